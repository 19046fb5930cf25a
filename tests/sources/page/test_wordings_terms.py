"""What terms of many countries say of their operator's seat and name: each wording was met, and read wrongly once."""

import pytest

from tests.sources.page.test_wordings import PAGE, stated

ADDRESSES = """
Mostecká 5/3, 118 00 Praha 1, Malá Strana | Prodávajícím je Lípa s.r.o., Mostecká 5/3, 118 00 Praha 1 - Malá \
Strana (dále „my“).
Dlhá 7, 841 03 Bratislava, mestská časť Lamač | Predávajúcim je Lípa s.r.o., Dlhá 7, 841 03 Bratislava – \
mestská časť Lamač, IČO
Ustanička 10, 11107 Beograd, Voždovac | Prodavac je Lipa d.o.o., Ustanička 10, 11107 Beograd - Voždovac \
(matični broj: 1)
Matīsa iela 9A, Rīga, LV-1009 | SIA "Liepa" („mēs“), adrese – Matīsa iela 9A, Rīga, LV-1009, kā personas datu \
pārzinis veic darbu
Sect 4, Bd Metalurgiei, Nr 9C, ap 42, Bucuresti | Vânzătorul este Tei SRL, Sect 4, Bd Metalurgiei, Nr 9C, ap \
42, Bucuresti, înscrisă în
1133 Budapest, Kárpát utca 14. 10. em. 37. ajtó | Szolgáltató: Hárs Kft. Székhely: 1133 Budapest, Kárpát utca \
14. 10. em. 37. ajtó
Liepų g. 4, Liepų k., Trakų r. sav. | Vastutav töötleja on UAB Liepa, juriidiline aadress Liepų g. 4, Liepų k., \
Trakų r. sav.
214019, г. Смоленск, ул. Липовая, д. 7 | Оператор: ООО «Липа», адрес: 214019, г. Смоленск,ул. Липовая, д. 7, \
согласие на сбор
"""


@pytest.mark.parametrize("row", ADDRESSES.strip().splitlines())
def test_where_a_seat_begins_and_ends(row: str) -> None:
    address, line = row.split(" | ")
    found = stated(f"<h1>Info</h1><p>{line}</p>", "https://www.site.example/info", PAGE)
    assert found.get("address") == [address]


NAMES = """
Jana Lípová | 1. Jana Lípová, IČ: 30021359, se sídlem Dlhá 5/3, 118 00 Praha 1 (dále jen „Provozovatel“) je zde.
„Липа” ЕООД | larano.org – „Липа” ЕООД, ЕИК BG205572263, адрес на управление: гр. София, бул. Липа 5
Lan in lipa, Jana Lipa s.p. | Ponudnik in sedež: Lan in lipa, Jana Lipa s.p., Klanec 3, 5250 Solkan
LAN, trgovina, Jana Lipa s.p. | LAN, trgovina, Jana Lipa s.p. (v nadaljevanju LAN)
KGZ LIPA z.o.o. | S spletno trgovino LIPA upravlja KGZ LIPA z.o.o. (v nadaljevanju kot »Trgovec«).
Anna Lipska | Sprzedającym jest Anna Lipska prowadząca działalność gospodarczą pod nazwą “LIPA szycie i haft” \
z siedzibą w 65-255 Zielona Góra, ul. Lipowa 4, NIP 973-039-86-23
Kalmo OÜ | The owner of the online store (hereinafter the online store) is Kalmo OÜ (code 11402718).
ΛΙΠΑ - ΜΟΝΟΠΡΟΣΩΠΗ ΕΠΕ | Η εταιρεία "ΛΙΠΑ - ΜΟΝΟΠΡΟΣΩΠΗ ΕΠΕ" (η “Εταιρεία”  ή “εμείς”), αναγνωρίζει πόσα
Limited Liability Company «Lypa» | Seller - Limited Liability Company «Lypa» (EDRPOU 42611822), of Ukraine
общество с ограниченной ответственностью «Липа» | Настоящая оферта общества с ограниченной ответственностью «Липа» \
(адрес: 129327, г. Москва, ул. Липовая, д. 23, ОГРН 1157746719240) (далее — «Исполнитель») физическим лицам
TEI CONSULT SRL | Suntem TEI CONSULT  SRL, o entitate juridica, cu sediul in Iasi, Bd. Nicolae Iorga nr.51C, care are
TEIUL SRL | Politica privește prelucrarea datelor de către TEIUL SRL (denumită în continuare „Operatorul”).
„ТОП ЛИПА“ ООД | 3. „ТОП ЛИПА“ ООД e вписано в търговския регистър, ЕИК 206162566, със седалище: гр. Варна, ул. Липа 28
TILLEUL VERT | L’entreprise TILLEUL VERT est une Société à responsabilité limitée (SARL) dont le siège social est \
11 rue des Tilleuls 29680 ROSCOFF. Elle est immatriculée au RCS de Brest sous le numéro 879 452 100
ΛΙΠΑ ACCOUNTS Μ.ΕΠΕ | Οι τόποι αποτελούν κυριότητα της εταιρείας με την επωνυμία ΛΙΠΑ ACCOUNTS Μ.ΕΠΕ, με ΑΦΜ 099373917
Lipa d.o.o. Banja Luka | Ovim uslovima i korišćenjem sajta uređuje se kako Lipa d.o.o. Banja Luka („mi“) pruža usluge
„ЛИПА ГРУП“ ЕООД | ОБЩИ УСЛОВИЯ ЗА ПОЛЗВАНЕ НА УСЛУГИ ОТ „ЛИПА ГРУП“ ЕООД
Фондация „Липа” | Администратор на лични данни е Фондация „Липа”, вписана с ЕИК 177134908
MB Liepa | Šios sąlygos yra susitarimas tarp Pirkėjo ir „MB Liepa“ (toliau – Pardavėjas)
MB „Liepos Terasos“ | Šios taisyklės privalomos Pirkėjui ir MB „Liepos Terasos“ (juridinio asmens kodas 305651879, \
buveinės adresas Liepų g. 3, LT-08200 Vilnius) (toliau – Pardavėjas)
TILIA S.R.L. | The Company, TILIA S.R.L. (hereinafter “the Company”), runs this website.
Trgovina Lipa | Ime obrta: Trgovina Lipa
"""


