"""A person acts, and the agent looks again: the status of a page, and nothing of the page."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from openroll.agent.messengers.base import MessengerDown, MessengerRefused
from openroll.agent.messengers.by_hand import ByHand
from openroll.desk.locators import Kind, Network, NotPublic, PublicLocator
from openroll.desk.words import Action
from tests.agent.messengers.loopback import Served, served

HOST = "talk.example"


class Site:
    """A site of pages with a status each; a text is where the page leads to."""

    def __init__(self) -> None:
        self.pages: dict[str, int | str] = {}
        self.asked: list[str] = []

    def application(self, environ: dict[str, Any], start: Callable[..., object]) -> list[bytes]:
        query = environ["QUERY_STRING"]
        path = environ["PATH_INFO"] + (f"?{query}" if query else "")
        self.asked.append(path)
        assert "HTTP_AUTHORIZATION" not in environ
        assert "HTTP_COOKIE" not in environ
        page = self.pages.get(path, 404)
        leads = isinstance(page, str)
        start(f"{302 if leads else page} Said", [("Location", str(page))] if leads else [])
        return [b"what stands there" * 100_000]


@pytest.fixture
def site() -> Site:
    return Site()


@pytest.fixture(scope="module")
def server() -> Iterator[Served]:
    with served() as made:
        yield made


@pytest.fixture
def by_hand(site: Site, server: Served) -> ByHand:
    server.application = site.application
    return ByHand(addresses={HOST: server.address})


def page(item: str = "/post/1") -> PublicLocator:
    return PublicLocator(Network.WEB, Kind.PAGE, HOST, item)


@pytest.mark.parametrize(
    ("status", "gone"), [(200, False), (404, True), (410, True), (451, True), (403, False)]
)
def test_the_status_says_whether_it_is_gone(by_hand: ByHand, site: Site, status: int, gone: bool) -> None:
    site.pages["/post/1"] = status
    seen = by_hand.see(page(), Action.BY_HAND)
    assert (seen.status, seen.gone, seen.event) == (status, gone, "")


def test_a_page_for_members_is_not_public(by_hand: ByHand, site: Site) -> None:
    for status in (401, 403):
        site.pages["/post/1"] = status
        with pytest.raises(NotPublic):
            by_hand.look(page())


@pytest.mark.parametrize(
    "leads",
    [
        "/login",
        "/Login.aspx?next=/post/1",
        "/users/sign_in",
        "/session/new",
        "/en/anmelden/",
        "/ucp.php?mode=login",
        f"https://{HOST}/login?to=1",
        "https://sso.example/realms/talk",
        "https://login.talk.example/",
        "https://other.example/oauth2/authorize?client_id=1",
    ],
)
def test_a_page_that_leads_to_signing_in_is_not_public(by_hand: ByHand, site: Site, leads: str) -> None:
    site.pages |= {"/post/1": leads, leads.removeprefix(f"https://{HOST}"): 200}
    with pytest.raises(NotPublic):
        by_hand.look(page())
    seen = by_hand.see(page(), Action.BY_HAND)
    assert (seen.status, seen.gone) == (302, False)


@pytest.mark.parametrize(
    "leads", ["/post/1-how-to-login", "/post/1/sign-in-sheets-for-bakers", "/post/1?from=login"]
)
def test_a_title_about_signing_in_is_public(by_hand: ByHand, site: Site, leads: str) -> None:
    site.pages |= {"/post/1": leads, leads: 200}
    assert by_hand.look(page()).there


def test_a_page_is_found(by_hand: ByHand, site: Site) -> None:
    site.pages["/post?id=1"] = 200
    assert by_hand.look(page("/post?id=1#comment-3")).there
    assert site.asked == ["/post?id=1"]
    assert not by_hand.look(page("/post?id=2")).there


def test_redirects_are_followed_on_the_site_alone(by_hand: ByHand, site: Site) -> None:
    site.pages |= {"/post/1": "/posts/1/", "/posts/1/": 410}
    assert by_hand.see(page(), Action.BY_HAND).gone
    site.pages["/post/1"] = "https://elsewhere.example/"
    seen = by_hand.see(page(), Action.BY_HAND)
    assert (seen.status, seen.gone) == (302, False)
    site.pages["/post/1"] = "/post/1"
    with pytest.raises(MessengerDown):
        by_hand.look(page())


def test_a_site_that_is_out_of_order_proves_nothing(by_hand: ByHand, site: Site) -> None:
    site.pages["/post/1"] = 503
    with pytest.raises(MessengerDown):
        by_hand.see(page(), Action.BY_HAND)


def test_it_does_nothing_and_tells_nobody(by_hand: ByHand, site: Site) -> None:
    for action in Action:
        with pytest.raises(MessengerRefused):
            by_hand.act(page(), action, "m")
        with pytest.raises(MessengerRefused):
            by_hand.undo(page(), action, "m")
    assert by_hand.tell("somebody", "text", "m") == ""
    assert site.asked == []
