"""Whom terms and notices define as what: „Seller“ – …, "V podjetju …", and whose mailbox, number or address it is."""

import pytest

from tests.sources.page.test_wordings import PAGE, stated

DEFINED = """
Grebe Lampy s.r.o. | „Obchod“ – je server www.larano.example. „Prodávající“ – Grebe Lampy s.r.o., IČO: 27082440.
Гребе Лампи | „Търговец“ / „Ние“ – Гребе Лампи, ЕИК: 200000017, гр. София, бул. Мир 5.
Γιάννης Πρίνος του Ηλία | «Παρέχων»: Γιάννης Πρίνος του Ηλία, κάτοικος Αθηνών, οδός Λίνου 14 με ΑΦΜ 094014201.
SIA "GREBE LAMPAS" | Līgums starp īpašnieku SIA "GREBE LAMPAS", reģ. Nr. 40003032949, (turpmāk tekstā – Pārdevējs).
Studio Lan | V podjetju Studio Lan, Lipova ulica 7, 4220 Škofja Loka, ID za DDV: SI50223054, spoštujemo zasebnost.
„Гребе СД" ЕООД | Администратор на лични данни е „Гребе СД" ЕООД, ЕИК 200000017, гр. София.
"""


@pytest.mark.parametrize("row", DEFINED.strip().splitlines())
def test_whoever_a_word_of_the_terms_means_is_their_party(row: str) -> None:
    name, line = row.split(" | ", 1)
    assert stated(f"<h1>Terms</h1><p>{line}</p>", kind=PAGE)["name"] == [name]


def test_a_body_below_its_label() -> None:
    body = "<h1>Ochrana osobných údajov</h1><p>Organizácia: Divadlo GREBE<br>IČO: 00 678 350</p>"
    assert stated(body, "https://www.grebe.sk/", PAGE)["name"] == ["Divadlo GREBE"]


TRADER = """
<p>Rukovalac podacima je:</p><address><b>Ana Brezić preduzetnik Ostalo štampanje Studio Art Tulip Vranje</b><br>
Dušanova 48, 17500 Vranje<br>Matični broj: 63411221</address>
"""


def test_the_trade_of_a_trader_in_serbia_is_of_the_name() -> None:
    name = "Ana Brezić preduzetnik Ostalo štampanje Studio Art Tulip Vranje"
    assert stated(TRADER, "https://www.tulip.rs/", PAGE)["name"] == [name]


LISTED = """
<h1>Tietosuojaseloste</h1><ul><li>Rekisterinpitäjä</li></ul><ul><li>Rekisterin nimi</li></ul>
<p>1. Rekisterinpitäjä ja sen yhteystiedot</p><p>Puoti Larano Y-tunnus: 2082259-7<br>Saukontie 17<br>28240 Pori</p>
"""


def test_what_a_list_of_contents_names_is_nobody() -> None:
    assert stated(LISTED, "https://www.site.fi/", PAGE)["name"] == ["Puoti Larano"]


CODES = """
14646378 | EE | Rekisterinpitäjä: Grebe OÜ, Y-tunnus: 14646378
11059195 | EE | Pārdevējs: Grebe OÜ, reģistra kods 11059195
120897213 | LT | Vastutav töötleja: UAB Grebe, juriidilise isiku kood 120897213
"""


@pytest.mark.parametrize("row", CODES.strip().splitlines())
def test_a_number_of_the_form_s_country_behind_another_s_label(row: str) -> None:
    number, country, line = row.split(" | ")
    found = stated(line, "https://www.site.com/")
    assert (found["number"], found["country"]) == ([number], [country])


def test_a_mistyped_number_for_taxes_is_none_of_a_register() -> None:
    line = "Grebe Sp. z o.o., KRS 0000331153, NIP 5252901936"
    assert stated(line, "https://www.site.pl/")["number"] == ["0000331153"]


