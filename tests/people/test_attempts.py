"""Failures are counted so that nobody guesses, and nobody is locked out by a stranger."""

from typing import Any

import pytest
from django.test import Client

from openroll.core.clock import FixedClock, SystemClock
from openroll.people import attempts, clients
from openroll.people.models import Failure
from openroll.site.register import Register
from tests.people.making import PASSWORD, client_of, code_of, person


def browser_at(address: str) -> Client:
    return Client(SERVER_NAME="localhost", REMOTE_ADDR=address)


def guess(browser: Client, who: Any, password: str = "wrong") -> str:
    return browser.post("/sign-in", {"login": who.email, "password": password}).content.decode()


def opens(browser: Client, who: Any) -> bool:
    """Tell whether the right password is answered, in a browser in which nobody is signed in."""
    answer = browser.post("/sign-in", {"login": who.email, "password": PASSWORD})
    return answer.status_code == 302


@pytest.fixture(autouse=True)
def _cheap(settings_of_django: Any) -> None:
    """Hash passwords so that a thousand of them take no time."""


def _forget(hashers: Any) -> None:
    """Have Django read the setting again; it keeps what it has read."""
    hashers.get_hashers.cache_clear()
    hashers.get_hashers_by_algorithm.cache_clear()


@pytest.fixture
def settings_of_django(monkeypatch: pytest.MonkeyPatch) -> Any:
    from django.conf import settings

    cheap = "django.contrib.auth.hashers.MD5PasswordHasher"
    monkeypatch.setattr(settings, "PASSWORD_HASHERS", [cheap, *settings.PASSWORD_HASHERS])
    from django.contrib.auth import hashers

    _forget(hashers)
    yield settings
    _forget(hashers)


def somebody(name: str = "ada") -> Any:
    who = person("organiser", name=name)
    who.set_password(PASSWORD)
    who.save()
    return who


def test_guessing_from_one_address_stops_after_ten(opened: Register) -> None:
    who, guesser = somebody(), browser_at("203.0.113.9")
    for _ in range(attempts.MOST):
        assert "do not belong together" in guess(guesser, who)
    assert "too many tries" in guess(guesser, who)
    assert not opens(guesser, who), "the right password is one more guess"
    assert "too many tries" in guess(guesser, somebody("another")), "nor can it go on with somebody else"


def test_a_thousand_failures_of_a_stranger_do_not_keep_a_person_out(opened: Register) -> None:
    who, own = somebody(), browser_at("198.51.100.7")
    assert opens(own, who)
    own.post("/sign-out")
    for number in range(1000):
        stranger = browser_at(f"203.0.{number % 250}.{number // 250 + 1}")
        if number % 50 == 0:  # the whole way now and then: the rest are counted where each of these is
            guess(stranger, who)
        else:
            attempts.failed(_request(stranger), who.email)
    for _ in range(20):
        guess(browser_at("198.51.100.7"), who)  # even from the person's own machine, in another browser
    assert opens(own, who)
    assert opens(browser_at("192.0.2.77"), who), "nor out of a new browser somewhere else"


def _request(browser: Client) -> Any:
    from django.test import RequestFactory

    return RequestFactory().post("/sign-in", REMOTE_ADDR=str(browser.defaults["REMOTE_ADDR"]))


def test_under_attack_a_new_place_has_fewer_tries_but_some(opened: Register) -> None:
    who = somebody()
    for number in range(attempts.UNDER_ATTACK):
        attempts.failed(_request(browser_at(f"203.0.{number}.1")), who.email)
    for _ in range(attempts.MOST_UNDER_ATTACK):
        guess(browser_at("192.0.2.1"), who)
    assert not opens(browser_at("192.0.2.200"), who), "the same network"
    assert opens(browser_at("192.0.3.1"), who)


