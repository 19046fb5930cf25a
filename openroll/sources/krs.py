"""The Polish National Court Register (Krajowy Rejestr Sądowy): the current extract of its open API, else the full one.

https://prs.ms.gov.pl/krs/openApi. It gives all five identifiers when the company has filed its e-mail. There is no
current extract of a company that was struck off (status 204); the full one, with all that ever was, is kept.
"""

import re
from collections.abc import Iterator
from urllib.parse import parse_qsl, unquote

from openroll.core.errors import N_, NotThere
from openroll.identity.claims import Alert, SourceType

from . import krs_full
from .base import Answer, Lookup, Path, Reading, is_of, one_line, split_link
from .json_text import Json
from .krs_parts import (
    MAILBOX,
    NOTHING,
    Places,
    places,
    read_address,
    read_country,
    read_emails,
    read_other_numbers,
)
from .snapshot import Snapshot
from .websites import claim_website

_API_HOST = "api-krs.ms.gov.pl"
_API = "https://api-krs.ms.gov.pl/api/krs/{kind}/{number}?rejestr={part}&format=json"
_CURRENT, _FULL = "OdpisAktualny", "OdpisPelny"
_EXTRACT = re.compile(r"/api/krs/Odpis(?:Aktualny|Pelny)/([0-9]{1,10})/?", re.IGNORECASE)
_NUMBER = re.compile(r"(?<![0-9])0[0-9]{9}(?![0-9])")
_NUMBER_KEYS = frozenset({"krs", "numerkrs", "nrkrs", "numer", "q", "query", "id"})

_HEAD: Path = ("odpis", "naglowekA")
_STRUCK_OFF = N_("{source}: the company has been struck off.")
# Section 6 tells the end of companies. What is not here and not empty is told by its own name.
_SECTION_6 = {
    "likwidacja": N_("{source}: the company is in liquidation."),
    "postepowanieUpadlosciowe": N_("{source}: bankruptcy proceedings are on record."),
    "postepowanieUkladowe": N_("{source}: arrangement proceedings with the creditors are on record."),
    "postepowanieRestrukturyzacyjne": N_("{source}: restructuring proceedings are on record."),
    "postepowanieRestrukturyzacyjneNaprawczePrzymusowaRestrukturyzacja": N_(
        "{source}: restructuring proceedings are on record."
    ),
    "postepowanieRestrukturyzacyjneNaprawczePrzymusowaRestrukturyzacjaUporzadkowanaLikwidacja": N_(
        "{source}: restructuring proceedings are on record."
    ),
    "postepowanieNaprawcze": N_("{source}: restructuring proceedings are on record."),
    "rozwiazanieUniewaznienie": N_("{source}: the company has been dissolved or declared void."),
    "zarzadKomisaryczny": N_("{source}: a compulsory administrator has been appointed."),
    "zawieszenieWznowienie": N_("{source}: the company's business is or was suspended."),
    "zawieszenieWznowienieDzialalnosci": N_("{source}: the company's business is or was suspended."),
    "wykreslenia": _STRUCK_OFF,
    "wykreslenie": _STRUCK_OFF,
}
_OTHER_SECTION_6 = N_("{source}: section 6 of the register holds an entry “{entry}”.")
# Mergers, divisions and conversions: the history of companies in good health, too.
_HARMLESS = frozenset({"polaczeniePodzialPrzeksztalcenie"})
_NAME_ENDINGS = (
    (re.compile(r"\bW LIKWIDACJI\b"), N_("{source}: the name says that the company is in liquidation.")),
    (re.compile(r"\bW UPADŁOŚCI\b"), N_("{source}: the name says that the company is bankrupt.")),
    (
        re.compile(r"\bW RESTRUKTURYZACJI\b"),
        N_("{source}: the name says that the company is being restructured."),
    ),
)


