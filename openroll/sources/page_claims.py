"""From the parties that a page names to claims about its operators, and to what was recognised and not taken."""

import re
from dataclasses import dataclass
from typing import Final

from openroll.core.errors import N_
from openroll.identity import address, domain, name, number, placeholders
from openroll.identity.claims import SITE, Alert, Claim, SourceType

from .base import host_of
from .legal_addresses import Rank
from .legal_numbers import Kind
from .legal_roles import Role
from .page_addresses import Address, one_line
from .page_citing import Citing
from .page_emails import Mailbox
from .page_numbers import Stated, value_of
from .page_parties import FIRST, MARKED, Parties, Party
from .page_text import Page

SOURCE: Final = "web-page"

REASONS: Final = {
    Role.REPRESENTATIVE: N_("The page names a representative, who is not the operator: {value}."),
    Role.OFFICER: N_("The page names who is in charge of data protection, not the operator: {value}."),
    Role.HOST: N_("The page names who hosts it, not the operator: {value}."),
    Role.MAKER: N_("The page names who made it or its pictures, not the operator: {value}."),
    Role.PROCESSOR: N_("The page names a provider that the operator makes use of: {value}."),
    Role.GROUP: N_("The page names another company of a group, not the operator: {value}."),
    Role.REGULATOR: N_(
        "The page states a number, name or address of a supervisor, a licence or an insurer: {value}."
    ),
    Role.DISPUTES: N_("The page names an authority or a body for disputes: {value}."),
    Role.PERSON: N_("The page names a person who acts for the operator: {value}."),
}
_OTHER_COMPANY: Final = N_("The page names another company; nothing says that it is the operator: {value}.")
_PERSON: Final = N_("The page names a natural person as the operator: {value}.")
_MAYBE_PERSON: Final = N_("The operator that the page names may be a natural person: {value}.")
_PLACEHOLDER: Final = N_("The page states what stands in templates and examples: {value}.")
_TEMPLATE: Final = N_("A part of the page is a template that nobody filled in: {value}.")
_BAD_NUMBER: Final = N_("The page states a number that cannot be one of its kind: {value}.")
_CARE_OF: Final = N_("The address is in care of somebody else: {value}.")
_SHARED: Final = N_("The page says that the address is an agent's or a shared office: {value}.")
_ENDING: Final = N_("The page says that the company is being wound up or insolvent: {value}.")
_SECOND_NUMBER: Final = N_("The page states a second number of the same kind, which is not taken: {value}.")
_OTHER_MAILBOX: Final = N_("Another e-mail address stands on the page: {value}.")

