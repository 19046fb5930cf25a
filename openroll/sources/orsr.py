"""The Slovak business register (Obchodný register): the JSON of its portal, https://sluzby.orsr.sk/.

A search finds a company by its IČO and says where it is filed (section, insert, court); the extract of that file says
the rest. The old pages at www.orsr.sk name a file as well. It gives name, country, number and address; never an e-mail.
"""

import re
from collections.abc import Iterator
from urllib.parse import parse_qsl, unquote, urlencode

from openroll.core.errors import N_, NotThere, SourceUnreachable
from openroll.identity import address, country
from openroll.identity import number as numbers
from openroll.identity.claims import SourceType

from . import orsr_state
from .base import Answer, Lookup, Path, Reading, is_of, one_line, split_link
from .snapshot import Snapshot

_API = "https://sluzby.orsr.sk/api/legal-person"
_SEARCH = _API + "?Filter.IncludeTerminated={}&Filter.CorporateBodyFullNameOrRegistrationNumber={}"
_EXTRACT = _API + "/extract?"
_HISTORY = _API + "/extract-full?"
_OLD_HOST = "www.orsr.sk"
_ICO_KEYS = ("ico", "filter.corporatebodyfullnameorregistrationnumber", "filter.registrationnumber")
_FILE = re.compile(r"([A-Z][A-Za-z]{1,4}) ([0-9]{1,7})/([A-Z])")
_IN_A_PAGE = re.compile(
    r"(?:Oddiel|Section):\s*(\w{2,5})\s+(?:Vložka číslo|Insert No\.?):\s*([0-9]{1,7})\s*/\s*([A-Z])"
)
_TAG = re.compile(r"<[^>]*>|&nbsp;")

_PERSON: Path = ("legalPerson",)
_BODY: Path = (*_PERSON, "corporateBody")
_ICO_CODE = "7"
_BRANCH = re.compile(r"(?i)organizačná zložka|podnik zahraničnej osoby|podnik zahraničnej")
_NATURAL_PERSON = re.compile(r"(?i)fyzická osoba|živnost")


class Orsr:
    """The Slovak business register."""

    id = "orsr"
    title = "Slovak business register"
    register = "SK-ORSR"
    source_type = SourceType.OFFICIAL_REGISTER
    needs_key = False
    gives = frozenset({"name", "country", "number", "address", "former_name", "legal_form", "status"})
    hosts = frozenset({"sluzby.orsr.sk", _OLD_HOST, "orsr.sk"})

    def lookup(self, link: str) -> Lookup | None:
        """Return what to ask for ``link``: the search for an IČO, the extract of a file, or an old page as it is."""
        parts = split_link(link)
        if parts is None or not is_of(link, self.hosts):
            return None
        query = {
            key.lower(): value
            for key, value in parse_qsl(f"{parts.query}&{parts.fragment.partition('?')[2]}")
        }
        written = next((query[key] for key in _ICO_KEYS if key in query), "")
        ico = numbers.read(written, register=self.register)
        if ico is not None:
            searches = [_SEARCH.format(ended, ico.value) for ended in ("true", "false")]
            return Lookup(self.id, link, searches[0], f"{self.register}/{ico.value}", further=(searches[1],))
        filed = _FILE.fullmatch(f"{query.get('oddiel')} {query.get('vlozka')}/{query.get('sud')}")
        if filed:
            file = _query_of(*filed.groups())
            return Lookup(
                self.id, link, _EXTRACT + file, f"{self.register}/{filed[0]}", further=(_HISTORY + file,)
            )
        if unquote(parts.path).lower().rstrip("/") == "/vypis.asp" and query.get("id", "").isdecimal():
            keys = ("id", "sid", "p")
            asked = urlencode({key.upper(): query[key] for key in keys if query.get(key, "").isdecimal()})
            url = f"https://{_OLD_HOST}/vypis.asp?{asked}"
            return Lookup(self.id, link, url, f"{self.register}/ID {query['id']}")
        return None

    def read(self, lookup: Lookup, snapshot: Snapshot) -> Reading:
        """Return what the search, the extract, its history, or the old page says."""
        if snapshot.url.startswith(f"https://{_OLD_HOST}/"):
            return _read_page(self, lookup, snapshot)
        answer = Answer.open(self, lookup, snapshot)
        if snapshot.url.startswith(_HISTORY):
            _check_file(answer)
            _read_names(answer, former=True)
        elif snapshot.url.startswith(_EXTRACT):
            _check_file(answer)
            _read_extract(answer)
        elif snapshot.url == lookup.url:
            return answer.reading(_read_search(answer))
        elif _hit(answer) is None:
            answer.alert(N_("{source}: the company has been struck off."))
        return answer.reading()


