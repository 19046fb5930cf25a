"""What scripts let come in as readers scroll is read, though its style says that it is not seen yet; invented names."""

import pytest

from tests.sources.page.test_wordings import PAGE, stated

COMING = """
opacity:0;transform:translateY(20px)
visibility: hidden; animation-delay: 0.3s; animation-name: none;
visibility: hidden; opacity: 0; transform: matrix3d(1, 0, 0, 0);
opacity: 0; filter: blur(4px)
opacity:0;will-change:transform
"""
HIDING = """
opacity: 0;
visibility: hidden
display:none;transform:translateY(20px)
opacity:0;transform:translateY(20px);pointer-events:none
position:fixed;opacity:0;transform:scale(.9)
"""


def _names(style: str) -> list[str]:
    body = (
        f'<h1>Impressum</h1><div style="{style}"><p>Heron Kiln GmbH</p><p>Lindenweg 2, 10115 Berlin</p></div>'
    )
    return stated(body, "https://www.site.example/impressum", PAGE).get("name", [])


@pytest.mark.parametrize("style", COMING.strip().splitlines())
def test_what_comes_in_is_read(style: str) -> None:
    assert _names(style) == ["Heron Kiln GmbH"]


@pytest.mark.parametrize("style", HIDING.strip().splitlines())
def test_what_is_hidden_is_not_read(style: str) -> None:
    assert _names(style) == []
