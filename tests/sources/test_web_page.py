"""Any web page: the pages in vectors/pages, what decoys are, where citations lead, and bytes of any kind."""

import gc
import re
from collections import defaultdict
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from openroll.core.errors import NotThere
from openroll.identity.claims import Claim
from openroll.sources.base import Reading, Unreadable
from openroll.sources.web_page import read_page
from tests.sources.pages import INDEX, page_of, stored

NAME = 'ООО "Северный Ветер"'
_VALUES = ("number", "country", "address", "email", "trading_name", "short_name", "former_name")


def _by_subject(reading: Reading) -> dict[str, dict[str, list[Claim]]]:
    found: dict[str, dict[str, list[Claim]]] = defaultdict(lambda: defaultdict(list))
    for claim in reading.claims:
        found[claim.subject][claim.property].append(claim)
    return {subject: claims for subject, claims in found.items() if "name" in claims}


def _even(text: str) -> str:
    return " ".join(text.split())


def values(body: str, **how: str) -> dict[str, str]:
    """Return the claims of a page of one operator."""
    return {claim.property: claim.value for claim in read_page(page_of(body, **how)).claims}


@pytest.mark.parametrize("one", INDEX, ids=lambda one: str(one["file"]))
def test_the_operators_of_a_page(one: dict[str, Any]) -> None:
    operators = _by_subject(read_page(stored(one)))
    expected = one["expect"]["operators"]
    named = {claims["name"][0].value: claims for claims in operators.values()}
    assert sorted(named) == sorted(each["name"] for each in expected)
    for each in expected:
        claims = named[each["name"]]
        told = {name: [claim.value for claim in claims[name]] for name in _VALUES if claims[name]}
        assert told == {name: [each[name]] for name in _VALUES if name in each}
        others = {claim.scheme: claim.value for claim in claims["other_number"]}
        assert others == each.get("others", {})
        if "scheme" in each:
            assert [claim.scheme for claim in claims["number"]] == [each["scheme"]]


@pytest.mark.parametrize("one", INDEX, ids=lambda one: str(one["file"]))
def test_what_is_not_the_operators(one: dict[str, Any]) -> None:
    reading = read_page(stored(one))
    claimed = [claim.value for claim in reading.claims]
    assert not [value for value in claimed for never in one["expect"]["never"] if never in value]
    remarks = [remark.reason.format(**remark.params) for remark in reading.remarks]
    for words in one["expect"]["remarks"]:
        assert any(words in remark for remark in remarks), remarks
    assert len(reading.alerts) == one["expect"]["alerts"]
    if "links" in one["expect"]:
        assert list(reading.links) == one["expect"]["links"]


@pytest.mark.parametrize("one", INDEX, ids=lambda one: str(one["file"]))
def test_citations_lead_to_the_words(one: dict[str, Any]) -> None:
    page = stored(one)
    text = page.body.decode()
    tree = LexborHTMLParser(text)
    reading = read_page(page)
    cited = [(claim.original, claim.citation) for claim in reading.claims]
    cited += [("", each.citation) for each in (*reading.alerts, *reading.remarks) if each.citation]
    for original, citation in cited:
        assert _even(original) in _even(citation.quote)
        assert len(citation.quote) <= 1000
        if place := re.fullmatch(r"characters (\d+)-(\d+)", citation.where):
            assert text[int(place[1]) : int(place[2])] == citation.quote
        else:
            assert len(tree.css(citation.where)) == 1
            assert _even(citation.quote) in _even(tree.css(citation.where)[0].text(separator="\n")) or all(
                _even(line) in _even(tree.css(citation.where)[0].text())
                for line in citation.quote.split("\n")
            )


def test_a_page_of_an_error_is_refused() -> None:
    page = page_of("<p>Example Words Ltd, registered in England, company number 13579246</p>")
    with pytest.raises(NotThere):
        read_page(replace(page, status=404))
    with pytest.raises(Unreadable):
        read_page(replace(page, status=503))


