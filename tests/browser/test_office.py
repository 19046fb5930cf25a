"""The office in Chromium: accessible in both languages, on a telephone and on a desk, and by keyboard."""

from collections.abc import Iterator
from functools import partial

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Dialog, Page, expect

from openroll.site.register import Register
from tests.browser.looking import check, turn
from tests.office.answers import Answered, fill_case
from tests.office.cases import fill_office
from tests.people.making import client_of

from .offices import context_of, let_in, served

pytestmark = pytest.mark.browser

CASES = ("received", "waiting", "review", "entered", "hostile")
# What a claim cites, and a snapshot without one.
CITED = ("json", "page", "attribute", "text", "bytes", "absent", "unkept", "message", "certificate")
STATES = ("cases", *CASES, "answers", "snapshot", "failed", "refused", *CITED)


_SESSIONS: dict[str, str] = {}  # of the registrar, by the address of the office


class Office:
    """An office with cases of every kind, and its address."""

    def __init__(self) -> None:
        self.codes: dict[str, str] = {}
        self.answered = Answered("")
        self.session = ""

    def fill(self, register: Register) -> None:
        """Put into the register what there is to see."""
        self.codes = fill_office(register)
        self.answered = fill_case(register)
        self.session = client_of("registrar").cookies["openroll_office"].value


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, dict[str, str]]]:
    """The address of an office, and the codes of its cases."""
    made = Office()
    with served(tmp_path_factory.mktemp("office") / "register", made.fill) as address:
        _SESSIONS[address] = made.session
        yield address, {**made.codes, **paths(made.answered)}


def paths(answered: Answered) -> dict[str, str]:
    """What stands behind "/cases/" in the addresses of the evidence."""
    return {
        "answers": answered.code,
        "snapshot": f"{answered.code}/snapshots/{answered.snapshots['page']}",
        "refused": f"{answered.code}/refused/1",
        "failed": f"{answered.code}/snapshots/{answered.snapshots['gone']}",
        **{name: f"{answered.code}/claims/{answered.claims[name]}" for name in CITED},
    }


def sign_in(page: Page, address: str) -> None:
    """Let the registrar of the office at ``address`` be signed in; how people do it is in test_people."""
    let_in(page.context, address, _SESSIONS[address])
    page.goto(f"{address}/")
    assert page.url == f"{address}/"


@pytest.mark.parametrize("language", ["en", "ru"])
def test_axe_finds_nothing_and_nothing_sticks_out(
    browser: Browser, office: tuple[str, dict[str, str]], axe: str, language: str
) -> None:
    address, codes = office
    # Axe is brought in from outside, which the office's own policy forbids, so it is set aside.
    context = context_of(browser, language, bypass_csp=True)
    page = context.new_page()
    for name in STATES:
        if name == "cases":
            sign_in(page, address)
        else:
            turn(page, f"{address}/cases/{codes[name]}")
        check(page, name, axe, language)
    context.close()


def test_the_office_opens_by_keyboard_and_without_a_script(
    browser: Browser, office: tuple[str, dict[str, str]]
) -> None:
    address, codes = office
    context = context_of(browser, "en", 320, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/cases/{codes['entered']}")
    assert page.url.startswith(f"{address}/sign-in?next=")
    sign_in(page, address)
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Skip to the content")
    expect(skip).to_be_focused()
    page.keyboard.press("Enter")
    newest = page.get_by_role("link", name=f"Case {codes['answers']}")
    for _ in range(60):  # past the work lists and their filters
        page.keyboard.press("Tab")
        if newest.evaluate("element => element === document.activeElement"):
            break
    expect(newest).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(f"Case {codes['answers']}")
    context.close()


def _refuse(said: list[str], dialog: Dialog) -> None:
    said.append(dialog.message)
    dialog.dismiss()


def _note(said: list[str], message: ConsoleMessage) -> None:
    said.append(message.text)


def test_a_message_runs_nothing_even_without_the_policy(
    browser: Browser, office: tuple[str, dict[str, str]]
) -> None:
    address, codes = office
    for bypass in (False, True):
        context = context_of(browser, "en", 1280, bypass_csp=bypass)
        page = context.new_page()
        said: list[str] = []
        page.on("dialog", partial(_refuse, said))
        page.on("console", partial(_note, said))
        sign_in(page, address)
        page.goto(f"{address}/cases/{codes['hostile']}")
        expect(page.locator(".or-message")).to_contain_text("<script>alert('harm')</script>")
        assert said == []
        context.close()


@pytest.mark.parametrize(
    "name", ["json", "page", "attribute", "text", "message", "absent", "unkept", "certificate"]
)
def test_a_citation_leads_to_the_quotation_by_keyboard_and_without_a_script(
    browser: Browser, office: tuple[str, dict[str, str]], name: str
) -> None:
    address, codes = office
    context = context_of(browser, "en", 320, java_script_enabled=False)
    page = context.new_page()
    sign_in(page, address)
    page.goto(f"{address}/cases/{codes['answers']}")
    link = page.locator(f'a[href="/cases/{codes[name]}#quote"]')
    link.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#quote")).to_be_in_viewport()
    for _ in range(20):
        page.keyboard.press("Tab")
        assert page.url.startswith(f"{address}/cases/{codes[name]}"), "the keyboard gets through the page"
    context.close()


def test_a_snapshot_runs_and_loads_nothing_even_without_the_policy(
    browser: Browser, office: tuple[str, dict[str, str]]
) -> None:
    address, codes = office
    context = context_of(browser, "en", 1280, bypass_csp=True)
    page = context.new_page()
    said: list[str] = []
    page.on("dialog", partial(_refuse, said))
    page.on("console", partial(_note, said))
    page.on("request", lambda request: None if request.url.startswith(address) else said.append(request.url))
    sign_in(page, address)
    for name in ("json", "page", "text", "snapshot"):
        page.goto(f"{address}/cases/{codes[name]}")
        page.wait_for_load_state("networkidle")
        assert page.url == f"{address}/cases/{codes[name]}"
    assert page.evaluate("getComputedStyle(document.body).display") == "block"
    assert said == []
    context.close()


def test_the_bytes_are_kept_as_a_file_named_by_their_digest(
    browser: Browser, office: tuple[str, dict[str, str]]
) -> None:
    address, codes = office
    context = context_of(browser, "en", 1280, java_script_enabled=False)
    page = context.new_page()
    sign_in(page, address)
    page.goto(f"{address}/cases/{codes['snapshot']}")
    for link, ending in (
        ("The body as it was sent", ".bin"),
        ("The whole snapshot as a WARC file", ".warc.gz"),
    ):
        with page.expect_download() as waiting:
            page.get_by_role("link", name=link).click()
        name = waiting.value.suggested_filename
        assert name.endswith(ending) and len(name.removesuffix(ending)) == 64
    context.close()


def test_the_look_is_loaded_and_the_cookie_is_shut(
    browser: Browser, office: tuple[str, dict[str, str]]
) -> None:
    address, _ = office
    context = context_of(browser, "ru", 1280)
    page = context.new_page()
    sign_in(page, address)
    page.evaluate("document.fonts.ready")
    assert page.evaluate("document.fonts.check('16px \"Golos Text\"', 'aя')")
    assert page.evaluate("getComputedStyle(document.querySelector('h1')).fontFamily").startswith(
        '"Golos Text"'
    )
    assert page.evaluate("document.cookie") == ""
    page.goto(f"{address}/people")
    assert page.evaluate("document.cookie") == ""
    for cookie in context.cookies():
        assert (cookie["httpOnly"], cookie["sameSite"]) == (True, "Lax")
    context.close()
