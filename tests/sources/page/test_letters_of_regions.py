"""Letters of provinces, states and cantons that are those of legal forms, too: in addresses they are no form."""

import pytest

from openroll.sources.page.words.forms import has_form
from tests.sources.page.test_wordings import PAGE, stated

ITALIAN = '<html lang="it"><title>Contatti | Tulipano</title><h1>Contatti</h1>'


@pytest.mark.parametrize(
    "said",
    [
        "Via Roma 8, 20831 Seregno (MB)",
        "Via Roma 8, 20831 Seregno MB",
        "Via Roma 8 - 51100 Pistoia - PT",
        "Via Roma 8 - Trani (BT)",
        "Bahnhofstrasse 1, 5000 Aarau AG",
        "12 Mill Street, Calgary AB T2P 1J9",
        "12 Mill Street, Adelaide SA 5000",
        "Str. Lalelei 12, 710001 Botoșani BT",
    ],
)
def test_letters_behind_a_town_are_no_form(said: str) -> None:
    assert not has_form(said)


@pytest.mark.parametrize(
    "said", ["MB Tulpė", "Gatvė 3, 08217 Vilnius, MB Tulpė", "Tulpė MB, Gatvė 3, Vilnius"]
)
def test_the_same_letters_are_forms_elsewhere(said: str) -> None:
    assert has_form(said)


@pytest.mark.parametrize("name", ["Tulip SA", "Blaue Tulpe AG"])
def test_companies_are_named_below_streets(name: str) -> None:
    found = stated(f"<h1>Impressum</h1><p>{name}<br>Lindenweg 3<br>8000 Zürich</p>", kind=PAGE)
    assert found["name"] == [name]


def test_a_province_makes_no_name_of_a_town() -> None:
    card = "<p>Tulipano di Rossi Mario<br>Via Roma 8, 20831 Seregno MB<br>P.IVA 03178900597</p>"
    found = stated(f"{ITALIAN}{card}", kind=PAGE)
    assert found["name"] == ["Tulipano di Rossi Mario"]
    assert found["address"] == ["Via Roma 8, 20831 Seregno MB"]


def test_a_labelled_address_in_such_a_province_is_stated() -> None:
    card = "<p>Indirizzo: Via Cadore 25, 20831 Seregno (MB)</p><p>Lun - Ven: 09:00 - 13:00</p>"
    assert stated(f"{ITALIAN}{card}", kind=PAGE)["address"] == ["Via Cadore 25, 20831 Seregno (MB)"]


@pytest.mark.parametrize(
    ("street", "town"),
    [("Str. Lalelei 12", "Botoșani BT"), ("12 Mill Street", "Calgary, AB"), ("12 Mill Street", "Calgary AB")],
)
def test_a_town_below_its_street_is_no_company(street: str, town: str) -> None:
    found = stated(f"<title>Contact | Tulip</title><h1>Contact</h1><p>{street}<br>{town}</p>", kind=PAGE)
    assert town not in found.get("name", [])


def test_words_between_a_name_and_its_street_are_no_part_of_the_address() -> None:
    card = "<p>Tulpe Praxis, Bahnhofstrasse 1, 5432 Neuenhof AG</p><p>Tel. 062 123 45 67</p>"
    found = stated(f'<html lang="de"><title>Kontakt | Tulpe</title><h1>Kontakt</h1>{card}', kind=PAGE)
    assert found["address"] == ["Bahnhofstrasse 1, 5432 Neuenhof AG"]
