"""Whatever can happen to a request stands in the log as docs/spec/request.md says, and can be published."""

from hashlib import sha256
from typing import Any

from openroll.core.clock import rfc3339
from openroll.roll.acting import Actor
from openroll.site import publishing
from tests.desk.life_making import BACK, EFFECT, GONE, LOCATORS, NOW, REASONS, REFUSED, Desk, at, request
from tests.roll.making import check_chains

INFORMED: dict[str, Any] = {"event": "$2", "at": rfc3339(NOW)}
DEFERRED = {"until": rfc3339(at(days=3).now()), "why": "an inquiry"}


def said(desk: Desk, *kinds: tuple[str, int, dict[str, Any]]) -> None:
    assert desk.take(*(desk.note(kind, item, **data) for kind, item, data in kinds)) == [None] * len(kinds)


def another(desk: Desk, reference: str, **more: Any) -> None:
    desk.request = request(desk.register, desk.entry, desk.authority, reference=reference, **more)


def informed(word: str) -> dict[str, Any]:
    return {**INFORMED, "appeal_sha256": sha256(word.encode()).hexdigest()}


def test_every_life_can_be_published(desk: Desk) -> None:
    from openroll.desk import appeals, clocks, services

    more: dict[str, Any] = {"actor": Actor("registrar"), "origin": desk.register.origin, "clock": at()}
    partly = {**EFFECT, "effect": "partial", "proof": BACK}
    limited = {
        **EFFECT,
        "effect": "limited",
        "proof": BACK,
        "countries": ["DE"],
        "preserved_until": rfc3339(NOW),
    }
    # Refused, done after all, in part and then whole; looked at again, appealed, upheld, appealed, reversed, back.
    said(
        desk, ("refused", 1, REFUSED), ("refused", 2, REFUSED), ("effect", 1, partly), ("reasons", 1, REASONS)
    )
    said(
        desk,
        ("deferred", 1, DEFERRED),
        ("effect", 1, EFFECT),
        ("informed", 1, informed("w")),
        ("checked", 1, {"proof": GONE}),
    )
    for n, outcome in enumerate(("upheld", "partly"), start=1):
        appeals.make("w", f"Appeal {n}", "ru", origin=desk.register.origin, clock=at())
        said(desk, ("appeal-decided", 1, {"appeal": n, "outcome": outcome, "text": "So."}))
    said(
        desk,
        ("reinstated", 1, {"appeal": 2, "action": "remove-post", "proof": BACK}),
        ("checked", 1, {"proof": BACK}),
    )
    # Not public after one item was done, and found so again.
    another(desk, "2", locators=[*LOCATORS, "https://tesco.example/posts/3"])
    said(desk, ("effect", 1, limited), ("not-public", 2, {"private": "closed-room"}))
    said(desk, ("not-public", 3, {"private": "encrypted-room"}), ("reasons", 1, REASONS))
    # Withdrawn, done all the same, taken back.
    another(desk, "3")
    services.withdraw(
        desk.request.number, "A mistake.", desk.authority, **{**more, "actor": Actor("authority")}
    )
    said(desk, ("effect", 1, EFFECT), ("refused", 2, REFUSED), ("informed", 1, informed("x")))
    said(desk, ("reinstated", 1, {"appeal": 0, "action": "remove-post", "proof": BACK}))
    services.annul(desk.request.number, "a judgment", "It was void.", **more)
    # Of another category: admitted by a person, returned by one, annulled.
    another(desk, "4", admitted=False)
    services.admit(desk.request.number, **more)
    services.give_back(desk.request.number, "The wrong company.", **more)
    another(desk, "5", admitted=False)
    services.annul(desk.request.number, "a judgment", "It was void.", **more)
    # Answered, told late, annulled afterwards.
    another(desk, "6")
    said(desk, ("effect", 1, EFFECT), ("effect", 2, EFFECT))
    clocks.look(tell=lambda *_: None, origin=desk.register.origin, clock=at(hours=1))
    services.annul(desk.request.number, "a judgment", "It was void.", **more)
    check_chains()
    publishing.publish(desk.register)


def test_the_public_directory_holds_nothing_that_is_withheld(desk: Desk) -> None:
    from openroll.desk import appeals

    mark = "Zwölftausend-Marken"
    said(
        desk,
        ("effect", 1, {**EFFECT, "event": mark}),
        ("reasons", 1, {**REASONS, "text": mark}),
        ("informed", 1, {**informed("w"), "event": mark}),
        ("refused", 2, {**REFUSED, "text": mark}),
    )
    appeals.make("w", mark, "en", origin=desk.register.origin, clock=at())
    said(desk, ("appeal-decided", 1, {"appeal": 1, "outcome": "upheld", "text": mark}))
    publishing.publish(desk.register)
    for path in sorted(desk.register.public.rglob("*")):
        if path.is_file():
            data = path.read_bytes()
            assert mark.encode() not in data, path
            assert b"/posts/" not in data, path
