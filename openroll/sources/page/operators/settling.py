"""Which of a party's numbers are good, and the list of each: by its label, or by where the party is registered."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Final, TypeAlias

from openroll.core.late import Late
from openroll.identity import number
from openroll.identity.number_vat import country_of_vatin
from openroll.sources.page.addresses.towns import countries_of_town
from openroll.sources.page.lines.text import Page
from openroll.sources.page.lines.tongue import is_spoken, nearer, tongue_of
from openroll.sources.page.numbers.labelled import CHECKED, value_of
from openroll.sources.page.numbers.stated import Stated
from openroll.sources.page.parties.party import Party
from openroll.sources.page.words.addresses import POSTCODES
from openroll.sources.page.words.calling_codes import CALLING
from openroll.sources.page.words.numbers import Kind
from openroll.sources.page.words.reasons import BAD_NUMBER, OPEN_NUMBER, SECOND_NUMBER

Remark: TypeAlias = Callable[[str, int, int], None]

# A country's other list of companies, where their number is as often of that one.
_ALSO: Final = {"NZ": ("NZ-CRN",), "CA": ("CA-REQ", "CA-BN"), "AU": ("AU-ACN",)}
REGISTERS: Final = frozenset(number.TRADE_REGISTERS.values()) | {"AT-ZVR", "AU-ACN", "NZ-CRN", "CA-REQ"}
_SURELY_BRITISH: Final = Late(r"[01]\d{7}|(?:SC|NI|OC|SO|NC|LP|SL|NL|FC|OE|IP|RC|ZC)\d{6}", re.IGNORECASE)
_LETTERED: Final = re.compile(r"(?:SC|NI|OC|SO|NC)\s?\d{6}\Z")
# Or in Welsh; what announces it in other languages does not speak of Britain's register.
_IN_ENGLISH: Final = Late(
    r"\b(?:compan(?:y|ies)|regist(?:er|ered|ry|ration)|regd|number|no|reg|crn|incorporat\w*|rhif|llp|partnership|limited|co|entity)\b",
    re.IGNORECASE,
)
_BRITISH_TAX: Final = re.compile(r"\d{3}\s?\d{4}\s?\d\d")
_BRITISH_FORMS: Final = frozenset({"ltd", "llp", "plc"})
_WHERE_SPOKEN: Final = {"cs": "CZ", "sk": "SK"}
_FINNISH: Final = re.compile(r"\d{7}-\d")
_SINGAPOREAN: Final = re.compile(r"(?:19|20)\d{7}[A-Z]")  # the year first
_KOREAN: Final = re.compile(r"\d{3}-\d{2}-\d{5}")
_LANDS: Final = {"scotland": "SC", "northern ireland": "NI"}
_LAND_BEFORE: Final = re.compile(
    r"\b(?:registered|incorporated)\sin\s(scotland|northern\sireland)[\s,(|·–-]{1,3}\Z"
)
_BELGIAN: Final = "BE-BCE_KBO"
_OF_SIREN: Final = 9  # digits
_SHORTEST_WEAK: Final = 6  # signs of a number that is only called a registration's
_OF_A_PERSON: Final = 10  # digits of Ukraine's tax number of a natural person, which is not published
# Digits of numbers that only companies have: entrepreneurs have longer ones.
_OF_COMPANIES: Final = {"RU-OGRN": 13, "RU-INN": 10, "RU-KPP": 9, "UA-EDR": 8}
_ENTREPRENEUR: Final = re.compile(
    r"(?:ИП|ФОП|ФО-П|СПД|IP|FOP)\s|(?:индивидуальн\w+\sпредпринимат|фізичн\w+\sособ\w+\s?[–-]\s?підпри)",
    re.IGNORECASE,
)
_NEAR: Final = 60
_BESIDE: Final = 3  # characters of "registered in Saint Lucia (Reg. No. …"
_SAMPLE: Final = re.compile(r"\bMuster(?:stadt|hausen|ort|register)\b", re.IGNORECASE)
_COUNTED_UP: Final = "01234567890"
_SHORTEST_RUN: Final = 5  # digits of a short number, all of which are counted up
_LONG_RUN: Final = 7
# Countries whose registers have labels in common.
_ALIKE: Final = "CZ SK SE NO RS HR ME MK EE LT LV ES PT RO MD PE EC"
_CALLING_CODES: Final = {country: code for code, country in CALLING.items() if country in _ALIKE.split()}
_CALLING: Final = re.compile(
    rf"\+\s?({'|'.join(sorted(_CALLING_CODES.values(), key=len, reverse=True))})(?=[\s(/.-]?\d)"
)


_FEW: Final = 3  # lines
_BRITISH: Final = re.compile(
    r"\b(?!(?:JE|GY|IM|GX)\d)[A-Z]{1,2}\d[A-Z\d]?\s\d[A-Z]{2}\b|(?:\+|\b00)\s?44(?=[\s()/.-]{0,3}[1-8])"
)
_CHARITY: Final = re.compile(
    r"\b[Rr]egistered\s[Cc]harity,?\s(?:[Nn]o|[Nn]umber)[\s.:]{1,3}(?:1\d{6}|[2-9]\d{5}|SC\d{6})\b"
)


@dataclass(slots=True)
class Numbered:
    """A number with the list that it is in."""

    stated: Stated
    scheme: str | None
    value: str


class Numbers:
    """Settles the numbers of the parties of one page."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.host = page.site

    def of(self, party: Party, remark: Remark) -> list[Numbered]:
        """Return the good numbers of ``party``, each with its list; what cannot be one is told to ``remark``."""
        country = self._country(party)
        found: list[Numbered] = []
        for stated in party.numbers:
            one = None if self._is_a_sample(stated) else self._read(stated, party, country)
            if one is not None and _is_a_company_s(one, party):
                one = None  # a bank's
            if one is None:
                if stated.kind is not Kind.WEAK:
                    remark(OPEN_NUMBER if _is_open(stated) else BAD_NUMBER, stated.start, stated.end)
                continue
            if not any((one.scheme, one.value) == (other.scheme, other.value) for other in found):
                found.append(one)
        return found

    def _is_a_sample(self, stated: Stated) -> bool:
        """Tell whether a number is made up, or stands in a line that is: "Amtsgericht Musterstadt, HRB 98765"."""
        line = self.page.lines[self.page.line_at(stated.label)]
        begin, end = max(line.start, stated.label - _NEAR), min(line.end, stated.end + _NEAR)
        return _is_counted_up(stated) or _SAMPLE.search(self.page.text, begin, end) is not None

    def _country(self, party: Party) -> str | None:
        """Return the country whose register a number without a register's name is in."""
        return (
            self._said_country(party)
            or self._town_s(party)
            or self._host_country()
            or self._taxed(party)
            or self._british(party)
        )

    def _taxed(self, party: Party) -> str | None:
        """Return Britain, where a number for value added tax without letters is good there: "VAT No. 123 4567 89"."""
        bare = [
            one
            for one in party.numbers
            if one.kind is Kind.VAT
            and _BRITISH_TAX.fullmatch(one.digits)
            and self.page.lower.startswith("vat", one.label)
        ]
        good = bool(bare) and all(number.read_tax(one.digits, country="GB") for one in bare)
        return "GB" if good and party.key[1] in _BRITISH_FORMS and not party.form_countries else None

    def _british(self, party: Party) -> str | None:
        """Return Britain for a company whose form is one of its own, where what stands near is British.

        The line goes on with a charity's number as England has them, or a postcode or a telephone stands around.
        """
        lines, index = self.page.lines, self.page.line_at(party.start)
        if party.key[1] not in _BRITISH_FORMS:
            return None
        charity = _CHARITY.search(self.page.text, party.end, lines[index].end)
        begin, last = lines[max(index - _FEW, 0)].start, lines[min(index + _FEW, len(lines) - 1)]
        alone = not (party.addresses or party.form_countries)
        return "GB" if charity or (alone and _BRITISH.search(self.page.text, begin, last.end)) else None

    def _host_country(self) -> str | None:
        return self.page.home or None

    def _said_country(self, party: Party) -> str | None:
        """Return the country that the words around ``party`` and its numbers show."""
        said = [one.country for one in party.registered if not one.keeper]
        if said:
            return said[0]
        fixed = [number.country_of(one.schemes[0]) for one in party.numbers if len(one.schemes) == 1]
        fixed += [
            country_of_vatin(tax.value)
            for one in party.numbers
            if one.kind is Kind.VAT and (tax := number.read_tax(one.digits)) and tax.scheme == "VATIN"
        ]
        countries = {code for code in fixed if code}
        if len(countries) == 1:
            return countries.pop()
        keepers = {one.country for one in party.registered if one.keeper}
        if len(keepers) == 1:
            return keepers.pop()
        if len(party.form_countries) == 1:
            return next(iter(party.form_countries))
        named = {one.country for one in party.addresses if one.country}
        return named.pop() if len(named) == 1 else None

    def _read(self, stated: Stated, party: Party, country: str | None) -> Numbered | None:
        return self._by_label(stated, party, country) or self._by_form(stated, party, country)

    def _by_form(self, stated: Stated, party: Party, told: str | None) -> Numbered | None:
        """Return the number in the register of the country with the form of ``party``: "Y-tunnus" of an OÜ.

        Where several have the form it is the one that is ``told``, or that its address shows.
        """
        places = {told, self._family_s(party), *(one.country for one in party.addresses)}
        among = party.form_countries if len(party.form_countries) == 1 else party.form_countries & places
        register = number.TRADE_REGISTERS.get(next(iter(among))) if len(among) == 1 else None
        if stated.kind is not Kind.REGISTER or register is None or register in stated.schemes:
            return None
        found = number.read(stated.digits, register=register) if register in CHECKED else None
        return Numbered(stated, register, found.value) if found else None

    def _by_label(self, stated: Stated, party: Party, country: str | None) -> Numbered | None:
        schemes = stated.schemes
        if len(schemes) > 1:
            here = [code for code in schemes if number.country_of(code) == country]
            here = here or [code for code in schemes if number.country_of(code) in self._called]
            if not here:
                spoken = [code for code in schemes if is_spoken(self.page, number.country_of(code) or "")]
                here = spoken if len(spoken) == 1 else [one for one in schemes if one == self._by_letters]
            schemes = tuple(here[:1])
            if not schemes:
                return None
        if schemes:
            value = value_of(stated, self.page, schemes[0])
            if schemes[0] == "UA-IPN" and len(value or "") == _OF_A_PERSON:
                return None
            return Numbered(stated, schemes[0], value) if value else None
        if stated.kind is Kind.VAT:
            said = self.page.lower[stated.label : stated.label + 2]
            if said == "di" and country == "SK" and stated.digits.isdigit():
                return None  # Slovakia's DIČ is for other taxes; the one for value added tax has its prefix
            tax = number.read_tax(self._with_its_letters(stated), country=country)
            return Numbered(stated, tax.scheme, tax.value) if tax else None
        return self._company_number(stated, party, country) if stated.kind is not Kind.REGISTER else None

    @cached_property
    def _by_letters(self) -> str | None:
        """Return the register of the Czechs or of the Slovaks, whose words or letters alone are on the page."""
        spoken = _WHERE_SPOKEN.get(nearer(self.page, ("cs", "sk")) or "", "")
        return number.TRADE_REGISTERS.get(spoken)

    @cached_property
    def _called(self) -> frozenset[str]:
        """Return the country whose calling code all telephone numbers of the page have, that have one."""
        codes = {found[1] for found in _CALLING.finditer(self.page.text)}
        known = {country for country, code in _CALLING_CODES.items() if code in codes}
        return frozenset(known if len(codes) == 1 else ())

    def _town_s(self, party: Party) -> str | None:
        """Return the only country that the known towns in the addresses of ``party``, and its form, can be of.

        Postcodes of the Czechs begin with other digits than those of the Slovaks.
        """
        if (family := self._family_s(party)) is not None:
            return family
        places = [self.page.text[one.start : one.end] for one in party.addresses]
        towns = [countries_of_town(one) for one in places]
        codes = {code for found in towns for code in found}
        fits = len(codes) == 1 and (not party.form_countries or codes <= party.form_countries)
        return codes.pop() if fits else None

    def _family_s(self, party: Party) -> str | None:
        """Return whether ``party``, whose form Czechs and Slovaks have, is at a Czech or a Slovak postcode.

        Where it has none, a town on its line shows it, or a word of one of the two languages where no more is said.
        """
        if party.form_countries != {"CZ", "SK"}:
            return None
        places = [self.page.text[one.start : one.end] for one in party.addresses]
        shown = {code for code in ("CZ", "SK") if any(POSTCODES[code][1].search(one) for one in places)}
        if not shown:
            line = self.page.lines[self.page.line_at(party.start)].text
            shown = set(countries_of_town(line)) & {"CZ", "SK"}
        if not shown and not tongue_of(self.page):
            shown = set(filter(None, [_WHERE_SPOKEN.get(nearer(self.page, ("cs", "sk")) or "")]))
        return shown.pop() if len(shown) == 1 else None

    def _with_its_letters(self, stated: Stated) -> str:
        """Return the number for value added tax with what Switzerland's has around its digits."""
        written = stated.digits
        if self.page.lower.startswith("che", max(stated.start - 4, 0)):
            written = f"CHE-{written}"
        swiss = written.startswith("CHE") and not written[-1:].isalpha()
        return f"{written} MWST" if swiss else written

    def _company_number(self, stated: Stated, party: Party, country: str | None) -> Numbered | None:
        said = any(not one.keeper for one in party.registered)
        if country == "GB" and stated.digits.isdigit() and (prefix := self._british_prefix(stated)):
            lettered = number.companies_house(f"{prefix}{stated.digits.zfill(6)}")
            return Numbered(stated, number.GB_COH, lettered) if lettered else None
        if _KOREAN.fullmatch(stated.digits) and (found := number.read(stated.digits, register="KR-BRN")):
            return Numbered(stated, "KR-BRN", found.value)
        if country in (None, "SG") and _SINGAPOREAN.fullmatch(stated.digits):
            found = number.read(stated.digits, register="SG-ACRA")
            return Numbered(stated, "SG-ACRA", found.value) if found else None
        if country in (None, "FI") and _FINNISH.fullmatch(stated.digits):
            found = number.read(stated.digits, register="FI-PRO")  # "Business ID: 0112038-9"
            return Numbered(stated, "FI-PRO", found.value) if found else None
        british = number.companies_house(stated.digits)
        if (
            british
            and _SURELY_BRITISH.fullmatch(stated.digits.replace(" ", ""))
            and self._said_country(party) in (None, "GB")
            and (
                stated.kind is Kind.COMPANY
                or (party.key[1] in _BRITISH_FORMS and _LETTERED.match(stated.digits))
            )
            # Below the head of a column the number has no words of its own.
            and (
                stated.label == stated.start
                or _IN_ENGLISH.search(self.page.text, stated.label, stated.start + 1)
            )
            and not number.is_placeholder(british)
        ):
            return Numbered(stated, number.GB_COH, british)
        if (
            country == "GB"
            and stated.kind is Kind.WEAK
            and len(re.sub(r"\W", "", stated.digits)) < _SHORTEST_WEAK
        ):
            return None
        register = number.TRADE_REGISTERS.get(country or "")
        for code in (register, *_ALSO.get(country or "", ())) if register else ():
            found = number.read(stated.digits, register=code)
            if found is not None:
                return Numbered(stated, code, found.value)
        if register is not None:
            return None
        beside = any(one.end <= stated.label <= one.end + _BESIDE for one in party.registered)
        told = said or any(one.country == country for one in party.addresses)
        if told and country and (stated.kind is Kind.COMPANY or (beside and stated.kind is Kind.WEAK)):
            plain = number.read(stated.digits)
            return Numbered(stated, None, plain.value) if plain else None
        return None

    def _british_prefix(self, stated: Stated) -> str | None:
        """Return the letters of a number that is "Registered in Scotland 89839": there each has them."""
        said = self.page.lower[stated.label : stated.start]
        if beside := _LAND_BEFORE.search(self.page.lower, max(stated.label - _NEAR, 0), stated.label):
            return _LANDS[beside[1]]  # "registered in Scotland, company number 89839"
        return next((code for land, code in _LANDS.items() if land in said and "england" not in said), None)

    def _of_tax(self, party: Party, numbers: list[Numbered]) -> Numbered | None:
        """Return the number for value added tax that is the company's, too: Belgium's are one number."""
        taxed = {country_of_vatin(one.value): one for one in numbers if one.scheme == "VATIN"}
        kept = {one.country for one in party.registered}
        # Who is of another country can be taxed in Belgium.
        at_home = "BE" in party.form_countries or (not party.form_countries and self.host.endswith(".be"))
        if "BE" not in taxed or ("BE" not in kept and (len(taxed) > 1 or kept or not at_home)):
            return None
        found = number.read(taxed["BE"].value[2:], register=_BELGIAN)
        return Numbered(taxed["BE"].stated, _BELGIAN, found.value) if found else None

    def main_of(
        self, party: Party, numbers: list[Numbered], remark: Remark
    ) -> tuple[Numbered | None, list[Numbered]]:
        """Return the number in the trade register, and the others; of one kind only the first is taken."""
        country = self._country(party)
        registers = [
            one
            for one in numbers
            if (one.stated.kind in (Kind.REGISTER, Kind.COMPANY, Kind.WEAK) or one.scheme in REGISTERS)
            and (one.scheme is None or one.scheme in REGISTERS)
        ]
        here = [one for one in registers if one.scheme and number.country_of(one.scheme) == country]
        main = min(here, key=lambda one: one.stated.is_vague(self.page.text), default=None)
        if main is not None and main.stated.kind is Kind.OTHER:
            main = _of_branch(numbers) or main  # "SIRET : 923 919 922" is half of one
        main = main or next(iter(registers), None) or self._of_tax(party, numbers) or _of_branch(numbers)
        main = main or next((one for one in numbers if one.scheme in ("RO-ONRC", "FR-RNA")), None)
        others: list[Numbered] = []
        for one in numbers:
            if one is main:
                continue
            abroad = one.scheme in REGISTERS and number.country_of(one.scheme or "") != country
            if (
                (abroad and main)
                or one.scheme is None
                or one.scheme in {other.scheme for other in (*others, *([main] if main else []))}
            ):
                remark(SECOND_NUMBER, one.stated.start, one.stated.end)
                continue
            others.append(one)
        return main, others