ADDRESSES = """
Chemijos g. 8, LT-51344 Kaunas | UAB „Grebė“, kodas 135168464, buveinė adresu Chemijos g. 8, LT-51344 Kaunas
Warszawie, ul. Królewskiej 16 lok. 11 | Grebe Sp. z o.o. z siedzibą w Warszawie przy ul. Królewskiej 16 lok. 11, wpisana
Kielcach, 25-381, ul. Polnej 3 | Grebe Sp. z o.o. z siedzibą w Kielcach, kod pocztowy 25-381, przy ul. Polnej 3, wpisana
Novom Sadu, Sajamska 56 | GREBE DOO Novi Sad, sa matičnim brojem 21687197 i sedištem u Novom Sadu, Sajamska 56.
Dlouhá 12/19, 182 00 Praha 8, Kobylisy | Grebe s.r.o. se sídlem Dlouhá 12/19, 182 00 Praha 8 - Kobylisy, Identifikační \
číslo osoby: 27082440
63831 Monte (FM), Via Alta n. 2 | Sito di Grebe S.r.l., con sede in 63831 Monte (FM), Via Alta n. 2, e dall'Avv. Rossi
"""


@pytest.mark.parametrize("row", ADDRESSES.strip().splitlines())
def test_addresses_of_sentences(row: str) -> None:
    address, line = row.split(" | ", 1)
    assert stated(f"<h1>Impressum</h1><p>{line}</p>", kind=PAGE)["address"] == [address]


COMPLAINT = """
<h1>Privacybeleid</h1><p>Zeepaard BV, ondernemingsnummer 0837.325.675, is verwerkingsverantwoordelijke.</p>
<p>U heeft het recht om een klacht in te dienen bij de toezichthoudende autoriteit, namelijk de
Gegevensbeschermingsautoriteit (GBA):</p><ul><li>Kade 35, 1000 Brussel</li><li>E-mail: post@gba.example.org</li></ul>
"""


def test_a_mailbox_below_a_sentence_about_an_authority_is_the_authority_s() -> None:
    assert "email" not in stated(COMPLAINT, "https://www.larano.be/", PAGE)


def test_authorities_are_known_by_their_hosts() -> None:
    body = "<h1>Terms</h1><p>Grebe Ltd (“we”) sells lamps.</p><p>E-mail: kzld@cpdp.bg, info@uoou.gov.cz</p>"
    assert "email" not in stated(body, "https://www.larano.com/", PAGE)


def test_the_mailbox_of_the_officer_whom_the_sentence_before_names() -> None:
    line = "Grebe s.r.o. má určenú zodpovednú osobu. Túto osobu môžete kontaktovať na adrese k.lis@posta.example.sk"
    assert "email" not in stated(f"<h1>Ochrana údajov</h1><p>{line}</p>", "https://www.larano.com/", PAGE)


DOCUMENT = """
<h1>Политика</h1><p>1.2. Разработчик – ИП Лис Анна Ивановна (ОГРНИП 304500116000157), разместивший Приложение.</p>
<p>1.3. Компания – ООО «Ветер» (ИНН: 7707083893, ОГРН: 1027700132195).</p>
<p>Настоящая Политика является официальным документом Разработчика.</p>
"""


def test_the_platform_beside_the_developer_whose_document_it_is_is_not_the_operator() -> None:
    assert stated(DOCUMENT, kind=PAGE).get("name") != ["ООО «Ветер»"]


LENT = """
<h1>General Terms and Conditions of Stichting Webshop Keurmerk</h1><p>These General Terms and Conditions of Stichting
Webshop Keurmerk have been drawn up in consultation with the Consumers' Association.</p><p>Article 2 - Identity of the
entrepreneur<br>Larano Media;<br>Postal address: Kade 10, 1044 AB Amsterdam<br>Chamber of Commerce number; 70285888</p>
"""


def test_whose_terms_a_shop_uses_is_not_the_shop() -> None:
    found = stated(LENT, "https://www.site.com/", PAGE)
    assert (found["name"], found["number"]) == (["Larano Media"], ["70285888"])


FORMS = """
ASOCIATIA TULIP MEDIA | RO | ASOCIATIA TULIP MEDIA, ONG, Cod Unic de Înregistrare 14399840.
IP Lisova Anna Petrovna | None | This is the official public offer of IP Lisova Anna Petrovna (the "Seller").
ТОВ «Вітер» | UA | Політика у ТОВ «Вітер» (далі також – Володілець ПД) щодо їхніх даних, які є в її базі.
ТОВ «Вітер» | UA | Це Положення про захист даних ТОВ «Вітер» (далі - Положення) є чинним для її сайтів і їхніх даних.
"""