def test_a_page_in_an_older_encoding() -> None:
    body = '<p>ООО "Северный Ветер", ОГРН 1197740056667</p>'
    for charset in ("windows-1251", "iso-8859-5"):
        page = page_of(body.encode(charset), f"text/html; charset={charset}")
        assert read_page(page).claims[0].value == NAME
    guessed = page_of(body.encode("windows-1251"), "text/html")
    assert read_page(guessed).claims[0].value == NAME
    declared = f'<meta charset="windows-1251">{body}'.encode("windows-1251")
    assert read_page(page_of(declared, "text/html")).claims[0].value == NAME


def test_a_mailbox_behind_a_link_and_one_that_is_covered() -> None:
    line = "<p>Larkspur Ltd, registered in England and Wales, company number 13579246. {}</p>"
    linked = line.format('<a href="mailto:hello@larkspur.example?subject=x">Write to us</a>')
    assert values(linked)["email"] == "hello@larkspur.example"
    code = bytes([0x42]) + bytes(byte ^ 0x42 for byte in b"hi@larkspur.example")
    covered = line.format(f'<a class="__cf_email__" data-cfemail="{code.hex()}">[email&#160;protected]</a>')
    assert values(covered)["email"] == "hi@larkspur.example"


def test_what_cannot_be_seen_in_a_name_falls_away() -> None:
    assert (
        values("<p>Lark\u200bspur Ltd, registered in England, company number 13579246</p>")["name"]
        == "Larkspur Ltd"
    )


@given(st.binary(max_size=400))
def test_any_bytes_are_read(body: bytes) -> None:
    for content_type in ("text/html", "text/plain", None):
        read_page(page_of(body, content_type))


_PIECES = st.sampled_from(
    [
        *(
            "Larkspur Ltd",
            "GmbH",
            "HRB 123",
            "Amtsgericht",
            "company number",
            "13579246",
            "registered in England and Wales",
        ),
        *(
            "<p>",
            "</p>",
            "<br>",
            "<div style='display:none'>",
            "</div>",
            "<pre>",
            "\n",
            "<h2>",
            "</h2>",
            "<strong>",
            "</strong>",
        ),
        *(
            "Registered office:",
            "1 High Street",
            "EC1A 1BB",
            "info@site.example",
            "c/o",
            "(",
            ")",
            "“",
            ", ",
            ": ",
            " | ",
        ),
        *(
            "ООО «Ветер»",
            "ОГРН",
            "Hébergeur",
            "представитель",
            "<a href='mailto:a@b.example'>",
            "</a>",
            "<table><tr><td>",
            "İ",
            "\u200b",
        ),
    ]
)


@given(st.lists(_PIECES, max_size=40).map(" ".join))
def test_any_mixture_of_words_is_read_and_cited(body: str) -> None:
    for content_type in ("text/html", "text/markdown"):
        for claim in read_page(page_of(body, content_type)).claims:
            assert _even(claim.original) in _even(claim.citation.quote)


@pytest.mark.parametrize(
    "body",
    [
        "<div>" * 20_000 + "Larkspur Ltd, company number 13579246",
        "<p>" + "Larkspur Ltd " * 20_000,
        "company number " * 20_000,
        "<p>" + "(" * 50_000 + "Ltd",
        "<p title='" + "a" * 200_000 + "'>Larkspur Ltd</p>",
        "a@" * 50_000,
        "<p>registered in England and Wales " * 3_000,
    ],
    ids=["nesting", "names", "labels", "brackets", "attribute", "at signs", "registered"],
)
def test_pages_made_to_take_long_are_read(body: str) -> None:
    assert len(read_page(page_of(body)).remarks) <= 60


def parsers_in_memory() -> int:
    # By `type`: asking a lazy object of somebody else's for its class would bring it to life.
    return sum(type(one) is LexborHTMLParser for one in gc.get_objects())


def test_a_page_that_was_read_is_gone_at_once() -> None:
    body = "<p>Larkspur Ltd, company number 13579246, 14 Harbour Street, Bristol, BS1 4QD</p>"
    gc.collect()
    before = parsers_in_memory()
    gc.disable()  # what holds itself in a circle stays in memory now
    try:
        assert read_page(page_of(body)).claims
        assert parsers_in_memory() == before
    finally:
        gc.enable()
