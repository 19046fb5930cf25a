"""Who is called the owner beside a company is not the operator: the company is."""

import pytest

from tests.sources.page.test_wordings import PAGE, stated

OWNERS = """
Plava Peć d.o.o. | OIB: 87397492087 | Vlasnica: Ana Lis
Plava Peć d.o.o. | OIB: 87397492087 | Vlasnik: Tihomir Kovač
Ofenblau GmbH | HRB 116396 Köln | Eigentümer: Anna Berg
Ofenblau GmbH | HRB 116396 Köln | Inhaberin: Anna Berg
Four Bleu SARL | SIREN : 944 505 445 | Propriétaire : Marie Durand
Forno Blu Srl | P.IVA 00885800086 | Titolare: Mario Rossi
Horno Azul SL | NIF B93590792 | Propietario: Mario Rosso
Blauwe Oven BV | KvK 70285888 | Eigenaar: Jan Visser
Modrá Pec s.r.o. | IČO: 24670804 | Majitel: Jan Novák
Niebieski Piec sp. z o.o. | KRS: 0001039186 | Właściciel: Jan Nowak
Kék Kemence Kft. | Cégjegyzékszám: 01-09-674706 | Tulajdonos: Nagy Anna
Cuptor Albastru SRL | CUI: 45239610 | Proprietar: Ion Popescu
Синя Фурна ЕООД | ЕИК 208747091 | Собственик: Иван Петров
Blå Ovn ApS | CVR: 44408562 | Ejer: Jens Holm
Blå Ugn AB | Org.nr 556871-8075 | Ägare: Jens Holm
Sininen Uuni Oy | Y-tunnus: 3581511-1 | Omistaja: Matti Virtanen
Forno Azul, Lda. | NIPC 518932400 | Proprietário: Ana Silva
"""


@pytest.mark.parametrize("row", OWNERS.strip().splitlines())
@pytest.mark.parametrize("order", ["{0}</p><p>{1}</p><p>{2}", "{2}</p><p>{0}</p><p>{1}", "{0}<br>{2}<br>{1}"])
def test_the_owner_beside_a_company_is_not_the_operator(row: str, order: str) -> None:
    company, number, owner = row.split(" | ")
    assert stated(f"<p>{order.format(company, number, owner)}</p>", kind=PAGE)["name"] == [company]


def test_the_owner_can_stand_below_the_label() -> None:
    body = "<p>Forno Blu Srl</p><p>Proprietario</p><p>Mario Rossi</p><p>P.IVA 00885800086</p>"
    assert stated(body, kind=PAGE)["name"] == ["Forno Blu Srl"]


@pytest.mark.parametrize("said", ["Vlasnik: Tihomir Kovač", "Właściciel: Jan Nowak"])
def test_an_owner_whom_no_company_is_named_beside_runs_the_page(said: str) -> None:
    assert stated(f"<p>{said}</p>", kind=PAGE)["name"] == [said.partition(": ")[2]]


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Conçu par Lac · Édité par Four Bleu SASU, RCS Amiens 944 505 445", "Four Bleu SASU"),
        ("Webdesign: Lac GmbH | Betrieben von Ofenblau GmbH, HRB 116396 Köln", "Ofenblau GmbH"),
    ],
)
def test_behind_a_sign_another_is_said_to_run_what_one_made(line: str, name: str) -> None:
    assert stated(f"<p>{line}</p>", kind=PAGE)["name"] == [name]


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("FOURBLEU (SIREN : 948 694 757), dont le siège est au 56 rue Haute, 92140 Clamart.", "FOURBLEU"),
        ("Blåovn Kompagni (CVR: 44829363)", "Blåovn Kompagni"),
        ("Blåovn er et dansk bureau (CVR: 44829363). Vi brænder ler.", "Blåovn"),
    ],
)
def test_what_opens_a_line_before_its_number_in_brackets_is_the_name(line: str, name: str) -> None:
    assert stated(f"<p>{line}</p>", kind=PAGE)["name"] == [name]


def test_of_whom_a_text_tells_without_speaking_is_not_its_operator() -> None:
    line = "Blåovn er et dansk bureau (CVR: 44829363). Blåovn brænder ler."
    assert "name" not in stated(f"<p>{line}</p>", kind=PAGE)
