"""An address beside a name without its postcode, and the same with it elsewhere on the page."""

import pytest

from tests.sources.page.test_wordings import PAGE, stated


@pytest.mark.parametrize(
    ("above", "place"),
    [
        ("Mühlgasse 4<br>24109 Kiel", "Mühlgasse 4, 24109 Kiel"),
        ("Mühlgasse 44<br>24109 Kiel", "Mühlgasse 4, Kiel"),  # another house
    ],
)
def test_the_lines_with_the_postcode_are_taken_where_they_hold_all_of_it(above: str, place: str) -> None:
    card = f"<p>{above}</p><p>+49 431 123456</p>"
    body = f"<html lang=de><h1>Info</h1>{card}<footer><p>Mühlgasse 4, Kiel</p><p>© 2026 Kapi GmbH</p></footer></html>"
    assert stated(body, "https://www.kapi.example/info", PAGE)["address"] == [place]
