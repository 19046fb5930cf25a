"""Companies that nobody wrote the readers for: each enters rightly, or waits, or is asked for what is missing."""

from typing import Any

import pytest

from tests.trial.answers import KRS, PAGE, PRH, british, finnish, finnish_address, polish, submit

MAIL = "hello@acme.example"
BUSINESS_ID = "2331972-3"


@pytest.mark.parametrize(
    ("pasted", "number", "changes", "address"),
    [
        ("OC312345", "OC312345", {"type": "llp"}, "12 Sample Road, Leeds, LS1 2AB, England"),
        ("oc312345/officers", "OC312345", {"type": "llp"}, "12 Sample Road, Leeds, LS1 2AB, England"),
        (
            "SC123456",
            "SC123456",
            {
                "jurisdiction": "scotland",
                "registered_office_address": {
                    "premises": "5",
                    "address_line_1": "Royal Mile",
                    "locality": "Edinburgh",
                    "postal_code": "EH1 1AA",
                    "country": "Scotland",
                },
            },
            "5 Royal Mile, Edinburgh, EH1 1AA, Scotland",
        ),
        (
            "ni12345",
            "NI012345",
            {
                "jurisdiction": "northern-ireland",
                "registered_office_address": {
                    "care_of": "Smith & Co",
                    "po_box": "77",
                    "locality": "Belfast",
                    "postal_code": "BT1 1AA",
                },
            },
            "c/o Smith & Co, PO Box 77, Belfast, BT1 1AA",
        ),
        ("445791?tab=1#x", "00445791", {}, "12 Sample Road, Leeds, LS1 2AB, England"),
        (
            "445791",
            "00445791",
            {
                "previous_company_names": None,
                "company_status_detail": None,
                "jurisdiction": None,
                "type": None,
                "has_insolvency_history": None,
            },
            "12 Sample Road, Leeds, LS1 2AB, England",
        ),
    ],
    ids=["llp", "small letters", "scotland", "northern ireland", "unpadded", "nulls"],
)
@pytest.mark.parametrize("name", ["HAGGIS & SONS LTD.", '"Q" <B>O\'NEILL</B> LIMITED', "ООО «Ромашка» & Co"])
def test_british_companies_enter(
    pasted: str, number: str, changes: dict[str, Any], address: str, name: str
) -> None:
    told = submit(f"{PAGE}{pasted} {MAIL}", british(number, name, **changes))
    assert told.verdict == "enter"
    assert [told.value(one) for one in ("name", "country", "number", "address", "email")] == [
        name,
        "GB",
        number,
        address,
        MAIL,
    ]


@pytest.mark.parametrize(
    ("changes", "word"),
    [
        ({"company_status": "dissolved", "date_of_cessation": "2020-01-01"}, "dissolved"),
        ({"company_status": "liquidation"}, "liquidation"),
        ({"company_status": "administration"}, "administration"),
        ({"company_status": "receivership"}, "receiver"),
        ({"company_status": "voluntary-arrangement"}, "arrangement"),
        ({"company_status_detail": "active-proposal-to-strike-off"}, "strike"),
        ({"company_status": ...}, "does not say"),
        ({"type": "uk-establishment", "company_status": "open"}, "establishment"),
    ],
    ids=str,
)
@pytest.mark.parametrize("mail", [MAIL, ""])
def test_british_companies_in_trouble_wait(changes: dict[str, Any], word: str, mail: str) -> None:
    told = submit(f"{PAGE}00445791 {mail}", british("00445791", "SMALL LTD", **changes))
    assert told.verdict == "review"
    assert word in told.reason


@pytest.mark.parametrize("address", [..., None, {}, {"postal_code": "X1 1XX", "country": "England"}])
def test_a_british_company_without_an_address_is_asked_for_it(address: object) -> None:
    told = submit(
        f"{PAGE}00445791 {MAIL}", british("00445791", "SMALL LTD", registered_office_address=address)
    )
    assert told.verdict == "insufficient"
    assert [one.name for one in told.assessment.missing] == ["address"]


