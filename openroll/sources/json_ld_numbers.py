"""The numbers of an organisation in JSON-LD: tax numbers, its LEI and others, and what ``identifier`` calls one."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from openroll.identity import country as countries
from openroll.identity import legal_forms, name, number
from openroll.identity.number_vat import country_of_vatin

from .base import Path
from .json_ld_nodes import Node, codes_in, texts_in, tidy
from .page.words.lexicon import Found
from .page.words.numbers import LABELS, Kind, Label

# ISO 6523 (https://docs.peppol.eu/poacc/billing/3.0/codelist/eas/); from 9900 on the codes are of value added tax.
_ICD: Final = {
    "0002": "FR-RCS", "0007": "SE-ON", "0009": "FR-SIRET", "0060": "XI-DUNS", "0106": "NL-KVK", "0183": "CH-FDJP",
    "0184": "DK-CVR", "0191": "EE-RIK", "0192": "NO-BRC", "0196": "IS-KEN", "0199": "XI-LEI", "0208": "BE-BCE_KBO",
    "0210": "IT-CF", "0211": "VATIN", "0212": "FI-PRO",
}  # fmt: skip
# What search engines give as an example: https://developers.google.com/search/docs/appearance/structured-data/organization
_EXAMPLES: Final = frozenset({"724500PMK2A2M1SQQ228"})
_DUNS: Final = re.compile(r"[0-9]{2}-?[0-9]{3}-?[0-9]{4}")
_NOT_LETTER: Final = re.compile(r"[\W_]+")
# What the label of an identifier says where no list of labels has it, in small letters and without signs.
_TAX: Final = re.compile(
    r"\b(?:vat|ust|mwst|tva|iva|btw|moms|dph|tax|steuer\w*|umsatzsteuer\w*|fiscal|nip|инн|piva|vatid|taxid|vatnumber)\b"
)
_TRADE: Final = re.compile(
    r"\b(?:compan(?:y|ies)|handelsregister\w*|hr[ab]|kvk|siren|rcs|crn|krs|orgnr|org n\w+"
    r"|organi[sz]ation\w* ?n\w+|y ?tunnus|kbo|bce|cvr|ico|ičo|ogrn|огрн|firmenbuch\w*|business (?:id|number))\b"
)
_CODES: Final = {"leicode": "XI-LEI", "duns": "XI-DUNS", "d u n s": "XI-DUNS", "nzbn": "NZ-NZBN", "cnpj": "BR-CNPJ",
                 "cuit": "AR-CUIT"}  # fmt: skip
_NUMBER: Final = re.compile(r" (?:no|nr|num|number|code)$")
_HUMP: Final = re.compile(r"(?<=[a-z]{3})(?=[A-Z])|_")
_GERMAN: Final = re.compile(r"\bHR[AB] ?[0-9]")
_SIGNS: Final = " :.,#№-–"
# Short words of labels that name a country; others are something else as well: "VAT", "ID", "No", "Co".
_SHORT: Final = frozenset({"UK", "US", "USA", "UAE"})
_LONG: Final = 4


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
            given = list(_tax(text, path, country)) or list(_misplaced(text, path, country))
            yield from given if given or country else _tax_at_home(node, text, path)
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
    for text, path in node.texts("identifier"):
        yield from _announced(tidy(text), path, country)
    for found, path in node.objects("identifier"):
        labels = [tidy(text) for key in ("propertyID", "name") for text, _ in texts_in(found.get(key), ())]
        for text, where in codes_in(found.get("value"), (*path, "value")):
            yield from _labelled(labels, text, where, country) or _of_invoices(node, text, where)


def is_contradicted(country: str, nodes: Sequence[Node]) -> bool:
    """Tell whether the ``country`` of an address is only what a site builder put there: "US" of a German GmbH.

    The legal form is none of its, and the tax office of a country that has the form gave a number.
    """
    texts = (tidy(one) for node in nodes for key in ("legalName", "name") for one, _ in node.texts(key))
    homes = {
        home
        for text in texts
        if (form := name.parse(text).legal_form)
        for home in legal_forms.countries_of(form)
    }
    if not homes or country in homes:
        return False
    given = (one for node in nodes for one in numbers(node, None) if one.scheme == "VATIN")
    return any(country_of_vatin(one.value) in homes for one in given)


def _of_invoices(node: Node, text: str, path: Path) -> Iterator[Given]:
    """Yield the number of a Japanese company behind the T of its invoices; a person has one that is no company's."""
    if re.fullmatch("T[0-9]{13}", tidy(text)) and any(
        name.has_form(tidy(one)) for key in ("legalName", "name") for one, _ in node.texts(key)
    ):
        for given in _of("JP-JCN", tidy(text)[1:], path):
            yield replace(given, original=text)


def _tax_at_home(node: Node, text: str, path: Path) -> Iterator[Given]:
    """Yield the tax number of one without an address, in the only home of the legal form whose rule it follows."""
    forms = {name.parse(tidy(one)).legal_form for key in ("legalName", "name") for one, _ in node.texts(key)}
    homes = {home for form in forms if form for home in legal_forms.countries_of(form)}
    given = [one for home in sorted(homes) for one in _tax(text, path, home)]
    sure = [one for one in given if one.scheme in number.SCHEMES and number.SCHEMES[one.scheme].checked]
    if len(sure) == 1:
        yield sure[0]


