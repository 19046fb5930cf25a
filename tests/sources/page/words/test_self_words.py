"""Documents speak of themselves and of their readers: "These terms", "Users and customers" are nobody's name."""

import pytest

from openroll.sources.page.words.self_words import names_itself, speaks_of_itself
from tests.sources.page.test_wordings import PAGE, stated

OF_ITSELF = """
These Terms of Use | The present policy | This site | Diese Datenschutzerklärung | Users and customers
Die vorliegenden Bedingungen | Les présentes conditions générales | Ce site
Il presente sito è pubblicato da Studio Aurora | Questa informativa | Las presentes condiciones generales
Este sitio web | Os presentes termos e condições | Este site | Deze voorwaarden | Denna webbplats
Dessa villkor | Denne hjemmeside | Disse vilkår | Nämä ehdot | See veebileht | Käesolevad tingimused
Šie noteikumi | Šios taisyklės | Niniejszy regulamin | Ten serwis | Tyto obchodní podmínky | Tieto podmienky
Jelen szabályzat | Az általános szerződési feltételek | Acest site | Prezentul document | Ovi uslovi
Ova stranica | Ti pogoji | Този сайт | Настоящая Политика | Настоящие Правила | Ця угода | Данный сайт
Οι παρόντες όροι | Bu site | Işbu sözleşme | Þessir skilmálar | Użytkownicy i klienci | Nutzer
Kunden und Nutzer | Utilisateurs | Zákazníci | Пользователи и клиенты | Privacy Policy | ΟΡΟΙ ΧΡΗΣΗΣ
"""


@pytest.mark.parametrize(
    "text", [one.strip() for line in OF_ITSELF.strip().splitlines() for one in line.split(" | ")]
)
def test_what_a_document_says_of_itself_is_no_name(text: str) -> None:
    assert speaks_of_itself(text)


@pytest.mark.parametrize(
    "name",
    [
        "Die Welle",
        "Our House",
        "La Boutique Bleue",
        "This Works",
        "Politika",
        "Prezent Studio",
        "Kundenservice Müller",
        "",
    ],
)
def test_a_name_that_begins_with_a_word_of_these_is_one(name: str) -> None:
    assert not speaks_of_itself(name)


@pytest.mark.parametrize(
    ("text", "itself"),
    [
        ("Celem niniejszej Polityki Prywatności", True),
        ("Цією Політикою конфіденційності та захисту персональних даних", True),
        ("Datenschutz und Vertrag Müller", False),
        ("Настоящая Еда", False),
    ],
)
def test_a_document_is_no_name_where_it_names_itself_later(text: str, itself: bool) -> None:
    assert names_itself(text) is itself


NAMES = """
kertesz.hu | Kertész Kft. | Jelen Feltételek (a továbbiakban: ÁSZF) a Kertész Kft. (cégjegyzékszám: 01-09-955663)
aurora.fr | Studio Aurora | Il presente sito è pubblicato da Studio Aurora, società per azioni, RCS 732 829 320.
tulp.nl | Tulp | The sole proprietorship Tulp, registered with the Chamber of Commerce under number 59581883.
tulp.nl | Tulp | © 2026 Tulp. Alle rechten voorbehouden | KVK 59581883
pavyzdys.lt | UAB R. Pavyzdys ir partneriai | UAB R. Pavyzdys ir partneriai, Įmonės kodas: 300322591
lipinski.pl | A. Lipiński Sp. J. | Sklep prowadzi spółkę A. Lipiński Sp. J. z siedzibą w Łodzi, KRS: 0000331153
linden.it | LINDEN CORPORATION ITALIA S.p.A. | LINDEN CORPORATION ITALIA S.p.A. con socio unico, C.F. 00885800086
turna.ro | TURNA S.R.L. | Operatorul este societatea **TURNA S.R.L.**, cod unic de înregistrare 14399840.
"""


@pytest.mark.parametrize("row", NAMES.strip().splitlines())
def test_a_name_holds_nothing_of_the_sentence_around_it(row: str) -> None:
    host, name, line = row.split(" | ", 2)
    assert stated(line, f"https://www.{host}/")["name"] == [name]


def test_a_form_with_an_article_is_no_name() -> None:
    line = "Primevère est une SARL au capital de 1 000 €, immatriculée au RCS de Paris sous le numéro 732 829 320."
    assert "une SARL" not in stated(f"<h1>Mentions légales</h1><p>{line}</p>", kind=PAGE).get("name", [])


def test_users_below_an_operator_are_none() -> None:
    line = "Użytkownicy i klienci (zwani również „Ty”) to osoby, które korzystają ze sklepu."
    body = f"<h1>Polityka prywatności</h1><p>{line}</p>"
    assert "name" not in stated(body, "https://www.sklep.pl/polityka-prywatnosci", PAGE)


def test_persons_who_answer_beside_a_partnership_are_no_second_operator() -> None:
    body = (
        "<h1>Impressum</h1><p>Pferdemarkt GbR<br>Sabine und Bernd Muster-Land<br>Feldweg 17<br>70619 Stuttgart</p>"
        "<p>Verantwortlich gemäß § 55 Abs. 2 RStV:<br>Sabine und Bernd Landgraf<br>Feldweg 17<br>70619 Stuttgart</p>"
    )
    found = stated(body, "https://www.pferdemarkt.de/impressum", PAGE)
    assert found["name"] == ["Pferdemarkt GbR"]
