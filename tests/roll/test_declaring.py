"""What each side declares: the operator's own statement speaks for it where its site is the operator's."""

from datetime import UTC, datetime

import pytest

from openroll.identity.claims import Citation
from openroll.identity.standing import Assessment, Service
from openroll.roll import models
from openroll.roll.declaring import declared
from openroll.sources.findings import Findings
from openroll.sources.message import read_message
from openroll.sources.openroll_json import Undertaking

AT = datetime(2026, 11, 2, 12, tzinfo=UTC)


def undertaking(text: str, language: str, index: int = 0) -> Undertaking:
    cited = Citation(
        "https://invented.example/.well-known/openroll.json",
        f"/undertakings/{index}/texts/{language}",
        text,
        "aa",
        AT,
    )
    return Undertaking(text, language, None, cited)


def told(binding: str, vouched_by: str | None) -> list[tuple[str, str]]:
    found = Findings(
        undertakings=[
            undertaking("We answer.", "en"),
            undertaking("Мы отвечаем.", "ru"),
            undertaking("We log.", "en", 1),
        ]
    )
    services = (Service("invented.example", binding, ()),)
    assessment = Assessment({}, services, (), "enter", "", {}, (), ())
    case = models.Case(code="x", received_at=AT, vouched_by=vouched_by, options={})
    message = read_message("Наш сервис: https://invented.example/")
    return [(party, text) for party, text, _ in declared(case, message, found, assessment)]


@pytest.mark.parametrize(
    ("binding", "alone", "vouched"),
    [
        ("claimed", False, False),
        ("page", False, True),
        ("challenge", False, True),
        ("certificate", True, True),
        ("register", True, True),
    ],
)
def test_whose_statement_undertakes_something(binding: str, alone: bool, vouched: bool) -> None:
    expected = [("organiser", "Мы отвечаем."), ("organiser", "We log.")]
    assert told(binding, None) == (expected if alone else [])
    assert told(binding, "registrar") == (expected if vouched else [])
