"""A message, as bytes that anybody may send."""

import contextlib
import hashlib
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from openroll.core.errors import UnusableInput
from openroll.sources.message import LARGEST_MESSAGE, Found, Link, read_message

POST = """Коллеги, добрый день!
Вот открытые данные: https://find-and-update.company-information.service.gov.uk/company/OC391410 ,
почта abuse@telegram.org. Сервисы: telegram.org, t.me и web.telegram.org.

Заявляем:
- доступа к переписке у нас нет и не будет;
- спам мы ограничиваем.

Ответ регистратора:
Переписку мы не просим.
"""


def test_a_russian_post() -> None:
    message = read_message(POST.encode())
    assert [link.url for link in message.links] == [
        "https://find-and-update.company-information.service.gov.uk/company/OC391410"
    ]
    assert [found.value for found in message.emails] == ["abuse@telegram.org"]
    assert [found.value for found in message.domains] == ["telegram.org", "t.me", "web.telegram.org"]
    assert len(message.undertakings) == 2
    assert [found.value for found in message.answers] == ["Переписку мы не просим."]
    assert message.language == "ru"
    assert message.snapshot == hashlib.sha256(POST.encode()).hexdigest()


def test_the_message_of_the_issue() -> None:
    message = read_message(
        "https://find-and-update.company-information.service.gov.uk/\n"
        "company/00445790, customer.service@tesco.example, https://www.tesco.com"
    )
    assert [link.url for link in message.links] == [
        "https://find-and-update.company-information.service.gov.uk/company/00445790",
        "https://www.tesco.com",
    ]
    assert [found.value for found in message.emails] == ["customer.service@tesco.example"]
    assert message.domains == ()
    assert message.language == "en"


ANSWERED = """We run https://chat.example, mail hello@chat.example.

Registrar's answer (clerk@registrar.example):
- Entered. Write to office@registrar.example or see https://rules.registrar.example and registrar.example.

The registrar, second@registrar.example

Undertakings:
- we answer at abuse@chat.example
"""


def test_what_the_registrar_answers_names_nothing_of_the_operator() -> None:
    message = read_message(ANSWERED)
    assert [link.url for link in message.links] == ["https://chat.example"]
    assert [found.value for found in message.emails] == ["hello@chat.example", "abuse@chat.example"]
    assert message.domains == ()
    assert [found.value for found in message.undertakings] == ["we answer at abuse@chat.example"]
    (answer,) = message.answers
    assert ANSWERED[answer.start : answer.end] == answer.text
    assert "office@registrar.example" in answer.value


def test_a_message_is_in_the_language_of_its_sender() -> None:
    assert read_message("Внесите нас.\nRegistrar's answer:\nA long answer in English.").language == "ru"


def test_links_do_not_give_away_what_is_inside_them() -> None:
    message = read_message("https://x.example/?mail=a@b.org&to=telegram.org and mailto:c@d.org")
    assert [found.value for found in message.emails] == ["c@d.org"]
    assert message.domains == ()


def test_each_thing_once_and_in_order() -> None:
    message = read_message(
        "t.me/b https://a.example t.me/b a@b.org A@B.org a@b.org telegram.org Telegram.org"
    )
    assert [link.url for link in message.links] == ["https://t.me/b", "https://a.example"]
    assert [found.value for found in message.emails] == ["a@b.org", "A@b.org"]
    assert [found.value for found in message.domains] == ["telegram.org"]


def test_a_message_without_links_is_read() -> None:
    assert read_message("Please list us.").links == ()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1251"])
def test_encodings(encoding: str) -> None:
    message = read_message(POST.encode(encoding))
    assert message.text == POST
    assert message.raw == POST.encode(encoding)


@pytest.mark.parametrize("data", [b"", b"  \n\t", "", "\ufeff", b"\xef\xbb\xbf \n"])
def test_an_empty_message(data: bytes | str) -> None:
    with pytest.raises(UnusableInput, match="empty"):
        read_message(data)


@pytest.mark.parametrize(
    "data",
    [b"\x00\x01\x02", b"\x89PNG\r\n\x1a\n\x00\x00", b"%PDF-1.7\n\xe2\xe3\xcf\xd3\xff\xfe\x80\x9d\x90",
     bytes(range(256)),     b"\xff\xfe\x00\xd8", "a\ud800b", "\x01\x02\x03 text", b"caf\xe9 na\xefve \xdcber"],
)  # fmt: skip
def test_what_is_not_text(data: bytes | str) -> None:
    with pytest.raises(UnusableInput, match="binary"):
        read_message(data)


def test_too_large_names_size_and_limit() -> None:
    with pytest.raises(UnusableInput, match=f"{LARGEST_MESSAGE + 1} bytes; at most {LARGEST_MESSAGE}"):
        read_message("a" * (LARGEST_MESSAGE + 1))


def test_ten_megabytes_are_refused_at_once() -> None:
    began = time.process_time()
    with pytest.raises(UnusableInput):
        read_message(b"a@a@a" * 2_000_000)
    assert time.process_time() - began < 1


@pytest.mark.parametrize("unit", ["a@a@a", "http://http://", "a.b ", "Undertakings:\n- a\n", "\n", "(", "й@"])
def test_the_largest_hostile_message_is_read_in_time(unit: str) -> None:
    data = (unit * LARGEST_MESSAGE).encode()[: LARGEST_MESSAGE - LARGEST_MESSAGE % len(unit.encode())]
    began = time.process_time()
    with contextlib.suppress(UnusableInput):
        read_message(data)
    assert time.process_time() - began < 10


def test_more_links_than_a_message_has() -> None:
    with pytest.raises(UnusableInput, match="more than 500"):
        read_message(" ".join(f"https://a.example/{n}" for n in range(501)))


@settings(deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        message = read_message(data)
    except UnusableInput:
        return
    founds = (*message.emails, *message.domains, *message.undertakings, *message.answers)
    spans: list[Found | Link] = [*message.links, *founds]
    for one in spans:
        assert message.text[one.start : one.end] == one.text


@settings(deadline=None)
@given(st.text(max_size=300))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        message = read_message(text)
    except UnusableInput:
        return
    assert message.language in ("en", "ru")


def test_a_company_that_is_called_as_its_site_is_stays_in_the_message_s_own_text() -> None:
    message = read_message("Heron-World.co.uk Ltd and Heron.AI Global Limited; see heron.example.org")
    assert "Heron-World.co.uk Ltd and Heron.AI Global Limited; see  " in message.own
