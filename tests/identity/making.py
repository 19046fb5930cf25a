"""Claims made by hand, in the shapes in which the sources give them."""

from dataclasses import replace
from datetime import UTC, datetime

from openroll.identity.claims import MESSAGE, Citation, Claim, SourceType

SEEN = datetime(2026, 11, 23, 10, tzinfo=UTC)
SOURCES = {"GB-COH": "companies-house", "PL-KRS": "krs", "FI-PRO": "prh"}


def citation(url: str, snapshot: str, quote: str) -> Citation:
    return Citation(url, "/somewhere", quote, snapshot, SEEN)


def official(subject: str, name: str, value: str, *, snapshot: str = "aa", **more: str | None) -> Claim:
    register = subject.partition("/")[0]
    cited = citation(f"https://register.example/{subject}", snapshot, value)
    claim = Claim(subject, name, value, value, SOURCES[register], SourceType.OFFICIAL_REGISTER, cited)
    return replace(claim, **more)  # type: ignore[arg-type]  # the fields are texts


def stated(name: str, value: str, **more: str | None) -> Claim:
    cited = citation("openroll:case/1", "mm", value)
    claim = Claim(MESSAGE, name, value, value, MESSAGE, SourceType.SELF_DECLARED, cited)
    return replace(claim, **more)  # type: ignore[arg-type]  # the fields are texts


def on_page(subject: str, name: str, value: str, *, url: str = "", **more: str | None) -> Claim:
    """What a page says of whoever runs its site."""
    cited = citation(url or f"https://{subject.removeprefix('site:')}/imprint", f"page {subject}", value)
    claim = Claim(subject, name, value, value, "web-page", SourceType.SELF_DECLARED, cited)
    return replace(claim, **more)  # type: ignore[arg-type]  # the fields are texts


def company(
    subject: str = "GB-COH/00445790", *, snapshot: str = "aa", without: str = "", **values: str
) -> list[Claim]:
    """What a register says about one company: all but the e-mail, unless it is given."""
    register, _, number = subject.partition("/")
    given = {
        "name": "TESCO PLC",
        "country": register[:2],
        "number": number,
        "address": "Tesco House, Kestrel Way, Welwyn Garden City, AL7 1GA",
        **values,
    }
    return [
        official(subject, name, value, snapshot=snapshot, scheme=register if name == "number" else None)
        for name, value in given.items()
        if name not in without.split()
    ]
