"""Who is only mentioned on a page: with whom the operator is insured, of whose group another is; invented companies."""

import pytest

from tests.sources.page.test_wordings import PAGE, stated


def test_what_stands_below_insured_with_is_the_insurer_s() -> None:
    body = (
        "<h1>Общи условия</h1><p>„Тиха вода“ ЕООД има застраховка „Отговорност на туроператора“, сключена със:</p>"
        "<p>ЗАД „Стража“ АД</p><p>Адрес: гр. София 1592, бул. „Черни връх“ № 43</p><p>E-mail: office@straja.bg</p>"
        "<p>Дружество: „Тиха вода“ ЕООД</p><p>ЕИК: 208697044</p><p>Адрес: гр. Варна, ул. „Роза“ № 61</p>"
    )
    found = stated(body, "https://tihavoda.bg/obshti-usloviya", PAGE)
    assert found["name"] == ["„Тиха вода“ ЕООД"]
    assert found["address"] == ["гр. Варна, ул. „Роза“ № 61"]
    assert "email" not in found


def test_a_number_is_not_of_the_parent_that_its_sentence_mentions() -> None:
    body = (
        "<footer><p>Tide is operated by Ebb N.V., whose registered address is Julianaplein 36, Willemstad, Curaçao. "
        "Flood Limited is a subsidiary of Ebb N.V., acting as an agent on behalf of Ebb N.V., registered in Cyprus "
        "with registration number HE 419102.</p></footer>"
    )
    found = stated(body, "https://tide.io/", PAGE)
    assert found["name"] == ["Ebb N.V."]
    assert "number" not in found
    assert "country" not in found


def test_a_name_behind_its_label_goes_before_the_same_in_a_sentence() -> None:
    body = (
        "<h1>Privātuma politika</h1><p>Kādus datus “EBBA TECH”, UAB (turpmāk – Uzņēmums) apstrādā.</p>"
        "<p>Nosaukums: EBBA TECH, UAB</p><p>Juridiskā adrese: Ukmerges iela 3, LT-14188 Viļņa</p>"
    )
    assert stated(body, "https://ebbatech.com/privatuma-politika", PAGE)["name"] == ["EBBA TECH, UAB"]


def test_a_trade_behind_a_person_s_name_is_of_it() -> None:
    body = (
        "<h2>Úvodné ustanovenia</h2><p>Prevádzkovateľom portálu ebba.sk je: Jana Nová - SLUŽBY, Horná 314, "
        "01855 Dolná, IČO: 54 592 160</p>"
    )
    found = stated(body, "https://www.ebba.sk/pravidla", PAGE)
    assert found["name"] == ["Jana Nová - SLUŽBY"]
    assert found["address"] == ["Horná 314, 01855 Dolná"]


BANKS = """
<tr><td>Банк получателя</td><td>ПАО Рябинабанк, г. Тверь</td></tr><tr><td>БИК</td><td>042202603</td></tr>
<tr><td>Банк</td><td>ПАО Волго-Синий Банк Рябинабанка России,<br> г.Тверь</td></tr><tr><td>БИК</td><td>1</td></tr>
<tr><th>Банк</th><td>Тверское Отделение N8607 ПАО Рябинабанк г.Тверь</td></tr><tr><td>БИК</td><td>1</td></tr>
<tr><td>Филиал ОАО «Рябинабанк», код 739</td></tr><tr><td>Р/с</td><td>40802810142000012345</td></tr>
"""


@pytest.mark.parametrize("rows", BANKS.strip().splitlines())
def test_the_bank_of_an_account_is_not_the_operator(rows: str) -> None:
    body = f"<h2>ИП Рябинин Олег Ильич</h2><table><tr><td>ОГРНИП:</td><td>304500116000157</td></tr>{rows}</table>"
    assert stated(body, "https://lampy.example/o-nas", PAGE)["name"] == ["ИП Рябинин Олег Ильич"]


def test_a_bank_s_own_page_is_the_bank_s() -> None:
    body = "<h1>Impressum</h1><p>Erlenbank AG<br>Gasse 4<br>54321 Auheim</p><p>BIC: ERLEDEFF</p>"
    assert stated(body, "https://www.erlenbank.de/impressum", PAGE)["name"] == ["Erlenbank AG"]


