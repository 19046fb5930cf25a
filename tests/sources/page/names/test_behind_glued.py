"""Where a name begins to which a menu's word, a person or a slogan was glued, in one line."""

import pytest

from tests.sources.page.test_wordings import PAGE, stated

ANYWHERE = """
Startseite Reiher GmbH | Reiher GmbH
Öffnungszeiten Reiher GmbH | Reiher GmbH
Geschäftsführerin Anna Lis Reiher GmbH | Reiher GmbH
Get In Touch Heron Ltd | Heron Ltd
Shop Now Heron Ltd | Heron Ltd
Managing Director Ann Hill Heron Ltd | Heron Ltd
Accueil Héron SARL | Héron SARL
Directeur de la publication Anne Lis Héron SARL | Héron SARL
Inicio Garza S.L. | Garza S.L.
Winkelwagen Reiger B.V. | Reiger B.V.
Etusivu Haikara Oy | Haikara Oy
Anasayfa Turna Ltd. Şti. | Turna Ltd. Şti.
Home Heron Ltd | Home Heron Ltd
Boutique Héron SARL | Boutique Héron SARL
Azienda Agricola Airone S.r.l. | Azienda Agricola Airone S.r.l.
"""
ON_ITS_SITE = """
Anna Lis Reiher GmbH | Reiher GmbH | reiher
Frisches Brot täglich Reiher GmbH | Reiher GmbH | reiher
Home Heron Ltd | Heron Ltd | heron
Ann Hill Heron Ltd | Heron Ltd | heron
Pane fresco ogni giorno Airone S.r.l. | Airone S.r.l. | airone
Azienda Agricola Airone S.r.l. | Azienda Agricola Airone S.r.l. | airone
Boutique Héron SARL | Héron SARL | heron
Autohaus Reiher GmbH | Autohaus Reiher GmbH | reiher
"""


@pytest.mark.parametrize("row", ANYWHERE.strip().splitlines())
def test_a_menu_s_word_and_who_leads_the_company_are_of_no_name(row: str) -> None:
    said, name = row.split(" | ")
    body = f"<h1>Impressum</h1><p>{said}<br>Gasse 2<br>40699 Erkrath</p>"
    assert stated(body, "https://www.larano.com/page", PAGE).get("name", [name]) == [name]


@pytest.mark.parametrize("row", ON_ITS_SITE.strip().splitlines())
def test_what_else_is_none_of_it_the_site_or_the_title_shows(row: str) -> None:
    said, name, host = row.split(" | ")
    body = f"<h1>Impressum</h1><p>{said}<br>Gasse 2<br>40699 Erkrath</p>"
    assert stated(body, f"https://www.{host}.com/page", PAGE)["name"] == [name]
    if said != name:
        titled = f"<title>Info | {name}</title>{body}"
        assert stated(titled, "https://www.larano.com/page", PAGE)["name"] == [name]
