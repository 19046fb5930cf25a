"""The letter asks for exactly what is missing, in the sender's language."""

import pytest

from openroll.identity.standing import assess
from openroll.policy.model import load
from openroll.roll.letter import NAMES, letter, missing_lines
from openroll.sources.ask import Kind, RefusedLink
from openroll.ui.languages import translator
from tests.identity.making import company

from .making import everything, silence

POLICY = load("five-identifiers")
EN, RU = translator("en"), translator("ru")


def written(
    claims: list[object] | None = None, refused: tuple[RefusedLink, ...] = (), lang: str = "en"
) -> str:
    assessment = assess(claims or [], [], POLICY, vouched_by="registrar")  # type: ignore[arg-type]  # claims
    return letter("2026-1", "Test register", assessment, refused, translator(lang))


def refusal(kind: Kind) -> RefusedLink:
    link = f"https://{kind}.example/"
    return RefusedLink(link, "{link} leads nowhere.", {"link": link}, kind)


def test_what_is_there_is_shown_and_only_what_is_missing_is_asked_for() -> None:
    text = written([*company()])
    asked = text.partition("we still need:")[2]
    assert text.startswith("Case 2026-1, Test register\n")
    assert "name of the operator: TESCO PLC" in text
    assert "number in a trade register, or tax number: 00445790" in text
    assert "e-mail" in asked
    for name in ("name", "country", "number", "address"):
        assert f"– {NAMES[name]}" not in asked
    assert text.endswith("Nothing else is asked of you.\n")


def test_an_empty_message_is_asked_for_all_five() -> None:
    text = written()
    assert "we have:" not in text
    for name in NAMES.values():
        assert name in text


def test_each_hint_stands_once_with_all_it_is_about() -> None:
    assessment = assess([], [], POLICY, vouched_by=None)
    lines = missing_lines(assessment.missing, EN)
    assert len(lines) == len({line.partition(". ")[2] for line in lines})
    assert sum(len(line.partition(". ")[0].split("; ")) for line in lines) == 5
    assert missing_lines([], EN) == []


def test_russian_has_no_english_left() -> None:
    text = written([*company()], (refusal("unsafe"),), "ru")
    assert "Обращение" in text or "Дело" in text or "Случай" in text
    for english in ("Thank you", "still need", "Nothing else", "could not be used", "e-mail"):
        assert english not in text
    assert RU(NAMES["email"]) in text
    assert RU(NAMES["email"]) != NAMES["email"]


@pytest.mark.parametrize("kind", ["unsafe", "not-there", "unusable"])
def test_the_sender_is_told_of_links_that_it_can_mend(kind: Kind) -> None:
    text = written([*company()], (refusal(kind),))
    assert "These links could not be used:" in text
    assert f"– https://{kind}.example/: https://{kind}.example/ leads nowhere." in text


@pytest.mark.parametrize("kind", ["unreachable", "unreadable", "key-needed"])
def test_what_is_ours_to_mend_is_not_the_senders_affair(kind: Kind) -> None:
    assert "https://" not in written([*company()], (refusal(kind),))


def test_braces_in_foreign_words_stand_as_they_are() -> None:
    link = "https://a.example/{0}{__class__}%s"
    one = RefusedLink(link, "{link}: no", {"link": link}, "unusable")
    text = written([*company(name="A {b} Ltd {0}")], (one,))
    assert link in text
    assert "A {b} Ltd {0}" in text


def test_nobody_is_asked_for_what_is_there() -> None:
    assert missing_lines(assess(everything(), [], POLICY, vouched_by="registrar").missing, EN) == []
    assert silence().link not in written([*everything()], (silence(),))
