"""What is an authority's, and a carrier's: notices give their addresses, numbers and mailboxes below the operator's."""

import pytest

from tests.sources.page.test_wordings import PAGE, stated

HEAD = "<h1>Privacy policy</h1><p>Larano Ltd (“we”) is the data controller.</p>"
OTHERS = """
K mimosoudnímu řešení sporů je příslušná Česká obchodní inspekce, se sídlem Dlouhá 56, 120 00 Praha 2, IČ: 000 20 869.
Sťažnosť podáte na Úrad na ochranu osobných údajov, so sídlom Hraničná 12, 820 07 Bratislava, IČO: 36 064 220.
Pritužbu podnesite Agenciji za zaštitu osobnih podataka, sa sjedištem u Zagrebu, Selska cesta 136, OIB: 28454963989
Pritožbo lahko vložite pri Informacijskem pooblaščencu, naslov: Dunajska cesta 22, 1000 Ljubljana.
Skundą pateikite Valstybinei duomenų apsaugos inspekcijai, adresas: Sapiegos g. 17, 10312 Vilnius, kodas 188607912.
Sūdzību var iesniegt Datu valsts inspekcijā, adrese: Elijas iela 17, Rīga, LV-1050, reģ. Nr. 90002046211.
Kaebuse saab esitada Andmekaitse Inspektsioonile, aadress: Tatari 39, 10134 Tallinn, registrikood 70004235.
Valituksen voi tehdä tietosuojavaltuutetulle, osoite: Lintulahdenkuja 4, 00530 Helsinki.
Жалби приема Комисията за защита на потребителите, адрес: гр. София, ул. Врабча № 1.
Скаргу можна подати Уповноваженому Верховної Ради України, адреса: 01008, м. Київ, вул. Інститутська, 21/8.
Prepravu zabezpečuje Jaseň Kuriér s.r.o., so sídlom Technická 7, 821 04 Bratislava, IČO: 31 329 217.
Plaćanje obavlja Breza Pay d.o.o., Savska 32, 10000 Zagreb, OIB: 81793146560.
Dostavo izvaja Jesen Kurir d.o.o., Slovenska cesta 5, 2000 Maribor, matična številka: 5025796000.
Makseid töötleb Kase Maksed AS, registrikood 12268475, Tartu mnt 25, 10117 Tallinn.
Maksut välittää Koivu Maksut Oyj, Y-tunnus 2486559-4, Hämeenkatu 5, 33100 Tampere.
E-shop běží na platformě Javor Systems s.r.o., Krátká 3, 602 00 Brno.
"""


@pytest.mark.parametrize("line", OTHERS.strip().splitlines())
def test_what_is_said_of_others_is_not_the_operators(line: str) -> None:
    found = stated(f"{HEAD}<h2>Others</h2><p>{line}</p>", "https://www.larano.com/", PAGE)
    assert found["name"] == ["Larano Ltd"]
    assert not {"number", "address"} & set(found)


PROVIDERS = """
I pagamenti sono gestiti da Betulla Pay S.p.A., con sede legale in Via Roma 8, 37135 Verona, P.IVA 00885800086.
Dane przekazujemy firmie kurierskiej Jesion Kurier sp. z o.o., ul. Polna 2, 02-823 Warszawa.
Оплата принимается через ООО «Берёза Пэй», ИНН 7707083893, ОГРН 1027700132195, г. Москва, ул. Мира, д. 5.
Les paiements sont sécurisés par Bouleau Pay SA, 5 avenue Foch, 69006 Lyon, SIREN 732 829 320.
"""


@pytest.mark.parametrize("line", PROVIDERS.strip().splitlines())
def test_terms_that_name_one_company_keep_it_beside_their_providers(line: str) -> None:
    body = f"<h1>Regulamin</h1><p>Grebe Studio Sp. z o.o., Lipowa 4, 04-617 Warszawa, KRS 0000331153</p><p>{line}</p>"
    assert stated(body, "https://www.site.com/", PAGE)["name"] == ["Grebe Studio Sp. z o.o."]