def _announced(text: str, path: Path, country: str | None) -> Iterator[Given]:
    """Yield the number of an identifier that is one text, where a label begins it: "REA MI-1234567"."""
    if _GERMAN.search(text):  # the court stands before the number, or behind it
        yield from _of("DE-CR", text, path)
        return
    label = LABELS.at(text, text.lower(), 0, len(text))
    if label is not None and label.meaning.kind is not Kind.WEAK and label.end < len(text):
        for given in _of_label([label], text[label.end :].strip(_SIGNS), path, country):
            yield replace(given, original=text)


def _labelled(labels: list[str], text: str, path: Path, country: str | None) -> list[Given]:
    """Return the number that an identifier gives, by the first label that says what it is; without one nothing."""
    return list(_by_labels(labels, text, path, country))


def _by_labels(labels: list[str], text: str, path: Path, country: str | None) -> Iterator[Given]:
    for written in labels:
        country = _named_country(written) or country
        if written in number.SCHEMES:  # the code of a list, as we write them ourselves
            yield from _of(written, text, path)
            return
        if re.fullmatch("iso6523(?:code)?", written, re.IGNORECASE):
            yield from _iso6523(text, path)
            return
        label = _NOT_LETTER.sub(" ", written.casefold()).strip()
        if scheme := _CODES.get(_NUMBER.sub("", label)):
            yield from (_duns(text, path) if scheme == "XI-DUNS" else _of(scheme, text, path))
            return
        apart = _HUMP.sub(" ", written)
        said = list(LABELS.scan(apart, apart.lower(), 0, len(apart)))
        if any(one.meaning.kind is Kind.DECOY for one in said):
            return  # a supervisor's, a bank's, a tax office's
        telling = [one for one in said if _is_telling(one, apart)]
        given = list(_of_label(telling, text, path, country))
        if telling and not given:  # a town between the label and the number: "RCS", "Paris B 732 829 320"
            whole = _of_label(telling, f"{written} {tidy(text)}", path, country)
            given = [replace(one, original=text) for one in whole]
        if given or _TAX.search(label) or _TRADE.search(label):
            alone = _tax(text, path, country) if _TAX.search(label) else _beside(written, text, path, country)
            yield from given or alone
            return


def _named_country(label: str) -> str | None:
    """Return the country that ``label`` begins with: "UK company number"."""
    words = label.split()
    starts = (" ".join(words[:count]) for count in range(1, min(len(words), 4)))
    telling = (start for start in starts if start in _SHORT or len(start) >= _LONG)
    return next((code for start in telling if (code := countries.code_of(start))), None)


def _is_telling(label: Found[Label], written: str) -> bool:
    """Tell whether ``label`` says of itself whose number it is: "registration number" only where nothing is beside."""
    return label.meaning.kind is not Kind.WEAK or written[label.start : label.end] == written


def _of_label(labels: list[Found[Label]], text: str, path: Path, country: str | None) -> Iterator[Given]:
    """Yield the number that the first of ``labels`` announces: in a list that it names, or in its country's."""
    for label in labels:
        kind, schemes = label.meaning.kind, label.meaning.schemes
        if kind is Kind.VAT:
            yield from _tax(text, path, country)
        elif kind in (Kind.COMPANY, Kind.WEAK):
            yield from _trade(text, path, country)
        elif kind is not Kind.DECOY:
            fitting = [given for scheme in schemes for given in _of(scheme, text, path)]
            own = [one for one in fitting if number.country_of(one.scheme) == country]
            if own or len(fitting) == 1:
                yield (own or fitting)[0]
                return


def _tax(text: str, path: Path, country: str | None) -> Iterator[Given]:
    found = number.read_tax(tidy(text), country=country)
    if found is not None:
        yield Given(found.scheme, found.value, text, path)


def _misplaced(text: str, path: Path, country: str | None) -> Iterator[Given]:
    """Yield what stands for a tax number and is one of the country's other numbers, where its form leaves no doubt."""
    lists = [one for one in number.SCHEMES.values() if one.country == country and one.country]
    telling = [one.code for one in lists if one.checked or not tidy(text).isdigit()]
    fitting = [given for code in telling for given in _of(code, text, path)]
    yield from [one for one in fitting if one.trade] or fitting[:1]


def _trade(text: str, path: Path, country: str | None) -> Iterator[Given]:
    """Yield a number in the trade register of ``country``. A German one without its court is one of a hundred."""
    found = number.read(tidy(text), country=country) if country in number.TRADE_REGISTERS else None
    if found is not None and found.register and number.says_whose(found.register, found.value):
        yield Given(found.register, found.value, text, path)


def _beside(label: str, text: str, path: Path, country: str | None) -> Iterator[Given]:
    """Yield the number ``text``, whose court stands in the label in Germany: "Handelsregister Amtsgericht Köln"."""
    whole = f"{label} {text}" if country == "DE" else text
    yield from list(_trade(text, path, country)) or [
        replace(one, original=text) for one in _trade(whole, path, country)
    ]


def _of(scheme: str, text: str, path: Path) -> Iterator[Given]:
    found = number.read(tidy(text), register=scheme)
    if found is not None and number.says_whose(scheme, found.value) and found.value not in _EXAMPLES:
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
        for given in _of(scheme, value, path):
            yield replace(given, original=text)
    elif re.fullmatch("99[0-9]{2}", code):
        tax = number.read_tax(value)
        if tax is not None:
            yield Given(tax.scheme, tax.value, text, path)
