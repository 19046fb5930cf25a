"""Where a name ends that has no legal form, in the languages whose words around it are declined."""

import pytest

from openroll.sources.page.names.said_names import said_name
from tests.sources.page.test_wordings import PAGE, stated

SAID = """
Klub Miłośników Wilgi | Administratorem danych jest Klub Miłośników Wilgi zarejestrowany w Sądzie, KRS 0000170986.
Wilga Szycie Anna Lis | Sklep prowadzony jest przez Annę Lis prowadzącą działalność gospodarczą pod nazwą Wilga \
Szycie Anna Lis wpisaną do CEIDG, NIP 8971843751.
Wilga Druk 3d Anna Lis | Sprzedawca – osoba fizyczna prowadząca działalność gospodarczą pod firmą Wilga Druk 3d Anna \
Lis, wpisaną do CEIDG, NIP 8971843751.
Anna Lis | Administratorem danych jest Anna Lis prowadząca działalność gospodarczą pod nazwą „WILGA”, NIP: 8971843751.
WILGA Jan Lis | Sprzedawca — WILGA Jan Lis, ul. Polna 1a, 51-128 Wrocław, NIP: 8971843751, zwany dalej Sprzedawcą.
WILGA Jan Lis | Regulamin określa zasady sprzedaży produktów przez WILGA Jan Lis z siedzibą w Łodzi, NIP: 8971843751.
Sojka | Upravljavec osebnih podatkov je podjetje Sojka (v nadaljevanju "mi"), info@site.example.
Filip Sojka | Upravljavec osebnih podatkov je:<br>Ime in priimek: Filip Sojka<br>E-naslov: info@site.example
Ing. Jan Strnad - Strnadka | Prevádzkovateľom webu https://site.example je Ing. Jan Strnad - Strnadka, \
IČO: 52514901.
Ján Strnad | Predávajúcim je spoločnosť Ján Strnad, IČO: 11742321, so sídlom K Zornici 19, 957 01 Bánovce.
Ján Strnad – SLUŽBY | Predávajúci:<br>Ján Strnad – SLUŽBY<br>sídlo: Dlhá 10, 949 01 Nitra<br>IČO: 47832371
Studio Sojka | Ponudnik storitev »SOJKA« je podjetje Studio Sojka, Dolga ulica 27, 4220 Škofja Loka.
Wilga Spółka cywilna | Sklep prowadzony jest przez spółkę „Wilga Spółka cywilna” z siedzibą przy ul. Polnej, NIP \
8971843751.
Сојка Радионица | Овај сајт води Сојка Радионица (у даљем тексту „ми"), info@site.example.
Sojka, obrt za popravke, vl. Ana Vran | Uvjeti su: Sojka, obrt za popravke, vl. Ana Vran, Duga 9, 48000 Koprivnica, \
OIB: 02300129401
Jan Strnad | Správcem osobních údajů podle čl. 4 bod 7 nařízení (EU) 2016/679 o ochraně fyzických osob (dále jen: \
„GDPR“) je Jan Strnad, IČ 66899095 se sídlem Dlouhá 2, Praha 5.
Петро Дрозд | Володільцем персональних даних є Петро Дрозд, e-mail: info@site.example.
Arteno | Администратор на лични данни е Arteno със седалище в гр. София, ЕИК 208163364.
Център за ранна подкрепа – Варна | Администратор на лични данни е Център за ранна подкрепа – Варна, с адрес гр. Варна.
Львівський вільний університет | Володільцем персональних даних є Львівський вільний університет, м. Львів.
Slovenská malá galéria | Prevádzkovateľom webu je Slovenská malá galéria, IČO: 00164712.
"""


@pytest.mark.parametrize("row", SAID.strip().replace("\\\n", "").splitlines())
def test_where_the_name_ends(row: str) -> None:
    name, line = row.split(" | ")
    assert stated(f"<h1>Info</h1><p>{line}</p>", "https://www.site.example/privacy", PAGE).get("name") == [
        name
    ]