class Krs:
    """The Polish National Court Register."""

    id = "krs"
    title = "Polish KRS"
    register = "PL-KRS"
    source_type = SourceType.OFFICIAL_REGISTER
    needs_key = False
    gives = frozenset(
        {
            "name",
            "country",
            "number",
            "other_number",
            "address",
            "email",
            "domain",
            "former_name",
            "legal_form",
            "status",
        }
    )
    hosts = frozenset(
        {
            _API_HOST,
            "wyszukiwarka-krs.ms.gov.pl",
            "prs.ms.gov.pl",
            "ekrs.ms.gov.pl",
            "krs.ms.gov.pl",
            "rdf-przegladarka.ms.gov.pl",
        }
    )

    def lookup(self, link: str) -> Lookup | None:
        """Return what to ask for ``link``: the API's address for the company whose number it carries.

        A number stands in one part of the register, entrepreneurs (P) or associations (S); a link that does
        not say which is asked for in both. The full extract is asked for besides: for former names, and for what was
        struck off.
        """
        parts = split_link(link)
        if parts is None or not is_of(link, self.hosts):
            return None
        query = {key.lower(): value for key, value in parse_qsl(parts.query)}
        if parts.hostname == _API_HOST:
            extract = _EXTRACT.fullmatch(unquote(parts.path))
            found = extract.group(1).zfill(10) if extract else None
        else:
            found = _number_in(unquote(parts.path + " " + parts.fragment), query)
        if found is None:
            return None
        part = query.get("rejestr", "").upper()[-1:]  # P or S, also spelled RejP or RejS
        parts_asked = [one for one in ("P", "S") if part not in ("P", "S") or one == part]
        current, full = (
            tuple(_API.format(kind=kind, number=found, part=one) for one in parts_asked)
            for kind in (_CURRENT, _FULL)
        )
        subject = f"{self.register}/{found}"
        return Lookup(self.id, link, current[0], subject, current[1:], full)

    def read(self, lookup: Lookup, snapshot: Snapshot) -> Reading:
        """Return what the current extract says, or the full one."""
        if snapshot.status == 204 and snapshot.url == (lookup.url, *lookup.alternatives)[-1]:
            return Reading((), (Alert(lookup.subject, _STRUCK_OFF, {"source": self.title}),))
        answer = _open(self, lookup, snapshot)
        if f"/{_FULL}/" in snapshot.url:
            krs_full.read_full(answer)
            return answer.reading()
        where = places(answer)
        company, seat = where.company, where.seat
        found, name = answer.str_at(*_HEAD, "numerKRS"), answer.str_at(*company, "nazwa")
        if found is None or name is None:
            answer.fail((*_HEAD, "numerKRS") if found is None else (*company, "nazwa"), "text")
        if found.strip().zfill(10) != lookup.number:
            answer.fail_of_another(found)
        answer.claim("name", one_line(name), (*company, "nazwa"))
        answer.claim("number", lookup.number, (*_HEAD, "numerKRS"), scheme=self.register)
        if legal_form := answer.str_at(*company, "formaPrawna"):
            answer.claim("legal_form", one_line(legal_form), (*company, "formaPrawna"))
        read_other_numbers(answer, (*company, "identyfikatory"))
        read_country(
            answer, legal_form or "", (*company, "formaPrawna"), (*seat, "siedziba"), branch=where.branch
        )
        read_address(answer, (*seat, "adres"))
        read_emails(answer, (*seat, MAILBOX))
        claim_website(answer, (*seat, "adresStronyInternetowej"))
        _read_condition(answer, name, where)
        return answer.reading()


def _number_in(path: str, query: dict[str, str]) -> str | None:
    """Return the one KRS number that a page's address carries; None when there is none, or more than one."""
    for key, value in query.items():
        if key in _NUMBER_KEYS and value.isascii() and value.isdigit() and len(value) <= 10:
            return value.zfill(10)
    numbers = {*_NUMBER.findall(path), *(n for value in query.values() for n in _NUMBER.findall(value))}
    return numbers.pop() if len(numbers) == 1 else None


def _open(source: Krs, lookup: Lookup, snapshot: Snapshot) -> Answer:
    if snapshot.status == 204 or snapshot.status == 404:
        raise NotThere(
            N_(
                "{source} has no current extract for the number {number} ({link}): there is no such company, or it has "
                "been struck off."
            ),
            source=source.title,
            number=lookup.number,
            link=lookup.link,
        )
    return Answer.open(source, lookup, snapshot)


def _read_condition(answer: Answer, name: str, where: Places) -> None:
    for ending, reason in _NAME_ENDINGS:
        if ending.search(name.upper()):
            answer.alert(reason, (*where.company, "nazwa"))
    position = answer.code_at(*_HEAD, "stanPozycji")
    if position not in (None, "1"):
        # Nobody says what it means; companies in good health have 3, 4 and 5 as well.
        answer.remark(
            N_("{source}: the state of the entry is {state}, not the usual 1."),
            (*_HEAD, "stanPozycji"),
            state=str(position),
        )
    for key in _filled(answer, _HEAD):
        if "wykresl" in key.lower():
            answer.alert(_STRUCK_OFF, (*_HEAD, key))
    for key in _filled(answer, ("odpis", "dane", "dzial6")):
        if key not in _HARMLESS:
            answer.alert(_SECTION_6.get(key, _OTHER_SECTION_6), ("odpis", "dane", "dzial6", key), entry=key)
    for key in _filled(answer, ("odpis", "dane", "dzial4")):
        if "upadl" in key.lower():
            answer.alert(
                N_("{source}: a petition for bankruptcy was dismissed or assets are secured."),
                ("odpis", "dane", "dzial4", key),
            )
    for key in _filled(answer, ("odpis", "dane", "dzial5")):
        answer.alert(
            N_("{source}: a guardian has been appointed for the company."), ("odpis", "dane", "dzial5", key)
        )
    for key in _filled(answer, ("odpis", "dane", "dzial1")):
        if "zawiesz" in key.lower():
            answer.alert(_SECTION_6["zawieszenieWznowienie"], ("odpis", "dane", "dzial1", key))


def _filled(answer: Answer, path: Path) -> Iterator[str]:
    """Yield the keys of the object at ``path`` under which there is anything."""
    node = answer.at(*path)
    if node is None:
        return
    if not isinstance(node, dict):
        answer.fail(path, "an object")
    yield from (key for key, value in node.items() if _has_content(value))


def _has_content(node: Json) -> bool:
    """Tell whether ``node`` holds any value; the register leaves empty boxes standing."""
    pending = [node]
    while pending:
        one = pending.pop()
        if isinstance(one, dict):
            pending.extend(one.values())
        elif isinstance(one, list):
            pending.extend(one)
        elif one is not None and one is not False and not (isinstance(one, str) and NOTHING.fullmatch(one)):
            return True
    return False