def test_whose_trade_is_to_serve_others_is_no_other_on_a_page_of_its_own() -> None:
    body = (
        "<p>Lindberga Revision AB</p><h1>Kontakt</h1><h2>Godkänd revisor i Lund</h2><p>Lindberga Revision AB är en "
        "godkänd revisor med säte i Lund. Vi svarar gärna på frågor om revision, skatt och bolag.</p>"
        "<h3>Kontaktuppgifter - Lindberga Revision AB</h3><p>Lindberga Revision AB</p>"
        "<p>Organisationsnummer 556432-5677</p><p>E-post Anna.Lind@lrab.se</p>"
        "<p>Postadress</p><p>Lindvägen 56, 16346 Spånga</p>"
    )
    found = stated(body, "file:page.html", PAGE)
    assert found["name"] == ["Lindberga Revision AB"]
    assert found["number"] == ["556432-5677"]
    assert found["address"] == ["Lindvägen 56, 16346 Spånga"]
    assert found["email"] == ["Anna.Lind@lrab.se"]


def test_an_association_s_town_is_of_its_name_and_a_footer_is_below_no_heading_of_cookies() -> None:
    body = (
        "<main><h1>Aviso Legal</h1><h2>1. Datos identificativos del titular</h2>"
        "<ul><li>Denominación: Larano Cultural Association Barcelona</li><li>Correo: info@larano.org</li></ul>"
        "<p>Los contenidos son titularidad de Larano Cultural Association Barcelona o de terceros.</p>"
        "<h2>7. Política de privacidad y cookies</h2><p>Consulta nuestra Política de Cookies.</p></main>"
        "<footer><p>Larano Cultural Association Barcelona (A registered non-profit organization in Spain)</p>"
        "<p>© 2026 Larano Cultural Association Barcelona. All rights reserved.</p></footer>"
    )
    found = stated(body, "file:page.html", PAGE)
    assert found["name"] == ["Larano Cultural Association Barcelona"]
    assert found["country"] == ["ES"]


@pytest.mark.parametrize("kin", ["Its subsidiary", "Our sister company", "The company’s affiliate"])
def test_where_a_subsidiary_is_registered_says_nothing_of_who_has_it(kin: str) -> None:
    body = (
        "<p>Heron Kiln, Inc. (Kiln US) is a section 501(c)(3) organization in the USA (EIN 99-4000294). "
        f"{kin}, Heron Kiln (Kiln UK), is a company registered in England and Wales (company number 15883729).</p>"
    )
    found = stated(body, PAGE, PAGE)
    assert "15883729" not in found.get("number", [])
    assert found["country"] == ["US"]


@pytest.mark.parametrize("where", ["You can follow us on", "Find us on"])
def test_where_one_follows_us_is_not_the_operator(where: str) -> None:
    body = (
        "<h1>Privacy</h1><p>Tulip Ltd, 7 High Street, Leeds LS1 4AB.</p>"
        f"<p>{where} Lindenbook Ltd, 5 Mill Lane, Leeds LS1 4AB.</p>"
    )
    found = stated(body, "https://bluekiln.example/privacy", PAGE)
    assert found["address"] == ["7 High Street, Leeds LS1 4AB"]


def test_a_photographer_stands_below_the_word_for_one() -> None:
    body = "<h1>Impressum</h1><h3>Fotograf</h3><p>Lis Foto GmbH<br>Lindenweg 5<br>10115 Berlin</p>"
    assert stated(body, "https://bluekiln.example/impressum", PAGE)["name"] == ["Lis Foto GmbH"]


@pytest.mark.parametrize(
    "lead",
    [
        "Správca poskytuje údaje nasledovným sprostredkovateľom:",
        "Správce předává údaje těmto zpracovatelům:",
        "Administrator przekazuje dane następującym odbiorcom:",
        "Az adatkezelő az alábbi adatfeldolgozóknak ad át adatokat:",
        "Der Verantwortliche gibt Daten an folgende Auftragsverarbeiter weiter:",
        "Le responsable communique des données aux sous-traitants suivants :",
        "The controller shares data with the following companies:",
    ],
)
@pytest.mark.parametrize("rows", ["<p>{}<br>{}</p>", "<ul><li>{}</li><li>{}</li></ul>"])
def test_each_line_of_a_list_of_processors_is_of_one(lead: str, rows: str) -> None:
    """Not the first alone is one, and the operator's own mailbox is not the second's."""
    listed = rows.format("Heron, s.r.o., IČO: 36 242 161", "Egret, s.r.o., 50 431 595")
    own = "<p>Napíšte na kiln@bluekiln.sk.</p><h3>Kontakt</h3><p>Blue Kiln, s.r.o.<br>Horná 9<br>925 01 Dolná</p>"
    body = f"<p>{lead}</p>{listed}{own}"
    found = stated(body, "https://www.bluekiln.sk/udaje", PAGE)
    assert found["name"] == ["Blue Kiln, s.r.o."]
    assert "number" not in found


