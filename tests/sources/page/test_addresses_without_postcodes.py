"""Addresses whose town has no postcode or whose street no number, and what stands around them in footers."""

import pytest

from tests.sources.page.test_wordings import PAGE, stated

HEAD = "<html><head><title>Contact | Tilo Minas</title></head><body><h1>Tilo</h1>"


@pytest.mark.parametrize(
    "written",
    [
        "Calle Tacna 325, Arequipa, Peru",
        "Jr. Las Lilas 245 - Cajamarca - Perú",
        "Carrera 7 # 71-21, Torre B, Oficina 501, Bogotá, Colombia",
    ],
)
def test_a_street_a_town_and_a_country_are_an_address(written: str) -> None:
    body = f"<footer><h4>Contacto</h4><p>📍 {written}</p><p>📞 +57 601 294 1734</p><p>© 2025 Tilo S.A.C.</p></footer>"
    assert stated(body, kind=PAGE)["address"] == [written.replace(" - ", ", ")]


def test_below_a_heading_for_contact_too() -> None:
    body = f"{HEAD}<h5>Contacts</h5><p>Calle Tacna 325, Arequipa, Peru</p><p>+51 963 299 237</p><p>© Tilo</p>"
    assert stated(body, kind=PAGE)["address"] == ["Calle Tacna 325, Arequipa, Peru"]


def test_a_street_without_a_number_stands_above_its_town() -> None:
    box = "<li>contact@tilleul.fr</li>"
    place = "<li><address>Rue de la Sente aux Loups,<br>18000 BOURGES</address></li>"
    found = stated(f"<footer><h3>NOUS CONTACTER</h3><ul>{box}{place}</ul></footer>", kind=PAGE)
    assert found["address"] == ["Rue de la Sente aux Loups, 18000 BOURGES"]


@pytest.mark.parametrize("street", ["8 Lyon Road", "Unit 8, Lyon Road"])
def test_a_line_about_a_company_ends_with_its_address(street: str) -> None:
    line = f"© 2026 Tide Ltd. Company No. 15913493. Registered in England & Wales. {street}, Milton Keynes, MK1 1EX."
    assert stated(f"<footer><p>{line}</p></footer>", kind=PAGE)["address"] == [
        f"{street}, Milton Keynes, MK1 1EX"
    ]


def test_who_made_the_site_has_the_address_behind_them() -> None:
    line = (
        "© 2026 Tide Ltd. Company No. 15913493. Website by Lyon Studio. 8 Lyon Road, Milton Keynes, MK1 1EX."
    )
    assert "address" not in stated(f"<footer><p>{line}</p></footer>", kind=PAGE)


@pytest.mark.parametrize("box", ["BP : 5574 Douala-Akwa, Cameroun", "BP 5574 Douala-Akwa, Cameroun"])
def test_a_box_with_a_colon_is_one(box: str) -> None:
    body = f"<h1>Mentions légales</h1><p>Éditeur : Tilleul SARL</p><p>Siège social : {box}</p>"
    found = stated(body, kind=PAGE)
    assert found["address"] == [box]
    assert found["country"] == ["CM"]


def test_the_letters_of_a_province_show_italy_in_any_language() -> None:
    page = '<html lang="fr"><body><h1>Contact</h1><h3>Adresse</h3><address>{}</address>'
    found = stated(page.format("Via Roma, 5<br>73020 Borgo Lungo (LE)"), kind=PAGE)
    assert found["country"] == ["IT"]


def test_a_region_and_its_country_stand_below_a_town() -> None:
    page = "<h1>Contact</h1><h3>Adresse</h3><address>Via Roma, 5<br>73020 Borgo Lungo (LE)<br>Puglia, Italie</address>"
    found = stated(page, kind=PAGE)
    assert found["address"] == ["Via Roma, 5, 73020 Borgo Lungo (LE), Puglia, Italie"]


def test_a_second_place_behind_the_letters_of_a_province_is_another() -> None:
    second = "<span>Operativa — Via Sava, 2<br>65122 Pescara (PE)</span>"
    places = f"<span>Via Genova, 45<br>65122 Pescara (PE)</span> {second}"
    body = f"<footer><p>SEDI</p>{places}<p>© 2026 Tiglio S.r.l. - P.IVA 01643890682</p></footer>"
    assert all("Sava" not in one for one in stated(body, kind=PAGE).get("address", []))


def test_a_point_behind_an_office_ends_no_address() -> None:
    body = "<h1>Contacto</h1><p>Dirección</p><p>Calle 28 A # 15-55, Ofi. 301 · Bogotá</p>"
    assert stated(body, kind=PAGE)["address"] == ["Calle 28 A # 15-55, Ofi. 301, Bogotá"]


@pytest.mark.parametrize(
    "written",
    [
        "Россия, Саратов, ул. Речная, д.12 +7 (8452) 555-244",
        "Birkevej 7, 15. 3, 9000 Aalborg",
        "Birkevej 17, 12. sal, 9000 Aalborg",
        "Liepų g. 13a<br>Pasvalys. Lietuva",
    ],
)
def test_a_telephone_ends_an_address_and_a_floor_does_not(written: str) -> None:
    place = written.partition(" +7")[0].replace("<br>", ", ")
    found = stated(f"<footer><p>{written}</p><p>© 2026 Tilo AS</p></footer>", kind=PAGE)
    assert found["address"] == [place]


def test_a_link_above_an_address_names_nobody_there() -> None:
    body = (
        "<h1>Toimitusehdot</h1><p>Ehdot koskevat Tilo Oy:n palveluja kuluttaja-asiakkaille Suomessa.</p><footer><div>"
        "<a href='mailto:info@tilo.fi'>info@tilo.fi</a> <a href='https://www.facebook.com/'>Facebook</a>"
        "<p>Koivutie 692, 03400 Lohja (Vihti)</p></div><p>© 2026 Tilo Oy | Y-tunnus 3536913-1</p></footer>"
    )
    assert stated(body, "https://tilo.fi/ehdot", PAGE)["address"] == ["Koivutie 692, 03400 Lohja (Vihti)"]


@pytest.mark.parametrize("below", ["mapa", "Jan Novák"])
def test_what_stands_below_a_known_town_is_no_more_of_the_address(below: str) -> None:
    card = f"<h3>Kontakt</h3><p>Penzion Lípa<br>Kasárenská 192<br>Prachatice<br>{below}<br>Tel.: +420 775 555 302</p>"
    page = f"<title>Penzion Lípa</title>{card}<footer>2010 © Penzion Lípa</footer>"
    assert stated(page, "https://penzionlipa.cz/", PAGE)["address"] == ["Kasárenská 192, Prachatice"]
