"""What stands around names and addresses without being of them, or is of them and was left out."""

import pytest

from tests.sources.page.test_wordings import PAGE, stated

NAMES = """
P.H.U. „TULIPAN” Jan Lis | pl | P.H.U. „TULIPAN” Jan Lis, ul. Lipowa 3, 33-200 Dąbrowa Tarnowska, NIP 8731335825
F.H.U. „Tulipan” Zakład Optyczny | pl | Administrator — F.H.U. „Tulipan” Zakład Optyczny, NIP 8731335825
P.P.H.U. „Tulipan” Sp. z o.o. | pl | Administratorem danych jest P.P.H.U. „Tulipan” Sp. z o.o., KRS: 0000331153
UAB Tulpė | lt | Mes esame: UAB Tulpė Mūsų įmonės kodas yra: 303276505
Odvjetničko društvo Lis & partneri j.t.d | hr | Odvjetničko društvo Lis & partneri j.t.d, OIB: 69435151530
"""


@pytest.mark.parametrize("row", NAMES.strip().splitlines())
def test_where_a_name_ends(row: str) -> None:
    name, country, line = row.split(" | ")
    assert stated(line, f"https://www.site.{country}/")["name"] == [name]


ADDRESSES = """
Lipowa 3, 33-200 Tarnów | Administrator — F.H.U. „Tulipan” Zakład Optyczny, Lipowa 3, 33-200 Tarnów, NIP 8731335825
397165, г. Заречье, ул. Мира, зд. 7 | МУП «Сети» Тепло округа<br>397165, г. Заречье, ул. Мира, зд. 7<br>ИНН 7707083893
83-010 Straszyn, ul. Lipowa 7 | Adres<br>T.L.C.P.<br>83-010 Straszyn<br>ul. Lipowa 7
Brașov, Str. Lalelelor, Nr. 15, Bl. 21, Ap. 3 | Adress<br>Brașov, Str. Lalelelor, Nr. 15, Bl. 21, Ap. 3<br>Program
Liepų g. 13, LT-66117 Druskininkai | UAB Tulpė Mūsų adresas: Liepų g. 13, LT-66117 Druskininkai Mūsų paštas: a@a.example
Lale Mah. 9. Sk. No: 8, Urla / İzmir | Lale Ltd. Şti.<br>Adres<br>Lale Mah. 9. Sk. No: 8, Urla / İzmir<br>Vergi Dairesi
"""


@pytest.mark.parametrize("row", ADDRESSES.strip().splitlines())
def test_where_an_address_begins_and_ends(row: str) -> None:
    address, body = row.split(" | ")
    assert stated(f"<h2>Kontakt</h2><p>{body}</p>", kind=PAGE)["address"] == [address]


def test_who_runs_the_server_is_its_host() -> None:
    body = (
        "<h1>Impresszum</h1><p>Szerver üzemeltető:<br>Név: TULIPÁN Mérnökiroda Bt.<br>Cím: 2151, Fót, Fő u. 34.<br>"
        "Email: hello@tulipan.example</p>"
    )
    assert not {"name", "address", "email"} & set(stated(body, "https://kovacsanna.hu/", PAGE))


def test_who_pays_the_tax_of_the_self_employed_is_named_and_a_link_calls_nobody_a_company() -> None:
    body = (
        "<h1>Политика обработки персональных данных</h1>"
        "<p>4.1.6. Общество с ограниченной ответственностью «ТЮЛЬПАН» (сайт: tulpan.example/company).</p>"
        "<p>7. Хранение: ООО «ТЮЛЬПАН» (ИНН 7736207543): облачная инфраструктура.</p>"
        "<h2>12. РЕКВИЗИТЫ ОПЕРАТОРА</h2><p>Плательщик налога на профессиональный доход: Лисовская Анна Петровна<br>"
        "ИНН: 615016142274</p>"
    )
    found = stated(body, "https://www.site.example/", PAGE)
    assert (found["name"], found["other_number"]) == (["Лисовская Анна Петровна"], ["615016142274"])
