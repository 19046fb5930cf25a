"""Whose a mailbox is: the data protection officer's of the house is the operator's where a page gives no other."""

import pytest

from openroll.sources.page.words.mail_providers import label_of
from tests.sources.page.test_wordings import PAGE, stated

URL = "https://www.larano.com/privacy"
HEAD = "<h1>Privacy policy</h1><p>Larano Ltd (“we”) is the data controller.</p>"


def test_the_officers_mailbox_is_the_only_one() -> None:
    for sentence in (
        "Our data protection officer can be reached at dpo@larano.com.",
        "Data Protection Officer: privacy@larano.com",
    ):
        found = stated(f"{HEAD}<p>{sentence}</p>", URL, PAGE)
        assert len(found["email"]) == 1 and found["email"][0].endswith("@larano.com")


def test_another_mailbox_of_the_house_goes_before() -> None:
    body = f"{HEAD}<p>Our data protection officer: dpo@larano.com</p><p>Contact us at info@larano.com.</p>"
    assert stated(body, URL, PAGE)["email"] == ["info@larano.com"]


def test_the_officer_of_another_house_and_two_officers_say_nothing() -> None:
    elsewhere = f"{HEAD}<p>Our data protection officer is Grebe Law LLP, dpo@grebe-law.com.</p>"
    two = f"{HEAD}<p>Data protection officer: a@larano.com</p><p>Data protection officer: b@larano.com</p>"
    for body in (elsewhere, two):
        assert "email" not in stated(body, URL, PAGE)


def test_a_mailbox_with_another_hyphen_is_not_cut() -> None:
    found = stated(f"{HEAD}<p>Mail: fv\u2010datenschutz@larano.com</p>", URL, PAGE)
    assert found["email"] == ["fv-datenschutz@larano.com"]


def test_an_officer_who_is_named_has_a_mailbox_of_their_own() -> None:
    for sentence in (
        "You reach our data protection officer, Ann Hill, at ann.hill@larano.com.",
        "Duomenų apsaugos pareigūnas: Lukas Beržas, lukas@larano.com",
    ):
        assert "email" not in stated(f"{HEAD}<p>{sentence}</p>", URL, PAGE)


def test_an_officer_s_mailbox_beside_another_in_brackets_is_not_the_operator_s() -> None:
    body = f"{HEAD}<p>Our data protection officer: dpo@larano.com</p><p>Write to us [support@larano.com].</p>"
    assert stated(body, URL, PAGE).get("email") in (None, ["support@larano.com"])


def test_what_stands_before_a_country_s_ending_is_no_part_of_a_name() -> None:
    assert [
        label_of(host) for host in ("grebe-law.co.uk", "grebe.com.tr", "t-online.de", "me.com", "localhost")
    ] == [
        "grebelaw",
        "grebe",
        "tonline",
        "me",
        "localhost",
    ]
    officer = "<p>Contact our data protection officer, Grebe Law LLP, at dpo@grebe-law.co.uk.</p>"
    body = "<h1>Privacy policy</h1><p>Larano Companies Ltd (“we”) is the data controller.</p>"
    assert "email" not in stated(body + officer, URL, PAGE)


def test_a_link_that_leads_to_another_mailbox_than_it_shows_says_what_it_shows() -> None:
    shown = '<a href="mailto:info@altmuehle.de">info@larano.de</a>'
    body = f"<h1>Impressum</h1><p>Altmühle GmbH<br>Lindenweg 4<br>10115 Berlin<br>E-Mail: {shown}</p>"
    assert stated(body, "https://www.altmuehle.de/", PAGE)["email"] == ["info@larano.de"]


def test_the_only_mailbox_below_the_name_is_its_own_whatever_its_house() -> None:
    body = (
        "<h1>Договір публічної оферти</h1><p>Цей документ є публічною офертою ТихаВода (далі — «Виконавець») на "
        "надання послуг фізичним та юридичним особам (далі — «Замовник»).</p><h2>9. Реквізити Виконавця</h2>"
        "<p>ТихаВода<br>Телефон: +38 073 555 01 28<br>Email: beregova7788@gmail.com</p>"
        "<footer><p>© 2026 ТихаВода</p></footer>"
    )
    page = f"<title>Договір публічної оферти — ТихаВода</title><p>ТихаВода</p>{body}<p>ТихаВода</p>"
    assert stated(page, "https://tyhavoda.com.ua/dohovir", PAGE)["email"] == ["beregova7788@gmail.com"]


CONTACTS = [
    "<h2>Yhteystiedot</h2><p>📞0500 616 888</p><p>✉️{box}</p><p>📍Lehtotie 5, 35820 Mänttä</p>",
    "<h2>Kontakt</h2><p>Ida Lund</p><p>Telefon: 23 90 57 19</p><p>E-mail: {box}</p>",
    "<h2>Contatti</h2><p>Tel. 090 123 4567</p><p>{box}</p>",
]


@pytest.mark.parametrize("body", CONTACTS)
def test_the_only_mailbox_beside_a_telephone_below_contact_is_the_site_s(body: str) -> None:
    prose = f"<h1>Vilkår</h1><p>{'The mill by the river has new sails. ' * 9}</p>"
    told = body.format(box="mylly@phpoint.fi")
    assert stated(prose + told, "https://vakka.example/vilkaar", PAGE)["email"] == ["mylly@phpoint.fi"]
    maker = told.replace("</h2>", "</h2><p>Web design:</p>")
    assert "email" not in stated(prose + maker, "https://vakka.example/vilkaar", PAGE)
    assert "email" not in stated(prose + told.replace("h2", "p"), "https://vakka.example/vilkaar", PAGE)


def test_a_house_with_a_person_s_last_name_is_of_the_person() -> None:
    body = (
        "<title>Terms | Anna Hillman - Candidate</title><h1>Terms of use</h1><p>This is the site of Anna Hillman.</p>"
        '<p>Questions: write to us at <a href="mailto:info@ahillmanlaw.com">info@ahillmanlaw.com</a> or call.</p>'
    )
    assert stated(body, "https://annahillman.example/terms", PAGE)["email"] == ["info@ahillmanlaw.com"]


def test_the_only_mailbox_that_reaches_us_is_ours_where_nobody_is_named() -> None:
    body = "<p>Il Titolare è chi gestisce il sito. Puoi contattare il Titolare all'indirizzo piec@forno.example.</p>"
    assert stated(body, "https://www.site.example/", PAGE)["email"] == ["piec@forno.example"]


def test_a_label_right_before_the_only_mailbox_is_no_sentence_about_others() -> None:
    body = (
        "<p>Контакты: Фактический адрес: 109012, Москва, ул. Полевая, д. 6 Электронная почта: info@piec.example "
        "Реквизиты: ООО «Ветер» ИНН 7707083893</p>"
    )
    assert stated(body, "https://www.site.example/", PAGE)["email"] == ["info@piec.example"]


@pytest.mark.parametrize("box", ["your@email.com", "unsubscribe@bluekiln.de", "name@yourcompany.com"])
def test_a_mailbox_that_nobody_reads_is_not_stated(box: str) -> None:
    body = f"<h1>Kontakt</h1><p>Blue Kiln GmbH</p><p>{box}</p>"
    assert "email" not in stated(body, "https://bluekiln.de/kontakt", PAGE)


def test_a_provider_may_be_called_as_an_example_s_host() -> None:
    body = "<h1>Kontakt</h1><p>Blue Kiln GmbH</p><p>bluekiln@email.cz</p>"
    assert stated(body, "https://bluekiln.de/kontakt", PAGE)["email"] == ["bluekiln@email.cz"]
