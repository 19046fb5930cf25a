"""What each kind of outcome changes in its item, and the fact that says so."""

from dataclasses import dataclass
from datetime import datetime
from typing import assert_never

from openroll.core.canonical import JSON
from openroll.core.clock import rfc3339
from openroll.core.errors import N_, Conflict, NotThere, Refusal
from openroll.roll.ledger import Ledger
from openroll.roll.models import Fact

from . import facts, forgetting, informing, models, moving
from . import outcome_data as data
from .outcome import Said
from .words import AppealOutcome, ItemState, ReturnReason, State


@dataclass(frozen=True, slots=True)
class About:
    """One outcome, and the transaction in which it is taken."""

    item: models.Item
    said: Said
    ledger: Ledger
    news: informing.News
    now: datetime

    @property
    def request(self) -> models.Request:
        """Its request: the same object for all outcomes of one transaction."""
        return self.item.request

    def past(self, moment: datetime) -> datetime:
        """Return ``moment``, or now: what happened has happened at the latest when it is told."""
        return min(moment, self.now)

    def save(self, **values: object) -> None:
        """Change the item."""
        for name, value in values.items():
            setattr(self.item, name, value)
        self.item.save(update_fields=[*values])

    def append(self, type: str, told: dict[str, JSON], **withheld: str) -> Fact:
        """Append a fact about the item."""
        return self.ledger.append(facts.of_item(type, self.item, told, withheld=withheld))


def apply(about: About, tells: data.Data) -> Fact | None:
    """Change the item as the outcome says; return the fact. Raises Refusal, Conflict, NotThere before any change."""
    match tells:
        case data.Effect():
            return _effect(about, tells)
        case data.Refused():
            return _refused(about, tells)
        case data.NotPublic():
            return _not_public(about, tells)
        case data.Reasons():
            return _reasons(about, tells)
        case data.Informed():
            return _informed(about, tells)
        case data.Deferred():
            return _deferred(about, tells)
        case data.Checked():
            return _checked(about, tells)
        case data.AppealDecided():
            return _appeal_decided(about, tells)
        case data.Reinstated():
            return _reinstated(about, tells)
        case _:
            assert_never(tells)


def _effect(about: About, tells: data.Effect) -> Fact:
    proof, acted_at = _seen(about, tells.proof), about.past(tells.acted_at)
    about.save(
        state=tells.effect,
        action=tells.action,
        ground="",
        countries=[*tells.countries],
        acted_at=acted_at,
        proof=proof,
        preserved_until=tells.preserved_until,
        preservation_ended_at=None,
    )
    about.news.outcomes.append(about.item.n)
    told: dict[str, JSON] = {
        "effect": str(tells.effect),
        "action": str(tells.action),
        "countries": [*tells.countries],
        "acted_at": rfc3339(acted_at),
        "proof": proof,
        "preserved_until": rfc3339(tells.preserved_until) if tells.preserved_until else None,
    }
    return about.append("request-effect", told, event=tells.event)


def _refused(about: About, tells: data.Refused) -> Fact:
    about.save(state=ItemState.REFUSED, ground=tells.ground, reasons=tells.text, reasoned_at=about.now)
    about.news.outcomes.append(about.item.n)
    return about.append("request-refused", {"ground": str(tells.ground)}, text=tells.text)


def _not_public(about: About, tells: data.NotPublic) -> Fact | None:
    """The whole request goes back, and the place is forgotten; what was done for other items stays recorded."""
    about.save(state=ItemState.NOT_PUBLIC)
    forgetting.forget(about.item, about.ledger)
    request = about.request
    private = {**request.returned_for.get("private", {}), str(about.item.n): str(tells.private)}
    request.returned_for = {**request.returned_for, "private": private}
    if request.state in (State.WITHDRAWN, State.ANNULLED):
        request.save(update_fields=["returned_for"])
        return None
    about.news.returned = True
    return moving.give_back(request, ReturnReason.NOT_PUBLIC, about.ledger, about.now, by="organiser")


def _reasons(about: About, tells: data.Reasons) -> Fact:
    about.save(reasons=tells.text, reasoned_at=about.now)
    # Once told, an author has a letter, whose address is to lead here until there is another one.
    if tells.appeal_sha256 and about.item.informed_at is None:
        about.save(appeal_sha256=tells.appeal_sha256)
    told: dict[str, JSON] = {
        "language": tells.language,
        "legal_basis": tells.legal_basis,
        "automated_detection": tells.automated_detection,
        "automated_decision": str(tells.automated_decision),
    }
    return about.append("request-reasons", told, text=tells.text)


def _informed(about: About, tells: data.Informed) -> Fact:
    at = about.past(tells.at)
    about.save(informed_at=about.item.informed_at or at, appeal_sha256=tells.appeal_sha256)
    return about.append("request-informed", {"who": "author", "at": rfc3339(at)}, event=tells.event)


def _deferred(about: About, tells: data.Deferred) -> Fact:
    if about.item.informed_at is not None:
        raise Conflict(N_("The author has been told already: telling them cannot be put off any more."))
    if tells.until <= about.past(about.said.at):
        raise Refusal(N_("Telling the author is put off until a moment that is still to come."))
    about.save(author_until=tells.until)
    told: dict[str, JSON] = {"who": "author", "deferred_until": rfc3339(tells.until)}
    return about.append("request-informed", told, why=tells.why)


def _checked(about: About, tells: data.Checked) -> Fact:
    proof = _seen(about, tells.proof)
    about.save(proof=proof)
    return about.append("request-effect", {"again": True, "proof": proof})


def _appeal_decided(about: About, tells: data.AppealDecided) -> Fact:
    appeal = _appeal(about, tells.appeal)
    if appeal.outcome:
        raise Conflict(N_("This appeal was decided before."))
    at = about.past(about.said.at)
    appeal.outcome, appeal.answer, appeal.decided_at = tells.outcome, tells.text, at
    appeal.save(update_fields=["outcome", "answer", "decided_at"])
    about.news.appeals.append(appeal)
    told: dict[str, JSON] = {"appeal": appeal.n, "outcome": str(tells.outcome), "at": rfc3339(at)}
    return about.append("request-decided-on-appeal", told, text=tells.text)


def _reinstated(about: About, tells: data.Reinstated) -> Fact:
    if tells.appeal:
        if _appeal(about, tells.appeal).outcome not in (AppealOutcome.PARTLY, AppealOutcome.REVERSED):
            raise Refusal(N_("This appeal was not decided in favour of the author."))
    elif about.request.state not in (State.WITHDRAWN, State.ANNULLED):
        raise Refusal(
            N_("What was done is taken back on an appeal, or for a request that was withdrawn or annulled.")
        )
    proof = _seen(about, tells.proof)
    about.save(state=ItemState.REINSTATED, proof=proof, reinstated_at=about.now)
    about.news.reinstated.append(about.item.n)
    return about.append("request-reinstated", {"action": str(tells.action), "proof": proof})


def _appeal(about: About, n: int) -> models.Appeal:
    found = models.Appeal.objects.filter(item=about.item, n=n).first()
    if found is None:
        raise NotThere(N_("There is no such appeal."))
    return found


def _seen(about: About, proof: data.Proof) -> dict[str, JSON]:
    return data.Proof(proof.status, proof.gone, about.past(proof.at)).told()
