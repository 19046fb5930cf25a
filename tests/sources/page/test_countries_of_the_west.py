"""Which country pages of the west and overseas show: forms that many have, towns behind dashes, provinces, states."""

import pytest

from tests.sources.page.test_wordings import PAGE, stated

FILE = "file:page.html"

SPANISH = '<html lang="es"><body><footer><p>© 2026 Aguas del Tilo S.A. Todos los derechos reservados.</p>'
PORTUGUESE = '<html lang="pt"><body><footer><p>© 2026 Águas da Tília Lda. Todos os direitos reservados.</p>'


@pytest.mark.parametrize(
    "line",
    [
        "Tel. +54 11 4242 4242",
        "Buenos Aires, Argentina",
        "info@tilo.com.ar",
        "Av. Arequipa 2450, 15046 Lince",
        "NIT: 890.200.222-3",
        "Hecho con cariño",
    ],
)
def test_a_form_of_all_who_write_spanish_is_not_spain_s(line: str) -> None:
    assert stated(f"{SPANISH}<p>{line}</p>", url=FILE, kind=PAGE).get("country", []) != ["ES"]


@pytest.mark.parametrize("line", ["Calle Mayor 24, 28013 Madrid", "CIF: A-58818501", "Tel. +34 91 555 22 11"])
def test_it_is_where_the_page_speaks_of_spain(line: str) -> None:
    assert stated(f"{SPANISH}<p>{line}</p>", url=FILE, kind=PAGE)["country"] == ["ES"]


@pytest.mark.parametrize("line", ["Luanda, Angola", "+244 923 111 222"])
def test_a_form_of_portugal_is_angola_s_too(line: str) -> None:
    assert stated(f"{PORTUGUESE}<p>{line}</p>", url=FILE, kind=PAGE).get("country", []) != ["PT"]


def test_public_services_of_colombia_have_letters_of_their_own() -> None:
    found = stated("<p>AGUAS DEL TILO S.A. E.S.P.</p><p>NIT: 890.903.938-8</p>", url=FILE, kind=PAGE)
    assert found["name"] == ["AGUAS DEL TILO S.A. E.S.P."]
    assert found["country"] == ["CO"]


@pytest.mark.parametrize(
    ("language", "body", "code"),
    [
        ("nl", "<p>Maatschappelijke zetel: Lindesteenweg 73, 2550 Kontich</p>", "BE"),
        ("es", "<p>Blvd. del Tilo 1421, Olímpica, 44430 Guadalajara, Jal.</p><p>info@tilo.com</p>", "MX"),
        ("it", "<p>Strada Provinciale, 2<br>70038 - Terlizzi (Ba)</p>", "IT"),
        ("fr", "<p>anne@tilleul.com</p><p>Paris - France</p><p>© 2025 Tilleul Avocat.</p>", "FR"),
        ("fr", "<p>Route du Tilleul</p><p>contact@tilleul.ma</p>", "MA"),
    ],
)
def test_what_shows_a_country(language: str, body: str, code: str) -> None:
    found = stated(
        f'<html lang="{language}"><body><footer><h3>Contact</h3>{body}</footer>', url=FILE, kind=PAGE
    )
    assert found["country"] == [code]


def test_a_mailbox_for_effects_of_medicines_is_nobody_s() -> None:
    body = "<p>Para notificar um caso, contacte: Email: Lis.farmacovigilancia@tilia.com</p>"
    assert "email" not in stated(f'<html lang="pt"><body>{body}', url=FILE, kind=PAGE)


def test_a_form_of_france_with_a_swiss_postcode_is_not_france_s() -> None:
    body = "<p>© 2026 Tilleul SARL. Tous droits réservés.</p><p>Rue du Lac 12, 1950 Sion</p>"
    found = stated(f'<html lang="fr"><body><footer>{body}</footer>', url=FILE, kind=PAGE)
    assert found.get("country", []) != ["FR"]


def test_a_form_of_greece_beside_a_town_of_cyprus_is_not_greece_s() -> None:
    body = "<p>© 2026 Φλαμουριά Ε.Ε. Με επιφύλαξη παντός δικαιώματος.</p><p>Λευκωσία</p>"
    found = stated(f'<html lang="el"><body><footer>{body}</footer>', url=FILE, kind=PAGE)
    assert found.get("country", []) != ["GR"]
