"""What each side of a case declares: in the message, in the registrar's answer, and on the operator's own site."""

import hashlib

from openroll.identity import domain
from openroll.identity.claims import Binding, Citation
from openroll.identity.standing import Assessment
from openroll.sources.base import host_of
from openroll.sources.findings import Findings
from openroll.sources.message import Found, Message
from openroll.sources.openroll_json import Undertaking
from openroll.sources.undertakings import find_declarations

from . import models

REGISTRAR = "registrar"
ORGANISER = "organiser"

Declared = tuple[str, str, Citation]  # the party, its own words, where they stand


def declared(
    case: models.Case, message: Message, findings: Findings, assessment: Assessment
) -> list[Declared]:
    """Return what each side declared in ``case``."""
    return [*_in_words(case, message), *_by_sites(case, message, findings, assessment)]


def _in_words(case: models.Case, message: Message) -> list[Declared]:
    """Return what each side declared: party, its own words, where they stand.

    What a message says in the registrar's name counts only when the registrar vouches for the message.
    """
    spoken = [(ORGANISER, found) for found in message.undertakings]
    if case.vouched_by:
        spoken += [(REGISTRAR, found) for found in message.answers]
    told = [
        (party, found.value, _citation(case, "message", found.start, found.text, case.message_sha256))
        for party, found in spoken
    ]
    if answer := case.options.get("answer"):
        digest = hashlib.sha256(answer.encode()).hexdigest()
        spoken_there = find_declarations(answer).answers or (
            Found(answer, " ".join(answer.split()), 0, len(answer)),
        )
        told += [
            (REGISTRAR, found.value, _citation(case, "answer", found.start, found.text, digest))
            for found in spoken_there
        ]
    return told


def _by_sites(
    case: models.Case, message: Message, findings: Findings, assessment: Assessment
) -> list[Declared]:
    """Return what the operator's own statements undertake: those of bound sites, each text in one language.

    A page with the operator's number and a challenge bind a stranger's site too: there somebody has to vouch.
    """
    weak = {Binding.CLAIMED} if case.vouched_by else {Binding.CLAIMED, Binding.PAGE, Binding.CHALLENGE}
    bound = {one.domain for one in assessment.services if one.binding not in weak}
    chosen: dict[tuple[str, str], Undertaking] = {}
    for one in findings.undertakings:
        host = domain.normalise(host_of(one.citation.url))
        place = one.citation.snapshot, one.citation.where.rpartition("/")[0]
        if host in bound and (place not in chosen or one.language == message.language):
            chosen[place] = one
    return [(ORGANISER, one.text, one.citation) for one in chosen.values()]


def _citation(case: models.Case, part: str, start: int, quote: str, digest: str) -> Citation:
    return Citation(
        url=f"openroll:case/{case.code}/{part}",
        where=f"characters {start}-{start + len(quote)}",
        quote=quote,
        snapshot=digest,
        retrieved_at=case.received_at,
        label=case.options.get("label"),
    )
