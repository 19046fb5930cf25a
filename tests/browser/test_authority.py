"""The pages of an authority in Chromium: accessible in both languages, at every width, without a script."""

import json
import re
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from openroll.core.clock import SystemClock, rfc3339
from openroll.log.note import SigningKey
from openroll.site.register import Register
from tests.account.authorities import FILE, HERE, NEW, clerk_of, filled
from tests.browser.looking import check, turn
from tests.desk.life_making import EFFECT, LOCATORS, NOW, REASONS, REFUSED, Desk, at, authority, request
from tests.people.making import client_of, person

from .offices import apart, context_of, let_in, served
from .test_organiser import browser_of

pytestmark = pytest.mark.browser

HARM = "<script>alert(1)</script> \u202eevil {name} " + "x" * 120
WORD = "word-of-a-letter"
PRIVATE = "https://t.me/c/1234567/89"
LONG = "https://tesco.example/" + "x" * 300


class Scene:
    """An authority that has done everything once, and somebody who belongs to none."""

    def __init__(self) -> None:
        self.pages: dict[str, str] = {}
        self.sessions: dict[str, str] = {}

    def fill(self, made: Register) -> None:
        """Put into the register what there is to see."""
        from openroll.desk import appeals, authorities, gate
        from openroll.roll.acting import Actor

        desk = Desk(made)
        clara = clerk_of(desk.authority)
        mine = Actor(clara.role, clara.pk)
        now = SystemClock().now()
        waiting = authorities.add_key(
            desk.authority.code, SigningKey.generate("x" * 200 + ".example").verifier.text, mine, now
        )
        gone = authorities.add_key(
            desk.authority.code, SigningKey.generate("gone.example").verifier.text, mine, now
        )
        authorities.withdraw_key(gone.pk, HARM, mine, now)
        long = [f"https://tesco.example/{'x' * 150}/{n}" for n in range(120)]
        many = request(
            made, desk.entry, desk.authority, reference=HARM[:100].replace("\u202e", ""), locators=long
        )
        errors = desk.take(
            desk.note("effect", **EFFECT),
            desk.note("reasons", **{**REASONS, "text": HARM}),
            desk.note(
                "informed", event="$2", at=rfc3339(NOW), appeal_sha256=sha256(WORD.encode()).hexdigest()
            ),
            desk.note("refused", 2, **{**REFUSED, "ground": "unclear", "text": HARM}),
        )
        assert errors == [None] * 4
        appeals.make(WORD, HARM, "en", origin=made.origin, clock=at())
        browser = client_of(clara)
        self.sessions["clara"] = browser.cookies["openroll_office"].value
        sent = browser.post(NEW, filled(do="anyway", locators=f"{LOCATORS[0]}\n{PRIVATE}", reference="p"))
        gate.pass_on(origin=made.origin, clock=at())
        self.sessions["new"] = client_of(person("authority", "new")).cookies["openroll_office"].value
        proposed = clerk_of(authority("xx-new", state="proposed"), "nina")
        self.sessions["nina"] = client_of(proposed).cookies["openroll_office"].value
        self.pages = {
            "home": HERE,
            "answered": f"{HERE}?view=answered",
            "none": f"{HERE}?view=ended&q=nothing",
            "new": NEW,
            "file": FILE,
            "request": f"/authority/requests/{desk.request.number}",
            "many": f"/authority/requests/{many.number}?page=2",
            "returned": sent.headers["Location"],
            "withdraw": f"/authority/requests/{many.number}/withdraw",
            "keys": "/authority/keys",
            "key": f"/authority/keys/{waiting.pk}/withdraw",
        }


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Scene]]:
    """The address of an office, and what there is in it."""
    made = Scene()
    with served(tmp_path_factory.mktemp("authority") / "register", made.fill) as address:
        yield address, made


def write(page: Page, **fields: str) -> None:
    """Fill in the form of a request, by the names of its fields."""
    for name, value in fields.items():
        page.locator(f"[name={name}]").fill(value)