_OFFICERS: Final = re.compile(
    r"^(?:dpo|dataprotectionofficer|data-?protection-?officer|datenschutzbeauftragter?|dsb|iod|delegado|rpd|dpd)\b",
    re.IGNORECASE,
)
_PRIVATE: Final = re.compile(
    r"^(?:privacy|datenschutz|gdpr|rgpd|rodo|dataprotection|data-protection|privacidad|privatsphaere|avg|dsgvo)",
    re.IGNORECASE,
)
_GENERAL: Final = re.compile(
    r"^(?:info|contact|kontakt|contacto|contatti|contato|hello|hallo|hi|hola|office|mail|post|legal|impressum|imprint|biuro|firma|company|admin|inbox|enquiries|enquiry|bonjour|ciao|ask|team|service|general|sekretariat|zentrale|office\d?|iletisim|bilgi)\b",
    re.IGNORECASE,
)
_SPECIAL: Final = re.compile(
    r"^(?:no-?reply|press|presse|media|jobs?|career|karriere|hr|bewerbung|sales|marketing|abuse|webmaster|security|billing|invoice|faktury|returns|affiliate|partner|ir|investor)",
    re.IGNORECASE,
)
_CARE: Final = re.compile(r"\bc/o\b|℅|\bcare of\b|\bzu Händen\b|\bchez\b", re.IGNORECASE)
_AGENT: Final = re.compile(
    r"virtual office|registered agent|formation agent|mail ?forwarding|serviced office|virtuelles büro|domiciliation|oficina virtual|ufficio virtuale|virtuele kantoor|wirtualne biuro|virtuální sídlo|виртуальный офис|sanal ofis",
    re.IGNORECASE,
)
_WINDING_UP: Final = re.compile(
    r"\bin liquidation\b|\bin administration\b|\(in liquidation\)|\bin receivership\b|\bi\.\s?L\.|\bi\.\s?Liq\.|\bin Liquidation\b|\bin Abwicklung\b|\ben liquidation\b|\ben liquidación\b|\bin liquidazione\b|\bem liquidação\b|\bin vereffening\b|\bi likvidation\b|"
    r"\bunder avvikling\b|\bselvitystilassa\b|\bw likwidacji\b|\bw upadłości\b|\bv likvidaci\b|\bv likvidácii\b|\bv likvidaciji\b|\bu likvidaciji\b|\bu stečaju\b|\bv stečaju\b|\bv konkurzu\b|\bv konkurze\b|\bv\.\s?a\.|\bf\.\s?a\.|\bvégelszámolás alatt\b|\bfelszámolás alatt\b|"
    r"\bîn lichidare\b|\bîn insolvență\b|\bв ликвидация\b|\bв несъстоятелност\b|\bв процессе ликвидации\b|\bв стадии ликвидации\b|\bу стані припинення\b|\bυπό εκκαθάριση\b|\btasfiye halinde\b|\blikvidējam\w*|\blikviduojam\w*|\blikvideerimisel\b|\bpankrotis\b|\bredressement judiciaire\b|"
    r"\bliquidation judiciaire\b|\bconcurso de acreedores\b|\bin fallimento\b|\bconcordato preventivo\b|\bfailliet\b|\bin surseance\b|\bi konkurs\b|\bkonkurssissa\b|\bunder konkurs\b|\bin Insolvenz\b|\bhas been dissolved\b|\bstruck off\b|\bbankrot\w*"
)
_TEMPLATES: Final = re.compile(
    r"\{\{[^{}\n]{0,80}\}\}|\{%[^%\n]{0,80}%\}|<\?(?:php|=)[^\n]{0,60}|%[A-Z][A-Z_]{2,30}%|\$\{[^{}\n]{1,60}\}|\[\[[^\]\n]{1,60}\]\]|\[(?:Your |Company|Insert|Name|Business|Address|E-?mail|Firma|Adresse|Nom |Nombre|Ihr)[^\]\n]{0,60}\]",
    re.IGNORECASE,
)
_COULD_MISLEAD: Final = re.compile(
    r"frn|firm ref|fca|financial serv|ico\b|data prot|registered char|charit|scottish char|licen|lizen|lic\b|лиценз|permit|"
    r"erlaubnis|genehmig|bafin|institut|vermittler|orias|registration|registr|reg\b|ivass|iso|cert|zertif|accred|iban|bic|swift|duns|d-u-n-s|"
    r"weee|lucid|sra|mga|nmls|reference|steuer|рнокпп|огрнип|ticaret|sicil",
    re.IGNORECASE,
)
_MOST_REMARKS: Final = 40


@dataclass(slots=True)
class Numbered:
    """A number with the list that it is in."""

    stated: Stated
    scheme: str | None
    value: str


