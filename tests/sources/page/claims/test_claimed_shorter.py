"""A page that says a name longer in one place than where it claims its rights is read as it claims them."""

import pytest

from tests.sources.page.test_wordings import PAGE, stated

NAME = "Blue Kiln Ltd"


@pytest.mark.parametrize("before", ["Home Shop Gallery", "Newsletter", "Lanterna", "Quality With Tradition"])
def test_what_a_claim_leaves_out_is_no_part_of_the_name(before: str) -> None:
    body = f"<p>{before} {NAME}</p><p>4 Mill Lane, Norwich NR1 1AA</p><footer>© 2026 {NAME}</footer>"
    assert set(stated(body, PAGE, PAGE).get("name", [])) <= {NAME}


def test_a_longer_name_with_its_label_is_whole() -> None:
    body = f"<p>Company name<br>Hill {NAME}<br>4 Mill Lane, Norwich NR1 1AA</p><footer>© 2026 {NAME}</footer>"
    assert f"Hill {NAME}" in stated(body, PAGE, PAGE)["name"]