@pytest.mark.parametrize("language", ["en", "ru"])
def test_axe_finds_nothing_and_nothing_sticks_out(
    browser: Browser, register: tuple[str, Scene], axe: str, language: str
) -> None:
    address, made = register
    context = browser_of(browser, language, 1280, address, made.sessions["clara"], bypass_csp=True)
    page = context.new_page()
    for name, path in made.pages.items():
        turn(page, address + path)
        check(page, name, axe, language)
        assert page.locator("a[href*='tesco.example'], a[href*='t.me']").count() == 0, "a place is no link"
    page.goto(address + NEW)
    page.locator("[name=do]").click()
    check(page, "nothing filled in", axe, language)
    write(
        page, service="tesco.example", reference="z", legal_basis=HARM.replace("\u202e", ""), reasons=HARM,
        contact="c", redress="r", locators="\n".join([LOCATORS[0], PRIVATE, LONG, LOCATORS[0]]),
    )  # fmt: skip
    page.locator("[name=category]").first.check()
    page.locator("[name=do]").click()
    expect(page.locator("[name=do][value=anyway]")).to_be_visible()
    check(page, "goes back", axe, language)
    context.close()
    for who in ("new", "nina"):
        context = browser_of(browser, language, 1280, address, made.sessions[who], bypass_csp=True)
        page = context.new_page()
        page.goto(address + HERE)
        check(page, who, axe, language)
        context.close()


def test_a_request_is_written_by_keyboard_without_a_script_on_a_telephone(
    browser: Browser, register: tuple[str, Scene]
) -> None:
    address, made = register
    context = context_of(browser, "en", 320, java_script_enabled=False)
    let_in(context, address, made.sessions["clara"])
    page = context.new_page()
    page.goto(address + NEW)
    for label, text in (
        ("Service", "tesco.example"), ("Your reference", "by keyboard"), ("Legal basis", "Section 1"),
        ("Reasons", "It sells them."), ("Places", LOCATORS[0]), ("Whom the organiser may ask", "desk"),
        ("What can be done against the order", "court"),
    ):  # fmt: skip
        page.get_by_label(label, exact=True).focus()
        page.keyboard.press("Control+A")
        page.keyboard.type(text)
    page.get_by_label("Drugs").focus()
    page.keyboard.press("Space")
    page.get_by_label("One hour from receipt").focus()
    page.keyboard.press("Space")
    page.get_by_role("button", name="Look at it before sending").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("If you send it now: until")).to_be_visible()
    expect(page.get_by_text("Understood: 1. Not usable: 0.")).to_be_visible()
    page.get_by_role("button", name="Send the request").focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/authority/requests/\d+$"))
    expect(page.get_by_text("The request was taken.")).to_be_visible()
    page.get_by_role("link", name="Withdraw this request").focus()
    page.keyboard.press("Enter")
    page.get_by_label("Why").focus()
    page.keyboard.type("A mistake.")
    page.get_by_role("button", name="Withdraw it").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("The request is withdrawn. The organiser is told.")).to_be_visible()
    context.close()


def test_a_file_is_looked_at_and_sent_without_a_script(
    browser: Browser, register: tuple[str, Scene], tmp_path: Path
) -> None:
    address, made = register
    order = {
        "authority": "de-bka", "reference": "a file", "service": 1, "category": "drugs", "legal_basis": "Section 1",
        "reasons": "It sells them.", "locators": [LOCATORS[0]], "issued_at": rfc3339(NOW), "deadline": "PT1H",
        "contact": "desk", "redress": "court",
    }  # fmt: skip
    (tmp_path / "order.json").write_text(json.dumps(order))
    context = context_of(browser, "en", 1280, java_script_enabled=False)
    let_in(context, address, made.sessions["clara"])
    page = context.new_page()
    page.goto(address + FILE)
    page.get_by_label("File").set_input_files(tmp_path / "order.json")
    page.get_by_role("button", name="Look at it before sending").click()
    page.get_by_role("button", name="Send the request").click()
    expect(page.get_by_text("The request was taken.")).to_be_visible()
    expect(page.locator("dd", has_text="as a file")).to_be_visible()
    context.close()

    def count() -> int:
        from openroll.desk.models import Request

        return Request.objects.filter(reference="a file").count()

    assert apart(count) == 1
