"""Writing to the register in Chromium, and its letters: accessible, in both languages, on a telephone, by keyboard."""

import threading
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from wsgiref.simple_server import WSGIServer, make_server

import pytest
from playwright.sync_api import Browser, BrowserContext, Dialog, Page, expect

from openroll.core.clock import FixedClock
from openroll.site.founding import found
from openroll.site.private_database import use
from openroll.site.register import Register
from tests.identity.making import company
from tests.people.making import client_of
from tests.roll.making import LETTER, NOW, clock, decide

from .conftest import _Quiet, _Server
from .test_pages import VIOLATIONS, WIDTHS

pytestmark = pytest.mark.browser

HARM = "<script>alert('harm')</script> \u202eevil\u200b " + "x" * 300
PAGES = ("form", "wrong", "asked", "sent", "letters", "draft", "failed")


def _refuse(said: list[str], dialog: Dialog) -> None:
    said.append(dialog.message)
    dialog.dismiss()


class Office:
    """An office with a message that is asked about and letters in several states."""

    def __init__(self, folder: Path) -> None:
        self.paths: dict[str, str] = {}
        self.session = ""
        self.failed: list[BaseException] = []
        # The driver of the browser keeps an event loop in this thread, and Django's models want none.
        thread = threading.Thread(target=self._make, args=(folder,))
        thread.start()
        thread.join()
        if self.failed:
            raise self.failed[0]

    def _make(self, folder: Path) -> None:
        from django.db import connections

        try:
            register, _ = found(folder, "Test register", policy="five-identifiers", clock=FixedClock(NOW))
            use(register)
            self.paths = _fill(register)
            self.session = client_of("registrar").cookies["openroll_office"].value
        except BaseException as error:
            self.failed.append(error)
        finally:
            connections.close_all()


def _fill(register: Register) -> dict[str, str]:
    from openroll.roll import intake, letters, models
    from openroll.roll.acting import POLICY

    message = intake.read(f"{HARM}\n{LETTER}", "en")
    incoming = intake.Incoming(
        message, "web", intake.THIRD, name=HARM[:60], email="anna@mail.example", key="word"
    )
    case = intake.receive(incoming, origin=register.origin, clock=clock())
    decide(register, case, [*company()])
    letters.make(case, "ask", actor=POLICY, now=NOW)
    draft = letters.make(case, "closed", actor=POLICY, now=NOW, draft=True, params={"words": HARM})
    failed = letters.make(case, "closed", actor=POLICY, now=NOW, params={"words": HARM})
    models.Letter.objects.filter(pk=failed.pk).update(state="failed", next_try_at=None, failure=HARM)
    return {
        "asked": f"/message/{case.code}/word",
        "draft": f"/letters/{draft.pk}",
        "failed": f"/letters/{failed.pk}",
        "letters": "/letters",
        "form": "/message?entry=12",
    }


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Office]]:
    """The address of an office, and what is in it."""
    from django.core.handlers.wsgi import WSGIHandler

    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("OPENROLL_REGISTER", "")
        made = Office(tmp_path_factory.mktemp("messages") / "register")
        server: WSGIServer
        with make_server("127.0.0.1", 0, WSGIHandler(), _Server, _Quiet) as server:
            thread = threading.Thread(target=server.serve_forever, daemon=True)
            thread.start()
            yield f"http://127.0.0.1:{server.server_port}", made
            server.shutdown()
            thread.join()


def context_of(browser: Browser, language: str, width: int, **more: bool) -> BrowserContext:
    return browser.new_context(
        viewport={"width": width, "height": 800},
        locale={"en": "en-GB", "ru": "ru-RU"}[language],
        bypass_csp=more.get("bypass_csp"),
        java_script_enabled=more.get("java_script_enabled"),
    )


def write(page: Page, text: str) -> None:
    page.locator("#id_text").fill(text)
    page.locator("#id_name").fill("Anna <b>Smith</b>")


def send(page: Page) -> None:
    page.locator("main form button[type=submit]").last.click()


@pytest.mark.parametrize("language", ["en", "ru"])
@pytest.mark.parametrize("width", WIDTHS)
def test_axe_finds_nothing_and_nothing_sticks_out(
    browser: Browser, office: tuple[str, Office], axe: str, width: int, language: str
) -> None:
    address, made = office
    # Axe is brought in from outside, which the office's own policy forbids, so it is set aside.
    context = context_of(browser, language, width, bypass_csp=True)
    page = context.new_page()
    for name in PAGES:
        if name == "letters":
            context.add_cookies([{"name": "openroll_office", "value": made.session, "url": address}])
        if name in ("wrong", "sent"):
            page.goto(f"{address}/message")
            write(page, "" if name == "wrong" else f"{LETTER}{width}{language}")
            send(page)
        else:
            page.goto(f"{address}{made.paths[name]}")
        if name == "wrong":
            expect(page.get_by_role("alert")).to_be_visible()
            expect(page.locator("#id_name")).to_have_value("Anna <b>Smith</b>")
        if name == "sent":
            assert "/message/" in page.url
        page.evaluate(axe)
        assert page.evaluate(VIOLATIONS) == [], name
        wide, seen = page.evaluate(
            "[document.documentElement.scrollWidth, document.documentElement.clientWidth]"
        )
        assert wide <= seen, f"{name}: the page scrolls sideways"
        assert page.locator("html").get_attribute("lang") == language
        assert page.locator("h1").count() == 1
    context.close()


def test_a_message_is_written_by_keyboard_and_without_a_script(
    browser: Browser, office: tuple[str, Office]
) -> None:
    address, _ = office
    context = context_of(browser, "en", 320, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/message")
    expect(page.get_by_label("Leave this empty")).to_be_hidden()
    text = page.get_by_label("Your message")
    for _ in range(15):
        page.keyboard.press("Tab")
        if text.evaluate("element => element === document.activeElement"):
            break
    expect(text).to_be_focused()
    page.keyboard.type("Our entry: https://register.example/GB-COH/00445790")
    button = page.get_by_role("button", name="Send the message")
    for _ in range(15):
        page.keyboard.press("Tab")
        if button.evaluate("element => element === document.activeElement"):
            break
    expect(button).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Your message: case")
    sent = page.url
    page.get_by_label("Your answer").fill("And our address: office@harbour.example")
    page.get_by_role("button", name="Send the answer").dblclick()
    assert page.url == sent
    expect(page.locator(".or-message", has_text="office@harbour.example")).to_have_count(1)
    context.close()


def test_what_is_missing_is_told_in_plain_words(browser: Browser, office: tuple[str, Office]) -> None:
    address, made = office
    context = context_of(browser, "en", 1280)
    page = context.new_page()
    said: list[str] = []
    page.on("dialog", partial(_refuse, said))
    page.goto(f"{address}{made.paths['asked']}")
    expect(page.get_by_role("heading", name="What is missing")).to_be_visible()
    expect(page.locator("main")).to_contain_text("TESCO PLC")
    expect(page.locator(".or-message").first).to_contain_text("<script>alert('harm')</script>")
    assert said == []
    context.close()
