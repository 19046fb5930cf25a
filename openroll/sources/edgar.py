"""SEC EDGAR: those who file with the US Securities and Exchange Commission, by its submissions API.

https://www.sec.gov/search-filings/edgar-application-programming-interfaces. It gives name, number (CIK), place of
incorporation, addresses and former names of a filer, and says nothing of whether the company still exists.
"""

import re
from functools import cache
from importlib import resources
from urllib.parse import parse_qsl, unquote

from stdnum import lei as lei_rule

from openroll.core.errors import N_, SourceUnreachable
from openroll.identity import address
from openroll.identity.claims import SourceType

from .base import Answer, Lookup, Path, Reading, is_of, one_line, split_link
from .boxes import filled, filled_code
from .snapshot import Snapshot
from .websites import claim_website

_API = "https://data.sec.gov/submissions/CIK{}.json"
_PATH = re.compile(
    r"/(?:submissions|api/xbrl/[a-z]+)/CIK([0-9]{1,10})(?![0-9])|/Archives/edgar/data/([0-9]{1,10})(?:/|$)",
    re.I,
)
_BROWSE = re.compile(r"/cgi-bin/(?:browse-edgar|viewer)|/edgar/browse/?", re.IGNORECASE)
_VIEWER = re.compile(
    r"/ix(?:viewer/ix\.html)?", re.IGNORECASE
)  # which shows the document that its query names

# EDGAR tells filers of one name apart by their state, or by another word, between slashes behind the name.
_MARK = re.compile(
    r"(?:\s+[\\/]\s?[A-Z]{2,4}\s?[\\/]?|[\\/]\s[A-Z]{2,4}\s?[\\/]?|[\\/][A-Z]{2,4}[\\/]|\s*[\\/])$"
)
_EIN = re.compile(r"([0-9]{2})-?([0-9]{7})")
_BANKRUPTCY = "1.03"  # the item of form 8-K that reports bankruptcy or receivership
_ENDED = re.compile(r"15-\w+|15F(?:-\w+)?")
_PERIODIC = re.compile(r"(?:10-[KQ]|20-F|40-F|6-K|8-K)(?:/A)?")


class Edgar:
    """The register of those who file with the US Securities and Exchange Commission."""

    id = "edgar"
    title = "SEC EDGAR"
    register = "US-SEC"
    source_type = SourceType.OFFICIAL_REGISTER
    needs_key = False
    gives = frozenset({"name", "country", "number", "other_number", "address", "domain", "former_name"})
    hosts = frozenset({"data.sec.gov", "www.sec.gov", "sec.gov"})

    def lookup(self, link: str) -> Lookup | None:
        """Return what to ask for ``link``: the submissions of the filer whose CIK it carries. A ticker is no number."""
        parts = split_link(link)
        if parts is None or not is_of(link, self.hosts):
            return None
        path = unquote(parts.path)
        query = {key.lower(): value for key, value in parse_qsl(parts.query)}
        found = _PATH.match(query.get("doc", "") if _VIEWER.fullmatch(path) else path)
        cik = (found[1] or found[2]) if found else None
        if cik is None and _BROWSE.fullmatch(path):
            cik = query.get("cik", "").strip()
        if not cik or not re.fullmatch("[0-9]{1,10}", cik) or not cik.strip("0"):
            return None
        return Lookup(self.id, link, _API.format(cik.zfill(10)), f"{self.register}/{cik.zfill(10)}")

    def read(self, lookup: Lookup, snapshot: Snapshot) -> Reading:
        """Return what the filer's submissions say of it."""
        if snapshot.status == 403:  # what it answers to those who ask too often
            raise SourceUnreachable(
                N_("{source} is out of order or too busy for now (status {status}), for {link}."),
                source=self.title,
                link=lookup.link,
                status=snapshot.status,
                reason=f"status {snapshot.status}",
            )
        answer = Answer.open(self, lookup, snapshot)
        found, name = answer.code_at("cik"), answer.str_at("name")
        if found is None or name is None:
            answer.fail(("cik",) if found is None else ("name",), "text")
        if found.strip().zfill(10) != lookup.number:
            answer.fail_of_another(found)
        answer.claim("name", _without_mark(name), ("name",), original=name)
        answer.claim("number", lookup.number, ("cik",), original=found, scheme=self.register)
        _read_other_numbers(answer)
        _read_country(answer)
        _read_address(answer)
        claim_website(answer, ("website",))
        _read_former_names(answer)
        _read_condition(answer)
        return answer.reading()


def _without_mark(name: str) -> str:
    tidy = one_line(name)
    return _MARK.sub("", tidy) or tidy


def _read_other_numbers(answer: Answer) -> None:
    ein = answer.code_at("ein") or ""
    match = _EIN.fullmatch(ein.strip())
    if match and match[2].strip("0") and len(set(match[1] + match[2])) > 1:
        answer.claim("other_number", f"{match[1]}-{match[2]}", ("ein",), original=ein, scheme="US-EIN")
    lei = (answer.str_at("lei") or "").strip().upper()
    if lei and lei_rule.is_valid(lei):
        answer.claim("other_number", lei, ("lei",), scheme="XI-LEI")


