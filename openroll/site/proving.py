"""Looks for the proofs of domains: asks the DNS and the sites through the fetcher, as every source is asked."""

from openroll.core.clock import Clock
from openroll.core.errors import N_, NotThere, OpenrollError, SourceUnreachable
from openroll.identity import challenge
from openroll.identity.claims import Claim
from openroll.people import mandate_proofs, mandates
from openroll.people.models import Mandate
from openroll.people.unconfirmed import forget
from openroll.site.register import Register
from openroll.site.submitting import fetcher_for
from openroll.sources import challenges
from openroll.sources.evidence import Evidence
from openroll.sources.fetcher import Fetcher

NO_LINE = N_("{link} was read, and does not show this word: {line}")
NO_FILE = N_("There is no file at {link}, or it does not come from {domain} itself over TLS.")


def prove_due(register: Register, clock: Clock) -> int:
    """Look for every proof that is due, end those whose time is over; return how many were looked for."""
    now = clock.now()
    for row in mandates.left():
        mandates.end_locked(row, mandates.LEFT, now)
    for row in mandate_proofs.over(now):
        mandates.end_locked(row, mandates.NOT_SHOWN, now)
    forget(now)
    due = mandate_proofs.due(now)
    asked = [row for row in due if row.method != Mandate.Method.MAILBOX]
    for row in due:
        if row.method == Mandate.Method.MAILBOX:
            mandate_proofs.ask_again(row, now)
    if asked:
        with fetcher_for(register, None) as (fetcher, _):
            for row in asked:
                look(register, row, fetcher, clock)
    return len(due)


def look(register: Register, row: Mandate, fetcher: Fetcher, clock: Clock) -> bool:
    """Ask for the proof ``row`` and write down what was seen; tell whether the domain shows its word.

    What was answered is kept as evidence when it proves something.
    """
    try:
        claim = _shown(register, row, fetcher)
    except OpenrollError as error:
        mandate_proofs.not_seen(row, clock.now(), error)
        return False
    cited = claim.citation
    told = {"url": cited.url, "where": cited.where, "quote": cited.quote, "snapshot": cited.snapshot}
    return mandate_proofs.seen(row, clock.now(), told)


def _shown(register: Register, row: Mandate, fetcher: Fetcher) -> Claim:
    """Return the claim that the domain shows the word. Raises OpenrollError: why not, for now."""
    by_dns = row.method == Mandate.Method.DNS
    link = challenge.dns_address(row.domain) if by_dns else challenge.file_address(row.domain)
    snapshot = fetcher.fetch(link)
    if snapshot.status >= 500 or snapshot.status == 429:
        raise SourceUnreachable(
            N_("{link} gives no usable answer for now."), link=link, reason=str(snapshot.status)
        )
    claim = challenges.bound(snapshot, row.domain, row.word, f"person/{row.person_id}")
    if claim is None and (by_dns or snapshot.status == 200):
        raise NotThere(NO_LINE, link=link, line=challenge.line(row.word), domain=row.domain)
    if claim is None:
        raise NotThere(NO_FILE, link=link, domain=row.domain)
    Evidence(register.evidence).keep(snapshot)
    return claim