def _query_of(section: str, insert: str, court: str) -> str:
    return urlencode({"oddiel": section, "vlozka": insert, "sud": court})


def _read_page(source: Orsr, lookup: Lookup, snapshot: Snapshot) -> Reading:
    """Return the link to the extract of the file that an old page (in HTML, of any year's form) is about."""
    if snapshot.status == 429 or snapshot.status >= 500:
        raise SourceUnreachable(
            N_("{source} is out of order or too busy for now (status {status}), for {link}."),
            source=source.title,
            link=lookup.link,
            status=snapshot.status,
            reason=f"status {snapshot.status}",
        )
    body = snapshot.body[:200_000]
    for coding in ("utf-8", "windows-1250"):
        text = one_line(_TAG.sub(" ", body.decode(coding, "replace")))
        if found := _IN_A_PAGE.search(text):
            return Reading((), (), links=(_EXTRACT + _query_of(*found.groups()),))
    raise NotThere(
        N_("{source} has no company with the number {number} ({link})."),
        source=source.title,
        number=lookup.number,
        link=lookup.link,
    )


def _hit(answer: Answer) -> Path | None:
    """Return the path of the company asked for: of files with its number, the one that was opened last."""
    if not isinstance(answer.at("data"), list):
        answer.fail(("data",), "a list")
    hits = [
        path
        for path in answer.items_at("data")
        if re.sub(r"\s", "", answer.code_at(*path, "registrationNumber") or "") == answer.lookup.number
    ]
    return max(hits, key=lambda path: (answer.code_at(*path, "id") or "").zfill(15), default=None)


def _read_search(answer: Answer) -> tuple[str, ...]:
    """Read what the search says of the company; return the link to its extract."""
    hit = _hit(answer)
    if hit is None:
        raise NotThere(
            N_("{source} has no company with the number {number} ({link})."),
            source=answer.source.title,
            number=answer.lookup.number,
            link=answer.lookup.link,
        )
    name = answer.str_at(*hit, "corporateBodyFullName")
    if name is None:
        answer.fail((*hit, "corporateBodyFullName"), "text")
    answer.claim("name", one_line(name), (*hit, "corporateBodyFullName"))
    path = (*hit, "registrationNumber")
    written = answer.code_at(*path) or ""
    answer.claim("number", answer.lookup.number, path, original=written, scheme=answer.source.register)
    answer.claim("country", "SK", path, original=written)
    lines = [one_line(answer.str_at(*hit, f"physicalAddressLine{index}") or "") for index in (1, 2)]
    if all(lines):
        whole = ", ".join(lines)
        answer.claim("address", address.normalise(whole), hit, original=whole)
    orsr_state.read_name(answer, name, (*hit, "corporateBodyFullName"))
    answer.remark(N_("{source}: the search says nothing of the company's state; its extract does."))
    filed = [answer.code_at(*hit, "fileReference", key) or "" for key in ("section", "insertNumber", "court")]
    return (_EXTRACT + _query_of(*filed),) if all(filed) else ()


def _check_file(answer: Answer) -> None:
    """Make sure that the extract is of the file asked for, and take the company's own number for the subject."""
    if answer.at(*_PERSON) is None:
        raise NotThere(
            N_("{source} has no company with the number {number} ({link})."),
            source=answer.source.title,
            number=answer.lookup.number,
            link=answer.lookup.link,
        )
    section, insert, court = (
        answer.code_at("fileReference", key) or "" for key in ("section", "insertNumber", "court")
    )
    found = f"{section} {insert}/{court}"
    if found != answer.lookup.number:
        answer.fail_of_another(found)
    path = _ico_path(answer)
    ico = numbers.read(answer.code_at(*path) or "", register=answer.source.register)
    if ico is None:
        answer.fail(path, "an IČO")
    answer.subject = f"{answer.source.register}/{ico.value}"


