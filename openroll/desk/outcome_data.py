"""What stands in ``data`` of each kind of outcome (docs/spec/outcome.md), read and checked. Pure.

Members that are not known here are passed over, so that an agent of a later version can be understood.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final, TypeAlias, TypeVar

from openroll.core.canonical import JSON
from openroll.core.clock import parse_rfc3339, rfc3339
from openroll.core.errors import N_

from .locators import Private
from .outcome import Kind, MalformedOutcome, Said
from .words import Action, AppealOutcome, Ground, ItemState

LONGEST: Final = 20_000  # characters of a text
LONGEST_LINE: Final = 1_000  # of what stands on one line
MOST_COUNTRIES: Final = 250
_SHA256: Final = re.compile(r"[0-9a-f]{64}")
_COUNTRY: Final = re.compile(r"[A-Z]{2}")
_LANGUAGE: Final = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,4})?")
Members: TypeAlias = dict[str, JSON]
Word = TypeVar("Word", bound=StrEnum)


class Automation(StrEnum):
    """How far the decision was taken without a person."""

    NOT = "not"
    PARTLY = "partly"
    FULLY = "fully"


@dataclass(frozen=True, slots=True)
class Proof:
    """What an ordinary user saw: the status of the answer (0 where a person looked), and whether it is gone."""

    status: int
    gone: bool
    at: datetime

    def told(self) -> Members:
        """Return it as a fact and an answer say it."""
        return {"status": self.status, "gone": self.gone, "at": rfc3339(self.at)}


@dataclass(frozen=True, slots=True)
class Effect:
    """Something was done."""

    effect: ItemState
    action: Action
    countries: tuple[str, ...]
    event: str
    acted_at: datetime
    proof: Proof
    preserved_until: datetime | None


@dataclass(frozen=True, slots=True)
class Refused:
    """Nothing is done."""

    ground: Ground
    text: str


@dataclass(frozen=True, slots=True)
class NotPublic:
    """The place turned out not to be public before anything was read."""

    private: Private


@dataclass(frozen=True, slots=True)
class Reasons:
    """The statement of reasons; empty ``appeal_sha256`` where the word's hash comes with the letter alone."""

    text: str
    language: str
    legal_basis: str
    automated_detection: bool
    automated_decision: Automation
    appeal_sha256: str = ""


@dataclass(frozen=True, slots=True)
class Informed:
    """The author was told; by the word with this hash they can appeal."""

    event: str
    at: datetime
    appeal_sha256: str


@dataclass(frozen=True, slots=True)
class Deferred:
    """The author is told only then."""

    until: datetime
    why: str


@dataclass(frozen=True, slots=True)
class Checked:
    """It was looked at again."""

    proof: Proof


@dataclass(frozen=True, slots=True)
class AppealDecided:
    """What became of an appeal."""

    appeal: int
    outcome: AppealOutcome
    text: str


@dataclass(frozen=True, slots=True)
class Reinstated:
    """It is back; ``appeal`` is 0 where no appeal led to it, but a withdrawal or an annulment."""

    appeal: int
    action: Action
    proof: Proof


Data: TypeAlias = (
    Effect | Refused | NotPublic | Reasons | Informed | Deferred | Checked | AppealDecided | Reinstated
)


def read(said: Said) -> Data:
    """Return what ``said`` tells. Raises MalformedOutcome, with the member that is at fault as ``field``."""
    return _READERS[said.kind](said.data)


def _effect(data: Members) -> Effect:
    effect = _word(data, "effect", ItemState)
    if effect not in (ItemState.FULL, ItemState.PARTIAL, ItemState.LIMITED):
        raise _wrong("effect")
    countries = _countries(data)
    if bool(countries) != (effect == ItemState.LIMITED):
        raise _wrong("countries")
    proof = _proof(data)
    if effect == ItemState.FULL and not proof.gone:
        raise MalformedOutcome(
            N_(
                "What is still there was not done in full: the proof of this outcome says that it is not gone."
            ),
            field="proof",
        )
    until = data.get("preserved_until")
    return Effect(
        effect=effect,
        action=_word(data, "action", Action),
        countries=countries,
        event=_line(data, "event"),
        acted_at=_moment(data, "acted_at"),
        proof=proof,
        preserved_until=None if until is None else _moment(data, "preserved_until"),
    )


def _refused(data: Members) -> Refused:
    ground, text = _word(data, "ground", Ground), _text(data, "text")
    if ground == Ground.OTHER and not text:
        raise _wrong("text")
    return Refused(ground, text)


