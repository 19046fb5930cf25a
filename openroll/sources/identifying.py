"""``from openroll import identify``: from links to cited identifiers, without a register, entering nothing."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Literal, TypeAlias

from openroll.core.canonical import JSON
from openroll.core.clock import SystemClock
from openroll.core.errors import N_, UnusableInput, fill
from openroll.identity.claims import Alert
from openroll.identity.standing import Assessment, Identifier, Missing, Service, assess
from openroll.policy.model import Policy, load

from .ask import Findings, ask
from .fetcher import Fetcher
from .findings import RefusedLink, shown_link
from .message import LARGEST_MESSAGE, Message, read_message
from .politeness import politely
from .process import SpawnedFetcher
from .registers import credentials, keys_missing
from .replay import ReplayFetcher
from .result import found
from .statement_file import refuse_statement
from .stored import as_page, kind_of_page

Status: TypeAlias = Literal["sufficient", "insufficient", "review"]

FIVE = ("name", "country", "number", "address", "email")
MESSAGE_URL = "openroll:message"
_STATUS: Mapping[str, Status] = {
    "enter": "sufficient",
    "insufficient": "insufficient",
    "review": "review",
}


@dataclass(frozen=True, slots=True)
class Identification:
    """What open sources say of the operator that a message, a link or a page names.

    ``identifiers`` are those of the policy, by name; each has its value, standing and citations. ``status`` is
    *sufficient* when a register with this policy could enter the service, *insufficient* while something is missing,
    *review* when a person would have to look; ``reason`` and ``params`` say why. ``remarks`` are what was recognised
    and not taken, ``refused`` the links that were not used.
    """

    status: Status
    reason: str
    params: Mapping[str, str]
    identifiers: Mapping[str, Identifier]
    missing: tuple[Missing, ...]
    services: tuple[Service, ...]
    former_names: tuple[str, ...]
    alerts: tuple[Alert, ...]
    remarks: tuple[Alert, ...]
    refused: tuple[RefusedLink, ...]
    message: Message
    assessment: Assessment
    findings: Findings
    vouched_by: str | None = None

    @property
    def trading_names(self) -> tuple[str, ...]:
        """Return the names under which the operator trades."""
        return self.assessment.trading_names

    @property
    def apps(self) -> tuple[str, ...]:
        """Return the apps that the operator's site calls its own."""
        return self.assessment.apps

    @property
    def is_complete(self) -> bool:
        """Tell whether all of the five identifiers have a value."""
        return all((one := self.identifiers.get(name)) is not None and one.value is not None for name in FIVE)

    def as_data(self) -> dict[str, JSON]:
        """Return it as plain data (docs/spec/identify.json)."""
        return {
            "status": self.status,
            "reason": fill(self.reason, dict(self.params)),
            "vouched_by": self.vouched_by,
            **found(self.assessment, self.refused, self.remarks),
        }


def identify(
    what: str | bytes | Path,
    *,
    replay: Path | None = None,
    fetcher: Fetcher | None = None,
    keys: Mapping[str, str] | None = None,
    policy: Policy | None = None,
    vouched_by: str | None = None,
    progress: Callable[[str], None] | None = None,
    now: datetime | None = None,
) -> Identification:
    """Return what open sources say of the operator that ``what`` names: a link, a message, a page, or a file of these.

    Links are fetched by a process of its own that reaches nothing but public addresses; ``replay`` (a WARC file) or a
    ``fetcher`` answers instead. ``keys`` are those of sources that want one, by source id. ``policy`` is
    *five-identifiers* without another. ``vouched_by`` is the role of whoever vouches for what the message states, if
    anybody does. ``progress`` is told each link before it is asked; ``now`` is the time of what the message states.

    Raises UnusableInput for what cannot be read, and for an operator's statement, which counts only where it stands
    (FalseSignature, where one of its signatures is false). What a link or a source does is told in the answer, never
    raised.
    """
    given = _read(what)
    refuse_statement(given)
    moment = now or SystemClock().now()
    rules = policy or load("five-identifiers")
    kind = kind_of_page(given, _name_of(what))
    pages = [as_page(given, _name_of(what), kind, moment)] if kind else []
    message = read_message(" " if pages else given, may_be_empty=bool(pages))
    with _fetching(fetcher, replay, keys or {}) as (asked, missing):
        findings = ask(
            message,
            asked,
            case_url=MESSAGE_URL,
            progress=progress,
            keys_missing=missing,
            received_at=moment,
            pages=pages,
        )
    assessment = assess(findings.claims, findings.alerts, rules, vouched_by=vouched_by)
    return _identification(message, findings, assessment, vouched_by)


def _identification(
    message: Message, findings: Findings, assessment: Assessment, vouched_by: str | None
) -> Identification:
    return Identification(
        status=_STATUS[assessment.verdict],
        reason=assessment.reason,
        params=assessment.params,
        identifiers=assessment.identifiers,
        missing=assessment.missing,
        services=assessment.services,
        former_names=assessment.former_names,
        alerts=assessment.alerts,
        remarks=tuple(findings.remarks),
        refused=tuple(findings.refused),
        message=message,
        assessment=assessment,
        findings=findings,
        vouched_by=vouched_by,
    )


def _read(what: str | bytes | Path) -> bytes:
    if isinstance(what, bytes):
        return what
    if isinstance(what, str):
        return what.encode("utf-8", "replace")
    try:
        with what.open("rb") as file:
            return file.read(16 * LARGEST_MESSAGE)
    except OSError as error:
        raise UnusableInput(
            N_("The file {path} cannot be read: {detail}."),
            path=str(what),
            detail=error.strerror or str(error),
        ) from error


def _name_of(what: str | bytes | Path) -> str:
    return what.name if isinstance(what, Path) else ""


@contextmanager
def _fetching(
    fetcher: Fetcher | None, replay: Path | None, keys: Mapping[str, str]
) -> Iterator[tuple[Fetcher, frozenset[str]]]:
    """Give what to ask, and the sources whose key is not set: a recording needs none."""
    if fetcher is not None:
        yield fetcher, frozenset()
    elif replay is not None:
        yield ReplayFetcher(replay), frozenset()
    else:
        shown = credentials(keys)
        with SpawnedFetcher(credentials=shown) as spawned:
            yield politely(spawned, shown), keys_missing(keys)


def every_link_is(found: Identification, kinds: frozenset[str]) -> bool:
    """Tell whether there are links, and each of them was refused for one of ``kinds``."""
    refused = {one.link for one in found.refused if one.kind in kinds}
    links = found.message.links
    return bool(links) and all(shown_link(link.url) in refused for link in links)