def _read_country(answer: Answer) -> None:
    path: Path = ("stateOfIncorporation",)
    code = answer.str_at(*path)
    land = _places().get(code.strip().upper()) if code else None
    if land == "US" and _files_from_abroad(answer):
        # Only an issuer that is organised abroad may use these forms (17 CFR 249.220f, 230.405).
        answer.remark(
            N_(
                "{source}: the filer uses forms of issuers that are organised abroad, and stands under the code of a "
                "state of America ({code}); the country is not taken."
            ),
            path,
            code=(code or "").strip()[:20],
        )
    elif land:
        answer.claim("country", land, path)


def _files_from_abroad(answer: Answer) -> bool:
    """Tell whether the newest annual report is on a form of issuers abroad; without one, any other."""
    forms = [form.removesuffix("/A") for form in _column(answer, ("filings", "recent", "form"))]
    annual = next((form for form in forms if form in ("10-K", "10-KT", "20-F", "40-F")), None)
    if annual is not None or "10-Q" in forms:
        return annual in ("20-F", "40-F")
    return any(form in ("6-K", "F-1", "F-3", "F-4") for form in forms)


@cache
def _places() -> dict[str, str]:
    """Return the countries by EDGAR's codes for states and countries: "DE" is Delaware, "2M" is Germany."""
    text = (resources.files(__package__) / "edgar_places.tsv").read_text("utf-8")
    rows = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return {row[0]: row[1] for row in rows}


def _read_address(answer: Answer) -> None:
    """Read where the filer does business, else where it gets its post."""
    for kind in ("business", "mailing"):
        path = ("addresses", kind)
        if answer.at(*path) is not None and (original := _address_at(answer, path)):
            answer.claim("address", address.normalise(original), path, original=original)
            return


def _address_at(answer: Answer, path: Path) -> str:
    def part(key: str) -> str:
        return filled(one_line(answer.str_at(*path, key) or ""))

    street = [part("street1"), part("street2")]
    town, code, state = part("city"), filled_code(part("zipCode")), part("stateOrCountry")
    if not any(street) or not town:
        return ""
    if state.isalpha() and state.upper() in _places():
        place = [town, " ".join(one for one in (state, code) if one)]
    else:
        land = part("country") or part("stateOrCountryDescription") or state
        land = _places().get(land.upper(), land) if land == state else land
        place = [town, _territory(part("foreignStateTerritory"), land), code, land]
    return ", ".join(one for one in (*street, *place) if one)


def _territory(written: str, land: str) -> str:
    """Return the part of a country abroad, "" where the country names it, or where it is the code of an American state.

    EDGAR has "DC" for London. Australia calls a state of its own WA.
    """
    american = len(written) == 2 and _places().get(written.upper()) == "US" and land.casefold() != "australia"
    return "" if american or written.casefold() in land.casefold() else written


def _read_former_names(answer: Answer) -> None:
    # It writes one name in capitals and in small letters: a name under which the filer goes is no former one.
    seen = {_without_mark(answer.str_at("name") or "").casefold()}
    for path in answer.items_at("formerNames"):
        written = answer.str_at(*path, "name")
        if written and (former := _without_mark(written)).casefold() not in seen:
            seen.add(former.casefold())
            answer.claim("former_name", former, (*path, "name"), original=written)


def _read_condition(answer: Answer) -> None:
    owner = answer.at("insiderTransactionForOwnerExists") in (1, True)
    issuer = answer.at("insiderTransactionForIssuerExists") in (1, True)
    incorporated = answer.str_at("stateOfIncorporation") or answer.str_at("sic")
    if owner and not issuer and not incorporated:
        answer.alert(
            N_("{source}: this filer trades in others' shares and may be a natural person."),
            ("insiderTransactionForOwnerExists",),
        )
    recent: Path = ("filings", "recent")
    forms = _column(answer, (*recent, "form"))
    dates = _column(answer, (*recent, "filingDate"))
    items = _column(answer, (*recent, "items"))
    # The newest stand first.
    for index, (form, date) in enumerate(zip(forms, dates, strict=False)):
        if _PERIODIC.fullmatch(form):
            break
        if _ENDED.fullmatch(form):
            answer.alert(
                N_("{source}: on {date} the company ended its registration (form {form})."),
                (*recent, "form", index),
                date=date,
                form=form,
            )
            break
    for index, (item, date) in enumerate(zip(items, dates, strict=False)):
        if _BANKRUPTCY in item.split(","):
            answer.alert(
                N_("{source}: on {date} the company reported bankruptcy or receivership."),
                (*recent, "items", index),
                date=date,
            )
            break
    answer.remark(N_("{source}: it does not say whether a company still exists."))


def _column(answer: Answer, path: Path) -> list[str]:
    column = answer.at(*path)
    if column is None:
        return []
    if not isinstance(column, list):
        answer.fail(path, "a list")
    return [answer.str_at(*path, index) or "" for index in range(len(column))]
