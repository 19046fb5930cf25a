"""The office's pages: each state of a case, both languages, and nothing in a message that acts."""

import re
from html.parser import HTMLParser

import pytest
from django.test import Client

from openroll.roll import models
from openroll.site.register import Register
from openroll.ui import assets
from tests.people.making import client_of

from .cases import HARM, LONG, fill_office

STATES = ("received", "waiting", "insufficient", "nothing", "review", "alert", "entered", "hostile")
ENGLISH = (
    "What was decided", "What the sources gave", "The message", "Nothing yet", "Cases", "received", "policy",
    "For review", "Entered", "Waiting", "Insufficient", "Received", "registrar",
)  # fmt: skip


class Elements(HTMLParser):
    """Gathers what stands in a page: tags with their attributes, and the text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data


@pytest.fixture
def office(opened: Register) -> Client:
    """A signed-in browser."""
    return client_of("registrar")


def page(client: Client, path: str, language: str = "en") -> str:
    answer = client.get(path, headers={"accept-language": language})
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "text/html; charset=utf-8"
    text: str = answer.content.decode()
    assert f'<html lang="{language}"' in text
    return text


@pytest.mark.parametrize("language", ["en", "ru"])
def test_every_state_of_a_case_has_a_page(office: Client, opened: Register, language: str) -> None:
    codes = fill_office(opened)
    assert set(codes) == set(STATES)
    listed = page(office, "/", language)
    for code in codes.values():
        assert f'href="/cases/{code}"' in listed
        shown = page(office, f"/cases/{code}", language)
        assert code in shown
        words = Elements(shown).text
        solid = "".join(words.split())  # letters wrap their lines
        assert "{" not in solid.replace("".join(HARM.split()), ""), "a place that nobody filled"
        if language == "ru" and code != codes["hostile"]:
            for english in ENGLISH:
                assert not re.search(rf"\b{english}\b", words), english


def test_a_case_says_what_was_decided_and_what_stands_where(office: Client, opened: Register) -> None:
    codes = fill_office(opened)
    entered = Elements(page(office, f"/cases/{codes['entered']}")).text
    for said in ("Entry № 1", "TESCO PLC", "00000003", "post.office@tesco.example", "tesco.example"):
        assert said in entered
    assert "aa" * 32 in entered
    assert "https://register.example/1 " in Elements(page(office, f"/cases/{codes['waiting']}")).text
    assert "TESCO PLC has been dissolved." in Elements(page(office, f"/cases/{codes['alert']}")).text
    review = Elements(page(office, f"/cases/{codes['review']}")).text
    assert "several operators" in review
    assert "0000006865" in review and "00445790" in review
    received = Elements(page(office, f"/cases/{codes['received']}")).text
    assert received.count("Nothing yet.") == 2


def test_the_list_is_newest_first_and_names_what_is_missing(office: Client, opened: Register) -> None:
    codes = fill_office(opened)
    listed = page(office, "/")
    assert re.findall(r'href="/cases/(2026-[^"]+)"', listed) == list(reversed(codes.values()))
    assert "8 cases, the newest first" in listed
    assert "Entry № 1" in listed


@pytest.mark.parametrize(("language", "said"), [("en", "No case has come in yet."), ("ru", "")])
def test_an_office_without_cases_says_so(office: Client, language: str, said: str) -> None:
    shown = page(office, "/", language)
    assert said in shown
    assert ("No case" in shown) == (language == "en")


@pytest.mark.parametrize("language", ["en", "ru"])
def test_a_message_never_acts(office: Client, opened: Register, language: str) -> None:
    code = fill_office(opened)["hostile"]
    shown = page(office, f"/cases/{code}", language)
    elements = Elements(shown)
    assert elements.text.count(HARM) >= 3, "the words are shown as they stand"
    assert LONG in elements.text
    tags = {tag for tag, _ in elements.tags}
    assert not tags & {"script", "img", "iframe", "object", "embed", "form", "base"}, (
        "what can be done has its own page"
    )
    for _, attributes in elements.tags:
        assert not [name for name in attributes if name.startswith("on")]
        for name in ("href", "src", "action"):
            target = attributes.get(name)
            assert target is None or target.startswith(("/", "#", "https://register.example/")), target
    listed = Elements(page(office, "/", language))
    assert not {tag for tag, _ in listed.tags} & {"script", "img"}


def test_a_claims_address_is_a_link_only_when_it_is_of_the_web(office: Client, opened: Register) -> None:
    code = fill_office(opened)["entered"]
    models.Claim.objects.filter(property="name").update(url="javascript:alert(1)")
    models.Claim.objects.filter(property="address").update(url="data:text/html,x")
    targets = [one.get("href") or "" for _, one in Elements(page(office, f"/cases/{code}")).tags]
    assert not [target for target in targets if target.startswith(("javascript:", "data:", "openroll:"))]


@pytest.mark.parametrize(
    "code", ["none", "2026-0", "2026-999999", "0", "2026-1-2", "a" * 300, "DROP-TABLE", "2026-1_"]
)
def test_a_case_that_is_not_there_is_not_there(office: Client, opened: Register, code: str) -> None:
    answer = office.get(f"/cases/{code}")
    assert answer.status_code == 404


@pytest.mark.parametrize(
    "path",
    ["/cases/", "/cases/2026-1/", "/cases/../", "/admin/", "/static/", "/static/../settings.py",
     "/static/%2e%2e/%2e%2e/site/settings.py", "/static//etc/passwd", "/static/none.css"],
)  # fmt: skip
def test_other_addresses_are_not_there(office: Client, path: str) -> None:
    assert office.get(path).status_code == 404


def test_an_address_that_is_not_there_says_nothing_of_the_inside(office: Client) -> None:
    shown = office.get("/no-such-page").content.decode()
    assert "urlpatterns" not in shown
    assert "openroll.site" not in shown


def test_the_look_is_for_everybody(opened: Register) -> None:
    visitor = Client(SERVER_NAME="localhost")
    shown = visitor.get("/sign-in").content.decode()
    wanted = re.findall(r'(?:href|src)="/static/([^"]+)"', shown)
    assert wanted
    for name in wanted:
        answer = visitor.get(f"/static/{name}")
        found = assets.find(name)
        assert answer.status_code == 200
        assert found is not None
        assert answer.content == found[0].body
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
