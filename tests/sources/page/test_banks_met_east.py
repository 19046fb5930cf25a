"""Banks among requisites, and enterprises whose forms are spelled out: met in the east; the names are invented."""

import pytest

from tests.sources.page.test_wordings import PAGE, stated

SITE = "https://onelink.example/"
ACCOUNT = "р/с 40702810900006611334"
IBAN = "BY42 BAPB 3012 3177 9001 0000 0000"
OWN = "115191, г. Москва, ул. Липовая, д. 19"


def read(body: str, url: str = SITE) -> dict[str, list[str]]:
    return stated(body, url, PAGE)


@pytest.mark.parametrize(
    "body",
    [
        f"<p>ООО «Лале», ИНН 7728168971, {ACCOUNT} в ПАО «Крякбанк», г. Москва, ул. Утиная, д. 19</p>",
        f"<p>ООО «Лале», ИНН 7728168971, {ACCOUNT} в ПАО «Крякбанк», БИК 044525593, г. Москва, ул. Утиная, 9</p>",
        f"<p>ЧУП «Лале»</p><p>УНП 690316639</p><p>Расчётный счёт {IBAN} в ОАО «Крякбанк», г. Минск, пр-т Утиный, 3</p>",
        f"<p>ЧУП «Лале»</p><p>УНП 690316639</p><p>р/с {IBAN}</p><p>ОАО «Крякбанк», г. Минск, ул. Утиная, 31А</p>",
        "<p>Lala sp. z o.o., NIP 5272739549, konto w mKwaBank S.A., ul. Kacza 18, 00-850 Warszawa</p>",
    ],
)
def test_where_a_bank_is_is_not_where_its_customer_is(body: str) -> None:
    found = read(body)
    assert found["name"] and "address" not in found


@pytest.mark.parametrize(
    "who",
    ["Общество с ограниченной ответственностью «Лале» (ООО «Лале»)", "ООО «Лале»", "ООО «Лале» («Лале»)"],
)
@pytest.mark.parametrize("sign", [",", ";"])
def test_the_own_address_stands_behind_the_short_name(who: str, sign: str) -> None:
    bank = "р/с 40702810900006611334 в ПАО «Крякбанк», г. Москва, ул. Утиная, д. 19"
    assert read(f"<p>{who}{sign} {OWN}, ИНН 7728168971, {bank}</p>")["address"] == [OWN]


@pytest.mark.parametrize(
    "form",
    [
        "Торговое частное унитарное предприятие",
        "Частное торговое унитарное предприятие",
        "Производственно-торговое частное унитарное предприятие",
        "Частное унитарное предприятие по оказанию услуг",
        "Республиканское унитарное предприятие",
        "Иностранное общество с ограниченной ответственностью",
        "Совместное общество с ограниченной ответственностью",
    ],
)
def test_a_form_that_is_spelled_out_is_of_the_name_as_a_whole(form: str) -> None:
    assert read(f"<footer><p>{form} «Лале», УНП 690316639</p></footer>")["name"] == [f"{form} «Лале»"]


def test_what_an_enterprise_does_is_no_form() -> None:
    body = "<footer><p>Частное предприятие оказывает услуги в магазине «Лале». УНП 690316639</p></footer>"
    assert "name" not in read(body)


@pytest.mark.parametrize(
    "said",
    [
        "Липов Павел Дмитриевич • Самозанятый",
        "Липов Павел Дмитриевич · самозанятый · ИНН 507305817690",
        "Самозанятый Липов Павел Дмитриевич, ИНН 507305817690",
        "Самозанятый: Липов Павел Дмитриевич ИНН 507305817690",
    ],
)
def test_who_is_self_employed_in_russia(said: str) -> None:
    assert read(f"<footer><p>© 2026 КРЯК 3D</p><p>{said}</p></footer>")["name"] == ["Липов Павел Дмитриевич"]


def test_who_runs_the_site_and_is_in_charge_of_data() -> None:
    said = "Prevádzkovateľom webovej stránky lala.sk a zodpovednou osobou za spracúvanie osobných údajov je"
    body = (
        f"<p>{said} <strong>Lala s.r.o.</strong>, so sídlom Lipová 4, 951 93 Topoľčianky, IČO: 50234307</p>"
    )
    assert read(body)["name"] == ["Lala s.r.o."]


def test_an_individual_enterprise_of_romania() -> None:
    assert read("<footer><p>© 2025 Întreprindere Individuală Ana Lalea</p></footer>", "https://x.ro/")[
        "name"
    ] == ["Întreprindere Individuală Ana Lalea"]
