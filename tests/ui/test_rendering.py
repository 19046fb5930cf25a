from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any

import pytest
from jinja2 import UndefinedError

from openroll.office import words
from openroll.ui import assets
from openroll.ui.rendering import environment, render

CASE: dict[str, Any] = {
    "code": "2026-0007",
    "received_at": datetime(2026, 11, 20, 9, 0, tzinfo=UTC),
    "state": "insufficient",
    "result": {"missing": ["address", "email"]},
    "options": {},
}
CLAIM = SimpleNamespace(
    pk=1,
    verdict="valid",
    property="email",
    value="a@b.example",
    original="A@b.example",
    url="urn:openroll:case:7",
    where="line 1",
    quote="write to <A@b.example>",
    snapshot="0" * 64,
    retrieved_at=CASE["received_at"],
    source="message",
    source_type="self-declared",
)
DECISION = SimpleNamespace(
    verdict="enter",
    reason="This register has no entry {number}.",
    params={"number": 3},
    by="registrar",
    policy="five-identifiers/1",
    at=CASE["received_at"],
)


@pytest.mark.parametrize("language", ["en", "ru"])
def test_the_office_s_pages(language: str) -> None:
    case = SimpleNamespace(**CASE)
    entered = SimpleNamespace(**{**CASE, "state": "entered", "entry": SimpleNamespace(number=5)})
    page = render("office/cases.html", language, path="/", cases=[case, entered])
    assert "/cases/2026-0007" in page
    page = render(
        "office/case.html",
        language,
        path="/cases/x",
        case=case,
        message="<b>Hello</b>\n",
        claims=[CLAIM],
        decisions=[DECISION],
        alerts=[],
        remarks=[],
        snapshots=[],
        refused=[],
        words=words,
    )
    assert "&lt;b&gt;Hello" in page
    assert "&lt;A@b.example&gt;" in page
    assert "В этом реестре нет записи 3." in page or language == "en"
    assert "office" in render("office/cases.html", "en", path="/", cases=[])


def test_what_fills_a_message_is_escaped() -> None:
    template = environment().from_string(
        '{{ _("Code {code}", code=value) }}{{ ngettext("{count} <a>", "{count} <b>", 2) }}'
    )
    helpers = template.render(_=_helper("_"), ngettext=_helper("ngettext"), value="<script>")
    assert helpers == "Code &lt;script&gt;2 &lt;b&gt;"


def test_an_undefined_name_is_an_error() -> None:
    with pytest.raises(UndefinedError):
        render("public/home.html", "en")


def test_assets_are_addressed_by_their_edition() -> None:
    address = assets.address("openroll.css")
    found = assets.find(address.removeprefix("/static/"))
    assert found is not None
    assert found[1]
    assert assets.find("openroll.css") == (assets.assets()["openroll.css"], False)
    assert assets.find("000000000000/openroll.css") is None
    assert assets.find("../languages.py") is None
    assert "fonts/OFL.txt" in assets.assets(), "the licence goes with the fonts"


def test_the_look_is_our_own() -> None:
    css = assets.assets()["openroll.css"].body.decode()
    assert "GDS Transport" not in css
    assert "crest" not in css
    for name in assets.assets():
        if name.endswith(".woff2"):
            assert f"url({name})" in css.replace('"', ""), name


def _helper(name: str) -> Any:
    from openroll.ui.rendering import _helpers

    return _helpers("en")[name]
