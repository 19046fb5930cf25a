"""Footers and contact pages of the east of Europe: each was met, and not read or wrongly; the names are invented."""

import pytest

from tests.sources.page.test_wordings import PAGE, stated


def read(body: str) -> dict[str, list[str]]:
    return stated(body, "file:x.html", PAGE)


def test_what_the_page_calls_twice_stands_above_its_address() -> None:
    body = (
        "<h3>Adresa</h3><div><p>Restaurace U Lípy</p><p>Na Náměstí 12</p><p>561 64 Jablonné</p></div>"
        "<h3>Restaurace U Lípy na mapě</h3><p>Otevírací doba: pátek 10-22</p>"
    )
    assert read(body)["name"] == ["Restaurace U Lípy"]


def test_a_postcode_behind_a_street_needs_no_comma() -> None:
    body = (
        "<footer><p>+370 647 57000</p><p>info@tulpe.example</p><p>Liepų g. 152b 93263 Klaipėda</p></footer>"
    )
    assert read(body)["address"] == ["Liepų g. 152b 93263 Klaipėda"]


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ("<p>Tulipan Media S.A.<br>ul. Polna 29a<br>50-077 Wrocław</p><p>biuro@tulipan.pl</p>", "PL"),
        ("<p>Lipa d.o.o.<br>Lipova 29a<br>Podgorica</p><p>info@lipa.me</p>", "ME"),
        ("<p>Lipa d.o.o.<br>Lipova 29a<br>Beograd</p><p>+381 11 2345000</p>", "RS"),
    ],
)
def test_a_form_of_many_countries_is_no_sign_against_one(body: str, code: str) -> None:
    assert read(body)["country"] == [code]


def test_what_menus_say_shows_the_language() -> None:
    body = (
        "<ul><li><a href='/u'>Úvod</a></li><li><a href='/c'>Ceník</a></li></ul><h2>Kontaktní informace</h2>"
        "<p>Adresa: Lipová 418, 561 64 Jablonné nad Orlicí</p>"
    )
    assert read(body)["country"] == ["CZ"]
