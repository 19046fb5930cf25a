"""Zefix, the Swiss central index of company names, which joins the cantons' commercial registers.

https://www.zefix.admin.ch/ZefixPublicREST/swagger-ui/index.html answers by UID, to those who have a key; what people's
pages at www.zefix.ch ask (ZefixREST) answers by the index's own number, to anybody. Both give name, country, number,
address and former names; never an e-mail or a website.
"""

import re
from base64 import b64encode
from urllib.parse import parse_qsl, unquote, urlsplit

from openroll.core.errors import N_, NotThere
from openroll.identity import address
from openroll.identity import number as numbers
from openroll.identity.claims import SourceType

from .base import Answer, KeyNeeded, Lookup, Path, Reading, host_of, is_of, one_line, split_link
from .boxes import filled
from .snapshot import Snapshot

_BY_UID = "https://www.zefix.admin.ch/ZefixPublicREST/api/v1/company/uid/{}"
_BY_ITS_OWN = "https://www.zefix.ch/ZefixREST/api/v1/firm/{}.json"
_OWN = "EHRAID"  # the index's own number of an entry: no number of the company
_CANTONS = ".chregister.ch"
_UID = re.compile(r"(?i)(?<![0-9A-Z])CHE[-. ]?[0-9]{3}[. ]?[0-9]{3}[. ]?[0-9]{3}(?![0-9])")
_FIRM = re.compile(r"/(?:firm|ehraid)/([0-9]{1,9})(?:\.json)?(?=[/\s]|$)", re.IGNORECASE)
_UID_KEYS = frozenset({"uid", "uid_id", "searchuid", "name", "q"})

_ACTIVE = frozenset({"ACTIVE", "EXISTIEREND"})
_STATES = {
    "CANCELLED": N_("{source}: the company has been struck off."),
    "GELOESCHT": N_("{source}: the company has been struck off."),
    "BEING_CANCELLED": N_("{source}: the company is being dissolved."),
    "AUFGELOEST": N_("{source}: the company is being dissolved."),
}
_WORDS = {
    **dict.fromkeys(_ACTIVE, "active"),
    **dict.fromkeys(("CANCELLED", "GELOESCHT"), "struck off"),
    **dict.fromkeys(("BEING_CANCELLED", "AUFGELOEST"), "being dissolved"),
}
# The law wants it in the name, in the language of the name.
_NAME_ENDING = re.compile(
    r"(?i)\b(?:in (?:nachlass)?liquidation|en liquidation(?: concordataire)?|in liquidazione(?: concordataria)?)\b"
)
_ALONE = re.compile(
    r"(?i)einzelunternehmen|entreprise individuelle|(?:ditta|impresa) individuale|sole propriet"
)
_BRANCH = re.compile(r"(?i)niederlassung|succursale|\bbranch\b")
# Ids of the index's list of legal forms, where it does not write their names.
_ALONE_IDS, _BRANCH_IDS = frozenset({"1"}), frozenset({"9", "11"})


class Zefix:
    """The Swiss central index of company names."""

    id = "zefix"
    title = "Swiss Zefix"
    register = "CH-FDJP"
    source_type = SourceType.OFFICIAL_REGISTER
    needs_key = False  # for what it answers by its own numbers; by UID it asks for one
    gives = frozenset({"name", "country", "number", "address", "former_name", "legal_form", "status"})
    hosts = frozenset(
        {
            "www.zefix.admin.ch",
            "zefix.admin.ch",
            "www.zefix.ch",
            "zefix.ch",
            "www.uid.admin.ch",
            "uid.admin.ch",
        }
    )

    def credential(self, key: str) -> tuple[str, tuple[str, str]]:
        """Return the host that asks for ``key`` ("user:password"), and the header that shows it: HTTP Basic."""
        shown = b64encode(key.encode()).decode("ascii")
        return urlsplit(_BY_UID).hostname or "", ("authorization", f"Basic {shown}")

    def lookup(self, link: str) -> Lookup | None:
        """Return what to ask for ``link``: by the UID that it holds, else by the index's own number of its entry."""
        parts = split_link(link)
        if parts is None or not (is_of(link, self.hosts) or host_of(link).endswith(_CANTONS)):
            return None
        path = unquote(f"{parts.path} {parts.fragment}")
        query = f"{parts.query}&{parts.fragment.partition('?')[2]}"
        texts = [path, *(value for key, value in parse_qsl(query) if key.lower() in _UID_KEYS)]
        uids = {
            number.value
            for text in texts
            for written in _UID.findall(text)
            if (number := numbers.read(written, register=self.register))
        }
        if len(uids) == 1:
            uid = uids.pop()
            url = _BY_UID.format(re.sub("[^0-9A-Z]", "", uid))
            return Lookup(self.id, link, url, f"{self.register}/{uid}")
        own = _FIRM.search(path)
        if own is None or uids:
            return None
        return Lookup(self.id, link, _BY_ITS_OWN.format(own[1]), f"{self.register}/{_OWN} {own[1]}")

    def read(self, lookup: Lookup, snapshot: Snapshot) -> Reading:
        """Return what the index says of the one company that was asked for."""
        if snapshot.status in (401, 403):
            raise KeyNeeded(
                N_(
                    "{source} did not accept the request for {link}: it needs a key. Set it in the register's settings "
                    "file, under the source's name."
                ),
                source=self.title,
                link=lookup.link,
                number=lookup.number,
            )
        answer = Answer.open(self, lookup, snapshot)
        company = _company(answer)
        uid = numbers.read(answer.str_at(*company, "uid") or "", register=self.register)
        name = answer.str_at(*company, "name")
        if uid is None or name is None:
            answer.fail((*company, "uid" if uid is None else "name"), "a UID" if uid is None else "text")
        answer.subject = f"{self.register}/{uid.value}"
        answer.claim("name", one_line(name), (*company, "name"))
        answer.claim("number", uid.value, (*company, "uid"), scheme=self.register)
        _read_names(answer, company)
        _read_form_and_country(answer, company)
        if original := _address_at(answer, (*company, "address"), name):
            answer.claim("address", address.normalise(original), (*company, "address"), original=original)
        _read_condition(answer, company, name)
        return answer.reading()


