"""``openroll.json``: what an operator states of itself, once, for every register (docs/spec/openroll-json.md).

It is as good as its place: at the operator's own domain it is the operator speaking. A file that stands at one domain
and lists another one claims that other domain and binds nothing of it.
"""

from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from openroll.core.clock import rfc3339
from openroll.core.errors import N_, CheckFailed
from openroll.identity import number, statement, statement_signature
from openroll.identity.claims import SECONDARY, Alert, Binding, Citation, SourceType
from openroll.identity.statement import MalformedStatement, NumberGiven, Statement

from . import dns_records
from .base import Answer, Lookup, Path, Reading, Unreadable
from .snapshot import Snapshot
from .well_known import check, lookup_file, site_of

# How far the clock of who wrote the file may be ahead of ours.
_AHEAD: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Undertaking:
    """One undertaking of the operator, in one language, and where it stands. ``since`` is a date."""

    text: str
    language: str
    since: str | None
    citation: Citation


class RefusedStatement(Unreadable):
    """What stands at a statement's address is meant for one, and cannot be used as it is."""


class OpenrollJson:
    """An operator's own statement at its own domain."""

    id = "openroll-json"
    title = "openroll.json"
    hosts: frozenset[str] = frozenset()
    register = ""
    source_type = SourceType.SELF_DECLARED
    needs_key = False
    gives = frozenset(
        {
            *("name", "short_name", "trading_name", "country", "number", "other_number", "address", "email"),
            *("domain", "app", "contact"),
        }
    )
    well_known_path = statement.PATH

    def address_for(self, host: str) -> str:
        """Return where the statement of ``host`` would stand."""
        return f"https://{host}{self.well_known_path}"

    def lookup(self, link: str) -> Lookup | None:
        """Return what to ask for ``link``, when it leads to a statement."""
        return lookup_file(self, link, (self.well_known_path,))

    def read(self, lookup: Lookup, snapshot: Snapshot) -> Reading:
        """Return what the operator states. A statement with a false signature gives an alert and nothing else."""
        check(self, lookup, snapshot)
        answer = Answer.open(self, lookup, snapshot)
        stated = _stated(answer)
        keys = _signers(answer, stated)
        if keys is None:
            return answer.reading()
        given = _main_number(stated)
        if given is not None:
            answer.subject = f"{given.scheme}/{given.value}"
        _read_operator(answer, stated, given)
        _read_services(answer, stated)
        _read_contact_points(answer, stated)
        if keys:
            answer.remark(
                N_("{source}: the statement is signed, by the key {key}."),
                (statement_signature.SIGNATURES,),
                key=keys[0],
            )
        return answer.reading()


def undertakings(snapshot: Snapshot) -> tuple[Undertaking, ...]:
    """Return what the statement in ``snapshot`` undertakes, each text with where it stands.

    Raises as ``OpenrollJson().read``, and CheckFailed for a statement with a false signature.
    """
    source = OpenrollJson()
    lookup = source.lookup(snapshot.url)
    if lookup is None:
        raise Unreadable(N_("{link} is not the address of an operator's statement."), link=snapshot.url)
    check(source, lookup, snapshot)
    answer = Answer.open(source, lookup, snapshot)
    stated = _stated(answer)
    statement_signature.verify(stated.document)
    return tuple(
        Undertaking(text, language, one.since, answer.cite(("undertakings", index, "texts", language)))
        for index, one in enumerate(stated.undertakings)
        for language, text in one.texts.items()
    )


def signers(snapshot: Snapshot) -> tuple[str, ...]:
    """Return the keys that signed the statement in ``snapshot``. Raises MalformedStatement, CheckFailed."""
    return statement_signature.verify(statement.parse(snapshot.body).document)


def voucher(snapshot: Snapshot, dns: Snapshot) -> Alert | None:
    """Return the remark that the DNS of the site vouches for a key that signed the statement in ``snapshot``.

    None when it does not. ``dns`` is the answer at ``challenge.dns_address`` of the domain. Raises as both readings do,
    and CheckFailed.
    """
    record = dns_records.voucher(dns, signers(snapshot))
    lookup = OpenrollJson().lookup(snapshot.url)
    if record is None or lookup is None:
        return None
    reason = N_("{source}: the DNS of {site} vouches for the key that signed the statement.")
    told = {"source": OpenrollJson.title, "site": site_of(lookup)}
    return Alert(lookup.subject, reason, told, dns_records.cite(dns, record))


