"""Names without a form that a copyright gives, near a number; all are invented."""

import pytest

from tests.sources.page.test_wordings import PAGE, stated


def test_a_copyright_names_the_site_above_its_number() -> None:
    body = "<footer><p>{said}</p><p>Tel. 020 1234567, maandag tot vrijdag</p><p>KvK: 70285888</p></footer>"
    assert stated(body.format(said="© 2026 Larano"), "https://larano.nl/", PAGE)["name"] == ["Larano"]
    other = stated(body.format(said="© 2026 Tulp Thema's"), "https://larano.nl/", PAGE)
    assert other["number"] == ["70285888"]
    assert "name" not in other


@pytest.mark.parametrize(
    "said", ["© Copyright 2016 Fietsschool Jan Larano", "Copyright © 2016 Fietsschool Jan Larano"]
)
def test_a_copyright_is_said_in_a_word_and_a_sign(said: str) -> None:
    body = f'<div class="footer"><p>{said} | KVK 70285888 | <a href="/admin">Admin</a></p></div>'
    assert stated(body, "https://fietsschool.nl/", PAGE)["name"] == ["Fietsschool Jan Larano"]