def _company(answer: Answer) -> Path:
    """Return the path of the company asked for, of one record or a list of them. Raises NotThere, Unreadable."""
    if isinstance(answer.data, list):
        paths = list(answer.items_at())
    elif isinstance(answer.data, dict):
        paths = list(answer.items_at("list")) if "list" in answer.data else [()]
    else:
        answer.fail((), "a company")
    found = [path for path in paths if _is_asked_for(answer, path)]
    if len(found) > 1:
        # A company that moved to another canton stands in the index twice.
        living = [path for path in found if answer.str_at(*path, "status") in _ACTIVE]
        found = living if len(living) == 1 else answer.fail((), "one company")
    if found:
        return found[0]
    if paths:
        answer.fail((*paths[0], "uid"), answer.lookup.number)
    raise NotThere(
        N_("{source} has no company with the number {number} ({link})."),
        source=answer.source.title,
        number=answer.lookup.number,
        link=answer.lookup.link,
    )


def _is_asked_for(answer: Answer, path: Path) -> bool:
    kind, _, own = answer.lookup.number.rpartition(" ")
    if kind == _OWN:
        return answer.code_at(*path, "ehraid") == own
    uid = numbers.read(answer.str_at(*path, "uid") or "", register=answer.source.register)
    return uid is not None and uid.value == answer.lookup.number


def _read_names(answer: Answer, company: Path) -> None:
    seen = {one_line(answer.str_at(*company, "name") or "")}
    for one in answer.items_at(*company, "oldNames"):
        former = one_line(answer.str_at(*one, "name") or "")
        if former and former not in seen:
            seen.add(former)
            answer.claim("former_name", former, (*one, "name"))
    translations = answer.at(*company, "translation")
    if translations is not None and not isinstance(translations, list):
        answer.fail((*company, "translation"), "a list")
    for index in range(len(translations or ())):
        path = (*company, "translation", index)
        if text := one_line(answer.str_at(*path) or ""):
            # Of one language each: beside the name they would be another name.
            answer.remark(N_("{source}: the name is also written “{name}”."), path, name=text)


def _read_form_and_country(answer: Answer, company: Path) -> None:
    path = (*company, "legalForm")
    code = answer.code_at(*company, "legalFormId") or ""
    form = ""
    if answer.at(*path) is not None:
        code = answer.code_at(*path, "id") or code
        form = one_line(answer.str_at(*path, "name", "de") or "")
    if form:
        answer.claim("legal_form", form, (*path, "name", "de"), language="de")
    where = path if answer.at(*path) is not None else (*company, "legalFormId")
    if _ALONE.search(form) or (not form and code in _ALONE_IDS):
        answer.alert(
            N_("{source}: this is a natural person in business ({form}), not a company."),
            where,
            form=form or code,
        )
    if _BRANCH.search(form) or (not form and code in _BRANCH_IDS):
        answer.alert(
            N_("{source}: this is a branch ({form}), not a company of its own."), where, form=form or code
        )
    else:
        answer.claim("country", "CH", (*company, "uid"))


def _address_at(answer: Answer, path: Path, name: str) -> str:
    if answer.at(*path) is None:
        return ""

    def part(key: str) -> str:
        return filled(one_line(answer.str_at(*path, key) or ""))

    house = one_line(answer.code_at(*path, "houseNumber") or "")
    town = part("city") or part("town")
    code = one_line(answer.code_at(*path, "swissZipCode") or "")
    care, box, firm = part("careOf"), one_line(answer.code_at(*path, "poBox") or ""), part("organisation")
    if care and not care.lower().startswith(("c/o", "p.a.")):
        care = f"c/o {care}"
    if box and not re.search(r"(?i)postfach|case|casella|box", box):
        box = f"Postfach {box}"
    street = " ".join(one for one in (part("street"), house) if one) if part("street") else ""
    if not town or not (street or box or part("addon")):
        return ""
    firm = "" if firm.casefold() == one_line(name).casefold() else firm
    place = " ".join(one for one in (code, town) if one)
    return ", ".join(one for one in (firm, care, street, part("addon"), box, place) if one)


def _read_condition(answer: Answer, company: Path, name: str) -> None:
    path = (*company, "status")
    status = answer.str_at(*path)
    if status is None:
        answer.alert(N_("{source}: the register does not say that the company is active."))
    else:
        answer.claim("status", _WORDS.get(status, status), path, original=status)
        if status not in _ACTIVE:
            reason = _STATES.get(status, N_("{source}: the company's status is “{status}”, not active."))
            answer.alert(reason, path, status=status)
    for key in ("deletionDate", "deleteDate"):
        if ended := answer.str_at(*company, key):
            answer.alert(
                N_("{source}: the company was struck off on {date}."), (*company, key), date=ended[:10]
            )
    if _NAME_ENDING.search(name):
        answer.alert(N_("{source}: the name says that the company is in liquidation."), (*company, "name"))
    for one in answer.items_at(*company, "wasTakenOverBy"):
        answer.alert(
            N_("{source}: the company has been taken over by another ({name})."),
            one,
            name=one_line(answer.str_at(*one, "name") or "?"),
        )