@pytest.mark.parametrize("row", NAMES.strip().splitlines())
def test_who_has_these_terms(row: str) -> None:
    name, line = row.split(" | ")
    body = f"<h1>Terms</h1><p>{line}</p>"
    assert stated(body, "https://www.site.example/info", PAGE).get("name") == [name]


def test_labels_of_a_turkish_seller_stand_in_cells() -> None:
    body = (
        "<h2>2. TARAFLAR</h2><h3>2.1. SATICI BİLGİLERİ</h3><table><tr><td>Ünvanı</td><td>Lale Hac Malzemeleri</td></tr>"
        "<tr><td>Adresi</td><td>Aziziye Mah. Türbe Cad. No:61/M Karatay/KONYA</td></tr></table>"
    )
    found = stated(body, "https://www.site.example/sozlesme", PAGE)
    assert found["name"] == ["Lale Hac Malzemeleri"]
    assert found["address"] == ["Aziziye Mah. Türbe Cad. No:61/M Karatay/KONYA"]


def test_numbers_below_an_account_are_not_the_bank_s() -> None:
    body = (
        "<h1>Info</h1><p>Ponudnik: Lan in lipa, Jana Lipa s.p., Klanec 3, 5250 Solkan</p>"
        "<p>TRR: SI56 0400 1004 9970 412 (Nova Lipa d.d.)</p><p>Matična številka: 6409059000</p>"
    )
    assert stated(body, "https://www.site.example/info", PAGE)["number"] == ["6409059000"]


def test_a_clause_below_an_address_is_none_of_it() -> None:
    body = (
        "<h1>Info</h1><p>1.1. Vastutav töötleja on UAB Liepa, aadress "
        "Liepų g. 4, Liepų k., Trakų r. sav.</p><p>1.2. Isik on iga füüsiline isik, kelle andmeid töödeldakse.</p>"
    )
    assert stated(body, "https://www.site.example/info", PAGE)["address"] == [
        "Liepų g. 4, Liepų k., Trakų r. sav."
    ]


def test_a_brand_of_a_company_is_not_its_name() -> None:
    line = (
        "Les CGV sont applicables entre Les Tilleuls, marque commerciale de l’E.U.R.L. Colibri tilleul, agence "
        "immatriculée au RCS de Saint-Malo sous le numéro de SIRET 85141794900019, ci-après « le vendeur »"
    )
    assert "name" not in stated(f"<h1>Terms</h1><p>{line}</p>", "https://www.site.example/cgv", PAGE)


def test_an_article_below_a_seat_is_none_of_it() -> None:
    body = (
        "<h1>Общи условия</h1><p>Услуги от фирма “Липа“ ООД, ЕИК 205543540, "
        "със седалище: гр. София, ул. Липа 9, ап.8.</p>"
        "<p>Чл. 1.</p><p>(1) Настоящите условия уреждат</p>"
    )
    assert stated(body, "https://www.site.example/info", PAGE)["address"] == ["гр. София, ул. Липа 9, ап.8"]


def test_a_heading_of_the_controller_and_the_officer_is_the_controller_s() -> None:
    body = (
        "<h2>1. Verantwortliche Stelle / Datenschutzbeauftragter</h2><p>Sie erreichen uns wie folgt:</p>"
        "<p>Linde GmbH<br>Gasse 5<br>52064 Aachen</p>"
        "<p>Unseren Datenschutzbeauftragten erreichen Sie per E-Mail an: dsb@grebe-recht.example</p>"
    )
    found = stated(body, "https://www.site.com/datenschutz", PAGE)
    assert (found["name"], found["address"]) == (["Linde GmbH"], ["Gasse 5, 52064 Aachen"])
    assert "email" not in found


def test_the_owner_behind_a_trade_is_not_cut_off() -> None:
    body = "<h1>Impressum</h1><p>Ime obrta: Trgovina “LIPA” vl. Ana Lipa</p><p>Lipova 3, 10000 Zagreb</p>"
    assert stated(body, "https://www.site.example/info", PAGE).get("name") in (
        None,
        ["Trgovina “LIPA” vl. Ana Lipa"],
    )
