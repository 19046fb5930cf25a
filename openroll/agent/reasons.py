"""The statement of reasons to the author, and the letter that brings it (Regulation (EU) 2022/2065, Article 17(3)).

The statement goes to the register too, and so to the authority. The address by which the author appeals stands in the
letter alone.
"""

import hashlib
import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from openroll.core.clock import parse_rfc3339
from openroll.core.errors import N_
from openroll.desk.words import ACTIONS, CATEGORIES
from openroll.ui import letters
from openroll.ui.languages import translator

from .settings import Settings
from .store import OWN
from .verdicts import ACTION_OF, Verdict

LONGEST_LINE: Final = 1000  # of a legal basis, in docs/spec/outcome.md
UNCITED: Final = N_("the service’s terms")
_LONGEST: Final = 19_000


@dataclass(frozen=True, slots=True)
class Statement:
    """The statement, what it relies on, and in which language it is."""

    text: str
    basis: str
    language: str


def new_word() -> str:
    """Return a fresh word by which an author appeals: 128 bits that nobody guesses."""
    return secrets.token_urlsafe(16)


def digest(word: str) -> str:
    """Return all that the register learns of ``word``: its hash, with the reasons, so before a letter can be there."""
    return hashlib.sha256(word.encode()).hexdigest()


def statement(
    decision: Mapping[str, Any], request: Mapping[str, Any], place: str, settings: Settings
) -> Statement:
    """Return the statement of reasons for ``decision`` about what stands at ``place``.

    ``request`` is what the register told of it; empty where nobody asked.
    """
    verdict, language = Verdict(decision["verdict"]), settings.language
    basis = letters.line(decision["basis"] or request.get("legal_basis") or settings.terms)[:LONGEST_LINE]
    authority = request.get("authority") or {}
    context: dict[str, Any] = {
        "service": settings.service,
        "verdict": str(verdict),
        "action": ACTIONS[ACTION_OF[verdict]],
        "countries": ", ".join(json.loads(decision["countries"])),
        "place": place,
        "acted_at": parse_rfc3339(decision["acted_at"]).date(),
        "authority": authority.get("name", ""),
        "code": authority.get("country", ""),
        "category": CATEGORIES.get(request.get("category", "spam"), request.get("category", "spam")),
        "basis": basis or translator(language)(UNCITED),
        "text": decision["text"],
        "detected": decision["request"] == OWN,
        "automated": bool(decision["automated"]),
    }
    _, text = letters.render("agent/statement", language, context)
    return Statement(text[:_LONGEST], context["basis"], language)


def letter(said: Statement, address: str, settings: Settings) -> str:
    """Return the letter to the author; ``address`` is where they appeal, empty where there is no such page."""
    context = {
        "service": settings.service, "statement": said.text.strip(), "address": address, "courts": settings.courts,
    }  # fmt: skip
    subject, body = letters.render("agent/letter", said.language, context)
    return f"{subject}\n\n{body}"