def _not_public(data: Members) -> NotPublic:
    return NotPublic(_word(data, "private", Private))


def _reasons(data: Members) -> Reasons:
    language = data.get("language")
    if not isinstance(language, str) or not _LANGUAGE.fullmatch(language):
        raise _wrong("language")
    detection, decision = data.get("automated_detection"), data.get("automated_decision")
    if not isinstance(detection, bool):
        raise _wrong("automated_detection")
    if isinstance(decision, bool):
        decision = str(Automation.FULLY if decision else Automation.NOT)
    return Reasons(
        text=_text(data, "text", needed=True),
        language=language,
        legal_basis=_line(data, "legal_basis"),
        automated_detection=detection,
        automated_decision=_word({"automated_decision": decision}, "automated_decision", Automation),
        appeal_sha256="" if data.get("appeal_sha256") is None else _sha256(data, "appeal_sha256"),
    )


def _informed(data: Members) -> Informed:
    return Informed(_line(data, "event"), _moment(data, "at"), _sha256(data, "appeal_sha256"))


def _deferred(data: Members) -> Deferred:
    return Deferred(_moment(data, "until"), _text(data, "why", needed=True))


def _checked(data: Members) -> Checked:
    return Checked(_proof(data))


def _appeal_decided(data: Members) -> AppealDecided:
    outcome = _word(data, "outcome", AppealOutcome)
    return AppealDecided(_number(data, "appeal", least=1), outcome, _text(data, "text", needed=True))


def _reinstated(data: Members) -> Reinstated:
    proof = _proof(data)
    if proof.gone:
        raise MalformedOutcome(
            N_("What is gone was not reinstated: the proof of this outcome says that it is still gone."),
            field="proof",
        )
    return Reinstated(_number(data, "appeal", least=0), _word(data, "action", Action), proof)


_READERS: Final[dict[Kind, Callable[[Members], Data]]] = {
    Kind.EFFECT: _effect,
    Kind.REFUSED: _refused,
    Kind.NOT_PUBLIC: _not_public,
    Kind.REASONS: _reasons,
    Kind.INFORMED: _informed,
    Kind.DEFERRED: _deferred,
    Kind.CHECKED: _checked,
    Kind.APPEAL_DECIDED: _appeal_decided,
    Kind.REINSTATED: _reinstated,
}


def _wrong(field: str) -> MalformedOutcome:
    return MalformedOutcome(
        N_("The member {field} of this outcome is not as docs/spec/outcome.md describes it."), field=field
    )


def _word(data: Members, name: str, words: type[Word]) -> Word:
    try:
        return words(str(data.get(name)))
    except ValueError:
        raise _wrong(name) from None


def _text(data: Members, name: str, *, needed: bool = False) -> str:
    value = data.get(name, "")
    if not isinstance(value, str) or len(value) > LONGEST or "\0" in value or (needed and not value.strip()):
        raise _wrong(name)
    return value.strip()


def _line(data: Members, name: str) -> str:
    value = _text(data, name)
    if len(value) > LONGEST_LINE or not value.isprintable():
        raise _wrong(name)
    return value


def _sha256(data: Members, name: str) -> str:
    value = data.get(name)
    if not isinstance(value, str) or not _SHA256.fullmatch(value):
        raise _wrong(name)
    return value


def _moment(data: Members, name: str) -> datetime:
    try:
        return parse_rfc3339(str(data.get(name)))
    except (ValueError, OverflowError):  # a year 1 or 9999 that another zone leads beyond
        raise _wrong(name) from None


def _number(data: Members, name: str, *, least: int) -> int:
    value = data.get(name)
    if type(value) is not int or not least <= value < 2**31:
        raise _wrong(name)
    return value


def _countries(data: Members) -> tuple[str, ...]:
    value = data.get("countries", [])
    if not isinstance(value, list) or len(value) > MOST_COUNTRIES:
        raise _wrong("countries")
    codes = [one for one in value if isinstance(one, str) and _COUNTRY.fullmatch(one)]
    if len(codes) != len(value):
        raise _wrong("countries")
    return tuple(sorted(set(codes)))


def _proof(data: Members) -> Proof:
    found = data.get("proof")
    if not isinstance(found, dict):
        raise _wrong("proof")
    status, gone = found.get("status"), found.get("gone")
    if type(status) is not int or not 0 <= status <= 599 or not isinstance(gone, bool):
        raise _wrong("proof")
    try:
        return Proof(status, gone, _moment(found, "at"))
    except MalformedOutcome:
        raise _wrong("proof") from None
