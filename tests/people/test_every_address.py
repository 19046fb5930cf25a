"""Every address against every role: a table by hand, held against the configuration, so that a new one needs a line.

Who comes in where is asked on SQLite; on PostgreSQL every address is asked by somebody whom it opens to, once.
"""

import os
import re
from collections.abc import Iterable, Iterator
from copy import deepcopy
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from openroll.people.access import EVERYBODY, SIGNED_IN
from openroll.site.register import Register
from tests.people.addresses import MORE_THAN_A_ROLE, PLACES, ROWS
from tests.people.making import client_of

DOOR = "/sign-in?next="


def walk(patterns: list[Any], before: str = "") -> Iterator[tuple[str, Any]]:
    """Return every address of the configuration, as it is written there, with what answers it."""
    for one in patterns:
        route = before + str(one.pattern)
        if isinstance(one, URLResolver):
            yield from walk(one.url_patterns, route)
        else:
            assert isinstance(one, URLPattern)
            yield route, one.callback


ALL = list(walk(get_resolver("openroll.site.urls").url_patterns))


def filled(route: str) -> str:
    """Return an address of that kind: nothing that it names is there."""
    return "/" + re.sub(
        r"<(\w+):(\w+)>", lambda m: "999999" if m[1] == "int" else PLACES.get(m[2], "none"), route
    )


def test_every_address_has_its_line_in_the_table() -> None:
    told = [route for route, _ in ALL]
    assert sorted(set(told) - set(ROWS)) == [], "write their lines in tests/people/addresses.py"
    assert sorted(set(ROWS) - set(told)) == [], "these are gone"
    assert len(told) == len(set(told)), "an address that two views answer"


@pytest.mark.parametrize(("route", "view"), ALL, ids=[route or "/" for route, _ in ALL])
def test_every_view_allows_whom_the_table_says(route: str, view: Any) -> None:
    assert hasattr(view, "allowed"), "a view without @allow"
    assert view.allowed == ROWS.get(route)


@pytest.mark.any_database
def test_who_is_not_signed_in_sees_the_door_alone(opened: Register) -> None:
    for route, _ in ALL:
        for method in ("get", "post", "put", "delete", "head"):
            client = Client(SERVER_NAME="localhost")
            answer = getattr(client, method)(filled(route))
            if EVERYBODY in ROWS[route]:
                assert answer.status_code < 500 or route == "healthz", route
            else:
                assert answer.status_code == 302, (method, route)
                assert answer.headers["Location"].startswith(DOOR), (method, route)


def undone(client: Client, method: str, address: str) -> Any:
    """Ask, and leave nothing of it: whoever is signed out by one address is still signed in for the next."""
    kept = deepcopy(client.cookies)
    try:
        with transaction.atomic():
            answer = getattr(client, method)(address)
            transaction.set_rollback(True)
    finally:
        client.cookies = kept
    return answer


def opens(route: str, role: str) -> bool:
    return EVERYBODY in ROWS[route] or role in ROWS[route]


def amiss(client: Client, role: str, routes: Iterable[str]) -> list[tuple[str, str, int]]:
    """Ask each address as ``role`` does; return what was answered otherwise than the table says."""
    wrong = []
    for route in routes:
        for method in ("get", "post"):
            answer = undone(client, method, filled(route))
            led_out = answer.status_code == 302 and answer.headers["Location"].startswith(DOOR)
            told = (answer.status_code == 403) != opens(route, role) or route in MORE_THAN_A_ROLE
            if led_out or answer.status_code == 500 or not told:
                wrong.append((method, route, answer.status_code))
    return wrong


@pytest.mark.any_database
@pytest.mark.parametrize("role", [str(role) for role in SIGNED_IN])
def test_a_role_opens_what_the_table_says_and_nothing_else(opened: Register, role: str) -> None:
    assert amiss(client_of(role), role, [route for route, _ in ALL]) == []


@pytest.mark.skipif(
    not os.environ.get("OPENROLL_TEST_DATABASE"), reason="only on PostgreSQL: see above for SQLite"
)
def test_every_address_is_answered_there_too(opened: Register) -> None:
    left = {route for route, _ in ALL}
    for role in map(str, SIGNED_IN):
        mine = sorted(route for route in left if opens(route, role))
        left.difference_update(mine)
        if mine:
            assert amiss(client_of(role), role, mine) == []
    assert not left, "these open to nobody"


@pytest.mark.parametrize("role", [str(role) for role in SIGNED_IN])
def test_the_head_of_a_page_offers_only_what_opens(opened: Register, role: str) -> None:
    client = client_of(role)
    shown = client.get("/account").content.decode()
    nav = re.search(r'<ul class="or-header__nav">(.*?)</ul>', shown, re.DOTALL)
    assert nav is not None
    ways = re.findall(r'href="([^"]+)"', nav[1])
    assert "/account" in ways
    for way in ways:
        assert client.get(way).status_code == 200, way
