"""Where a page says of itself whose it is, what it is called otherwise is nobody's name; and whom its editor names."""

import pytest

from tests.sources.page.test_wordings import PAGE, stated

EDITORS = "Web site editor|Website editor|Site editor|Editor of the website|Editor of the web site"


@pytest.mark.parametrize("label", EDITORS.split("|"))
def test_who_stands_below_the_editor_of_the_site(label: str) -> None:
    body = (
        f"<title>Legal notice - KILNUP</title><h1>Legal notice</h1><h2>{label}</h2><p>LHP</p><p>Att: team kiln<br>"
        "12, rue Haute<br>L-1521 Luxembourg</p><p>Email: info@kiln.example</p><p>RCS number: C94</p>"
    )
    found = stated(body, "https://www.kilnup.example/legal-notice", PAGE)
    assert (found["name"], found["number"], found["email"]) == (["LHP"], ["C94"], ["info@kiln.example"])


def test_whoever_edits_the_site_is_its_operator() -> None:
    body = "<h1>Legal notice</h1><p>The site is edited by Saltmill Workshop, 4 rue Haute, 75009 Paris.</p>"
    assert stated(body, "https://www.kilnup.example/legal-notice", PAGE)["name"] == ["Saltmill Workshop"]


@pytest.mark.parametrize("by", ["edited by the kiln team of LHP", "operated by the pottery of LHP in Salina"])
def test_a_project_s_name_is_not_whose_the_site_is(by: str) -> None:
    body = (
        "<title>Legal notice - KILNUP</title><h1>Legal notice</h1>"
        f"<p>This web site is {by}, for the KILNUP project. Write to us.</p>"
        "<p>KILNUP tells of kilns.</p><p>info@kilnup.example</p>"
    )
    assert "name" not in stated(body, "https://www.kilnup.example/legal-notice", PAGE)


@pytest.mark.parametrize(
    "said", ["If we are unable to send it, write to us on this site.", "A partner operator or our site"]
)
def test_words_that_tell_of_nobody_leave_the_site_s_name(said: str) -> None:
    body = f"<title>Terms - Blue Kiln</title><h1>Terms</h1><p>{said}</p><footer>© 2026 Blue Kiln</footer>"
    assert stated(body, "https://www.bluekiln.example/terms", PAGE)["name"] == ["Blue Kiln"]
    told = body.replace(said, "This site is operated by the potters of Salina.")
    assert "name" not in stated(told, "https://www.bluekiln.example/terms", PAGE)


@pytest.mark.parametrize("label", ["Website editor: ", "Site editor: ", "</p><h3>Website editor</h3><p>"])
def test_who_edits_a_club_s_site_is_not_the_club(label: str) -> None:
    body = (
        "<title>Contact - Salina Rowing Club</title><h1>Contact</h1>"
        "<p>Salina Rowing Club<br>4 Mill Lane, London SE1 2AB</p>"
        f"<p>{label}Ann Hill</p><footer>© 2026 Salina Rowing Club</footer>"
    )
    assert stated(body, "https://www.salinarowing.org.uk/contact", PAGE)["name"] == ["Salina Rowing Club"]


@pytest.mark.parametrize(
    "said", ["Betreiber dieser Website ist ein kleiner Verein.", "Operator of this site: some potters"]
)
def test_whoever_is_said_to_run_it_withholds_the_site_s_name(said: str) -> None:
    body = f"<title>Terms - Blue Kiln</title><h1>Terms</h1><p>{said}</p><footer>© 2026 Blue Kiln</footer>"
    assert "name" not in stated(body, "https://www.bluekiln.example/terms", PAGE)
