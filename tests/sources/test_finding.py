"""Links, e-mail addresses and domains in any text."""

import time
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openroll.sources.finding import Found, Link, blank, find_bare, find_emails, find_links, is_domain

REGISTER = "https://find-and-update.company-information.service.gov.uk/company/00445790"


def is_register(link: str) -> bool:
    return link.startswith("https://find-and-update.company-information.service.gov.uk/company/0")


def links(text: str) -> list[str]:
    return [link.url for link in find_links(text, is_register)]


def bare(text: str) -> list[str]:
    return [one.url if isinstance(one, Link) else one.value for one in find_bare(text)]


def emails(text: str) -> list[str]:
    return [found.value for found in find_emails(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("see https://telegram.org.", ["https://telegram.org"]),
        ("see https://telegram.org/faq?", ["https://telegram.org/faq"]),
        ("(https://telegram.org/faq)", ["https://telegram.org/faq"]),
        ("[the page](https://telegram.org/faq)", ["https://telegram.org/faq"]),
        (
            "[https://telegram.org](https://telegram.org/faq).",
            ["https://telegram.org", "https://telegram.org/faq"],
        ),
        ("<https://telegram.org/faq>", ["https://telegram.org/faq"]),
        ("«https://telegram.org/faq»,", ["https://telegram.org/faq"]),
        ("„https://telegram.org/faq“", ["https://telegram.org/faq"]),
        ('"https://telegram.org/faq"', ["https://telegram.org/faq"]),
        ("'https://telegram.org/faq'", ["https://telegram.org/faq"]),
        ("**https://telegram.org/faq**", ["https://telegram.org/faq"]),
        (
            "https://a.example,https://b.example;https://c.example",
            ["https://a.example", "https://b.example", "https://c.example"],
        ),
        (
            "https://en.wikipedia.org/wiki/Telegram_(software)",
            ["https://en.wikipedia.org/wiki/Telegram_(software)"],
        ),
        (
            "(https://en.wikipedia.org/wiki/Telegram_(software))",
            ["https://en.wikipedia.org/wiki/Telegram_(software)"],
        ),
        ("ссылка:https://кремль.рф/события", ["https://кремль.рф/события"]),
        ("HTTPS://Telegram.org/", ["HTTPS://Telegram.org/"]),
        ("https://x.example/?next=https://y.example/", ["https://x.example/?next=https://y.example/"]),
        ("ftp://x.example/a file:///etc/passwd", ["ftp://x.example/a", "file:///etc/passwd"]),
        ("http://127.0.0.1/ http://[::1]/", ["http://127.0.0.1/", "http://[::1]/"]),
        ("no link here: // or http:// alone", []),
    ],
)
def test_links_with_a_scheme(text: str, expected: list[str]) -> None:
    assert links(text) == expected


@pytest.mark.parametrize("between", ["\n", "\r\n", "\n  ", "\n> ", "  \n\t"])
def test_a_register_link_that_breaks_after_a_slash_is_joined(between: str) -> None:
    text = f"https://find-and-update.company-information.service.gov.uk/{between}company/00445790, and more"
    (link,) = find_links(text, is_register)
    assert link.url == REGISTER
    assert text[link.start : link.end] == link.text
    assert text[link.end :] == ", and more"


