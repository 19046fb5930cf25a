"""Undertakings and the registrar's answer, in their own words and places."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openroll.sources.undertakings import find_declarations


def undertakings(text: str) -> list[str]:
    return [found.value for found in find_declarations(text).undertakings]


def answers(text: str) -> list[str]:
    return [found.value for found in find_declarations(text).answers]


@pytest.mark.parametrize(
    "heading",
    ["Undertakings:", "We declare:", "We declare that:", "We undertake:", "Declarations:", "## Undertakings:",
     "**We declare:**", "Заявляем:", "Мы заявляем, что:", "Обязуемся:", "Мы заявляем:", "  UNDERTAKINGS:"],
)  # fmt: skip
@pytest.mark.parametrize("bullet", ["-", "*", "•", "1.", "1)", "—"])
def test_a_heading_and_its_list(heading: str, bullet: str) -> None:
    text = f"Hello.\n{heading}\n{bullet} no access to correspondence\n{bullet} we curb spam\n\nRegards"
    found = find_declarations(text).undertakings
    assert [one.value for one in found] == ["no access to correspondence", "we curb spam"]
    assert all(text[one.start : one.end] == one.text for one in found)


def test_items_may_run_over_lines_and_stand_apart() -> None:
    text = (
        "We undertake:\n\n- to remove public propaganda\n  of terrorism;\n\n- to curb spam.\n\nYours,\n- A.\n"
    )
    assert undertakings(text) == ["to remove public propaganda of terrorism;", "to curb spam."]


def test_the_answer_of_the_registrar_may_be_a_paragraph() -> None:
    text = "Заявляем:\n- доступа не даём\n\nОтвет регистратора:\nПереписку мы\nне просим.\n\nПодпись"
    text = text.replace("\n", "\r\n")
    assert undertakings(text) == ["доступа не даём"]
    assert answers(text) == ["Переписку мы не просим."]


def test_the_answer_of_the_registrar_may_be_a_list() -> None:
    assert answers("Registrar’s answer:\n1) not asked for\n2) entered") == ["not asked for", "entered"]


@pytest.mark.parametrize(
    "text",
    ["", "We declare war on spam\n- really", "Undertakingship:\n- x", "Undertakings:\nDear sir,\n- x", "Undertakings:",
     "The company's undertakings are these:\n- x"],
)  # fmt: skip
def test_nothing_else_is_an_undertaking(text: str) -> None:
    assert undertakings(text) == []


@given(st.text(alphabet=st.sampled_from("Undertakings:\n- *1.) abс\r\t"), max_size=200))
def test_any_text_is_read(text: str) -> None:
    declared = find_declarations("Undertakings:\n" + text)
    for one in (*declared.undertakings, *declared.answers):
        assert ("Undertakings:\n" + text)[one.start : one.end] == one.text