def test_a_polish_company_enters_by_its_link_alone() -> None:
    told = submit(
        f"{KRS}123456",
        polish("0000123456", 'ALFA "BETA" SP. Z O.O.', email="BIURO@ALFA.PL", web="HTTPS://WWW.ALFA.PL/"),
    )
    assert told.verdict == "enter"
    assert told.value("email") == "biuro@alfa.pl"
    assert told.value("address") == "UL. DŁUGA 5/12, 31-147 KRAKÓW, POLSKA"
    assert told.services == [("alfa.pl", "register")]
    assert told.numbers() == ["5252344078", "49270733300000"]


@pytest.mark.parametrize(
    ("ids", "numbers"),
    [
        ({"nip": "1234567890", "regon": "123456789"}, ["1234567890", "123456789"]),
        ({"nip": "525-234-40-79", "regon": "14212938000000"}, ["5252344079", "14212938000000"]),
        ({"nip": 5252344078, "regon": 142129380}, ["5252344078", "142129380"]),
        ({"nip": "0000000000", "regon": None}, []),
        ({}, []),
        (None, []),
    ],
    ids=str,
)
def test_tax_numbers_stand_as_the_polish_register_gives_them(ids: object, numbers: list[str]) -> None:
    """A check digit is there for people's slips; the register's own statement is no slip of the sender."""
    told = submit(f"{KRS}0000123456", polish("0000123456", "ALFA SP. Z O.O.", ids=ids, email="a@alfa.pl"))
    assert told.verdict == "enter"
    assert told.numbers() == numbers


def test_a_tax_number_that_has_not_the_digits_of_one_waits() -> None:
    ids = {"nip": "52523440", "regon": "492707333"}
    told = submit(f"{KRS}0000123456", polish("0000123456", "ALFA SP. Z O.O.", ids=ids, email="a@alfa.pl"))
    assert told.verdict == "review"
    assert "52523440" in told.reason


@pytest.mark.parametrize(
    ("email", "value"),
    [
        ("a@alfa.pl; b@alfa.pl", "a@alfa.pl"),
        ("A@ALFA.PL, B@ALFA.PL", "a@alfa.pl"),
        ("E-MAIL: A@ALFA.PL", "a@alfa.pl"),
        ("A@ALFA.PL", "a@alfa.pl"),
        ("------", None),
        (None, None),
        ("BIURO(AT)ALFA.PL", None),
    ],
)
def test_the_polish_registers_email_is_read_as_people_file_it(email: str | None, value: str | None) -> None:
    told = submit(f"{KRS}0000123456", polish("0000123456", "ALFA SP. Z O.O.", email=email))
    assert told.value("email") == value
    assert told.verdict == ("insufficient" if value is None else "enter")


@pytest.mark.parametrize(
    "changes",
    [
        {"section6": {"likwidacja": {"otwarcieLikwidacji": {"x": "1"}}}},
        {"section6": {"postepowanieUpadlosciowe": [{"x": {"y": "1"}}]}},
        {"section6": {"postepowanieRestrukturyzacyjne": [{"x": "1"}]}},
        {"section6": {"somethingNew": [{"x": "1"}]}},
        {"section5": {"kurator": [{"x": "1"}]}},
        {"form": "ODDZIAŁ ZAGRANICZNEGO PRZEDSIĘBIORCY"},
    ],
    ids=str,
)
def test_polish_companies_in_trouble_wait(changes: dict[str, Any]) -> None:
    told = submit(f"{KRS}0000123456 {MAIL}", polish("0000123456", "ALFA SP. Z O.O.", **changes))
    assert told.verdict == "review"
    assert "KRS" in told.reason


@pytest.mark.parametrize("ending", ["W LIKWIDACJI", "W UPADŁOŚCI", "W RESTRUKTURYZACJI"])
def test_a_polish_name_that_tells_of_trouble_waits(ending: str) -> None:
    told = submit(f"{KRS}0000123456 {MAIL}", polish("0000123456", f"ALFA SP. Z O.O. {ending}"))
    assert told.verdict == "review"


def test_an_association_is_found_in_its_part_of_the_polish_register() -> None:
    missing = {f"{KRS}0000123457?rejestr=P&format=json": (404, b"{}")}
    fund = polish("0000123457", "FUNDACJA ALFA", part="S", form="FUNDACJA", email="a@alfa.pl")
    told = submit(f"{KRS}0000123457", missing, fund)
    assert (told.verdict, told.value("name"), told.refused) == ("enter", "FUNDACJA ALFA", [])


