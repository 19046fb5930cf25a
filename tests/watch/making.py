"""Answers of an invented company's sources, made by hand."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from openroll.identity.claims import Alert, Citation, Claim, SourceType
from openroll.sources.ask import Findings, RefusedLink
from openroll.sources.snapshot import Snapshot
from openroll.watch.observation import Link

START = datetime(2026, 11, 26, 6, tzinfo=UTC)
DAY = timedelta(days=1)
OPERATOR = "GB-COH/09876543"
REGISTER = Link(
    "https://register.example/09876543",
    "companies-house",
    "UK Companies House",
    OPERATOR,
    SourceType.OFFICIAL_REGISTER,
)
PAGE = Link("https://messenger.example/imprint")


def claim(name: str, value: str, link: Link = REGISTER, subject: str = OPERATOR, **more: str | None) -> Claim:
    """Return a claim that the answer on ``link`` makes."""
    cited = Citation(link.url, "/there", value, "aa" * 32, START)
    source = link.source or "web-page"
    made = Claim(subject, name, value, value, source, link.source_type, cited)
    return replace(made, **more)  # type: ignore[arg-type]  # the fields are texts


def answer(link: Link = REGISTER, alerts: tuple[Alert, ...] = (), **values: str) -> Findings:
    """Return the answer of a source about the company."""
    given = {
        "name": "EXAMPLE MESSENGER LIMITED",
        "number": "09876543",
        "address": "1 Sample Street, London, EC1A 1AA",
        **values,
    }
    claims = [
        claim(name, value, link, scheme="GB-COH" if name == "number" else None)
        for name, value in given.items()
        if value
    ]
    return Findings(claims, list(alerts), [snapshot(link.url)])


def alert(reason: str, **params: str) -> Alert:
    """Return what the register says besides."""
    return Alert(OPERATOR, reason, {"source": REGISTER.title, **params})


def snapshot(url: str, status: int = 200, final_url: str = "") -> Snapshot:
    """Return an answer without its bytes."""
    return Snapshot(url, final_url or url, (), status, (), b"", b"", "aa" * 32, None, START, None)


def refusal(link: Link, kind: str, **params: object) -> Findings:
    """Return the answer of a source that gives nothing."""
    refused = RefusedLink(link.url, "{link}", {"link": link.url, **params}, kind)  # type: ignore[arg-type]  # any kind
    status = params.get("status")
    return Findings(
        refused=[refused], snapshots=[snapshot(link.url, status)] if isinstance(status, int) else []
    )
