from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openroll.identity import name
from openroll.identity.name import Match, Written

from .vectors import cases


@pytest.mark.parametrize("case", cases("names"), ids=lambda case: case["in"])
def test_vectors(case: dict[str, Any]) -> None:
    found = name.parse(case["in"])
    assert (found.stem, found.legal_form) == (case["out"], case["form"])


def test_an_llp_and_an_inc_are_different_firms() -> None:
    found = name.compare("Telegram Messenger LLP", "Telegram Messenger Inc.")
    assert (found.stem, found.legal_form, found.number) == (Match.SAME, Match.DIFFERENT, Match.UNKNOWN)
    assert not found.compatible
    assert not found.same_operator


def test_likeness_alone_decides_nothing() -> None:
    found = name.compare("Telegram Messenger LLP", "Telegram Messengers LLP")
    assert found.likeness > 90
    assert found.stem is Match.DIFFERENT
    assert not found.compatible


def test_number_and_stem_together_make_one_operator() -> None:
    same = name.compare("TESCO PLC", "Tesco plc", numbers=("00445790", "00445790"))
    assert same.same_operator
    assert not name.compare("TESCO PLC", "Tesco plc", numbers=("00445790", "00445791")).compatible
    assert not name.compare("TESCO PLC", "Asda Ltd", numbers=("00445790", "00445790")).same_operator
    assert name.compare("TESCO", "Tesco plc").compatible


def test_empty_names_are_not_the_same() -> None:
    assert name.compare("", "").stem is Match.UNKNOWN
    assert not name.compare("«»", "!").same_operator


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Публичное акционерное общество «Пример» (ПАО «Пример»)",
            Written("Публичное акционерное общество «Пример»", "ПАО «Пример»"),
        ),
        ("Example GmbH (nachfolgend „Example“)", Written("Example GmbH", "Example")),
        ("ООО «Ромашка» (далее — «Компания»)", Written("ООО «Ромашка»")),
        (
            "Общество с ограниченной ответственностью «Ромашка» (далее — ООО «Ромашка»)",
            Written("Общество с ограниченной ответственностью «Ромашка»", "ООО «Ромашка»"),
        ),
        ('Example Ltd ("we", "us")', Written("Example Ltd")),
        ('Example Limited (the "Company")', Written("Example Limited")),
        ("New Name Ltd (formerly Old Name Ltd)", Written("New Name Ltd", former=("Old Name Ltd",))),
        ("Neu AG (vormals: Alt AG)", Written("Neu AG", former=("Alt AG",))),
        ("АО «Новое» (ранее ООО «Старое»)", Written("АО «Новое»", former=("ООО «Старое»",))),
        ("Example Ltd trading as Shop", Written("Example Ltd", trading="Shop")),
        ("Example Ltd, formerly Old Ltd", Written("Example Ltd", former=("Old Ltd",))),
        (
            'Example Sp. z o.o. (dawniej Stara S.A.) (dalej "Example")',
            Written("Example Sp. z o.o.", "Example", former=("Stara S.A.",)),
        ),
        ("Foo (UK) Ltd", Written("Foo (UK) Ltd")),
        ("Beispiel UG (haftungsbeschränkt)", Written("Beispiel UG (haftungsbeschränkt)")),
        ("Exempel AB (publ)", Written("Exempel AB (publ)")),
        ("Example Holdings (Cyprus)", Written("Example Holdings (Cyprus)")),
        ("(formerly X Ltd)", Written("(formerly X Ltd)")),
        ("", Written("")),
    ],
)
def test_what_stands_beside_a_name(text: str, expected: Written) -> None:
    assert name.written(text) == expected


def test_a_former_name_is_never_part_of_the_name() -> None:
    assert name.compare("New Ltd (formerly Old Ltd)", "Old Ltd").stem is Match.DIFFERENT
    assert name.compare("New Ltd (formerly Old Ltd)", "NEW LIMITED").compatible


@given(st.text(max_size=80), st.sampled_from(["", " (formerly ", " (далее — «", ", t/a ", "(«", "Ltd ("]))
def test_what_stands_beside_any_text(text: str, between: str) -> None:
    found = name.written(text + between + text)
    assert name.written(found.full).full == name.normalise(found.full)
    assert name.parse(found.full).stem == name.parse(text + between + text).stem


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_text(one: str, other: str) -> None:
    assert name.normalise(name.normalise(one)) == name.normalise(one)
    found = name.compare(one, other)
    assert 0 <= found.likeness <= 100
    assert name.compare(other, one).stem is found.stem
    assert name.parse(one) == name.parse(name.parse(one).full)