def test_a_count_is_over_after_a_quarter_of_an_hour(
    opened: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    who, browser = somebody(), browser_at("203.0.113.9")
    for _ in range(attempts.MOST):
        guess(browser, who)
    assert not opens(browser, who)
    late = FixedClock(SystemClock().now() + attempts.WINDOW)
    monkeypatch.setattr(attempts, "SystemClock", lambda: late)
    assert opens(browser, who)


def test_a_known_browser_has_its_own_count(opened: Register) -> None:
    who, own = somebody(), browser_at("198.51.100.7")
    assert opens(own, who)
    own.post("/sign-out")
    for _ in range(attempts.MOST):
        guess(own, who)
    assert not opens(own, who), "a stolen browser guesses no more than others"
    assert opens(browser_at("198.51.100.7"), who)


def test_a_cookie_that_was_invented_makes_no_browser_known(opened: Register) -> None:
    who = somebody()
    told = []
    for number in range(attempts.MOST + 1):
        browser = browser_at("203.0.113.9")
        browser.cookies["openroll_known"] = f"eyJwZXJzb25zIjpbMV19:{number}:AAAA"
        told.append(guess(browser, who))
    assert "too many tries" in told[-1]


def test_codes_are_counted_too(opened: Register) -> None:
    who, browser = person("registrar"), browser_at("203.0.113.9")
    who.set_password(PASSWORD)
    who.save()
    browser.post("/sign-in", {"login": who.email, "password": PASSWORD})
    for _ in range(attempts.MOST):
        assert "not right" in browser.post("/sign-in/second-factor", {"code": "000000"}).content.decode()
    shown = browser.post("/sign-in/second-factor", {"code": code_of()}).content.decode()
    assert "too many tries" in shown
    signed_in = client_of(who, REMOTE_ADDR="192.0.2.1", fresh=False)
    answer = signed_in.post("/account/reauthenticate/code?next=/people", {"code": code_of()})
    assert answer.headers["Location"] == "/people", "the person themselves, elsewhere"


def test_what_is_counted_is_forgotten(opened: Register, monkeypatch: pytest.MonkeyPatch) -> None:
    who = somebody()
    guess(browser_at("203.0.113.9"), who)
    assert who.email not in str(list(Failure.objects.values()))
    late = FixedClock(SystemClock().now() + 2 * attempts._DAY)
    monkeypatch.setattr(attempts, "SystemClock", lambda: late)
    guess(browser_at("203.0.113.8"), who)
    assert Failure.objects.count() == 3


@pytest.mark.parametrize(
    ("remote", "forwarded", "proxies", "address"),
    [
        ("203.0.113.9", "", 0, "203.0.113.9"),
        ("203.0.113.9", "198.51.100.1", 0, "203.0.113.9"),
        ("127.0.0.1", "198.51.100.1", 1, "198.51.100.1"),
        ("127.0.0.1", "1.1.1.1, 198.51.100.1", 1, "198.51.100.1"),
        ("127.0.0.1", "198.51.100.1, 10.0.0.1", 2, "198.51.100.1"),
        ("127.0.0.1", "198.51.100.1", 2, "127.0.0.1"),
        ("127.0.0.1", "nonsense", 1, clients.UNKNOWN),
        ("", "", 0, clients.UNKNOWN),
        ("::ffff:203.0.113.9", "", 0, "203.0.113.9"),
        ("fe80::1%eth0", "", 0, "fe80::1"),
        ("127.0.0.1", "[2001:db8::1]", 1, "2001:db8::1"),
    ],
)
def test_the_address_of_whoever_asks(
    monkeypatch: pytest.MonkeyPatch, remote: str, forwarded: str, proxies: int, address: str
) -> None:
    from django.conf import settings
    from django.test import RequestFactory

    monkeypatch.setattr(settings, "OFFICE_PROXIES", proxies)
    more = {"X-Forwarded-For": forwarded} if forwarded else {}
    assert clients.address_of(RequestFactory().get("/", REMOTE_ADDR=remote, headers=more)) == address


def test_a_guesser_is_counted_by_what_they_have_to_themselves() -> None:
    assert clients.host_of("203.0.113.9") == "203.0.113.9/32"
    assert clients.host_of("2001:db8::1") == clients.host_of("2001:db8::ffff:1") == "2001:db8::/64"
    assert clients.network_of("203.0.113.9") == "203.0.113.0/24"
    assert clients.network_of("2001:db8:0:5::1") == "2001:db8::/48"
