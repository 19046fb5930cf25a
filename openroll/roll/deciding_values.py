"""The values that a person can choose for an entry: the claims of a case, or what the person reads in its sources.

A typed value is cited like any other: the words stand in the message, in a reply or in a snapshot, or it is not taken.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from django.conf import settings

from openroll.core.errors import N_, UnusableInput
from openroll.identity import country, domain, email, name, number
from openroll.identity.claims import MESSAGE, VALID, Citation, Claim, SourceType
from openroll.identity.weighing import Identifier, Standing
from openroll.sources.registers import SOURCE_BY_ID, find_lookup

from . import evidence_view, models
from .deciding_change import Chosen
from .messages import messages_of, url_of

NOT_A: Final = {
    "name": N_("“{value}” is no name that can stand in the register."),
    "country": N_("“{value}” names no country for certain."),
    "number": N_("“{value}” cannot be a number of that register."),
    "address": N_("“{value}” is no address that can stand in the register."),
    "email": N_("“{value}” is no e-mail address."),
}
_WEB_PAGE: Final = "web-page"


@dataclass(frozen=True, slots=True)
class Words:
    """A text of a case in which words can be quoted: its message, or a reply."""

    url: str
    text: str
    sha256: str
    at: datetime


def claims_of(case: models.Case) -> dict[int, Claim]:
    """Return the claims of ``case`` that can be used, by their keys, in the order in which they were found."""
    # What a recording is labelled with is kept by its snapshot.
    labels = dict(case.snapshots.exclude(label="").exclude(sha256="").values_list("sha256", "label"))
    rows = case.claims.filter(verdict=VALID).order_by("pk")
    return {row.pk: _claim(row, labels.get(row.snapshot)) for row in rows}


def words_of(case: models.Case) -> Iterator[Words]:
    """Yield the texts of ``case`` that a sender wrote."""
    for said in messages_of(case):
        sha256 = said.message.snapshot if said.number > 1 else case.message_sha256
        yield Words(url_of(case, said.part), said.message.text, sha256, said.received_at)


def quoted(case: models.Case, quote: str) -> Citation | None:
    """Return where ``quote`` stands in the message or the replies of ``case``, None where it does not."""
    for words in words_of(case):
        start = words.text.find(quote) if quote.strip() else -1
        if start >= 0:
            where = f"characters {start}-{start + len(quote)}"
            label = case.options.get("label") if isinstance(case.options, dict) else None
            return Citation(words.url, where, quote, words.sha256, words.at, label)
    return None


def typed(case: models.Case, what: str, chosen: Chosen) -> tuple[Identifier, Claim]:
    """Return the identifier ``what`` as a person typed it, and the claim that it makes.

    It is corroborated when the value itself stands in an official register's answer; else the registrar has read it and
    vouches for it. Raises UnusableInput.
    """
    value, scheme = _normalised(what, chosen)
    quote = chosen.quote.strip() or chosen.typed.strip()
    if chosen.snapshot is None:
        citation = quoted(case, quote)
        if citation is None:
            raise UnusableInput(
                N_(
                    "“{quote}” does not stand in the message of case {case}. Quote the words as they stand there."
                ),
                quote=quote[:200],
                case=case.code,
            )
        source, source_type = MESSAGE, SourceType.SELF_DECLARED
    else:
        citation, source, source_type = _in_snapshot(case, chosen.snapshot, quote)
    literal = _bare(chosen.typed) in _bare(quote)
    official = source_type is SourceType.OFFICIAL_REGISTER and literal
    standing = Standing.CORROBORATED if official else Standing.DECLARED
    claim = Claim(MESSAGE, what, value, chosen.typed, source, source_type, citation, scheme=scheme or None)
    made = Identifier(
        what,
        value,
        standing,
        (citation,),
        None if official else "registrar",
        register=scheme or None if what == "number" else None,
    )
    return made, claim


def cited_again(cites: Sequence[dict[str, object]]) -> tuple[Citation, ...]:
    """Return citations that a fact of the entry has, to be written into a new one."""
    return tuple(
        Citation(
            str(one["url"]),
            str(one["where"]),
            str(one["quote"]),
            str(one["snapshot"] or ""),
            datetime.fromisoformat(str(one["retrieved_at"])),
            str(one["label"]) if one["label"] else None,
        )
        for one in cites
    )


def domain_of(text: str) -> str:
    """Return the domain that a person wrote, in its one spelling. Raises UnusableInput."""
    return domain.check(text.strip())


def _normalised(what: str, chosen: Chosen) -> tuple[str, str]:
    text = chosen.typed.strip()
    value: str | None = None
    scheme = ""
    if what == "number":
        found = number.read(text, register=chosen.scheme.strip().upper() or None)
        value, scheme = (found.value, found.register or "") if found else (None, "")
    elif what == "country":
        value = country.code_of(text)
    elif what == "email":
        value = email.normalise(text)
    else:
        value = name.normalise(text) or None
    if not value:
        raise UnusableInput(NOT_A[what], value=text[:200])
    return value, scheme


def _in_snapshot(case: models.Case, key: int, quote: str) -> tuple[Citation, str, SourceType]:
    row = case.snapshots.filter(pk=key).exclude(sha256="").first()
    if row is None:
        raise UnusableInput(N_("Case {case} has no such snapshot."), case=case.code)
    cited = evidence_view.Cited(quote, "", row.sha256, row.url, row.retrieved_at)
    seen = evidence_view.look(Path(settings.EVIDENCE_FOLDER), row, cited)
    if isinstance(seen, str):
        raise UnusableInput(seen)
    if not quote or seen.shown.found not in ("here", "elsewhere"):
        raise UnusableInput(
            N_("“{quote}” does not stand in the answer of {url}. Quote the words as they stand there."),
            quote=quote[:200],
            url=row.url,
        )
    citation = Citation(row.url, "", quote, row.sha256, row.retrieved_at, row.label or None)
    known = case.claims.filter(snapshot=row.sha256).exclude(source=MESSAGE).order_by("pk").first()
    if known is not None:
        return citation, known.source, SourceType(known.source_type)
    lookup = find_lookup(row.url)
    if lookup is not None:
        return citation, lookup.source, SOURCE_BY_ID[lookup.source].source_type
    return citation, _WEB_PAGE, SourceType.SELF_DECLARED


def _claim(row: models.Claim, label: str | None) -> Claim:
    cited = Citation(row.url, row.where, row.quote, row.snapshot, row.retrieved_at, label)
    return Claim(
        subject=row.subject,
        property=row.property,
        value=row.value,
        original=row.original,
        source=row.source,
        source_type=SourceType(row.source_type),
        citation=cited,
        scheme=row.scheme or None,
        binding=row.binding or None,
        verdict=row.verdict,
        language=row.language or None,
        corroborated_by=row.corroborated_by or None,
    )


def _bare(text: str) -> str:
    return "".join(text.casefold().split())