def _ico_path(answer: Answer) -> Path:
    found = [
        (*path, "identifierValue") for path in _in_force(answer, (*_PERSON, "id")) if _is_ico(answer, path)
    ]
    if not found:
        answer.fail((*_PERSON, "id"), "an IČO")
    return found[0]


def _is_ico(answer: Answer, path: Path) -> bool:
    """Tell whether the identifier at ``path`` is an IČO, the one kind that the register has without saying so."""
    kind = (*path, "identifierType", "item")
    if not isinstance(answer.at(*kind), dict):
        return True
    return answer.code_at(*kind, "codelistItem", "itemCode") in (None, _ICO_CODE)


def _in_force(answer: Answer, path: Path) -> Iterator[Path]:
    """Yield the entries of the list at ``path`` that are in force; those that were replaced stay in it."""
    return (one for one in answer.items_at(*path) if answer.flag_at(*one, "current"))


def _read_extract(answer: Answer) -> None:
    _read_names(answer, former=False)
    _read_names(answer, former=True)
    path = _ico_path(answer)
    ico = answer.subject.partition("/")[2]
    written = answer.code_at(*path) or ico
    answer.claim("number", ico, path, original=written, scheme=answer.source.register)
    form = _read_form(answer)
    if _BRANCH.search(form):
        answer.alert(
            N_("{source}: this is a branch of a foreign company ({form}), not a company of its own."),
            (*_BODY, "legalForm"),
            form=form,
        )
    else:
        answer.claim("country", "SK", path, original=written)
    if _NATURAL_PERSON.search(form):
        answer.alert(
            N_("{source}: this is a natural person in business ({form}), not a company."),
            (*_BODY, "legalForm"),
            form=form,
        )
    for one in _in_force(answer, (*_PERSON, "physicalAddress")):
        if original := _address_at(answer, one):
            answer.claim("address", address.normalise(original), one, original=original)
            break
    orsr_state.read_state(answer)


def _read_names(answer: Answer, *, former: bool) -> None:
    seen: set[str] = set()
    path = (*_BODY, "corporateBodyFullName")
    for one in answer.items_at(*path):
        name = one_line(answer.str_at(*one, "value") or "")
        if not name or answer.flag_at(*one, "current") is former or name in seen:
            continue
        seen.add(name)
        answer.claim("former_name" if former else "name", name, (*one, "value"))
        if not former:
            orsr_state.read_name(answer, name, (*one, "value"))
    if not former and len(seen) != 1:
        answer.fail(path, "one name in force")


def _read_form(answer: Answer) -> str:
    for one in _in_force(answer, (*_BODY, "legalForm")):
        path = (*one, "item", "codelistItem", "itemName")
        if form := answer.str_at(*path):
            answer.claim("legal_form", one_line(form), path, language="sk")
            return form
    return ""


def _item_at(answer: Answer, path: Path) -> str:
    """Return the text of an item of a code list, which the register also writes as bare text."""
    node = answer.at(*path, "item")
    if isinstance(node, dict):
        return one_line(answer.str_at(*path, "item", "codelistItem", "itemName") or "")
    return one_line(answer.str_at(*path, "item") or "")


def _address_at(answer: Answer, path: Path) -> str:
    def part(*keys: str) -> str:
        return one_line(answer.str_at(*path, *keys) or "")

    town = _item_at(answer, (*path, "municipality"))
    house = "/".join(one for one in (part("propertyRegistrationNumber"), part("buildingNumber")) if one)
    street = " ".join(one for one in (part("streetName") or (town if house else ""), house) if one)
    code = part("deliveryAddress", "postalCode")
    code = f"{code[:3]} {code[3:]}" if re.fullmatch("[0-9]{5}", code) else code
    place = " ".join(one for one in (code, town) if one)
    land = _item_at(answer, (*path, "country"))
    abroad = land if land and country.code_of(land) != "SK" else ""
    if not street and not town:
        return part("addressLine")
    return ", ".join(one for one in (street, place, abroad) if one)
