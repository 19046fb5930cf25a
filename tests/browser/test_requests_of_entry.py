"""What an organiser and an author see of requests, in Chromium: accessible in both languages, without a script."""

import re
from collections.abc import Iterator
from hashlib import sha256

import pytest
from playwright.sync_api import Browser, expect

from openroll.core.clock import SystemClock, rfc3339
from openroll.site.register import Register
from tests.browser.looking import check, turn
from tests.desk.life_making import EFFECT, LOCATORS, NOW, REASONS, REFUSED, Desk, at, request
from tests.people.making import client_of
from tests.people.organisers import organiser, proved

from .offices import context_of, served
from .test_organiser import browser_of

pytestmark = pytest.mark.browser

HARM = "<script>alert(1)</script> \u202eevil {name} " + "x" * 120
WORD = "word-of-a-letter"


class Scene:
    """Requests in every state that has a look of its own."""

    def __init__(self) -> None:
        self.pages: dict[str, str] = {}
        self.session = ""

    def fill(self, made: Register) -> None:
        """Put into the register what there is to see."""
        from openroll.desk import agents, appeals, clocks
        from openroll.roll.acting import Actor

        desk = Desk(made)
        olga = organiser("olga")
        proved(olga, desk.entry, at=SystemClock().now())
        agents.withdraw(desk.entry, desk.agent.pk, actor=Actor("organiser", olga.pk), now=NOW)
        desk.agent.withdrawn_at = None
        desk.agent.save()
        long = [f"https://tesco.example/{'x' * 150}/{n}" for n in range(120)]
        many = request(
            made, desk.entry, desk.authority, reference=HARM[:100].replace("\u202e", ""), locators=long
        )
        again = request(made, desk.entry, desk.authority, reference="3", locators=LOCATORS)
        errors = desk.take(
            desk.note("effect", **{**EFFECT, "preserved_until": rfc3339(NOW)}),
            desk.note("reasons", **{**REASONS, "text": HARM}),
            desk.note(
                "informed", event="$2", at=rfc3339(NOW), appeal_sha256=sha256(WORD.encode()).hexdigest()
            ),
            desk.note("refused", 2, **{**REFUSED, "text": HARM}),
        )
        assert errors == [None] * 4
        appeals.make(WORD, HARM, "en", origin=made.origin, clock=at())
        desk.tell("appeal-decided", appeal=1, outcome="upheld", text=HARM)
        clocks.look(tell=lambda *_: None, origin=made.origin, clock=at(hours=2))
        self.session = client_of(olga).cookies["openroll_office"].value
        base = f"/my/{desk.entry.number}"
        self.pages = {
            "entry": base,
            "agents": f"{base}/agents",
            "requests": f"{base}/requests",
            "answered": f"{base}/requests?show=answered",
            "none": f"{base}/requests?show=ended",
            "request": f"{base}/requests/{desk.request.number}",
            "many": f"{base}/requests/{many.number}?page=2",
            "same": f"{base}/requests/{again.number}",
            "appeal": f"/appeal/{WORD}",
        }


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Scene]]:
    """The address of an office, and what there is in it."""
    made = Scene()
    with served(tmp_path_factory.mktemp("requests") / "register", made.fill) as address:
        yield address, made


@pytest.mark.parametrize("language", ["en", "ru"])
def test_axe_finds_nothing_and_nothing_sticks_out(
    browser: Browser, register: tuple[str, Scene], axe: str, language: str
) -> None:
    address, made = register
    context = browser_of(browser, language, 1280, address, made.session, bypass_csp=True)
    page = context.new_page()
    for name, path in made.pages.items():
        turn(page, address + path)
        check(page, name, axe, language)
        assert page.locator("a[href*='tesco.example']").count() == 0, "a place is no link"
    context.close()


def test_an_author_appeals_by_keyboard_and_without_a_script(
    browser: Browser, register: tuple[str, Scene]
) -> None:
    address, made = register
    context = context_of(browser, "en", 320, java_script_enabled=False)
    page = context.new_page()
    page.goto(address + made.pages["appeal"])
    page.get_by_role("button", name="Send the appeal").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_be_visible()
    page.get_by_label("Why is the decision wrong?").focus()
    page.keyboard.type("It is a report.")
    page.get_by_role("button", name="Send the appeal").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("Your appeal was passed on to the organiser.")).to_be_visible()
    expect(page.get_by_text("has not decided yet")).to_be_visible()
    expect(page).to_have_url(re.compile(r"/appeal/"))
    context.close()