def _stated(answer: Answer) -> Statement:
    """Return the statement, when it is one, of this site, and in force. Raises Unreadable, RefusedStatement."""
    about = {"source": answer.source.title, "link": answer.lookup.link}
    try:
        stated = statement.parse(answer.snapshot.body)
    except MalformedStatement as error:
        # Some sites answer any address with data of their own: that is no statement with a fault.
        meant = isinstance(answer.data, dict) and {"operator", "services"} & answer.data.keys()
        kind = RefusedStatement if meant else Unreadable
        raise kind(N_("{source} at {link} is refused. {detail}"), **about, detail=str(error)) from error
    now = answer.snapshot.retrieved_at
    if stated.expires_at is not None and stated.expires_at <= now:
        raise RefusedStatement(
            N_("{source} at {link} ran out on {date}."), **about, date=rfc3339(stated.expires_at)
        )
    if stated.issued_at > now + _AHEAD:
        raise RefusedStatement(
            N_("{source} at {link} says that it was issued on {date}, which is yet to come."),
            **about,
            date=rfc3339(stated.issued_at),
        )
    site = site_of(answer.lookup)
    if site not in stated.domains:
        raise RefusedStatement(
            N_("{source} at {link} is of other domains ({domains}) and not of {site}."),
            **about,
            domains=", ".join(stated.domains[:5]),
            site=site,
        )
    return stated


def _signers(answer: Answer, stated: Statement) -> tuple[str, ...] | None:
    """Return the keys that signed, None after the alert when a signature is false."""
    try:
        return statement_signature.verify(stated.document)
    except CheckFailed:
        reason = N_("{source}: a signature of the statement is false; nothing is taken from it.")
        answer.alert(reason, (statement_signature.SIGNATURES,))
        return None
    except MalformedStatement as error:
        raise Unreadable(
            N_("{source} at {link} is refused. {detail}"),
            source=answer.source.title,
            link=answer.lookup.link,
            detail=str(error),
        ) from error


def _main_number(stated: Statement) -> NumberGiven | None:
    """Return the number in a trade register: its country's, else another trade register's, else of an unknown list."""
    given = stated.operator.numbers
    own = number.TRADE_REGISTERS.get(stated.operator.country)
    trade = frozenset(number.TRADE_REGISTERS.values())
    return (
        next((one for one in given if one.scheme == own), None)
        or next((one for one in given if one.scheme in trade), None)
        or next(
            (one for one in given if one.scheme not in number.SCHEMES and one.scheme not in SECONDARY), None
        )
    )


def _read_operator(answer: Answer, stated: Statement, main: NumberGiven | None) -> None:
    operator, root = stated.operator, ("operator",)
    answer.claim("name", operator.name, (*root, "name"))
    if operator.short_name:
        answer.claim("short_name", operator.short_name, (*root, "short_name"))
    for index, trading_name in enumerate(operator.trading_names):
        answer.claim("trading_name", trading_name, (*root, "trading_names", index))
    answer.claim("country", operator.country, (*root, "country"))
    for index, one in enumerate(operator.numbers):
        path: Path = (*root, "numbers", index, "value")
        answer.claim("number" if one == main else "other_number", one.value, path, scheme=one.scheme)
    if operator.address:
        answer.claim("address", operator.address, (*root, "address"))
    if operator.email:
        answer.claim("email", operator.email, (*root, "email"))


def _read_services(answer: Answer, stated: Statement) -> None:
    seen: set[str] = set()
    for index, service in enumerate(stated.services):
        for name, values, key in (("domain", service.domains, "domains"), ("app", service.apps, "apps")):
            for place, value in enumerate(values):
                if value in seen:
                    continue
                seen.add(value)
                binding = Binding.CLAIMED if name == "domain" else None
                answer.claim(name, value, ("services", index, key, place), binding=binding)


def _read_contact_points(answer: Answer, stated: Statement) -> None:
    for index, one in enumerate(stated.contact_points):
        language = one.languages[0] if len(one.languages) == 1 else None
        for key, value in (("email", one.email), ("url", one.url)):
            if value:
                path: Path = ("contact_points", index, key)
                answer.claim("contact", value, path, scheme=one.audience, language=language)
