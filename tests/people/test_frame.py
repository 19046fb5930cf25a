"""What somebody sees whose request cannot even be read: a page of ours, in their language."""

import pytest
from django.test import Client

from openroll.site.register import Register


@pytest.fixture
def browser(opened: Register) -> Client:
    return Client(SERVER_NAME="localhost", raise_request_exception=False)


@pytest.mark.parametrize(
    ("language", "said"), [("en", "This request cannot be read"), ("ru", "Этот запрос нельзя прочитать")]
)
def test_too_many_fields(browser: Client, language: str, said: str) -> None:
    given = {f"field-{n}": "1" for n in range(2000)}
    answer = browser.post("/message", given, headers={"Accept-Language": language})
    assert answer.status_code == 400
    assert said in answer.content.decode()


def test_another_machine(opened: Register) -> None:
    answer = Client(SERVER_NAME="evil.example").get("/sign-in")
    assert answer.status_code == 400
    assert "This request cannot be read" in answer.content.decode()


def test_a_program_gets_a_document(opened: Register) -> None:
    answer = Client(SERVER_NAME="evil.example").get("/api/v1/openapi.json")
    assert (answer.status_code, answer.headers["Content-Type"]) == (400, "application/problem+json")
