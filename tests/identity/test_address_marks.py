import pytest
from hypothesis import given
from hypothesis import strategies as st

from openroll.identity import address_marks as marks


@pytest.mark.parametrize(
    ("text", "whom"),
    [
        ("c/o Example Services Ltd, 1 High Road, London", "Example Services Ltd"),
        ("Max Beispiel, C/O Block Services, Weg 1, 70736 Fellbach", "Block Services"),
        ("z. Hd. Frau Beispiel, Weg 1", "Frau Beispiel"),
        ("care of Jane Roe, PO Box 1", "Jane Roe"),
        ("Weg 1 (℅ Beispiel GmbH)", "Beispiel GmbH"),
        ("chez Dupont, 1 rue de la Paix, 75002 Paris", "Dupont"),
        ("p/a Jansen, Dorpsstraat 1", "Jansen"),
        ("у Иванова, ул. Ленина 1", "Иванова"),
        ("c/o", None),
        ("Chezy Street 1, London", None),
        ("ул. у Озера 1", None),
        ("1 High Road, London", None),
        ("Hosman Street 3", None),
    ],
)
def test_care_of(text: str, whom: str | None) -> None:
    assert marks.care_of(text) == whom


@pytest.mark.parametrize(
    "text",
    [
        "P.O. Box 12, Road Town",
        "PO Box 12",
        "Post Office Box 3",
        "Postfach 12 34, 20099 Hamburg",
        "BP 123, 75001 Paris",
        "Boîte postale 12",
        "Casella Postale 3",
        "Apartado de Correos 12",
        "Postbus 12, 1000 AA Amsterdam",
        "Box 123, 111 22 Stockholm",
        "PL 123, 00100 Helsinki",
        "а/я 12, Москва",
        "Skrytka pocztowa 5",
        "Τ.Θ. 12345",
    ],
)
def test_boxes(text: str) -> None:
    assert marks.is_po_box(text)


@pytest.mark.parametrize(
    "text", ["Boxhagener Str. 1", "12 Box Lane", "Postgasse 3", "Box 5 Street", "Bp House", ""]
)
def test_no_boxes(text: str) -> None:
    assert not marks.is_po_box(text)


@pytest.mark.parametrize(
    "text",
    [
        "123 Main Street, Anytown",
        "123 Main St, Springfield",
        "Musterstraße 1, 12345 Musterstadt",
        "Musterstr. 1, 12345 Berlin",
        "Your address here",
        "[Your Company Address]",
        "{{ site.address }}",
        "{% include address %}",
        "<%= address %>",
        "%COMPANY_ADDRESS%",
        "ул. Примерная, д. 1",
        "Ваш адрес",
        "Calle Falsa 123",
        "ul. Przykładowa 1, 00-000 Warszawa",
        "N/A",
        "-",
        "12345",
        "",
    ],
)
def test_placeholders(text: str) -> None:
    assert marks.is_placeholder(text)


@pytest.mark.parametrize(
    "text",
    [
        "123 Main Street, White Plains, NY 10601",
        "Reichsgrafenstr. 20, 79102 Freiburg",
        "а/я 12, Москва",
        "Bank Street 1, London N1 7GU",
        "Null Street 3, Town 12346",
    ],
)
def test_no_placeholders(text: str) -> None:
    assert not marks.is_placeholder(text)


@pytest.mark.parametrize(
    "text",
    [
        "71-75 Shelton Street, Covent Garden, London, WC2H 9JQ",
        "71–75, Shelton St., London WC2H9JQ",
        "20-22 Wenlock Road, London, England, N1 7GU",
        "27 Old Gloucester Street, London WC1N 3AX",
        "Kemp House, 160 City Road, London, EC1V 2NX",
        "167-169 Great Portland Street, 5th Floor, London W1W 5PF",
        "1209 N. Orange St., Wilmington, DE",
        "251 Little Falls Dr, Wilmington, Delaware 19808",
        "16192 Coastal Hwy, Lewes, DE 19958",
        "8 The Green, Ste A, Dover, DE 19901",
        "Craigmuir Chambers, Road Town, Tortola",
        "Trust Company Complex, Ajeltake Road, Majuro",
        "Sepapaja tn 6, 15551 Tallinn",
    ],
)
def test_shared_offices(text: str) -> None:
    assert marks.is_shared_office(text)


@pytest.mark.parametrize(
    "text",
    [
        "128 City Road, Bristol BS2 8TP",
        "171 Shelton Street, London SW1A 1AA",
        "71-75 Shelton Street, Leeds",
        "1209 Orange Street, Springfield, IL 62701",
        "447 Broadway, Cambridge, MA 02138",
        "Shelton Street, London",
        "",
    ],
)
def test_other_offices(text: str) -> None:
    assert not marks.is_shared_office(text)


@given(st.text(max_size=120), st.sampled_from(["", "c/o ", "Box 1, ", "123 Main St ", "у "]))
def test_any_text(text: str, before: str) -> None:
    line = before + text
    whom = marks.care_of(line)
    assert whom is None or whom == whom.strip()
    for mark in (marks.is_po_box, marks.is_placeholder, marks.is_shared_office):
        assert mark(line) in (True, False)
