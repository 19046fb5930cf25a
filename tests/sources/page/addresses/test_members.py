"""Under which number somebody is a member of a profession's body, or has a licence, is no address."""

import pytest

from tests.sources.page.test_wordings import PAGE, stated

BODY = "<h2>Titolare</h2><p>Anna Lis<br>{said}<br>Email: info@plover.example</p>"


@pytest.mark.parametrize(
    "said",
    [
        "Iscrizione all'Albo dei Fisioterapisti della Provincia di Bergamo n. 1244",
        "Albo degli Avvocati di Milano n. 1244",
        "Inscrit au Barreau de Paris n° 1244",
        "Inscrito na Ordem dos Advogados de Lisboa nº 1244",
        "Cédula Profesional 1244, Universidad de Guadalajara",
        "CRM-SP 12345",
        "Μέλος Δικηγορικού Συλλόγου Αθηνών, ΑΜ 1244",
        "Eingetragen in die Liste der Architektenkammer Berlin Nr. 1244",
        "Lid van de Orde van Advocaten Gent nr. 1244",
        "Wpis na listę adwokatów w Warszawie nr 1244",
        "Zapsán v České advokátní komoře Praha č. 1244",
        "Autorisation préfectorale de Paris n° 1244",
    ],
)
def test_a_member_s_number_is_no_address(said: str) -> None:
    assert "address" not in stated(BODY.format(said=said), "https://plover.example/note", PAGE)


def test_a_house_with_four_digits_is_one() -> None:
    found = stated(
        BODY.format(said="Av. Corrientes nº 1234, Buenos Aires"), "https://plover.example/note", PAGE
    )
    assert found["address"] == ["Av. Corrientes nº 1234, Buenos Aires"]
