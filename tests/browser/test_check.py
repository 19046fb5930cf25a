"""The page that checks files, in Chromium: golden files good and bad, both languages, by keyboard, under the policy."""

from base64 import b64encode
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from openroll.public.app import make_application
from openroll.public.extracts import extract_of
from openroll.public.roll import Roll
from tests.browser.looking import check
from tests.log.extracts import FOLDER
from tests.publish.making import ListSource, found_log, publish
from tests.serving import running

pytestmark = pytest.mark.browser

KEYS = [(FOLDER / f"{name}.vkey").read_text().strip() for name in ("log", "witness", "freshness")]
PROOFS = FOLDER.parent / "log"


def page_of(browser: Browser, address: str, language: str = "en", width: int = 1280, **more: bool) -> Page:
    context = browser.new_context(viewport={"width": width, "height": 800}, bypass_csp=more.get("bypass_csp"))
    page = context.new_page()
    page.goto(f"{address}/{language}/check")
    return page


@pytest.fixture(scope="module")
def page(browser: Browser, address: str) -> Iterator[Page]:
    made = page_of(browser, address)
    yield made
    made.context.close()


def checked(page: Page, path: Path, *keys: str) -> str:
    """Check the file, and return what the page says."""
    page.locator("#file").set_input_files(path)
    page.locator("#key").fill("\n".join(keys))
    page.locator("#result").evaluate("result => { result.hidden = true; result.replaceChildren(); }")
    page.get_by_role("button", name="Check").click()
    expect(page.locator("#result")).to_be_visible()
    return page.locator("#result").inner_text()


AT_ONCE = """([name, text, keys]) => new Promise(told => {
    const moved = new DataTransfer(), result = document.getElementById("result");
    moved.items.add(new File([Uint8Array.from(atob(text), letter => letter.charCodeAt(0))], name));
    document.getElementById("file").files = moved.files;
    document.getElementById("key").value = keys;
    result.hidden = true;
    result.replaceChildren();
    new MutationObserver((_, watching) => {
        if (result.hidden) return;
        watching.disconnect();
        told(result.innerText);
    }).observe(result, {attributes: true});
    setTimeout(() => told("nothing was told"), 30000);
    document.querySelector("#check button").click();
})"""


def checked_at_once(page: Page, path: Path, *keys: str) -> str:
    """The same within the page, for hundreds of files: half a dozen errands to the browser for each take longer."""
    told: str = page.evaluate(AT_ONCE, [path.name, b64encode(path.read_bytes()).decode(), "\n".join(keys)])
    return told


@pytest.mark.parametrize("path", sorted((FOLDER / "good").iterdir()), ids=lambda path: path.stem)
def test_good(page: Page, path: Path) -> None:
    told = checked(page, path, *KEYS)
    assert told.startswith("Proved: this is version ")
    assert "nothing later exists" in told
    assert "Who signed it" not in told
    assert ("Cosigned by witness.example on 2026-11-01T13:00:00Z" in told) == (path.stem == "cosigned")
    hides = ("redacted-and-hostile", "taken-over", "taken-over-twice")
    assert ("2 stand in its facts as digests only" in told) == (path.stem in hides)
    took = [f"took over from register.example/{year}" in told for year in (2025, 2024)]
    assert took == [path.stem in hides[1:], path.stem in hides[2:]]


@pytest.mark.parametrize("path", sorted((FOLDER / "bad").iterdir()), ids=lambda path: path.stem)
def test_bad(page: Page, path: Path) -> None:
    told = checked_at_once(page, path)  # with the key of this site, which is another
    assert told.startswith("Not as it should be")
    told = checked_at_once(page, path, *KEYS)
    assert told.startswith("Not as it should be")
    assert "key that it was checked with" not in told


@pytest.mark.parametrize("path", sorted((FOLDER / "false").iterdir()), ids=lambda path: path.stem)
def test_false(page: Page, path: Path) -> None:
    assert checked_at_once(page, path, *KEYS).startswith("Not as it should be")


