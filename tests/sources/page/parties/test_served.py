"""Whole lines above a company that say that goods come from it: a site that is called otherwise sells them for it."""

import pytest

from tests.sources.page.test_wordings import PAGE, stated

GOODS = """
Hersteller | Tulpen GmbH | Hauptstraße 5, 50667 Köln
Angaben zum Hersteller | Tulpen GmbH | Hauptstraße 5, 50667 Köln
Fabricant | Tulipe SARL | 12 rue des Lilas, 69003 Lyon
Produttore | Tulipano S.r.l. | Via Roma 12, 20121 Milano
Fabricante | Tulipanes S.L. | calle Mayor 12, 28013 Madrid
Fabrikant | Tulp B.V. | Kerkstraat 12, 1017 GA Amsterdam
Producent | Tulipan Sp. z o.o. | ul. Długa 12, 00-238 Warszawa
Výrobce | Tulipán s.r.o. | Dlouhá 12, 110 00 Praha 1
Производитель | ООО «Тюльпан» | 127000, г. Москва, ул. Длинная, д. 12
Gyártó | Tulipán Kft. | 1011 Budapest, Fő utca 12.
Valmistaja | Tulppaani Oy | Pitkäkatu 12, 00100 Helsinki
"""


@pytest.mark.parametrize("row", GOODS.strip().splitlines())
def test_who_makes_goods_is_not_who_sells_them(row: str) -> None:
    label, name, place = row.split(" | ")
    for body in (
        f"<div>{label}</div><div>{name}</div><div>{place}</div>",
        f"<table><tr><td>{label}</td><td>{name}, {place}</td></tr></table>",
    ):
        assert not stated(body, "https://www.bluekiln.example/terms", PAGE)


def test_who_makes_goods_has_a_site_too() -> None:
    body = "<div>Hersteller</div><div>Tulpen GmbH</div><div>Hauptstraße 5, 50667 Köln</div>"
    assert stated(body, "https://www.tulpen.example/terms", PAGE)["name"] == ["Tulpen GmbH"]


MADE = """
Verantwortliche Person für die EU: Tulpen GmbH, Hauptstraße 5, 50667 Köln
Verantwortlicher Wirtschaftsakteur: Tulpen GmbH, Hauptstraße 5, 50667 Köln
Podmiot odpowiedzialny na terenie UE: Tulipan Sp. z o.o., ul. Długa 12, 00-238 Warszawa
EU-verantwoordelijke persoon: Tulp B.V., Kerkstraat 12, 1017 GA Amsterdam
Gefertigt von der Tulpen GmbH, Hauptstraße 5, 50667 Köln
Hergestellt in Deutschland von Tulpen GmbH, Hauptstraße 5, 50667 Köln
Manufactured for Tulip Ltd, 12 High Street, London EC1A 1BB
Prodotto e confezionato da Tulipano S.r.l., Via Roma 12, 20121 Milano
Imbottigliato da Tulipano S.r.l., Via Roma 12, 20121 Milano
Wyprodukowano dla Tulipan Sp. z o.o., ul. Długa 12, 00-238 Warszawa
Vyrobeno společností Tulipán s.r.o., Dlouhá 12, 110 00 Praha 1
Изготовлено ООО «Тюльпан», 127000, г. Москва, ул. Длинная, д. 12
Proizvodi i pakira Tulipan d.o.o., Duga ulica 12, 10000 Zagreb
Gyártja és forgalmazza: Tulipán Kft., 1011 Budapest, Fő utca 12.
Produs de Lalea SRL, Str. Lungă nr. 12, București
"""


@pytest.mark.parametrize("said", MADE.strip().splitlines())
def test_who_made_goods_or_answers_for_them_is_no_operator(said: str) -> None:
    assert not stated(f"<p>{said}</p>", "https://www.bluekiln.example/terms", PAGE)
