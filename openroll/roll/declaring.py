"""What each side of a case declares: in the message, in the registrar's answer, and on the operator's own site."""

import hashlib
from collections.abc import Sequence
from datetime import datetime

from openroll.identity import domain
from openroll.identity.claims import Binding, Citation
from openroll.identity.standing import Assessment
from openroll.sources.base import host_of
from openroll.sources.findings import Findings
from openroll.sources.message import Found, Message
from openroll.sources.openroll_json import Undertaking
from openroll.sources.undertakings import find_declarations

from . import models
from .messages import Said, url_of, vouched_by

REGISTRAR = "registrar"
ORGANISER = "organiser"

Declared = tuple[str, str, Citation]  # the party, its own words, where they stand


def declared(
    case: models.Case,
    message: Message,
    findings: Findings,
    assessment: Assessment,
    replies: Sequence[Said] = (),
) -> list[Declared]:
    """Return what each side declared in ``case``, each in the same words once."""
    said = [Said(1, message, case.received_at, case.vouched_by), *replies]
    told = [one for each in said for one in _in_words(case, each)]
    found = [*told, *_in_answer(case), *_by_sites(case, message, findings, assessment, replies)]
    once: dict[tuple[str, str], Declared] = {}
    for one in found:
        once.setdefault(one[:2], one)
    return list(once.values())


def _in_words(case: models.Case, said: Said) -> list[Declared]:
    """Return what each side declared: party, its own words, where they stand.

    What a message says in the registrar's name counts only when the registrar vouches for the message.
    """
    spoken = [(ORGANISER, found) for found in said.message.undertakings]
    if said.vouched_by:
        spoken += [(REGISTRAR, found) for found in said.message.answers]
    digest, at = said.message.snapshot, said.received_at
    return [
        (party, found.value, _citation(case, said.part, found.start, found.text, digest, at))
        for party, found in spoken
    ]


def _in_answer(case: models.Case) -> list[Declared]:
    """Return what the registrar's answer declares that was given with the message."""
    answer = case.options.get("answer")
    if not answer:
        return []
    digest, at = hashlib.sha256(answer.encode()).hexdigest(), case.received_at
    spoken = find_declarations(answer).answers or (Found(answer, " ".join(answer.split()), 0, len(answer)),)
    return [
        (REGISTRAR, found.value, _citation(case, "answer", found.start, found.text, digest, at))
        for found in spoken
    ]


def _by_sites(
    case: models.Case,
    message: Message,
    findings: Findings,
    assessment: Assessment,
    replies: Sequence[Said],
) -> list[Declared]:
    """Return what the operator's own statements undertake: those of bound sites, each text in one language.

    A page with the operator's number and a challenge bind a stranger's site too: there somebody has to vouch.
    """
    weak = (
        {Binding.CLAIMED} if vouched_by(case, replies) else {Binding.CLAIMED, Binding.PAGE, Binding.CHALLENGE}
    )
    bound = {one.domain for one in assessment.services if one.binding not in weak}
    chosen: dict[tuple[str, str], Undertaking] = {}
    for one in findings.undertakings:
        host = domain.normalise(host_of(one.citation.url))
        place = one.citation.snapshot, one.citation.where.rpartition("/")[0]
        if host in bound and (place not in chosen or one.language == message.language):
            chosen[place] = one
    return [(ORGANISER, one.text, one.citation) for one in chosen.values()]


def _citation(case: models.Case, part: str, start: int, quote: str, digest: str, at: datetime) -> Citation:
    return Citation(
        url=url_of(case, part),
        where=f"characters {start}-{start + len(quote)}",
        quote=quote,
        snapshot=digest,
        retrieved_at=at,
        label=case.options.get("label"),
    )