@pytest.mark.parametrize(
    "text",
    [
        "https://telegram.org/\nfaq",  # not a register's
        f"{REGISTER}/\nofficers",  # a register's without the next line, too
        "https://find-and-update.company-information.service.gov.uk/\nhttps://company/00445790",
        "https://find-and-update.company-information.service.gov.uk/\n\ncompany/00445790",
    ],
)
def test_other_broken_links_are_left_as_they_are(text: str) -> None:
    assert links(text)[0] == text.splitlines()[0]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("telegram.org, t.me and web.telegram.org.", ["telegram.org", "t.me", "web.telegram.org"]),
        ("Сайт: telegram.org; www.Tesco.com!", ["telegram.org", "www.tesco.com"]),
        ("кремль.рф и пример.com", ["кремль.рф", "пример.com"]),
        ("сайт:telegram.org", ["telegram.org"]),
        ("t.me/telegram", ["https://t.me/telegram"]),
        ("(t.me/telegram)", ["https://t.me/telegram"]),
        ("telegram.org:443", ["https://telegram.org:443"]),
        ("find-and-update.company-information.service.gov.uk/company/OC391410/officers",
         ["https://find-and-update.company-information.service.gov.uk/company/OC391410/officers"]),
        ("report.pdf main.py README.md archive.zip run.sh photo.jpeg", []),
        ("1.5 3.14 10.000,50 12.06.2017 2.0.0 10.30am 7.30.am", []),
        ("т.е. и т.д. e.g. i.e. S.A. z o.o. Inc. т.п", []),
        ("the list.Then it ends.No more", []),
        ("src/telegram.org /etc/telegram.org C:\\telegram.org @telegram.org", []),
        ("under_score.example.org -x.org", []),
        ("nothing.notatld localhost", []),
        ("co.uk and github.io", ["github.io"]),
        (".".join(["a"] * 50) + ".org", []),
    ],
)  # fmt: skip
def test_what_is_written_without_a_scheme(text: str, expected: list[str]) -> None:
    assert bare(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("abuse@telegram.org.", ["abuse@telegram.org"]),
        ("mailto:abuse@telegram.org?subject=x", ["abuse@telegram.org"]),
        ("<abuse@telegram.org>, (a.b+c@Tesco.Example)", ["abuse@telegram.org", "a.b+c@tesco.example"]),
        ("почта:abuse@telegram.org «dsa@telegram.org»", ["abuse@telegram.org", "dsa@telegram.org"]),
        ("-abuse@telegram.org", ["abuse@telegram.org"]),
        ("a@b a@b. @x.org a@@b.org a@a@a.org", []),
        ("x" * 90 + "@telegram.org", []),
        ("a..b@telegram.org a.@telegram.org x@-a.org", []),
        ("почта@пример.рф", ["почта@пример.рф"]),
    ],
)
def test_emails(text: str, expected: list[str]) -> None:
    assert emails(text) == expected


def test_known_suffixes_are_read_without_a_network() -> None:
    assert is_domain("telegram.org")
    assert is_domain("bbc.co.uk")
    assert not is_domain("co.uk")
    assert not is_domain("telegram.invalid")


@given(st.text(alphabet=st.sampled_from("ab.@:/-_()[]<>«» \nhttps,com+%кф"), max_size=200))
def test_spans_are_where_the_text_stands(text: str) -> None:
    for one in [*find_links(text, is_register), *find_emails(text), *find_bare(text)]:
        assert text[one.start : one.end] == one.text
        assert one.text


@given(st.lists(st.integers(min_value=0, max_value=30), max_size=6))
def test_blank_keeps_positions(cuts: list[int]) -> None:
    text = "abcdefghijklmnopqrstuvwxyz01234567"
    edges = sorted(set(cuts))
    spans = list(zip(edges[::2], edges[1::2], strict=False))
    blanked = blank(text, spans)
    assert len(blanked) == len(text)
    assert all(blanked[start:end].isspace() for start, end in spans)


@pytest.mark.parametrize(
    "unit",
    ["a@a", "http://", "a.", "a-", "www.", "((", "))", "http://](", "a" * 64 + "@", "a:", "+", "/\n", "http://a/\n",
     "1.", ".a", "é", "mailto:a@b.c", "a@b.", "https://a,"],
)  # fmt: skip
def test_hostile_text_takes_linear_time(unit: str) -> None:
    text = unit * (1024 * 1024 // len(unit))
    began = time.process_time()
    finders: list[Iterator[Found | Link]] = [
        find_links(text, is_register),
        find_emails(text),
        find_bare(text),
    ]
    for found in finders:
        for _ in zip(found, range(500), strict=False):
            pass
    assert time.process_time() - began < 5


def test_found_is_small() -> None:
    assert Found("A", "a", 0, 1).value == "a"