FORMED = """
OÜ Sojka | E-poe müügitingimused: kaupa müüb Ostjale OÜ Sojka, reg.nr. 11100526 (edaspidi “müüja”).
IS Sojka, s.r.o. | 1.1. Kontaktní údaje provozovatele jsou:<br>Obchodní jméno: IS Sojka, s.r.o.<br>IČO: 45675201
Sojka s.r.o. | Käesolevad üldtingimused (edaspidi "tingimused") on välja antud:<br>Sojka s.r.o.<br>KMKR: SK2120771488
Sojka DOO Novi Sad | Prodavnica je u vlasništvu firme Sojka DOO Novi Sad, sa matičnim brojem 21687197, PIB: 112498976
"""


@pytest.mark.parametrize("row", FORMED.strip().splitlines())
def test_a_company_among_such_words(row: str) -> None:
    name, line = row.split(" | ")
    host = "sojka.rs" if "DOO" in name else "www.site.example"
    assert stated(f"<h1>Info</h1><p>{line}</p>", f"https://{host}/privacy", PAGE).get("name") == [name]


def test_a_sentence_is_no_name() -> None:
    line = "S spletno trgovino SOJKA (v nadaljevanju kot »spletna trgovina«) upravlja SOJKA (v nadaljevanju »Trgovec«)."
    assert "S spletno trgovino SOJKA" not in stated(f"<p>{line}</p>", "https://sojka.si/", PAGE).get(
        "name", []
    )


DECLINED = """
Sklep prowadzony jest przez Annę Lis, ul. Polna 3, 00-105 Warszawa, NIP: 8971843751.
Serwis prowadzony przez Jana Nowaka, NIP: 8971843751.
Сайт принадлежит ИП Дроздову Ивану Ивановичу, ИНН 662906412749.
Сайт належить ФОП Дрозду Петру Петровичу, м. Київ.
"""


@pytest.mark.parametrize("line", DECLINED.strip().splitlines())
def test_a_declined_name_is_not_stated(line: str) -> None:
    assert "name" not in stated(f"<h1>Info</h1><p>{line}</p>", "https://www.site.example/privacy", PAGE)


@pytest.mark.parametrize("text", [" Anna Lis Polna 3, Tarnów 33-100", " jest osoba, która kupuje", ""])
def test_nothing_is_said(text: str) -> None:
    body = f"<h1>Info</h1><p>Administratorem danych osobowych jest:{text}</p>"
    assert "name" not in stated(body, "https://www.site.example/privacy", PAGE)


def test_a_name_lies_between_its_places() -> None:
    text = "jest „Wilga”, ul. Polna 1"
    found = said_name(text, 4, len(text))
    assert found is not None
    assert text[slice(*found)] == "Wilga"


def test_whom_a_label_calls_by_a_short_name_is_nobody_else() -> None:
    body = (
        "<h1>ÁSZF</h1><p>Szolgáltató cégneve: SZAJKÓ Szolgáltató Korlátolt Felelősségű Társaság</p>"
        "<p>Szolgáltató rövidített cégneve: Szajkó Kft.</p><p>Székhelye: 1134 Budapest, Dózsa György út 150.</p>"
    )
    names = stated(body, "https://www.site.example/terms", PAGE)["name"]
    assert names == ["SZAJKÓ Szolgáltató Korlátolt Felelősségű Társaság"]


def test_the_owner_of_a_craft_with_its_number_is_nobody_else() -> None:
    body = (
        "<h1>Uvjeti</h1><p>NAZIV: SOJKA obrt za popravke</p><p>SJEDIŠTE: Osijek, Duga 36</p><p>OIB: 02300129401</p>"
        "<p>VLASNIK: Ana Vran, OIB: 02300129401</p>"
    )
    assert stated(body, "https://www.site.example/terms", PAGE)["name"] == ["SOJKA obrt za popravke"]


def test_what_a_contract_calls_its_party_is_no_short_name() -> None:
    line = (
        "MB Strazdas (toliau – „Pardavėjas“), įmonės kodas 306013737, adresas Ilgoji g. 2, LT-72311 Tauragė,"
    )
    found = stated(f"<p>{line} kontaktinis numeris +37064815241</p>", "https://strazdas.lt/", PAGE)
    assert "short_name" not in found
    assert found["address"] == ["Ilgoji g. 2, LT-72311 Tauragė"]


