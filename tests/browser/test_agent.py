"""The agent's screen in Chromium: accessible, in both languages, on a telephone and on a desk, without scripts."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from playwright.sync_api import Browser, Page, expect

from openroll.agent.serving import Serving
from openroll.spam.found import Found, append
from tests.agent.fakes import DOMAIN, ROOM, RULE, Trial, post
from tests.browser.looking import check, turn

pytestmark = pytest.mark.browser
PAGES = ("", "?all=1", "requests/1", "requests/2", "spam", "requests/77", "enter")
AT = datetime(2026, 11, 2, 8, tzinfo=UTC)
MAILING = Found(
    "!one:chat.example/$1", 12, 7, AT, AT, (f"@a:{DOMAIN}", f"@{'b' * 60}:{DOMAIN}"), ("!one:chat.example",),
    ("!one:chat.example/$1",), "Earn 500 a day from home!",
)  # fmt: skip


@pytest.fixture(scope="module")
def trial(tmp_path_factory: pytest.TempPathFactory) -> Trial:
    """A request that waits with long places, one that was done and is there again, appealed against; a mailing."""
    path = tmp_path_factory.mktemp("screen") / "agent"
    trial = Trial(path, rules=[RULE], campaigns="mailings.jsonl")
    append(path / "mailings.jsonl", [MAILING, replace(MAILING, id="!two:chat.example/$2", count=3)])
    trial.bench = replace(trial.bench, folder=path)
    trial.register.ask(
        1, ROOM, post("x" * 200), category="drugs", reasons="They sell. " * 60, territory=["FR"]
    )
    trial.register.ask(2, post(), post("two"))
    trial.work()
    trial.messenger.change(gone={})
    trial.move(hours=2)
    trial.work()
    trial.register.appeal(2, 2)
    trial.work()
    return trial


@pytest.fixture(scope="module")
def serving(trial: Trial) -> Iterator[Serving]:
    found = Serving(trial.bench, "127.0.0.1:0")
    found.start()
    yield found
    found.stop()


def entered(page: Page, serving: Serving) -> Page:
    page.goto(serving.url)
    page.locator("#word").fill(serving.word)
    page.locator("#who").fill("Ann")
    page.keyboard.press("Enter")
    expect(page.locator("#word")).to_have_count(0)  # the page that asks for it has a heading, too
    return page


@pytest.mark.parametrize("language", ["en", "ru"])
def test_axe_finds_nothing_and_nothing_sticks_out(
    browser: Browser, serving: Serving, axe: str, language: str
) -> None:
    context = browser.new_context(bypass_csp=True)
    page = entered(context.new_page(), serving)
    page.goto(f"{serving.url}?language={language}")
    for path in PAGES:
        turn(page, serving.url + path)
        check(page, path, axe, language)
    context.close()


def test_a_person_refuses_by_keyboard_without_scripts(
    browser: Browser, serving: Serving, trial: Trial
) -> None:
    context = browser.new_context(
        viewport={"width": 320, "height": 800}, java_script_enabled=False, locale="en"
    )
    page = entered(context.new_page(), serving)
    page.get_by_role("link", name="Request 1").focus()
    page.keyboard.press("Enter")
    page.get_by_label("What is done").select_option("refuse")
    page.get_by_label("Why it is refused").select_option("protected")
    page.get_by_label("The reasons in words").fill("A novel.")
    page.get_by_role("button", name="Decide").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("Refuse (It is education").first).to_be_visible()
    trial.work()
    assert trial.register.kinds(1) == ["refused", "refused"]
    context.close()


def test_the_browser_sends_the_cookie_to_nobody_elses_form(browser: Browser, serving: Serving) -> None:
    context = browser.new_context()
    page = entered(context.new_page(), serving)
    (cookie,) = [one for one in context.cookies() if one["name"] == "openroll_agent"]
    assert (cookie["sameSite"], cookie["httpOnly"]) == ("Strict", True)
    page.goto(f"http://localhost:{serving.port}/")
    expect(page.locator("#word")).to_be_visible()
    context.close()
