from typing import Any

import pytest
from jinja2 import UndefinedError

from openroll.ui import assets
from openroll.ui.rendering import environment, render


@pytest.mark.parametrize("language", ["en", "ru"])
def test_a_page_is_rendered_in_its_language_and_escapes_what_it_is_given(language: str) -> None:
    page = render("office/problem.html", language, path="/x", said="<b>Hello</b>", back='/"><b>')
    assert f'<html lang="{language}"' in page
    assert "&lt;b&gt;Hello" in page
    assert "<b>" not in page


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
