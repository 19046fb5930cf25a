"""The register's API, as an agent asks it. Each request is signed with the agent's key; each answer is checked.

A register that is down, slow or answers something else is a ``RegisterDown``: nothing is lost, it is asked again.
"""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from openroll.core.clock import Clock, parse_rfc3339
from openroll.core.errors import N_, OpenrollError, SourceUnreachable
from openroll.log.note import SigningKey
from openroll.net.http import Answer, exchange
from openroll.net.http_signature import signed

from .settings import Register

LIMIT: Final = 20  # offers at once: each may have ten thousand items
MOST_OUTCOMES: Final = 100
LARGEST: Final = 64 << 20
SECONDS: Final = 20.0
OFFERS: Final = "/api/v1/agent/offers"
OUTCOMES: Final = "/api/v1/agent/outcomes"
_OK: Final = 200
_LARGEST_NUMBER: Final = 2**53
# What is raised where an answer is not as it should be; the last of a moment beyond all calendars.
_NOT_SO: Final = (KeyError, TypeError, ValueError, AttributeError, OverflowError)

Exchange = Callable[..., Answer]


class RegisterDown(SourceUnreachable):
    """The register does not answer, or not as it should; it is asked again later."""

    code = "register-down"


class RegisterRefused(OpenrollError):
    """The register answered that it will not: the key is not known there, for example, or a clock is wrong."""

    code = "register-refused"


@dataclass(frozen=True, slots=True)
class Told:
    """One thing that the register tells: ``n`` is its place in order, ``body`` all of it as it came."""

    n: int
    kind: str
    request: int
    body: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Offers:
    """What the register told at once."""

    told: list[Told]
    appeal_url: str
    now: datetime


class Client:
    """Asks one register. ``send`` is how; tests give another."""

    def __init__(self, register: Register, key: SigningKey, clock: Clock, send: Exchange = exchange) -> None:
        self._register = register
        self._key = key
        self._clock = clock
        self._send = send

    def offers(self, after: int) -> Offers:
        """Return what comes after the offer ``after``. Raises RegisterDown, RegisterRefused."""
        data = self._ask("GET", OFFERS, f"after={after}&limit={LIMIT}")
        if data.get("register") != self._register.origin or data.get("entry") != self._register.entry:
            raise RegisterRefused(
                N_("The register at {url} speaks for {register}, entry {entry}: not the one in the settings."),
                url=self._register.url, register=str(data.get("register"))[:80], entry=str(data.get("entry"))[:20],
            )  # fmt: skip
        try:
            found = [_told(one) for one in data["offers"]]
            if [one.n for one in found] != sorted({one.n for one in found}) or (
                found and found[0].n <= after
            ):
                raise ValueError("offers out of order")
            return Offers(found, str(data["appeal_url"]), parse_rfc3339(data["now"]))
        except _NOT_SO as error:
            raise self._nonsense(str(error) or type(error).__name__) from error

    def outcomes(self, notes: Sequence[str]) -> dict[str, dict[str, Any] | None]:
        """Send signed outcomes; return for each id that was answered None when it was taken, or the problem.

        Raises RegisterDown, RegisterRefused.
        """
        body = json.dumps({"outcomes": list(notes)}, ensure_ascii=False).encode()
        data = self._ask("POST", OUTCOMES, "", body)
        try:
            return {
                str(one["id"]): None if one.get("taken") is True else dict(one["problem"])
                for one in data["results"]
            }
        except _NOT_SO as error:
            raise self._nonsense(str(error) or type(error).__name__) from error

    def _ask(self, method: str, path: str, query: str, body: bytes = b"") -> dict[str, Any]:
        address = self._register.url + path
        whole = f"{address}?{query}" if query else address
        headers = {"Accept": "application/json", **signed(method, whole, body, self._key, self._clock.now())}
        try:
            answer = self._send(
                method, address, query=query, body=body, headers=headers, content_type="application/json",
                largest=LARGEST, seconds=SECONDS,
            )  # fmt: skip
        except SourceUnreachable as error:
            raise RegisterDown(error.message, **error.params) from error
        try:
            data = json.loads(answer.body)
            json.dumps(data, ensure_ascii=False).encode()  # half a surrogate pair is text to nobody
        except (ValueError, RecursionError) as error:
            raise self._nonsense(f"{answer.status}, {answer.content_type[:60]}") from error
        if not isinstance(data, dict):
            raise self._nonsense(f"{answer.status}")
        if answer.status == _OK:
            return data
        detail = str(data.get("detail") or data.get("title") or "")[:300]
        if 400 <= answer.status < 500 and answer.status not in (408, 425, 429):
            raise RegisterRefused(
                N_("The register at {url} refuses: {status} {detail}"),
                url=self._register.url, status=answer.status, detail=detail,
            )  # fmt: skip
        raise self._nonsense(f"{answer.status} {detail}".strip())

    def _nonsense(self, detail: str) -> RegisterDown:
        return RegisterDown(
            N_("The register at {url} does not answer as it should: {detail}."),
            url=self._register.url,
            detail=detail,
        )


def _told(one: dict[str, Any]) -> Told:
    """Return one offer, what is used of it checked. Raises what ``_NOT_SO`` lists."""
    n, kind, request = one["n"], one["kind"], one["request"]
    number = request["number"]
    if not _is_number(n) or not isinstance(kind, str) or not _is_number(number):
        raise ValueError("an offer without its numbers")
    if kind == "request":
        _check_request(request)
    if kind == "appeal":
        _check_appeal(one["appeal"])
    return Told(n, kind, number, one)


def _is_number(value: object) -> bool:
    return type(value) is int and 0 < value < _LARGEST_NUMBER


def _check_request(request: dict[str, Any]) -> None:
    for name in ("received_at", "deadline_at"):
        parse_rfc3339(request[name])
    if request.get("defer_until") is not None:
        parse_rfc3339(request["defer_until"])
    texts = [
        request["category"],
        request["legal_basis"],
        request["authority"]["code"],
        request["authority"]["name"],
    ]
    texts += [request["authority"]["country"], request["state"]]
    texts += [one["locator"] for one in request["items"]]
    territory = request.get("territory") or []
    if not isinstance(territory, list):
        raise ValueError("a territory that is no list of countries")
    texts += territory
    numbers = [one["n"] for one in request["items"]]
    if not all(isinstance(one, str) for one in texts) or not numbers:
        raise ValueError("a request without what it must say")
    if not all(map(_is_number, numbers)) or len(set(numbers)) != len(numbers):
        raise ValueError("a request whose items are not numbered")


def _check_appeal(appeal: dict[str, Any]) -> None:
    if not all(_is_number(appeal[name]) for name in ("item", "n")):
        raise ValueError("an appeal without its numbers")
    if not isinstance(appeal["text"], str):
        raise ValueError("an appeal without its text")
    parse_rfc3339(appeal["made_at"])
