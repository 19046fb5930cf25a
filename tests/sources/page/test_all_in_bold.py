"""Lines in bold from end to end: sentences and blocks of them head nothing, and a name begins where it does."""

import pytest

from tests.sources.page.test_wordings import PAGE, stated

REGISTERED = "<p>Registered in England No. 09810978</p>"


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Tulip Watch is the trading name of Blue Heron Limited", "Blue Heron Limited"),
        ("A trading name of Blue Heron Ltd.", "Blue Heron Ltd."),
        ("An event organised by Blue Heron Ltd. Company registered in England.", "Blue Heron Ltd"),
    ],
)
@pytest.mark.parametrize("shape", ["<p>{}</p>", "<p><b>{}</b></p>", "<div><strong>{}</strong></div>"])
def test_a_name_amid_a_line_is_the_same_in_bold(shape: str, line: str, name: str) -> None:
    read = stated(f"<footer>{shape.format(line)}{REGISTERED}</footer>", kind=PAGE)
    assert (read["name"], read["number"]) == ([name], ["09810978"])


def test_none_of_three_lines_in_bold_is_the_heading_of_the_others() -> None:
    lines = (
        "<b>Blaue Tulpe GmbH, Hohe Gasse 3, 80331 München</b><br><b>Registergericht: München, HRB 86891</b>"
    )
    read = stated(f"<footer><p>{lines}<br><b>Geschäftsführer: Anna Berg</b></p></footer>", kind=PAGE)
    assert read["name"] == ["Blaue Tulpe GmbH"]
    assert read["number"] == ["HRB 86891 München"]
    assert read["address"] == ["Hohe Gasse 3, 80331 München"]
