"""The numbers of an organisation in JSON-LD: tax numbers, its LEI and others, and what ``identifier`` calls one."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from openroll.identity import number

from .base import Path
from .json_ld_nodes import Node, codes_in, texts_in, tidy

# ISO 6523 (https://docs.peppol.eu/poacc/billing/3.0/codelist/eas/); from 9900 on the codes are of value added tax.
_ICD: Final = {
    "0002": "FR-RCS", "0007": "SE-ON", "0009": "FR-SIRET", "0060": "XI-DUNS", "0106": "NL-KVK", "0183": "CH-FDJP",
    "0184": "DK-CVR", "0191": "EE-RIK", "0192": "NO-BRC", "0196": "IS-KEN", "0199": "XI-LEI", "0208": "BE-BCE_KBO",
    "0210": "IT-CF", "0211": "VATIN", "0212": "FI-PRO",
}  # fmt: skip
_DUNS: Final = re.compile(r"[0-9]{2}-?[0-9]{3}-?[0-9]{4}")
_NOT_LETTER: Final = re.compile(r"[\W_]+")
# What the label of an identifier says, in small letters and without signs.
_TAX: Final = re.compile(
    r"\b(?:vat|ust|mwst|tva|iva|btw|moms|dph|tax|steuer\w*|umsatzsteuer\w*|fiscal|nip|инн|piva|vatid|taxid|vatnumber)\b"
)
_TRADE: Final = re.compile(
    r"\b(?:compan(?:y|ies)|regist\w+|handelsregister\w*|hr[ab]|kvk|siren|rcs|crn|krs|orgnr|org n\w+"
    r"|organi[sz]ation\w* ?n\w+|y ?tunnus|kbo|bce|cvr|ico|ičo|ogrn|огрн|firmenbuch\w*|business (?:id|number))\b"
)
_SCHEMES: Final = {"lei": "XI-LEI", "leicode": "XI-LEI", "duns": "XI-DUNS", "d u n s": "XI-DUNS", "siret": "FR-SIRET",
                   "rea": "IT-REA", "regon": "PL-REGON", "oib": "HR-OIB", "ein": "US-EIN", "cin": "IN-MCA",
                   "corporate identification": "IN-MCA", "corporate identity": "IN-MCA", "abn": "AU-ABN",
                   "acn": "AU-ACN", "uen": "SG-ACRA", "nzbn": "NZ-NZBN", "cnpj": "BR-CNPJ", "cuit": "AR-CUIT",
                   "edrpou": "UA-EDR", "єдрпоу": "UA-EDR", "idno": "MD-IDNO", "mersis": "TR-MERSIS"}  # fmt: skip
_NUMBER: Final = re.compile(r" (?:no|nr|num|number|code)$")


@dataclass(frozen=True, slots=True)
class Given:
    """A number that a node gives: its list's code, and where it stands."""

    scheme: str
    value: str
    original: str
    path: Path

    @property
    def trade(self) -> bool:
        """Tell whether it is a number in a trade register."""
        return self.scheme in number.TRADE_REGISTERS.values()


def numbers(node: Node, country: str | None) -> Iterator[Given]:
    """Yield the numbers that ``node`` gives and that can be right, with those of its identifiers.

    ``country`` is where its address is, for numbers that do not say it.
    """
    for key in ("vatID", "taxID"):
        for text, path in node.codes(key):
            yield from _tax(text, path, country)
    for text, path in node.texts("leiCode"):
        yield from _of("XI-LEI", text, path)
    for text, path in node.codes("duns"):
        yield from _duns(text, path)
    for text, path in node.texts("iso6523Code"):
        yield from _iso6523(text, path)
    for found, path in node.objects("companyRegistration"):
        for text, where in codes_in(
            found.get("certificationIdentification"), (*path, "certificationIdentification")
        ):
            yield from _trade(text, where, country)
    for found, path in node.objects("identifier"):
        labels = [tidy(text) for key in ("propertyID", "name") for text, _ in texts_in(found.get(key), ())]
        for text, where in codes_in(found.get("value"), (*path, "value")):
            yield from _labelled(labels, text, where, country)


def _labelled(labels: list[str], text: str, path: Path, country: str | None) -> Iterator[Given]:
    """Yield the number that an identifier gives, by the first label that says what it is; without one nothing."""
    for written in labels:
        if written in number.SCHEMES:  # the code of a list, as we write them ourselves
            yield from _of(written, text, path)
            return
        if re.fullmatch("iso6523(?:code)?", written, re.IGNORECASE):
            yield from _iso6523(text, path)
            return
        label = _NOT_LETTER.sub(" ", written.casefold()).strip()
        if scheme := _SCHEMES.get(_NUMBER.sub("", label)):
            yield from (_duns(text, path) if scheme == "XI-DUNS" else _of(scheme, text, path))
            return
        if _TAX.search(label):
            yield from _tax(text, path, country)
            return
        if _TRADE.search(label):
            yield from _trade(text, path, country)
            return


def _tax(text: str, path: Path, country: str | None) -> Iterator[Given]:
    found = number.read_tax(tidy(text), country=country)
    if found is not None:
        yield Given(found.scheme, found.value, text, path)


def _trade(text: str, path: Path, country: str | None) -> Iterator[Given]:
    """Yield a number in the trade register of ``country``. A German one without its court is one of a hundred."""
    found = number.read(tidy(text), country=country) if country in number.TRADE_REGISTERS else None
    if found is not None and found.register and number.says_whose(found.register, found.value):
        yield Given(found.register, found.value, text, path)


def _of(scheme: str, text: str, path: Path) -> Iterator[Given]:
    found = number.read(tidy(text), register=scheme)
    if found is not None:
        yield Given(scheme, found.value, text, path)


def _duns(text: str, path: Path) -> Iterator[Given]:
    bare = tidy(text)
    if _DUNS.fullmatch(bare) and not number.is_placeholder(bare):
        yield Given("XI-DUNS", bare.replace("-", ""), text, path)


def _iso6523(text: str, path: Path) -> Iterator[Given]:
    code, _, value = tidy(text).partition(":")
    scheme = _ICD.get(code)
    if scheme == "XI-DUNS":
        yield from _duns(value, path)
    elif scheme is not None:
        found = number.read(value, register=scheme)
        if found is not None:
            yield Given(scheme, found.value, text, path)
    elif re.fullmatch("99[0-9]{2}", code):
        tax = number.read_tax(value)
        if tax is not None:
            yield Given(tax.scheme, tax.value, text, path)