@pytest.mark.parametrize(
    "sentence",
    [
        "Bez poskytnutia údajov kuriérskej službe alebo spoločnosti {} by doručenie nebolo možné.",
        "Bez předání údajů přepravní společnosti nebo společnosti {} by doručení nebylo možné.",
        "Bez przekazania danych firmie kurierskiej lub spółce {} doręczenie nie jest możliwe.",
        "Ohne Weitergabe an den Kurierdienst oder die Firma {} wäre die Zustellung nicht möglich.",
        "Without giving them to the courier or the company {}, delivery would not be possible.",
        "Senza fornire i dati al corriere o alla società {} la consegna non sarebbe possibile.",
        "Sans fournir les données au transporteur ou à la société {}, la livraison serait impossible.",
    ],
)
def test_to_whom_parcels_are_given_is_not_the_operator(sentence: str) -> None:
    assert "name" not in stated(f"<h1>GDPR</h1><p>{sentence.format('Stone Post, s.r.o.')}</p>", PAGE, PAGE)


@pytest.mark.parametrize("lead", ["Δημιουργήθηκε από", "Υλοποιήθηκε από", "Created by"])
def test_a_maker_s_mailbox_behind_a_greek_phrase_is_not_the_site_s(lead: str) -> None:
    body = f'<h1>Anna Lis</h1><footer><p>{lead} <a href="mailto:ben@gmail.com">Ben Fox</a></p></footer>'
    assert "email" not in stated(body, PAGE, PAGE)


def test_its_address_is_that_of_whom_the_line_names() -> None:
    body = "<p>Tulip Ltd runs this site.</p><p>We obey the Rose Office. Its address is 5 Mill Lane, Leeds LS1 4AB.</p>"
    assert "address" not in stated(body, "https://bluekiln.example/privacy", PAGE)


def test_a_lender_s_trading_name_does_not_make_it_the_operator() -> None:
    body = (
        "<h1>Privacy</h1><p>Tulip Ltd, 7 High Street, Leeds LS1 4AB</p>"
        "<p>Roses Ltd trading as Rosepay, 5 Mill Lane, Leeds LS1 4AC, takes payments.</p>"
    )
    assert "7 High Street, Leeds LS1 4AB" in stated(body, "https://bluekiln.example/privacy", PAGE)["address"]


BACK = """
Rücksendeadresse: Tulpen GmbH, Hauptstraße 5, 50667 Köln
Retoursendungen gehen an Tulpen GmbH, Hauptstraße 5, 50667 Köln
Return address: Tulpen GmbH, Hauptstraße 5, 50667 Köln
Adresse de retour : Tulpen GmbH, Hauptstraße 5, 50667 Köln
Adres do zwrotów: Tulpen GmbH, Hauptstraße 5, 50667 Köln
Adresa pro vrácení: Tulpen GmbH, Hauptstraße 5, 50667 Köln
Retouradres: Tulpen GmbH, Hauptstraße 5, 50667 Köln
Fabricant : Tulpen GmbH, Hauptstraße 5, 50667 Köln
Copyright of the photos: Tulpen GmbH, Hauptstraße 5, 50667 Köln
"""


@pytest.mark.parametrize("said", BACK.strip().splitlines())
def test_where_goods_are_sent_back_to_is_no_operator(said: str) -> None:
    assert not stated(f"<h1>Terms</h1><p>{said}</p>", "https://bluekiln.example/terms", PAGE)


def test_goods_are_sent_back_to_whose_site_it_is() -> None:
    body = "<h1>Retouren</h1><p>Retourenadresse: Tulpen GmbH, Hauptstraße 5, 50667 Köln</p>"
    assert stated(body, "https://tulpen.example/retouren", PAGE)["name"] == ["Tulpen GmbH"]
