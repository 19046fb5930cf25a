"""Joint controllers are operators, processors are none; the companies are invented."""

import pytest

from openroll.sources.page.parties.shared_control import is_joint, is_processor
from tests.sources.page.test_wordings import PAGE, stated

URL = "https://www.larano.com/privacy"


@pytest.mark.parametrize(
    "line",
    [
        "Bij de account zijn de bedrijven Larano GmbH en Larano Verkehr AG samen verantwoordelijk voor de verwerking.",
        "Larano GmbH and Larano Verkehr AG are joint controllers of your personal data.",
        "Die Larano GmbH und die Larano Verkehr AG sind gemeinsam Verantwortliche.",
    ],
)
def test_joint_controllers(line: str) -> None:
    assert stated(f"<h1>Privacy</h1><p>{line}</p>", URL, PAGE)["name"] == ["Larano GmbH", "Larano Verkehr AG"]


def test_a_processor_by_the_law() -> None:
    body = (
        "<h1>Zásady zpracování osobních údajů</h1><p>Larano Apotéka s.r.o., IČO 45274649, se sídlem Dlouhá 3, "
        "110 00 Praha 1, je správcem Vašich údajů.</p><p>Tulipán Media s.r.o., IČO 27082440, se sídlem Krátká 4, "
        "150 00 Praha 5, je ve smyslu obecného nařízení (EU) 2016/679 zpracovatelem Vašich osobních údajů.</p>"
    )
    assert stated(body, URL, PAGE)["name"] == ["Larano Apotéka s.r.o."]


def test_whoever_is_also_we_is_not_counted_among_the_joint() -> None:
    text = "We and Plover Ltd are joint controllers."
    assert not is_joint(text, 7, 17, len(text))


def test_a_controller_with_a_processor_is_none() -> None:
    text = "Plover Ltd is the controller, Grebe Ltd is our processor."
    assert not is_processor(text, 10, len(text))
    assert is_processor(text, 39, len(text))


@pytest.mark.parametrize(
    "line",
    [
        "Il contratto è concluso con Tulipano Srl, Via Roma 5, 20121 Milano, rappresentata dall'Avv. Mario Rossi.",
        "De overeenkomst met Tulpano B.V., Laan 5, 3511 AB Utrecht, wordt beheerst door deze AVV.",
    ],
)
def test_a_lawyer_and_general_terms_are_no_contract_for_processing(line: str) -> None:
    assert stated(f"<h1>Contract</h1><p>{line}</p>", URL, PAGE)["name"][0].startswith(
        "Tulpano" if "AVV" in line else "Tulipano"
    )