def test_a_polish_village_without_streets() -> None:
    address = {
        "nrDomu": "12A",
        "miejscowosc": "MAŁA WIEŚ",
        "kodPocztowy": "05-622",
        "poczta": "BELSK DUŻY",
        "kraj": "POLSKA",
    }
    told = submit(f"{KRS}0000123456 {MAIL}", polish("0000123456", "ALFA SP. Z O.O.", address=address))
    assert told.value("address") == "MAŁA WIEŚ 12A, 05-622 BELSK DUŻY, POLSKA"


@pytest.mark.parametrize(
    ("changes", "address", "services"),
    [
        ({}, "Mannerheimintie 12 B 14a, 00100 HELSINKI", []),
        (
            {"website": {"url": "https://www.acme-oy.fi/", "source": "0"}},
            "Mannerheimintie 12 B 14a, 00100 HELSINKI",
            [("acme-oy.fi", "register")],
        ),
        (
            {
                "addresses": [
                    finnish_address(
                        co="Virtanen",
                        street="Storgatan",
                        buildingNumber="3",
                        entrance="",
                        apartmentNumber="",
                        apartmentIdSuffix="",
                        postCode="65100",
                        postOffices=[{"city": "VASA", "languageCode": "2", "municipalityCode": "905"}],
                    )
                ]
            },
            "c/o Virtanen, Storgatan 3, 65100 VASA",
            [],
        ),
        (
            {"addresses": [finnish_address(type=2, street="", postCode="00101", postOfficeBox="123")]},
            "PL 123, 00101 HELSINKI",
            [],
        ),
        (
            {"website": None, "euId": None, "companySituations": None, "companyForms": None},
            "Mannerheimintie 12 B 14a, 00100 HELSINKI",
            [],
        ),
        (
            {"website": ..., "euId": ..., "companySituations": ..., "companyForms": ...},
            "Mannerheimintie 12 B 14a, 00100 HELSINKI",
            [],
        ),
    ],
    ids=["plain", "website", "swedish town and c/o", "post box only", "nulls", "missing"],
)
def test_finnish_companies_enter(
    changes: dict[str, Any], address: str, services: list[tuple[str, str]]
) -> None:
    told = submit(f"{PRH}{BUSINESS_ID} {MAIL}", finnish(BUSINESS_ID, "Ääkköset & Co Oy", **changes))
    assert told.verdict == "enter"
    assert (told.value("name"), told.value("country"), told.value("number")) == (
        "Ääkköset & Co Oy",
        "FI",
        BUSINESS_ID,
    )
    assert (told.value("address"), told.services) == (address, services)


@pytest.mark.parametrize(
    ("changes", "word"),
    [
        ({"companySituations": [{"type": "KONK", "registrationDate": "2024-02-03"}]}, "bankrupt"),
        ({"companySituations": [{"type": "SELTILA", "registrationDate": "2024-02-03"}]}, "liquidation"),
        ({"companySituations": [{"type": "SANE", "registrationDate": "2024-02-03"}]}, "restructuring"),
        ({"companySituations": [{"type": "NEW", "registrationDate": "2024-02-03"}]}, "NEW"),
        ({"tradeRegisterStatus": "2"}, "removed"),
        ({"tradeRegisterStatus": "4"}, "ceased"),
        ({"tradeRegisterStatus": None}, "does not say"),
        ({"endDate": "2020-01-01"}, "2020-01-01"),
        (
            {
                "companyForms": [
                    {
                        "type": "26",
                        "descriptions": [{"languageCode": "3", "description": "Private trader"}],
                        "version": 1,
                    }
                ]
            },
            "natural person",
        ),
    ],
    ids=str,
)
@pytest.mark.parametrize("mail", [MAIL, ""])
def test_finnish_companies_in_trouble_wait(changes: dict[str, Any], word: str, mail: str) -> None:
    told = submit(f"{PRH}{BUSINESS_ID} {mail}", finnish(BUSINESS_ID, "Acme Oy", **changes))
    assert told.verdict == "review"
    assert word in told.reason
