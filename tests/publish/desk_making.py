"""Facts about requests (docs/spec/request.md), written by hand; every authority and reason is made up."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from openroll.core.canonical import JSON
from openroll.core.clock import rfc3339
from openroll.log.disclosure import parse
from openroll.publish.pump import CommittedFact

from .making import START, ListSource, subject

MARK = "WITHHELD-MARK"  # stands in every withheld value
AUTHORITIES: dict[str, dict[str, JSON]] = {
    "xa-harbour": {"code": "xa-harbour", "name": "Harbour Police of Examplia", "country": "DE"},
    "xb-coast": {"code": "xb-coast", "name": "Coast Prosecutor", "country": "FR"},
}


class Requests:
    """Commits facts about requests to ``source``."""

    def __init__(self, source: ListSource) -> None:
        self.source = source

    def receive(
        self,
        number: int,
        items: int = 1,
        *,
        entry: int = 1,
        authority: str | dict[str, JSON] = "xa-harbour",
        category: str = "terrorism",
        same_as: Mapping[int, tuple[int, int]] | None = None,
        admitted: bool = True,
        **more: JSON,
    ) -> int:
        """Commit that a request came, with facts of its items, and that it was acknowledged; return its index."""
        data: dict[str, JSON] = {
            "authority": {**(AUTHORITIES[authority] if isinstance(authority, str) else authority)},
            "category": category,
            "legal_basis": "Act on Harbours, section 7",
            "territory": ["DE"],
            "language": "en",
            "channel": "api",
            "signed": True,
            "items": items,
            "issued_at": self.at(-60),
            "received_at": self.at(0),
            "deadline_at": self.at(3600),
            **more,
        }
        details: dict[str, JSON] = {
            name: f"{MARK} {name}" for name in ("reference", "reasons", "contact", "redress")
        }
        first = self.of(number, "received", data, entry=entry, by="authority", withheld={"details": details})
        if admitted:
            for item in range(1, items + 1):
                place: dict[str, JSON] = {"network": "matrix", "kind": "post"}
                if same_as and item in same_as:
                    place["same_as"] = {"request": same_as[item][0], "item": same_as[item][1]}
                self.of(
                    number, "received", place, item=item, entry=entry, by="authority",
                    withheld={"locator": f"{MARK} https://matrix.to/#/!room:h.example/$event"},
                )  # fmt: skip
            self.of(number, "acknowledged", {"at": self.at(2)}, entry=entry, by="desk")
            self.of(number, "admissible", {"at": self.at(3)}, entry=entry, by="desk")
        return first

    def return_private(self, number: int, **more: Any) -> None:
        """Commit a request that names something private, and that it went back."""
        self.receive(number, 2, admitted=False, **more)
        said: dict[str, JSON] = {"reason": "not-public", "lacks": [], "private": {"direct-message": 2}}
        self.of(number, "returned", said, by="desk", withheld={"why": f"{MARK} why"})

    def effect(self, number: int, item: int = 1, effect: str = "full", *, entry: int = 1) -> None:
        """Commit that an item was acted upon."""
        said: dict[str, JSON] = {
            "effect": effect,
            "action": "remove-post",
            "countries": ["DE"] if effect == "limited" else [],
            "acted_at": self.at(0),
            "proof": {"status": 404, "gone": True, "at": self.at(1)},
            "preserved_until": self.at(180 * 86400),
        }
        self.of(number, "effect", said, item=item, entry=entry, withheld={"event": f"{MARK} $event"})

    def refuse(self, number: int, item: int = 1, ground: str = "lawful", *, entry: int = 1) -> None:
        """Commit that an item was refused."""
        withheld: dict[str, JSON] = {"text": f"{MARK} ground"}
        self.of(number, "refused", {"ground": ground}, item=item, entry=entry, withheld=withheld)

    def appeal(self, number: int, item: int = 1, outcome: str = "reversed", *, entry: int = 1) -> None:
        """Commit an author's appeal and what was decided on it; a reversed one brings the place back."""
        more: Any = {"item": item, "entry": entry}
        text: dict[str, JSON] = {"text": f"{MARK} words of the author"}
        self.of(number, "appealed", {"appeal": 1, "at": self.at(0)}, by="author", withheld=text, **more)
        decided: dict[str, JSON] = {"appeal": 1, "outcome": outcome, "at": self.at(0)}
        self.of(number, "decided-on-appeal", decided, withheld=text, **more)
        if outcome == "reversed":
            proof: dict[str, JSON] = {"status": 200, "gone": False, "at": self.at(0)}
            self.of(number, "reinstated", {"action": "remove-post", "proof": proof}, **more)

    def of(
        self,
        number: int,
        kind: str,
        data: Mapping[str, JSON],
        *,
        item: int | None = None,
        entry: int = 1,
        by: str = "organiser",
        withheld: Mapping[str, JSON] | None = None,
    ) -> int:
        """Commit one fact; ``withheld`` members stand in it as digests, and nowhere in public."""
        about = subject(100_000 + number * 1000 + (item or 0))
        told = {"request": number, "entry": entry, **({"item": item} if item else {}), **data}
        hidden = dict(withheld or {})
        index = self.source.add(
            f"request-{kind}", about, {**told, **hidden}, [f"/{name}" for name in hidden], by
        )
        fact = self.source.committed[index]
        assert all(MARK in str(parse(text).value) for text in fact.disclosures)
        self.source.committed[index] = CommittedFact(index, fact.data)
        return index

    def at(self, seconds: int) -> str:
        """Return the moment so many seconds after the next fact."""
        return rfc3339(START + timedelta(seconds=len(self.source.committed) + seconds))


def busy(source: ListSource) -> Requests:
    """Commit requests of every kind that there is, about entries 1 and 2."""
    made = Requests(source)
    made.receive(1, 3)
    made.effect(1, 1)
    made.refuse(1, 2)
    made.effect(1, 3, "limited")
    made.of(1, "reasons", {"language": "en", "legal_basis": "Terms, 4", "automated_detection": False,
            "automated_decision": False}, item=1, withheld={"text": f"{MARK} statement"})  # fmt: skip
    made.of(1, "informed", {"who": "author", "at": made.at(0)}, item=1, withheld={"event": f"{MARK} letter"})
    made.of(1, "informed", {"who": "author", "deferred_until": made.at(99)}, item=3,
            withheld={"why": f"{MARK} why"})  # fmt: skip
    made.of(1, "informed", {"who": "authority", "at": made.at(0)}, by="desk")
    made.appeal(1, 1)
    made.receive(2, 1, authority="xb-coast", category="drugs", same_as={1: (1, 1)})
    made.return_private(3, authority="xb-coast")
    made.receive(4, 1, category="other", entry=2, defer_until=made.at(86400))
    made.effect(4, 1, "partial", entry=2)
    made.of(
        4,
        "effect",
        {"again": True, "proof": {"status": 404, "gone": True, "at": made.at(0)}},
        item=1,
        entry=2,
    )
    made.receive(5, 2, category="drugs", entry=2)
    made.of(5, "withdrawn", {"at": made.at(0)}, entry=2, by="authority", withheld={"why": f"{MARK} why"})
    made.receive(6, 1, authority="xb-coast", entry=2)
    made.of(6, "annulled", {"legal_basis": "Judgment 7/2", "at": made.at(0)}, entry=2, by="registrar",
            withheld={"why": f"{MARK} why"})  # fmt: skip
    return made