def _of_branch(numbers: list[Numbered]) -> Numbered | None:
    """Return the number in France's register that the number of an establishment begins with: its SIREN."""
    branch = next((one for one in numbers if one.scheme == "FR-SIRET"), None)
    found = number.read(branch.value[:_OF_SIREN], register="FR-RCS") if branch else None
    return Numbered(branch.stated, "FR-RCS", found.value) if branch and found else None


def _is_a_company_s(one: Numbered, party: Party) -> bool:
    """Tell whether a number has the length of a company's, and ``party`` is an entrepreneur of Russia or Ukraine."""
    length = _OF_COMPANIES.get(one.scheme or "")
    if length is None or not party.person or _ENTREPRENEUR.match(party.name) is None:
        return False
    return len(one.value) == length


def _is_open(stated: Stated) -> bool:
    """Tell whether a number is good in one of several registers with its label, and nothing tells of which it is."""
    good = any(number.read(stated.digits, register=code) for code in stated.schemes)
    return len(stated.schemes) > 1 and good and not _is_counted_up(stated)


def _is_counted_up(stated: Stated) -> bool:
    """Tell whether a number is counted up as those in templates are: HRB 12345, J40/1234/2024, 556123-4567."""
    digits = re.sub(r"\D", "", stated.digits)
    if len(digits) <= _LONG_RUN:
        return len(digits) >= _SHORTEST_RUN and _COUNTED_UP.startswith(digits, 1)
    groups = re.findall(r"\d+", stated.digits)
    if len(groups[-1]) > _SHORTEST_RUN and _COUNTED_UP.startswith(groups[-1], 1):
        return True
    if "/" in stated.digits and groups[1:2] == [_COUNTED_UP[1:5]]:
        return True
    return any(digits[at : at + _LONG_RUN] in _COUNTED_UP for at in range(len(digits) - _LONG_RUN + 1))