def test_who_represents_a_company_is_no_operator() -> None:
    body = "<h2>Ponudnik</h2><p>Sojka d.o.o.</p><p>Podjetje zastopata: Ana Kos in Jan Vran</p><p>DDV: SI61712949</p>"
    assert stated(body, "https://www.site.example/imprint", PAGE)["name"] == ["Sojka d.o.o."]


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("Titolare del trattamento: Studio Legale Plover", "Studio Legale Plover"),
        (
            "Il titolare del trattamento è lo Studio Legale Plover, con sede in Milano.",
            "Studio Legale Plover",
        ),
        ("Titolare del trattamento: Studio Legale Avv. Anna Lis", "Anna Lis"),
    ],
)
def test_a_lawyers_firm_is_called_so(said: str, name: str) -> None:
    body = (
        f"<html lang=it><h1>Privacy</h1><p>{said}</p><p>Via Larga 2, 20122 Milano</p><p>info@site.example</p>"
    )
    assert stated(body, "https://site.example/privacy", PAGE)["name"] == [name]


GOING_ON = """
Acest site este operat de Clubul Lalelelor și oferă informații despre serviciile noastre. | Clubul Lalelelor
Serwis jest prowadzony przez Klub Tulipan oraz zawiera informacje. | Klub Tulipan
"""


@pytest.mark.parametrize("row", GOING_ON.strip().splitlines())
def test_a_name_ends_where_its_sentence_goes_on(row: str) -> None:
    said, name = row.split(" | ")
    assert stated(f"<p>{said}</p>", "https://www.site.example/", PAGE)["name"] == [name]


LEY = "En cumplimiento de la Ley 34/2002, de Servicios de la Sociedad de la Información y Comercio Electrónico, "


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("El titular de este sitio web es ", "Funeraria Ntra. Sra. De La Rosa"),
        ("El titular de este sitio web es ", "Farmacia Sta. Rosa"),
        (f"{LEY}se informa de que este sitio web es titularidad de ", "Finca Tulipán"),
    ],
)
def test_no_name_ends_behind_a_saint_s_title_nor_is_it_a_law_s(said: str, name: str) -> None:
    body = f"<p>{said}{name}, con domicilio en C/ Mayor, 5, 41130 Lora (Sevilla).</p>"
    assert stated(body, "https://www.site.example/", PAGE)["name"] == [name]


def test_words_that_say_as_what_somebody_acts_name_nobody() -> None:
    body = (
        "<p>4.1 Veri Sorumlusu Sıfatıyla İşlenen Kişisel Veriler Lale, veri sorumlusu sıfatıyla aşağıdaki verileri "
        "işler.</p><p>info@lale.example</p>"
    )
    assert stated(body, "https://lale.example/", PAGE).get("name", []) in ([], ["Lale"])


CALLED = """
de | <p>Verantwortlich ist Kulturkreis Töpfer „Site“, Krummer Weg 1, 24109 Kiel.</p> | Kulturkreis Töpfer „Site“
pl | <p>Administratorem danych osobowych jest Klub Kilna „Site”;</p> | Klub Kilna „Site”
es | <p>El titular de este sitio web es Pedro Mora de los Campos, con domicilio en Calle Real 2, Lora.</p> | \
Pedro Mora de los Campos
pt | <p>Este site é operado por Ana Maria dos Santos, Rua Larga 5, 1000-001 Lisboa.</p> | Ana Maria dos Santos
nl | <p>Deze website wordt beheerd door Anna van den Berg, Dorpsstraat 3, 1012 AB Amsterdam.</p> | Anna van den Berg
"""


@pytest.mark.parametrize("row", CALLED.strip().splitlines())
def test_a_name_ends_with_what_it_quotes_and_goes_on_behind_articles(row: str) -> None:
    tongue, said, name = row.split(" | ")
    body = f"<html lang={tongue}>{said}</html>"
    assert stated(body, "https://www.site.example/", PAGE)["name"] == [name]


def test_a_sentence_about_an_association_is_no_name() -> None:
    body = "<p>Le site internet de l'association Sitelle a pour objet de présenter l'association, sa mission.</p>"
    assert "name" not in stated(f"{body}<p>contact@sitelle.example</p>", "https://sitelle.example/", PAGE)
