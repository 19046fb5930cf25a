from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from openroll.identity import number
from openroll.identity.number import Number, TaxNumber

from .vectors import cases


@pytest.mark.parametrize("case", cases("numbers"), ids=lambda case: f"{case['register']} {case['in']}")
def test_vectors(case: dict[str, Any]) -> None:
    found = number.read(case["in"], register=case["register"])
    assert found == (Number(case["out"], case["register"]) if case["out"] else None)


def test_a_register_may_answer_to_a_number_that_looks_made_up() -> None:
    assert number.companies_house("12345678") == "12345678"
    assert number.krs("1111111111") == "1111111111"


@pytest.mark.parametrize(
    ("text", "country", "register", "expected"),
    [
        ("445790", "GB", None, Number("00445790", "GB-COH")),
        ("6865", "PL", None, Number("0000006865", "PL-KRS")),
        ("5252189241", "PL", None, None),  # a NIP
        ("0012345679", "PL", "PL-KRS", None),
        ("0112038-9", "FI", None, Number("0112038-9", "FI-PRO")),
        ("112038-9", "FI", None, Number("0112038-9", "FI-PRO")),
        ("HRB  12345", "DE", None, Number("HRB 12345", "DE-CR")),
        ("201900123K", "VG", "VG-FSC", Number("201900123K", "VG-FSC")),
        ("304500116001502", "RU", "RU-OGRN", Number("304500116001502", "RU-OGRN")),
        ("304500116001611", "RU", "RU-OGRN", None),
        ("1234668-8", "US", "not a code", Number("1234668-8", None)),
        ("C 1", None, None, Number("C 1", None)),
        ("n/a", "DE", None, None),
        ("-", None, None, None),
        ("0", None, None, None),
        ("1" * 100, None, None, None),
        ("12\x1b34", None, None, None),
    ],
)
def test_numbers_of_any_register(
    text: str, country: str | None, register: str | None, expected: Number | None
) -> None:
    assert number.read(text, country=country, register=register) == expected


@pytest.mark.parametrize(
    ("text", "country", "expected"),
    [
        ("734-286-71-48", "PL", TaxNumber("PL-NIP", "7342867148")),
        ("PL7342867148", None, TaxNumber("VATIN", "PL7342867148")),
        ("FI01120389", "FI", TaxNumber("VATIN", "FI01120389")),
        ("01120389", "FI", TaxNumber("VATIN", "FI01120389")),
        ("240 8769 88", "GB", TaxNumber("GB-VAT", "GB240876988")),
        ("GB 240 8769 88", None, TaxNumber("GB-VAT", "GB240876988")),
        ("7707083893", "RU", TaxNumber("RU-INN", "7707083893")),
        ("7707083894", "RU", None),
        ("USt-IdNr. gemäß § 27 a Umsatzsteuergesetz: DE814082730", None, TaxNumber("VATIN", "DE814082730")),
        ("USt-IdNr.: DE814082730", None, TaxNumber("VATIN", "DE814082730")),
        ("UID: ATU33864707", "AT", TaxNumber("VATIN", "ATU33864707")),
        ("BTW NL004495445B01", "NL", TaxNumber("VATIN", "NL004495445B01")),
        ("0403.170.701", "BE", TaxNumber("VATIN", "BE0403170701")),
        ("BE 403.170.701", None, TaxNumber("VATIN", "BE0403170701")),
        ("GR094014201", None, TaxNumber("VATIN", "EL094014201")),
        ("094014201", "GR", TaxNumber("VATIN", "EL094014201")),
        ("28592822-2-43", "HU", TaxNumber("VATIN", "HU28592822")),
        ("P.IVA 00743110157", "IT", TaxNumber("VATIN", "IT00743110157")),
        ("CHE-191.546.434 MWST", None, TaxNumber("CH-VAT", "CHE-191.546.434 MWST")),
        ("CHE-191.546.434", "CH", None),
        ("NO 972 417 920 MVA", None, TaxNumber("NO-VAT", "NO972417920MVA")),
        ("SI99190591", "SI", TaxNumber("VATIN", "SI99190591")),
        ("99190591", "SI", TaxNumber("SI-TIN", "99190591")),
        ("82229652860", "HR", TaxNumber("HR-OIB", "82229652860")),
        ("XI240876988", None, TaxNumber("VATIN", "XI240876988")),
        ("202455446", "US", TaxNumber("US-EIN", "20-2455446")),
        ("DE136695976", "US", TaxNumber("VATIN", "DE136695976")),
        ("DE136695975", "US", None),
        ("DE123456788", None, None),
        ("DE123456789", "DE", None),
        ("000000000", "GB", None),
        ("12345678", None, None),
        ("", "PL", None),
        ("ＰＬ７３４２８６７１４８", None, None),
    ],
)
def test_tax_numbers(text: str, country: str | None, expected: TaxNumber | None) -> None:
    assert number.read_tax(text, country=country) == expected


@pytest.mark.parametrize(
    "text",
    [
        *("00000000", "12345678", "99999999", "87654321", "1111111-1", "N/A", "0", "", "xxx"),
        *(
            "U12345MH2020PTC123456",
            "L12345DL2019PLC123456",
            "12.345.678/0001-95",
            "123-456-32-18",
            "1234567T",
        ),
    ],
)
def test_placeholders(text: str) -> None:
    assert number.is_placeholder(text)


@pytest.mark.parametrize("text", ["00445790", "OC391410", "0000006865", "0112038-9", "C 1", "16449605"])
def test_numbers_that_are_none(text: str) -> None:
    assert not number.is_placeholder(text)


_TEXTS = st.text(max_size=80) | st.from_regex(r"[A-Z]{0,3}[0-9 ./-]{1,14}[A-Z]?", fullmatch=True)
_NEAR = st.sampled_from([case["in"] for case in cases("numbers")])


@pytest.mark.parametrize("code", sorted(number.SCHEMES))
def test_every_scheme_has_a_title_and_refuses_what_only_looks_like_digits(code: str) -> None:
    assert number.title_of(code)
    for case in cases("numbers"):
        if case["register"] == code and case["out"]:
            folded = case["in"].translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"))
            assert number.read(folded, register=code) is None


def test_every_trade_register_has_a_rule_of_its_country() -> None:
    for country, code in number.TRADE_REGISTERS.items():
        assert number.country_of(code) == country
    assert number.country_of("VATIN") is None
    assert number.title_of("XX-YY") is None
    tried = {case["register"] for case in cases("numbers") if case["out"]}
    assert set(number.TRADE_REGISTERS.values()) <= tried


@example("0001", " AL")
@example("AL-", "123456")
@given(_TEXTS | _NEAR, st.text(max_size=3))
def test_every_rule_is_idempotent_and_takes_any_text(text: str, tail: str) -> None:
    for scheme in number.SCHEMES.values():
        for written in (text, text + tail, tail + text):
            value = scheme.rule(written)
            assert value is None or scheme.rule(value) == value, scheme.code


@given(
    _TEXTS,
    st.sampled_from([None, "XX", *number.TRADE_REGISTERS]),
    st.sampled_from([None, "x", *number.SCHEMES]),
)
def test_reading_takes_any_text(text: str, country: str | None, register: str | None) -> None:
    found = number.read(text, country=country, register=register)
    assert found is None or number.read(found.value, register=found.register) == found
    tax = number.read_tax(text, country=country)
    assert tax is None or tax.value.isascii()
