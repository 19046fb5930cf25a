from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openroll.identity import email

from .vectors import cases


@pytest.mark.parametrize("case", cases("emails"), ids=lambda case: case["in"][:30])
def test_vectors(case: dict[str, Any]) -> None:
    assert email.normalise(case["in"]) == case["out"]


def test_capitals_do_not_make_another_mailbox() -> None:
    assert email.same("Ann@x.org", "ann@x.org")
    assert not email.same("ann@x.org", "anne@x.org")


@given(st.text(max_size=60) | st.emails())
def test_normalising_twice_changes_nothing(text: str) -> None:
    value = email.normalise(text)
    if value is not None:
        assert email.normalise(value) == value
        assert value.isprintable()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("info [at] acme [dot] com", "info@acme.com"),
        ("Mail: info(at)acme.com.", "Mail: info@acme.com."),
        ("info (ät) acme (punkt) de", "info@acme.de"),
        ("info{at}shop.acme{dot}co{dot}uk", "info@shop.acme.co.uk"),
        ("anna [dot] lee [at] acme.com", "anna.lee@acme.com"),
        ("info @ acme.com", "info@acme.com"),
        ("info＠acme.com", "info@acme.com"),
        ("info@acme[.]com", "info@acme.com"),
        ("INFO AT ACME DOT COM", "INFO@ACME.COM"),
        ("info AT acme DOT com", "info@acme.com"),
        ("почта: info (собака) acme (точка) ru", "почта: info@acme.ru"),
        ("info [at] acme.example, or sales (at) acme.example", "info@acme.example, or sales@acme.example"),
        ("look at acme.com", "look at acme.com"),
        ("look AT acme.com", "look AT acme.com"),
        ("meet us at acme dot com", "meet us at acme dot com"),
        ("priced (at) ten euros", "priced (at) ten euros"),
        ("info@acme.com", "info@acme.com"),
        ("a@b@acme.com", "a@b@acme.com"),
        ("@acme on social networks", "@acme on social networks"),
        ("", ""),
    ],
)
def test_what_is_written_for_people_alone(text: str, expected: str) -> None:
    assert email.reveal(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "example@example.com",
        "info@example.org",
        "name@domain.com",
        "info@yourdomain.com",
        "info@your-domain.co",
        "hello@mysite.com",
        "info@ihre-domain.de",
        "vorname.nachname@acme.de",
        "your.email@acme.com",
        "test@test.com",
        "a@b.invalid",
        "0f3a5c@sentry.io",
        "0f3a5c@o12.ingest.sentry.io",
        "no address",
        *(
            "Example@gmail.com",
            "john@doe.com",
            "filler@godaddy.com",
            "hello@reallygreatsite.com",
            "mail@mail.com",
        ),
        *("info@email.cz", "vas@email.cz", "nome@email.it", "acme@email.com"),
    ],
)
def test_addresses_of_templates(text: str) -> None:
    assert email.is_placeholder(text)


@pytest.mark.parametrize(
    "text",
    [
        "info@acme.com",
        "email@acme.com",
        "info@acme.example",
        "name@acme.de",
        "domain@acme.com",
        "info@testing.com",
        *("mail@doe.com", "hello@godaddy.com", "exampleacme@gmail.com"),
        *("acme.pottery@email.cz", "acme@email.it"),
    ],
)
def test_addresses_of_somebody(text: str) -> None:
    assert not email.is_placeholder(text)


_SIGNS = st.sampled_from(
    [" (at) ", "[dot]", " AT ", " DOT ", "@", ".", "acme", "com", " ", "a", "(", "＠", " @ "]
)


@given(st.lists(_SIGNS | st.text(max_size=5), max_size=12).map("".join))
def test_revealing_twice_changes_nothing(text: str) -> None:
    once = email.reveal(text)
    assert email.reveal(once) == once
    assert email.is_placeholder(text) in (True, False)
