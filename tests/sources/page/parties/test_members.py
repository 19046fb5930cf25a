"""Of whom a site's bearer is a member or a partner is not its operator, whatever number and address stands there."""

import pytest

from tests.sources.page.test_wordings import PAGE, stated

SAID = """
en | Blue Kiln is a member of the Tide Potters Ltd, registered number 09876543.
en | Blue Kiln is an accredited member of Tide Potters Ltd (company number 09876543).
de | Blue Kiln ist Mitglied im Verband der Töpfer e.V., Mühlgasse 4, 01067 Dresden.
de | Blue Kiln ist Partner der Tide GmbH, Mühlgasse 4, 01067 Dresden.
fr | Blue Kiln est partenaire de Tide SAS, RCS Paris 552 100 554.
it | Blue Kiln è membro dell'Associazione Vasai Tide, Via Roma 5, 35129 Padova.
es | Blue Kiln es colaborador de Tide S.L., Calle Mayor 5, 28013 Madrid.
pl | Blue Kiln jest partnerem Tide sp. z o.o., NIP 5260250274.
ru | Blue Kiln — партнёр ООО «Тайд», ИНН 7707083893.
bg | Blue Kiln е партньор на „Тайд“ ЕООД, ЕИК 831902088.
ro | Suntem parteneri ai Tide S.R.L., CUI 14399840.
el | Το Blue Kiln είναι συνεργάτης της Τάιντ Α.Ε., ΑΦΜ 094014201.
"""


@pytest.mark.parametrize("row", SAID.strip().splitlines())
def test_of_whom_somebody_is_a_member_or_a_partner_is_not_the_operator(row: str) -> None:
    language, said = row.split(" | ")
    around = f'<html lang="{language}"><title>Blue Kiln</title><h1>Blue Kiln</h1>'
    body = f"{around}<p>{said}</p><p>© 2024 Blue Kiln</p></html>"
    found = stated(body, "https://bluekiln.example/about", PAGE)
    assert found.get("name") in (["Blue Kiln"], None)
    assert not found.keys() & {"number", "other_number", "address"}


def test_the_term_is_no_part_of_the_name_and_a_law_is_known_under_no_trading_name() -> None:
    body = (
        "<title>Terms</title><h1>Terms</h1><p>The term Blue Kiln Limited, 'us' or 'we' refers to the owner of the"
        " website whose registered office is 4 Mill Lane, Leeds LS1 2AB.</p>"
        "<p>We comply with the Children's Online Privacy Protection Act, also known as COPPA.</p>"
    )
    found = stated(body, "https://www.bluekiln.co.uk/terms", PAGE)
    assert found["name"] == ["Blue Kiln Limited"]
    assert "trading_name" not in found


@pytest.mark.parametrize(
    "said",
    [
        "We support Tide Ltd, 4 Mill Lane, Leeds LS1 2AB.",
        "Kursort: Tide GmbH, Mühlgasse 4, 01067 Dresden.",
        "Nous soutenons Tide SAS, 12 rue des Lilas, 75011 Paris.",
        "Miejsce kursów: Tide sp. z o.o., ul. Polna 5, 00-625 Warszawa.",
        "Мы поддерживаем ООО «Тайд», 125009, г. Москва, ул. Полевая, д. 5.",
    ],
)
def test_whom_we_support_or_visit_is_not_the_operator_of_a_page_that_names_nobody(said: str) -> None:
    found = stated(f"<title>About</title><h1>About</h1><p>{said}</p>", "https://bluekiln.example/about", PAGE)
    assert not found.keys() & {"name", "address"}