def test_every_kind_of_flip_is_found(page: Page, tmp_path: Path) -> None:
    whole = (FOLDER / "good" / "cosigned.openroll").read_bytes()
    spoilt = tmp_path / "spoilt.openroll"
    for at in range(3, len(whole), len(whole) // 60):
        spoilt.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        assert checked_at_once(page, spoilt, *KEYS).startswith("Not as it should be"), at


def test_the_entry_after_its_facts(page: Page) -> None:
    told = checked(page, FOLDER / "good" / "every-version.openroll", KEYS[0])
    for said in (
        "version 5 of entry 2",
        "Excluded",
        "Quiet Harbour LLP",
        "post@service2.example",
        "OC000002",
    ):
        assert said in told
    told = checked(page, FOLDER / "good" / "contested.openroll", KEYS[0])
    assert told.count("and not decided in this version") == 3
    assert "Excluded" in told, "a contest hides no state"
    told = checked(page, FOLDER / "good" / "contest-ended.openroll", KEYS[0])
    assert told.count("and not decided in this version") == 2
    told = checked(page, FOLDER / "good" / "redacted-and-hostile.openroll", KEYS[0])
    assert "<script>alert(1)</script>" in told
    assert "not in the file" in told


def test_proof_files(page: Page) -> None:
    key = (PROOFS / "log.vkey").read_text().strip()
    for path in sorted((PROOFS / "proof" / "good").iterdir()):
        assert checked_at_once(page, path, key).startswith("Proved: this fact was logged at index "), path
    for path in sorted((PROOFS / "proof" / "false").iterdir()):
        assert checked_at_once(page, path, key).startswith("Not as it should be"), path
    for path in sorted((PROOFS / "proof" / "bad").iterdir()):
        assert checked_at_once(page, path, key).startswith("Not as it should be"), path


@pytest.mark.parametrize("key", ["nonsense", KEYS[0][:-4] + "AAAA", KEYS[0] + " x", KEYS[1]])
def test_a_key_that_is_none_or_another_is_said(page: Page, key: str) -> None:
    told = checked(page, FOLDER / "good" / "cosigned.openroll", *key.split())
    assert told.startswith("Not as it should be")
    assert "key" in told


def test_with_the_key_of_the_site_who_signed_is_not_proved(browser: Browser, tmp_path: Path) -> None:
    found_log(tmp_path)
    publish(ListSource().load(30), tmp_path)
    public = tmp_path / "public"
    with running(make_application(public)) as port:
        page = page_of(browser, f"http://127.0.0.1:{port}")
        page.goto(f"http://127.0.0.1:{port}/en/entries/4")
        with page.expect_download() as download:
            page.get_by_role("button", name="Download the extract").click()
        assert download.value.suggested_filename == "entry-4-version-2.openroll"
        download.value.save_as(tmp_path / "x.openroll")
        page.get_by_role("link", name="Check it in your browser").click()
        told = checked(page, tmp_path / "x.openroll")
        page.context.close()
    assert (tmp_path / "x.openroll").read_bytes() == extract_of(
        public, Roll(public / "roll.sqlite3"), 4
    ).encode()
    assert told.startswith("Consistent, authorship not proved: this is version 2 of entry 4")
    assert "Signed by the key that this site gives: roll.example/test+" in told
    assert "Who signed it" in told


def test_a_browser_without_ed25519_says_what_was_checked(browser: Browser, address: str) -> None:
    context = browser.new_context()
    context.add_init_script(
        "SubtleCrypto.prototype.importKey = () => Promise.reject(new Error('NotSupportedError'))"
    )
    page = context.new_page()
    page.goto(f"{address}/en/check")
    told = checked(page, FOLDER / "good" / "one-fact.openroll", KEYS[0])
    assert told.startswith("Consistent, authorship not proved")
    assert "this browser does not know Ed25519" in told
    assert checked(page, FOLDER / "false" / "another-root.openroll", KEYS[0]).startswith(
        "Not as it should be"
    )
    context.close()


@pytest.mark.parametrize("language", ["en", "ru"])
@pytest.mark.parametrize("name", ["good/cosigned", "good/redacted-and-hostile", "bad/cut"])
def test_axe_finds_nothing_and_nothing_sticks_out(
    browser: Browser, address: str, axe: str, language: str, name: str
) -> None:
    page = page_of(browser, address, language, bypass_csp=True)
    page.locator("#file").set_input_files(FOLDER / f"{name}.openroll")
    page.locator("#key").fill("\n".join(KEYS))
    page.locator("#check button").click()
    expect(page.locator("#result h2")).to_be_focused()
    check(page, name, axe, language)
    page.context.close()


def test_by_keyboard_and_under_the_policy(browser: Browser, address: str) -> None:
    page = page_of(browser, address, width=320)
    said: list[str] = []
    asked: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("request", lambda request: asked.append(request.url))
    page.locator("#file").set_input_files(FOLDER / "good" / "every-version.openroll")
    page.locator("#file").focus()
    page.keyboard.press("Tab")
    expect(page.get_by_label("The key that you trust")).to_be_focused()
    page.keyboard.insert_text(KEYS[0])
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Check")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=2, name="Proved: this is version 5")).to_be_focused()
    assert said == []
    # Nothing of the file left this machine; the browser fetches a picture or an alphabet's letters when it first
    # shows them, which is late on a slow machine.
    assert [url for url in asked if not url.startswith(f"{address}/static/")] == []
    assert [url for url in asked if not url.endswith((".svg", ".woff2"))] == []
    page.context.close()


def test_a_dropped_file_is_checked(page: Page) -> None:
    page.locator("#key").fill(KEYS[0])
    text = (FOLDER / "good" / "one-fact.openroll").read_text(encoding="utf-8")
    page.evaluate(
        """text => {
            const moved = new DataTransfer();
            moved.items.add(new File([text], "x.openroll"));
            document.getElementById("check").dispatchEvent(
                new DragEvent("drop", { dataTransfer: moved, bubbles: true, cancelable: true }));
        }""",
        text,
    )
    expect(page.locator("#result h2")).to_contain_text("Proved: this is version 1 of entry 1")


def test_without_a_file_it_asks_for_one(browser: Browser, address: str) -> None:
    page = page_of(browser, address)
    page.get_by_role("button", name="Check").click()
    expect(page.locator("#result")).to_contain_text("Choose a file first.")
    page.context.close()


@pytest.mark.parametrize(("language", "said"), [("en", "scripts are off"), ("ru", "скрипты отключены")])
def test_without_a_script_the_page_names_the_command(
    browser: Browser, address: str, language: str, said: str
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/{language}/check")
    expect(page.get_by_text(said)).to_be_visible()
    expect(page.locator("#check")).to_be_hidden()
    expect(page.locator("#offline + p + code")).to_contain_text("openroll verify")
    context.close()


def test_the_policy_allows_this_script_and_nothing_else(browser: Browser, address: str) -> None:
    page = page_of(browser, address)
    answer = page.request.get(f"{address}/en/check")
    policy = answer.headers["content-security-policy"]
    assert "script-src 'self'" in policy
    assert "unsafe" not in policy
    assert "connect-src 'none'" in policy
    for other in ("/en/", "/en/entries/1", "/checkpoint"):
        assert "script-src" not in page.request.get(address + other).headers["content-security-policy"]
    page.context.close()
