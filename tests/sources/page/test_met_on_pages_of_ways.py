"""Pages that tell the way to somebody: halls and houses of others stand there, too; the names are invented."""

import pytest

from tests.sources.page.test_wordings import PAGE, stated


def read(body: str, url: str) -> dict[str, list[str]]:
    return stated(body, url, PAGE)


@pytest.mark.parametrize(
    "label", ["Venue", "Veranstaltungsort", "Luogo", "Miejsce", "Helyszín", "Plats", "Where"]
)
def test_below_a_label_of_a_place_nobody_is_named_whose_site_it_is(label: str) -> None:
    body = (
        f"<title>Find us | Plover Chess Club</title><div><div>{label}</div><div>Heron Supporters Club</div></div>"
        "<div class=kv><div>Address</div><div>Stadium Close, Hoo Road, Leeds, LS1 4AB</div></div>"
        "<footer><div>© 2026 Plover Chess Club</div></footer>"
    )
    assert read(body, "https://ploverchess.club/find-us.html")["name"] == ["Plover Chess Club"]


@pytest.mark.parametrize(
    ("title", "site", "house"),
    [
        ("KinderDojo Rosental am See", "kinderdojo-rosental.example", "Segelschule Rosental"),
        ("Chorverein Lipa", "chorvereinlipa.example", "Gymnasium Rosental"),
    ],
)
def test_who_lends_a_room_is_not_whose_site_it_is(title: str, site: str, house: str) -> None:
    body = (
        f"<title>{title}</title><h1>Anfahrt</h1><p>Wir treffen uns in einem Raum der {house}.</p><h3>Adresse:</h3>"
        f"<p>{house}<br>Seegelände 13<br>7100 Rosental am See</p>"
    )
    assert read(body, f"https://{site}/anfahrt.html").get("name", [title]) == [title]


def test_a_hall_below_its_heading_is_not_whose_site_it_is() -> None:
    body = (
        "<title>Anfahrt – Karate Rosental</title><h1>Anfahrt</h1><h2>Trainingsort</h2><p>Hinter der Mauer 4, 32839 "
        "Rosental</p><h2>Turnierhalle</h2><p>Gymnasium Sporthalle, Ostpreussenstr. 15, 32839 Rosental</p>"
    )
    found = read(body, "https://karate-rosental.example/anfahrt.html")
    assert found["name"] == ["Karate Rosental"]
    assert "Ostpreussenstr. 15, 32839 Rosental" not in found.get("address", [])


WAYS = [
    "Anfahrt",
    "Directions",
    "Come arrivare",
    "Plan d'accès",
    "Cómo llegar",
    "Dojazd",
    "Hitta hit",
    "Kudy k nám",
]


@pytest.mark.parametrize("way", WAYS)
def test_the_title_of_a_page_that_tells_the_way_says_what_the_site_is_called(way: str) -> None:
    body = f"<title>{way} - Herzpraxis Rosental</title><h1>{way}</h1><p>Bus 7, 350 m.</p>"
    assert read(body, "https://www.herzpraxis-rosental.example/way.html")["name"] == ["Herzpraxis Rosental"]


@pytest.mark.parametrize("link", ["Email the helpdesk", "Call us today", "Contattaci", "Napisz do nas"])
def test_a_link_above_a_postcode_is_no_street(link: str) -> None:
    body = (
        "<h1>Find us</h1><p>Plover Village</p><footer><h5>Contact</h5><ul><li>01785 711600</li>"
        f"<li><a href='mailto:help@plover.example'>{link}</a></li><li>ST18 9FJ</li></ul>"
        "<p>© Plover Village Limited. Registered in the UK 04223216.</p></footer>"
    )
    assert link not in " ".join(read(body, "https://plover.example/find-us.html").get("address", []))


def test_who_owns_a_practice_is_called_without_the_word_for_it() -> None:
    body = (
        "<title>Lipp &amp; Team - Praxis</title><h1>Anfahrt</h1><h2>So finden Sie unsere Praxis</h2><p>Lipp &amp; Team "
        "Praxis für Osteopathie<br>Inh. Britta Lippert<br>Rheinstraße 20<br>64283 Darmstadt<br>info@lipp.example</p>"
    )
    assert read(body, "https://www.lipp-physio.example/anfahrt.html")["name"] == ["Britta Lippert"]


def test_an_empty_element_keeps_words_apart() -> None:
    body = "<footer>© Britta Lippert<span class=spacer></span>Lipp &amp; Team</footer>"
    assert read(f"<title>Britta Lippert</title>{body}", "https://lippert.example/")["name"] == [
        "Britta Lippert"
    ]


def test_a_word_with_the_sign_of_we_behind_it_is_whose_notice_it_is() -> None:
    for said in (
        "Η <b>LaleApp</b> (εφεξής «εμείς», «η εταιρεία») παρέχει",
        "LaleApp (ci-après « nous ») fournit",
    ):
        body = f"<h1>Privacy</h1><p>{said} την πλατφόρμα.</p>"
        assert read(body, "https://x.example/privacy")["name"] == ["LaleApp"]
