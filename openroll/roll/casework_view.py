"""A case as its page shows it: identifiers with their citations, what is missing, the letter that asks for it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from openroll.core.errors import OpenrollError
from openroll.policy.model import IDENTIFIERS
from openroll.sources.evidence import Evidence

from . import letter_facts, letters, life, models
from .audit import SentTwice
from .deciding_offer import verdicts_on
from .messages import text_at, url_of

LARGEST: Final = 100_000  # bytes of a stored snapshot that is shown without being asked for
_WEAKEST: Final = ("conflicting", "stated", "declared", "corroborated")


@dataclass(frozen=True, slots=True)
class Cited:
    """A citation as the result of a case tells it; ``claim`` is the key of the claim that it belongs to, if any."""

    url: str
    where: str
    quote: str
    retrieved_at: str
    claim: int | None


@dataclass(frozen=True, slots=True)
class Shown:
    """An identifier: its value and standing, and every other value beside it."""

    name: str
    value: str | None
    standing: str
    citations: tuple[Cited, ...]
    beside: tuple["Shown", ...] = ()
    redacted: bool = False


@dataclass(frozen=True, slots=True)
class Text:
    """One message of a case as its page shows it."""

    number: int
    text: str
    received_at: Any
    channel: str
    vouched_by: str | None


def case(code: str) -> models.Case | None:
    """Return the case with that ``code`` and whoever has it."""
    return models.Case.objects.select_related("assignee", "entry", "about").filter(code=code).first()


def messages(case: models.Case) -> list[Text]:
    """Return every message of ``case``, the oldest first."""
    first = Text(1, text_at(case, url_of(case)) or "", case.received_at, case.channel, case.vouched_by)
    replies = case.replies.order_by("number")
    return [first, *(_text(case, one) for one in replies)]


def identifiers(case: models.Case, claims: Sequence[models.Claim]) -> list[Shown]:
    """Return the identifiers as the last assessment left them, in the usual order; none before there was one."""
    told = case.result.get("identifiers") if isinstance(case.result, dict) else None
    if not isinstance(told, dict):
        return []
    keys = {(one.property, one.url, one.where, one.quote): one.pk for one in claims}
    names = [
        *(name for name in IDENTIFIERS if name in told),
        *(name for name in told if name not in IDENTIFIERS),
    ]
    return [_shown(name, told[name], keys) for name in names if isinstance(told[name], dict)]


def first_shown(
    case: models.Case, claims: Sequence[models.Claim], shown: Sequence[Shown], folder: Path
) -> int | None:
    """Return the key of the claim to look at first: of the weakest identifier whose place is quickly shown."""
    own = url_of(case)
    rows = {one.pk: one for one in claims}
    for standing in _WEAKEST:
        for one in shown:
            cited = [*one.citations, *(each for other in one.beside for each in other.citations)]
            for citation in cited if one.standing == standing else []:
                row = rows.get(citation.claim) if citation.claim else None
                if row and (row.url.startswith(own) or _is_small(folder, row.snapshot)):
                    return row.pk
    return None


def missing(case: models.Case) -> list[dict[str, Any]]:
    """Return what is missing: the words for identifiers, and the hint which open source could give them."""
    if not (isinstance(case.result, dict) and case.result.get("missing")):
        return []
    return letter_facts.asked(letter_facts.missing_of(case))


def draft(case: models.Case) -> tuple[str, str] | None:
    """Return subject and text of the letter that asks for what is missing, None when nothing is."""
    if not (isinstance(case.result, dict) and case.result.get("missing")):
        return None
    if case.state not in (life.OPENED, life.SUFFICIENT, life.WAITING):
        return None
    try:
        return letters.written(case, "ask", language=case.language)
    except OpenrollError:
        return None


def verdicts(case: models.Case) -> tuple[str, ...]:
    """Return what can be decided on ``case``."""
    return verdicts_on(case)


def case_of(twice: SentTwice) -> str:
    """Return the code of the case that the first sending of a form was about, "" when it was about none."""
    key = str(twice.params.get("action"))
    action = models.Action.objects.select_related("case").filter(pk=key).first()
    return action.case.code if action and action.case else ""


def _text(case: models.Case, row: models.Reply) -> Text:
    text = text_at(case, url_of(case, f"message/{row.number}")) or ""
    return Text(row.number, text, row.received_at, row.channel, row.vouched_by)


def _shown(name: str, told: Mapping[str, Any], keys: Mapping[tuple[str, str, str, str], int]) -> Shown:
    value = told.get("value")
    return Shown(
        name,
        value if isinstance(value, str) else None,
        str(told.get("standing") or ""),
        tuple(_cited(name, one, keys) for one in told.get("citations") or [] if isinstance(one, dict)),
        tuple(_shown(name, one, keys) for one in told.get("beside") or [] if isinstance(one, dict)),
        bool(told.get("redacted")),
    )


def _cited(name: str, one: Mapping[str, Any], keys: Mapping[tuple[str, str, str, str], int]) -> Cited:
    url, where, quote, at = (str(one.get(part) or "") for part in ("url", "where", "quote", "retrieved_at"))
    return Cited(url, where, quote, at, keys.get((name, url, where, quote)))


def _is_small(folder: Path, sha256: str) -> bool:
    try:
        files = Evidence(folder).find(sha256)
        return bool(files) and files[0].stat().st_size <= LARGEST
    except (OpenrollError, OSError):
        return False