class Claims:
    """Gathers the claims of one page."""

    def __init__(self, page: Page, found: Parties) -> None:
        self.page, self.found = page, found
        self.citing = Citing(page)
        self.claims: list[Claim] = []
        self.alerts: list[Alert] = []
        self.remarks: list[Alert] = []
        self.host = host_of(page.snapshot.final_url)
        self.unnumbered = 0
        self.site = domain.normalise(self.host) or self.host
        self.subject = SITE + self.site

    def gather(self) -> None:
        """Make claims of the operators, and remarks of everybody else."""
        parties = [party for party in self.found.parties if party.role is None]
        settled = [(party, self._numbers(party)) for party in parties]
        operators = self._operators(settled)
        for party, numbers in operators:
            self._state(party, numbers, alone=len(operators) == 1)
        chosen = {id(party) for party, _ in operators}
        for party in self.found.parties:
            if id(party) not in chosen:
                if party.role is not None:
                    self.remark(REASONS[party.role], party.start, party.end)
                elif party.evidence or party.numbers:
                    self.remark(_OTHER_COMPANY, party.start, party.end)
        for role, start, end in self.found.set_aside:
            if role is not Role.REGULATOR or not self.page.text[start:end][-1:].isdigit() or self._telling(start, end):
                self.remark(REASONS[role], start, end)
        for match in list(_TEMPLATES.finditer(self.page.text))[:5]:
            self.remark(_TEMPLATE, match.start(), match.end())

    def _telling(self, start: int, end: int) -> bool:
        """Tell whether a number that is no company's could be taken for one: a telephone's is not."""
        return _COULD_MISLEAD.match(self.page.text, start, end) is not None

    # Who is an operator

    def _operators(self, settled: list[tuple[Party, list[Numbered]]]) -> list[tuple[Party, list[Numbered]]]:
        weighed = []
        for party, numbers in settled:
            held = any(one.stated.kind in (Kind.REGISTER, Kind.COMPANY, Kind.WEAK) for one in numbers)
            weight = party.evidence + (2 if held else 1 if numbers else 0)
            if placeholders.is_placeholder(party.name):
                self.remark(_PLACEHOLDER, party.start, party.end)
                party.evidence = 0
                party.numbers.clear()
                continue
            if weight:
                weighed.append((weight, party, numbers))
        strongest = max((weight for weight, _, _ in weighed), default=0)
        if strongest >= FIRST:
            least = FIRST
        elif strongest > MARKED:
            least = MARKED + 1
        else:
            least = MARKED
        return [(party, numbers) for weight, party, numbers in weighed if weight >= least]

    # Numbers

    def _numbers(self, party: Party) -> list[Numbered]:
        """Return the numbers of ``party`` that are good, each with its list."""
        country = self._country(party)
        found: list[Numbered] = []
        for stated in party.numbers:
            one = self._read(stated, party, country)
            if one is None:
                if stated.kind is not Kind.WEAK:
                    self.remark(_BAD_NUMBER, stated.start, stated.end)
                continue
            if not any((one.scheme, one.value) == (other.scheme, other.value) for other in found):
                found.append(one)
        return found

    def _country(self, party: Party) -> str | None:
        """Return the country whose register a number without a register's name is in."""
        said = [one.country for one in party.registered if not one.keeper]
        if said:
            return said[0]
        fixed = [number.country_of(one.schemes[0]) for one in party.numbers if len(one.schemes) == 1]
        fixed += [
            tax.value[:2].replace("EL", "GR")
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
        if len(named) == 1:
            return named.pop()
        ending = self.host.rpartition(".")[2]
        return {"uk": "GB"}.get(ending, ending.upper()) if len(ending) == 2 and ending not in _FREE else None

    def _read(self, stated: Stated, party: Party, country: str | None) -> Numbered | None:
        schemes = stated.schemes
        if len(schemes) > 1:
            here = [code for code in schemes if number.country_of(code) == country]
            schemes = tuple(here[:1])
            if not schemes:
                return None
        if schemes:
            value = value_of(stated, self.page, schemes[0])
            if value is None and schemes[0] in ("VATIN", "GB-VAT", "CH-VAT", "NO-VAT"):
                tax = number.read_tax(stated.digits)
                value = tax.value if tax else None
            return Numbered(stated, schemes[0], value) if value else None
        if stated.kind is Kind.VAT:
            said = self.page.lower[stated.label : stated.label + 2]
            if said == "di" and country == "SK" and stated.digits.isdigit():
                return None  # Slovakia's DIČ is for other taxes; the one for value added tax has its prefix
            tax = number.read_tax(stated.digits, country=country)
            return Numbered(stated, tax.scheme, tax.value) if tax else None
        return self._company_number(stated, party, country)

    def _company_number(self, stated: Stated, party: Party, country: str | None) -> Numbered | None:
        said = any(not one.keeper for one in party.registered)
        british = number.companies_house(stated.digits)
        if (
            british
            and _SURELY_BRITISH.fullmatch(stated.digits.replace(" ", ""))
            and (country in (None, "GB") or not said)
            and stated.kind is Kind.COMPANY
        ):
            if not number.is_placeholder(british):
                return Numbered(stated, number.GB_COH, british)
        register = number.TRADE_REGISTERS.get(country or "")
        if register is not None:
            found = number.read(stated.digits, register=register)
            return Numbered(stated, register, found.value) if found else None
        if said and country and stated.kind is Kind.COMPANY:
            plain = number.read(stated.digits)
            return Numbered(stated, None, plain.value) if plain else None
        return None

    # Stating

    def _state(self, party: Party, numbers: list[Numbered], *, alone: bool) -> None:
        main, others = self._main(party, numbers)
        unique = (
            main is not None
            and main.scheme in _REGISTERS
            and not (main.scheme == "DE-CR" and main.value.count(" ") < 2)
        )
        if main is not None and unique:
            self.subject = f"{main.scheme}/{main.value}"
        else:
            self.unnumbered += 1
            self.subject = SITE + self.site + (f"#{self.unnumbered}" if self.unnumbered > 1 else "")
        self.claim("name", name.normalise(party.name), party.start, party.end)
        for prop, spans in (
            ("trading_name", party.trading),
            ("former_name", party.former),
            ("short_name", party.short),
        ):
            for start, end in dict.fromkeys(spans):
                self.claim(prop, name.normalise(self.page.text[start:end]), start, end)
        if main is not None:
            self.claim("number", main.value, main.stated.start, main.stated.end, main.scheme)
        for other in others:
            self.claim("other_number", other.value, other.stated.start, other.stated.end, other.scheme)
        place = self._state_address(party, alone)
        self._state_country(party, main, others, place)
        self._state_email(party, alone)
        self._warn(party, main)

    def _main(self, party: Party, numbers: list[Numbered]) -> tuple[Numbered | None, list[Numbered]]:
        """Return the number in the trade register, and the others; of one kind only the first is taken."""
        country = self._country(party)
        registers = [
            one
            for one in numbers
            if one.stated.kind in (Kind.REGISTER, Kind.COMPANY, Kind.WEAK)
            and (one.scheme is None or one.scheme in _REGISTERS)
        ]
        main = next(
            (one for one in registers if one.scheme and number.country_of(one.scheme) == country), None
        )
        main = main or next(iter(registers), None)
        others: list[Numbered] = []
        for one in numbers:
            if one is main:
                continue
            if one.scheme is None or one.scheme in {
                other.scheme for other in (*others, *([main] if main else []))
            }:
                self.remark(_SECOND_NUMBER, one.stated.start, one.stated.end)
                continue
            others.append(one)
        return main, others

    def _state_address(self, party: Party, alone: bool) -> Address | None:
        places = list(party.addresses)
        if alone and not places:
            places = [one for one in self.found.loose_addresses if one.rank > Rank.POSTAL]
            if len({address.normalise(self.page.text[one.start : one.end]) for one in places}) > 1:
                seats = [one for one in places if one.rank is Rank.SEAT]
                places = seats if len(seats) == 1 else []
        if not places:
            return None
        best = max(places, key=lambda one: (not self._is_town_of(one, places), one.rank, -one.start))
        text = self.page.text[best.start : best.end]
        if placeholders.is_placeholder(text):
            self.remark(_PLACEHOLDER, best.start, best.end)
            return None
        self.claim("address", address.normalise(one_line(text)), best.start, best.end)
        if _CARE.search(text):
            self.remark(_CARE_OF, best.start, best.end)
        line = self.page.lines[self.page.line_at(best.start)]
        if agent := _AGENT.search(self.page.text, line.start, min(best.end + 200, len(self.page.text))):
            self.remark(_SHARED, agent.start(), agent.end())
        return best

    def _is_town_of(self, one: Address, places: list[Address]) -> bool:
        """Tell whether ``one`` only repeats the town of another of ``places``: "Firmensitz: 3620 Spitz"."""
        words = _words(self.page, one)
        return any(words < _words(self.page, other) for other in places)

    def _state_country(
        self, party: Party, main: Numbered | None, others: list[Numbered], place: Address | None
    ) -> None:
        said = next((one for one in party.registered if not one.keeper), None)
        if said is not None:
            self.claim("country", said.country, said.start, said.end)
            return
        for one in ([main] if main else []) + others:
            code = number.country_of(one.scheme) if one.scheme else None
            if code and one.scheme != "GB-VAT":
                self.claim("country", code, one.stated.start, one.stated.end)
                return
        if place is not None and place.country and _likely(place, party):
            self.claim("country", place.country, place.start, place.end)

    def _state_email(self, party: Party, alone: bool) -> None:
        boxes = [(one, 3) for one in party.mailboxes]
        if alone:
            boxes += [(one, 0) for one in self.found.loose_mailboxes]
        good: list[tuple[int, int, Mailbox]] = []
        for box, score in boxes:
            if placeholders.is_placeholder(box.value):
                self.remark(_PLACEHOLDER, box.start, box.end)
                continue
            local, _, host = box.value.partition("@")
            if _OFFICERS.match(local):
                self.remark(REASONS[Role.OFFICER], box.start, box.end)
                continue
            score += 4 if _same_site(host, self.host) else 0
            score += (
                2
                if _GENERAL.match(local)
                else -3
                if _PRIVATE.match(local)
                else -2
                if _SPECIAL.match(local)
                else 0
            )
            good.append((score, -box.start, box))
        if not good:
            return
        best = max(good, key=lambda one: one[:2])[2]
        self.claim("email", best.value, best.start, best.end)
        for value in dict.fromkeys(box.value for _, _, box in good if box.value != best.value):
            box = next(box for _, _, box in good if box.value == value)
            self.remark(_OTHER_MAILBOX, box.start, box.end, value)

    def _warn(self, party: Party, main: Numbered | None) -> None:
        text = self.page.text
        if party.person:
            self.alert(_PERSON, party.start, party.end)
        elif party.plain and main is None:
            self.alert(_MAYBE_PERSON, party.start, party.end)
        line = self.page.lines[self.page.line_at(party.start)]
        limit = min(line.end, party.end + 120)
        ending = _WINDING_UP.search(text, party.start, limit)
        if ending is not None:
            self.alert(_ENDING, ending.start(), ending.end())

    # Words

    def claim(self, prop: str, value: str, start: int, end: int, scheme: str | None = None) -> None:
        """Add a claim of what stands between ``start`` and ``end`` of the page's text."""
        self.claims.append(
            Claim(
                subject=self.subject,
                property=prop,
                value=value,
                original=self.page.text[start:end],
                source=SOURCE,
                source_type=SourceType.SELF_DECLARED,
                citation=self.citing.cite(start, end),
                scheme=scheme,
                language=self.page.language,
            )
        )

    def alert(self, reason: str, start: int, end: int) -> None:
        """Add what a person has to look at."""
        self.alerts.append(self._said(reason, start, end, None))

    def remark(self, reason: str, start: int, end: int, value: str | None = None) -> None:
        """Add what was recognised and is not taken."""
        if len(self.remarks) < _MOST_REMARKS:
            said = self._said(reason, start, end, value)
            if said not in self.remarks:
                self.remarks.append(said)

    def _said(self, reason: str, start: int, end: int, value: str | None) -> Alert:
        shown = value or " ".join(self.page.text[start:end].split())[:200]
        return Alert(self.subject, reason, {"value": shown}, self.citing.cite(start, end))


_REGISTERS: Final = frozenset(number.TRADE_REGISTERS.values()) | {"AT-ZVR"}
_SURELY_BRITISH: Final = re.compile(r"[01]\d{7}|(?:SC|NI|OC|SO|NC|LP|SL|NL|FC|OE|IP|RC)\d{6}", re.IGNORECASE)
_FREE: Final = frozenset(["io", "ai", "co", "me", "tv", "cc", "ly", "eu", "gg", "to", "fm", "am", "sh", "vc", "ws", "bz", "ac", "gl", "is", "it", "im", "be"]) - {
    "it",
    "is",
    "be",
}


def _likely(place: Address, party: Party) -> bool:
    """Tell whether a company that is at ``place`` is certainly registered in that country."""
    if party.form_countries:
        return place.country in party.form_countries
    # These are formed where the taxes are low, and sit elsewhere.
    return place.rank is Rank.SEAT or place.country == "US" or not re.search(
        r"\b(?:Inc|LLC|Corp|Incorporated|Corporation)\b", party.name
    )


def _words(page: Page, place: Address) -> set[str]:
    return set(re.findall(r"\w+", page.lower[place.start : place.end]))


def _same_site(host: str, site: str) -> bool:
    return host == site or site.endswith(f".{host}") or host.endswith(f".{site.removeprefix('www.')}")
