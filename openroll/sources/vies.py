"""VIES, the European Commission's check of VAT numbers: https://ec.europa.eu/taxation_customs/vies/#/technical-information.

It asks the tax office of the member state that issued the number. Most states give name and address with it; Germany
and Spain keep them to themselves.
"""

import re
from urllib.parse import parse_qsl, unquote

from openroll.core.errors import N_, NotThere, SourceUnreachable
from openroll.identity import address, country
from openroll.identity.claims import SourceType

from .base import Answer, Lookup, Reading, is_of, one_line, split_link
from .snapshot import Snapshot

_API = "https://ec.europa.eu/taxation_customs/vies/rest-api/ms/{}/vat/{}"
_ROOT = "/taxation_customs/vies"
_MACHINE = re.compile(_ROOT + r"/rest-api/ms/([A-Za-z]{2})/vat/([^/]+)/?")
_STATES = frozenset(
    {
        *("AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "EL", "ES", "FI", "FR", "HR", "HU", "IE", "IT"),
        *("LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK", "XI"),
    }
)
# VIES has its own letters for two: Greece, and Northern Ireland, whose companies are the United Kingdom's.
_COUNTRIES = {"EL": "GR", "XI": "GB"}
# Parts of a member state with a country's letters of their own, whose companies are its own; and Monaco, whose tax
# office is the French one, and whose companies are not French.
_PARTS = {**dict.fromkeys(("GF", "GP", "MQ", "RE", "YT"), "FR"), "AX": "FI"}
_MONACO = re.compile(r"\b98000\s+(?=MONACO$)", re.IGNORECASE)
# The Netherlands fill the number of a house up to five digits.
_FILLED_UP = re.compile(r"(?<= )(?=[0-9]{5}\b)0+(?=[1-9])")
_STATE_KEYS = ("memberstatecode", "memberstate", "countrycode", "country", "ms", "iso")
_NUMBER_KEYS = ("vatnumber", "number", "vat")
_NUMBER = re.compile(r"[0-9A-Z+*]{2,12}")
_NOTHING = re.compile(r"[\s\-–—.]*")
# Greece puts the sign of a business behind its name.
_SIGN = "||"
# Several companies that one tax office takes for one payer: a name of none of them.
_GROUP = re.compile(
    r"(?i)\s*(?:fiscale eenheid|btw-eenheid|gruppo iva|unit[ée] tva|groupe tva"
    r"|alv-(?:velvollisuus)?ryhmä|skupina dph)\b"
)
_NO_SUCH_NUMBER = frozenset({"INVALID", "INVALID_INPUT"})


class Vies:
    """The European Commission's check of VAT numbers."""

    id = "vies"
    title = "VIES"
    register = "VATIN"
    source_type = SourceType.OFFICIAL_REGISTER
    needs_key = False
    gives = frozenset({"name", "trading_name", "country", "number", "address"})
    hosts = frozenset({"ec.europa.eu"})

    def is_page(self, link: str) -> bool:
        """Tell whether ``link`` is a page of VIES: the Commission has many others on the same host."""
        parts = split_link(link)
        return parts is not None and is_of(link, self.hosts) and parts.path.startswith(_ROOT)

    def page_for(self, number: str) -> str | None:
        """Return the address of the check of ``number``, with its country's letters; None when it is of no member."""
        state = number[:2].upper()
        return _API.format(state, number[2:]) if state in _STATES and _NUMBER.fullmatch(number[2:]) else None

    def lookup(self, link: str) -> Lookup | None:
        """Return what to ask for ``link``: the check of the number that its path, query or fragment holds."""
        parts = split_link(link)
        if parts is None or not self.is_page(link):
            return None
        machine = _MACHINE.fullmatch(unquote(parts.path))
        state, number = (machine[1], machine[2]) if machine else ("", "")
        if not machine:
            query = parts.query + "&" + parts.fragment.partition("?")[2]
            given = {re.sub("[^a-z]", "", key.lower()): value for key, value in parse_qsl(query)}
            state = next((given[key] for key in _STATE_KEYS if key in given), "")
            number = next((given[key] for key in _NUMBER_KEYS if key in given), "")
        state, number = state.upper(), re.sub(r"[\s.-]", "", number).upper()
        state = "EL" if state == "GR" else state
        number = number.removeprefix(state)
        if state not in _STATES or not _NUMBER.fullmatch(number):
            return None
        return Lookup(self.id, link, _API.format(state, number), f"{self.register}/{state}{number}")

    def read(self, lookup: Lookup, snapshot: Snapshot) -> Reading:
        """Return what the tax office says of the number's holder."""
        answer = Answer.open(self, lookup, snapshot)
        if not isinstance(answer.data, dict):
            answer.fail((), "an object")
        _check_valid(answer)
        state, number = lookup.number[:2], lookup.number[2:]
        found = answer.str_at("vatNumber")
        if found is None:
            answer.fail(("vatNumber",), "text")
        if re.sub(r"[\s.-]", "", found).upper().removeprefix(state) != number:
            answer.fail_of_another(found)
        _read_name(answer)
        answer.claim("number", lookup.number, ("vatNumber",), scheme=self.register)
        written = _shared(answer, "address")
        if written:
            told = _FILLED_UP.sub("", written) if state == "NL" else written
            answer.claim("address", address.normalise(told), ("address",), original=written)
        _read_country(answer, state, written)
        return answer.reading()


def _check_valid(answer: Answer) -> None:
    """Make sure that the number is a valid one. Raises NotThere, SourceUnreachable, Unreadable."""
    about: dict[str, object] = {
        "source": answer.source.title,
        "link": answer.lookup.link,
        "number": answer.lookup.number,
    }
    errors = [answer.str_at(*path, "error") or "?" for path in answer.items_at("errorWrappers")]
    state = errors[0] if errors else answer.str_at("userError")
    valid = answer.at("isValid")
    if valid is True and state in (None, "VALID"):
        return
    if state in _NO_SUCH_NUMBER:
        raise NotThere(N_("{source} has no company with the number {number} ({link})."), **about)
    if state is None or state == "VALID":
        answer.fail(("isValid",), "true, or a reason why not,")
    raise SourceUnreachable(
        N_("{source} could not ask the tax office for {link} ({state}): try again later."),
        **about,
        state=state[:60],
        reason=state[:60],
    )


def _shared(answer: Answer, key: str) -> str:
    """Return the text at ``key``, "" where the tax office does not share it; a remark says so."""
    text = (answer.str_at(key) or "").strip()
    if not _NOTHING.fullmatch(text):
        return text
    reasons = {
        "name": N_("{source}: the tax office does not share the name that belongs to this number."),
        "address": N_("{source}: the tax office does not share the address that belongs to this number."),
    }
    answer.remark(reasons[key], (key,))
    return ""


def _read_name(answer: Answer) -> None:
    whole = _shared(answer, "name")
    name, _, sign = whole.partition(_SIGN)
    if _GROUP.match(name):
        answer.remark(
            N_("{source}: the number is that of a group of companies for their tax: “{name}”."),
            ("name",),
            name=one_line(name),
        )
    elif name.strip():
        answer.claim("name", one_line(name), ("name",), original=whole)
    if not _NOTHING.fullmatch(sign):
        answer.claim("trading_name", one_line(sign), ("name",), original=whole)


def _read_country(answer: Answer, state: str, written: str) -> None:
    """Read the country: the one whose tax office it is, unless the address is in another one."""
    if state == "XI":
        answer.remark(
            N_("{source}: a number of Northern Ireland, for trade in goods with the EU."), ("vatNumber",)
        )
    home = _COUNTRIES.get(state, state)
    lines = [line.strip(" ,") for line in re.split(r"[\r\n]+", written) if line.strip(" ,")]
    last = _MONACO.sub("", re.split(r",\s*", lines[-1])[-1]) if lines else ""
    elsewhere = country.code_of(last) if len(last) > 2 else None
    if elsewhere in (None, home) or _PARTS.get(elsewhere or "") == home:
        answer.claim("country", home, ("vatNumber",))
    else:
        answer.remark(
            N_(
                "{source}: the number is registered in {country}, and the address is in another country ({address})."
            ),
            ("address",),
            country=home,
            address=last,
        )
