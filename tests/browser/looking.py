"""What holds for every page: nothing that axe finds, nothing that sticks out, one heading, its language."""

from collections.abc import Sequence
from urllib.parse import urlsplit

from playwright.sync_api import Page

TELEPHONE, DESK = (320,), (1280,)
WIDTHS = TELEPHONE + DESK
WRITE = """async address => {
    if (!('axe' in window)) return 0;
    const answer = await fetch(address), text = await answer.text();
    if (text.includes('<script')) return 0;
    history.replaceState(null, '', answer.url);
    document.open();
    document.write(text);
    document.close();
    if (document.readyState !== 'complete')
        await new Promise(loaded => window.addEventListener('load', loaded, {once: true}));
    return answer.status;
}"""
OPEN = """() => {
    document.querySelectorAll('details').forEach(element => element.open = true);
    return 'axe' in window;
}"""
SEEN = """async ([asked, colours]) => {
    // A page that has just been written or made wider has its place, its letters and a frame before it is measured.
    const root = document.documentElement;
    root.scrollWidth;
    await document.fonts.ready;
    await new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(drawn)));
    // Of colours axe judges what has others than in the width before, or was hidden there.
    const before = window.looks || new Map(), every = [...document.querySelectorAll('body, body *')];
    const looks = window.looks = new Map(every.map(element => {
        const {color, backgroundColor, backgroundImage, fontWeight, opacity} = getComputedStyle(element);
        const look = [color, backgroundColor, backgroundImage, fontWeight, opacity].join();
        return [element, element.checkVisibility() && look];
    }));
    const others = every.filter(element => looks.get(element) && looks.get(element) !== before.get(element));
    // Where an element stands is told by its own words: to find a selector for each takes long.
    const TOLD = {resultTypes: ['violations'], selectors: false};
    const all = every.every(element => !before.has(element)), violations = [];
    const run = async (where, options) =>
        violations.push(...(await axe.run(where, {...TOLD, ...options})).violations);
    if (asked) await run(document, {rules: {'color-contrast': {enabled: colours && all}}});
    if (colours && !all && others.length) await run({include: others}, {runOnly: ['color-contrast']});
    return [
        violations.map(
            found => found.id + ': ' + found.nodes.map(node => node.html + ' ' + node.failureSummary).join(' | ')),
        root.scrollWidth, root.clientWidth, window.innerWidth, root.lang, document.querySelectorAll('h1').length];
}"""


def turn(page: Page, address: str) -> int:
    """Let ``page`` show what is at ``address``; return the status of the answer.

    Where axe is in the window already, what comes is written into that window, as long as no script comes with it: to
    load another page, and axe anew into it, takes longer than to look at it.
    """
    if urlsplit(page.url)[:2] == urlsplit(address)[:2] and (status := page.evaluate(WRITE, address)):
        return int(status)
    answer = page.goto(address)
    assert answer is not None
    return answer.status


def check(
    page: Page, name: str, axe: str, language: str | None = None, widths: Sequence[int] = WIDTHS
) -> None:
    """Assert it of ``page``, with all that can be opened there open. Needs a context that lets axe in.

    The page is looked at in each of the ``widths``, made narrower or wider: its look is its style sheet's alone. What
    another width shows or hides is the same in every language, and so are the colours: axe, which takes long, looks at
    those in English, and in another width at the colours that are others there.
    """
    if not page.evaluate(OPEN):
        page.evaluate(axe + ";null")
    english = page.locator("html").get_attribute("lang") == "en"
    for width in widths:
        page.set_viewport_size({"width": width, "height": 800})
        asked = english or width == widths[0]
        violations, wide, seen, shown, spoken, headings = page.evaluate(SEEN, [asked, english])
        where = f"{name}, {width} pixels wide"
        assert violations == [], f"{where}: {violations}"
        assert shown == width, where
        assert wide <= seen, f"{where}: the page scrolls sideways"
        assert language is None or spoken == language, where
        assert headings == 1, where