@pytest.mark.parametrize("row", FORMS.strip().splitlines())
def test_forms_and_words_of_the_east(row: str) -> None:
    name, country, line = row.split(" | ")
    found = stated(f"<h1>Політика конфіденційності</h1><p>{line}</p>", "https://www.site.com/", PAGE)
    assert (found["name"], found.get("country", ["None"])) == ([name], [country])


def test_ip_before_other_words_is_no_trader() -> None:
    body = "<h1>Privacy policy</h1><p>We store your IP Address Number and IP Geolocation Data Records.</p>"
    assert "name" not in stated(body, "https://www.larano.com/", PAGE)


def test_the_number_of_an_establishment_begins_with_that_of_the_firm() -> None:
    line = "Ann Hill – Entreprise individuelle, 3 rue Haute, 75009 Paris, SIRET 732 829 320 00074"
    assert stated(f"<h1>Mentions légales</h1><p>{line}</p>", kind=PAGE)["number"] == ["732829320"]


def test_who_publishes_the_site_goes_before_whoever_has_a_number() -> None:
    line = "Brise SAS — SIREN 732 829 320. Le site est édité par la SARL PRIMEVERE, 4 rue Haute, 75009 Paris."
    assert stated(f"<h1>Confidentialité</h1><p>{line}</p>", kind=PAGE)["name"] == ["SARL PRIMEVERE"]


def test_a_town_behind_a_dash() -> None:
    line = "A loja é gerida por Figueira Lda, com sede em Travessa da Agra nº2 3810-518 – Aveiro"
    found = stated(f"<h1>Termos</h1><p>{line}</p>", "https://www.site.com/", PAGE)
    assert found["address"] == ["Travessa da Agra nº2 3810-518, Aveiro"]


NORTH = """
Grebe Invest AB | Hos Grebe Invest AB med org.nr 559074-3913 vet vi hur viktigt det är med kort leveranstid.
Grebe Invest AS | Hos Grebe Invest AS (heretter omtalt som «vi» eller «Grebe») tar vi personvern på alvor.
"""


@pytest.mark.parametrize("row", NORTH.strip().splitlines())
def test_at_somebody_s_is_not_of_the_name(row: str) -> None:
    name, line = row.split(" | ")
    assert stated(f"<h1>Integritetspolicy</h1><p>{line}</p>", kind=PAGE)["name"] == [name]


CARD = """
<h1>Personvernerklæring</h1><p>Larano Systems Norge AS Personvernerklæring</p><p>Behandlingsansvarlig er:</p>
<p>Larano Systems Norge AS</p><p>Ole Deviks vei 35</p><p>0668</p><p>Oslo</p><p>Norge</p>
"""


def test_a_town_below_its_postcode_and_a_name_with_a_line_of_its_own() -> None:
    found = stated(CARD, "https://www.site.com/", PAGE)
    assert found["name"] == ["Larano Systems Norge AS"]
    assert found["address"] == ["Ole Deviks vei 35, 0668, Oslo, Norge"]


OFFICER = """
<h1>Ochrana osobních údajů</h1><p>Správce: Grebe s.r.o., IČO: 27082440</p>
<p>Úředník pro ochranu osobních údajů: Jan Lípa</p><p>E-mailová adresa: jan.l@posta.cz</p>
"""


def test_the_mailbox_below_the_officer_s_line_is_the_officer_s() -> None:
    assert "email" not in stated(OFFICER, "https://www.larano.com/", PAGE)


def test_germany_s_code_of_contracts_tells_the_country() -> None:
    line = "AGB der Erlenau GmbH (nachfolgend „Verkäufer“). Verbraucher ist, wer nach § 13 BGB nicht gewerblich kauft."
    body = f"<h1>Allgemeine Geschäftsbedingungen</h1><p>{line}</p>"
    assert stated(body, "https://www.site.com/", PAGE)["country"] == ["DE"]
    assert stated(body, "https://www.site.at/", PAGE).get("country") != ["DE"]
