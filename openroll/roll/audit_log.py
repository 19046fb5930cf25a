"""The audit trail in the log: a salted digest of each action, so that nobody changes, deletes or adds one unseen.

Facts of the trail are one chain, so that a fact that is missing shows. Their disclosures are withheld for ever: who did
what is nobody's business outside, and that it was written down is everybody's.
"""

import base64
import hashlib
import json
from datetime import UTC
from typing import Final

from openroll.core.canonical import JSON, NotCanonical, encode
from openroll.core.clock import Clock
from openroll.log.disclosure import parse as parse_disclosure

from . import models
from .ledger import NewFact, writing

RECORDED: Final = "actions-recorded"
BY: Final = "system"
MOST: Final = 200  # actions in one fact: their digests take less than a sixth of its room
LONGEST: Final = 100_000  # bytes of what an action tells; of more only the hash is kept
PATH: Final = "/actions/"


def record_due(origin: str, clock: Clock) -> int:
    """Put every action that is in no fact yet into facts, in their order; return how many there were."""
    done = 0
    while count := _record_some(origin, clock):
        done += count
    return done


def subject_of(origin: str) -> str:
    """Return the subject of the trail's facts in the log ``origin``."""
    digest = hashlib.sha256(f"openroll audit trail\n{origin}\n".encode()).digest()
    return base64.b32encode(digest[:16]).decode().rstrip("=").lower()


def said_of(action: models.Action) -> dict[str, JSON]:
    """Return what the log keeps of ``action``: the whole of its row, in JSON that has one spelling."""
    return {
        "at": action.at.astimezone(UTC).isoformat(),
        "by": action.by,
        "person": action.person_id,
        "verb": action.verb,
        "case": action.case.code if action.case else None,
        "entry": action.entry_id,
        "told": _told(action.told),
        "form": action.form,
    }


def key_of(path: str) -> int:
    """Return the key of the action whose disclosure has this ``path``; 0 for none."""
    text = path.removeprefix(PATH)
    return int(text) if path.startswith(PATH) and text.isascii() and text.isdecimal() else 0


def _record_some(origin: str, clock: Clock) -> int:
    if not models.Action.objects.filter(fact=None).exists():
        return 0
    with writing(origin, clock) as ledger:
        waiting = models.Action.objects.filter(fact=None).select_related("case").order_by("pk")
        actions = {action.pk: action for action in waiting[:MOST]}
        if not actions:
            return 0  # another process was quicker
        said: dict[str, JSON] = {str(key): said_of(action) for key, action in actions.items()}
        data: dict[str, JSON] = {"from": min(actions), "to": max(actions), "actions": said}
        hidden = tuple(f"{PATH}{key}" for key in actions)
        fact = ledger.append(NewFact(RECORDED, subject_of(origin), data, BY, None, withheld=hidden))
        ledger.flush()
        for row in models.Disclosure.objects.filter(fact=fact):
            action = actions[key_of(parse_disclosure(row.text).path)]
            action.fact, action.place = fact, row.position
        models.Action.objects.bulk_update(actions.values(), ["fact", "place"])
    return len(actions)


def _told(told: JSON) -> JSON:
    """Return what an action tells as it stands where that has one spelling, and else as a text or as its hash."""
    try:
        size = len(encode(told))
        if size <= LONGEST:
            return told
    except NotCanonical:
        pass
    text = json.dumps(told, sort_keys=True)
    if len(text) <= LONGEST:
        return text
    return {"sha256": hashlib.sha256(text.encode()).hexdigest()}
