"""Names beside the operator's on pages as they are kept: of software, partners, widgets, news; all are invented."""

import pytest

from tests.sources.page.test_wordings import PAGE, stated

OTHERS = [
    "<p>Powered by Kilnboard® Version 4.2</p><p>Copyright © 2026 Kilnboard Solutions, Inc. All rights reserved.</p>",
    "<p>We're a proud partner of the National Heron Foundation.</p>",
    "<p>We are not affiliated with Tide, Plover Games Inc. or Saltmill.</p>",
    "<p>Utorok 25. novembra 2026 – Spoločnosť Tulipan Motor Co., Ltd.,... </p>",
    "<h2>Your CV and cover letter</h2>",
    "<p>Kilnux is a registered trademark of Free Kiln Friends, Inc.</p><p>This site is copyright © 2026 Ann Hill.</p>",
]


@pytest.mark.parametrize("body", OTHERS)
def test_whoever_is_only_beside_it_is_nobody_s_operator(body: str) -> None:
    page = f"<title>Kilnux notes</title><p>Notes from the mill.</p>{body}"
    assert "name" not in stated(page, "", PAGE)


def test_a_widget_s_copyright_is_not_the_site_s() -> None:
    body = (
        "<p>© 2013 TIDE SCORES LLC. All rights reserved.</p><h3>News</h3><p>© 2026 Saltmill Media Group.</p>"
    )
    page = f"<title>Results | saltmill.example</title>{body}"
    assert "name" not in stated(page, "https://www.saltmill.example/results", PAGE)


NAMED = [
    ("<p>© 2026 All Rights Reserved - Tide Property Trust, Inc.</p>", "Tide Property Trust, Inc."),
    ("<p>© Tide Limited. All Rights Reserved. Tide Home Shopping Limited.<br>Registered number: 4663281. "
     "Registered office: 4 Mill Lane, Liverpool L70 1AB.</p>", "Tide Home Shopping Limited"),
    ("<h1>Get in touch with us</h1><p>Stern Homes – Salterton Home Builders</p><p>2151 Mill Rd #219 Salterton, TX "
     "77840</p><p>info@stern.example</p><p>Copyright 2026 Stern Homes</p>", "Stern Homes"),
]  # fmt: skip


@pytest.mark.parametrize(("body", "name"), NAMED)
def test_a_name_is_whole_and_no_more(body: str, name: str) -> None:
    assert stated(f"<footer>{body}</footer>", "", PAGE)["name"] == [name]


@pytest.mark.parametrize("above", ["National Headquarters", "1-855-BLUEKILN", "Regional Office"])
def test_what_stands_above_an_address_is_not_always_a_name(above: str) -> None:
    body = f"<h2>Contact</h2><p>{above}</p><p>606 Mill Blvd.</p><p>Salterton, CA 90401</p>"
    assert "name" not in stated(body, "", PAGE)


PLACES = [
    ("<footer>© 2026, Salina University, Yeni Cad. No: 235 42003 Selcuklu / KONYA - Salina University, made by us - "
     "+90 444 42 43</footer>", "Yeni Cad. No: 235 42003 Selcuklu / KONYA"),
    ("<p>(330)555-2105 Address: Ann's Blue Kiln 55 Mill Rd. Salterton, OH 44667</p>",
     "55 Mill Rd. Salterton, OH 44667"),
]  # fmt: skip


@pytest.mark.parametrize(("body", "place"), PLACES)
def test_an_address_holds_no_name(body: str, place: str) -> None:
    page = f"<title>Salina University</title>{body}"
    assert stated(page, "https://www.bluekiln.example/contact" if "Kiln" in body else "", PAGE)[
        "address"
    ] == [place]


def test_a_house_that_the_site_is_called_after_is_of_the_address() -> None:
    body = "<div>Lepa 7 korteriühistu</div><div>Registrikood: 80483047</div><div>Aadress: Lepa 7, Tartu, 51006</div>"
    assert stated(body, "https://lepa7.ee/arve", PAGE)["address"] == ["Lepa 7, Tartu, 51006"]


TRADERS = [
    "<h2>Éditeur du site</h2><p>Anne Colline — nom commercial « Le Four »</p><p>Entreprise individuelle "
    "(micro-entreprise)</p><p>3 route du Lac, 22490 Salterre, France</p>",
    "<h2>Titular</h2><p>Anne Colline, operando bajo el nombre comercial <b>HORNOplus</b><br>NIF: [pendiente]<br>"
    "Correo: contacto@hornoplus.es</p><footer>© 2026 HORNOplus</footer>",
]


@pytest.mark.parametrize("body", TRADERS)
def test_whoever_trades_under_a_name_is_whose_page_it_is(body: str) -> None:
    assert stated(f"<h1>Aviso legal</h1>{body}", "", PAGE)["name"] == ["Anne Colline"]


def test_a_british_house_stands_above_its_town() -> None:
    body = "<div><p>Tide House, Mill Lane,</p><p>Salterton In Arden, B94 5ED</p></div><p>© Tide Land 2026. All rights "
    body += "reserved. Registered in England and Wales No: 09080608.</p>"
    assert stated(f"<footer>{body}</footer>", "", PAGE)["address"] == [
        "Tide House, Mill Lane, Salterton In Arden, B94 5ED"
    ]


def test_the_only_mailbox_that_is_called_as_a_person_is_theirs() -> None:
    body = "<title>Note legali — Anna Collinetti</title><h1>Note legali</h1><p>Il sito è di una persona.</p>"
    body += "<p>anna.collinetti@camera.example.net</p><footer>© 2026 Anna Collinetti · Fatto a mano.</footer>"
    found = stated(body, "https://annacollinetti.it/note", PAGE)
    assert (found["name"], found["email"]) == (["Anna Collinetti"], ["anna.collinetti@camera.example.net"])


def test_a_spanish_form_has_no_points() -> None:
    assert stated("<footer>BARRO ROJO, SLP, CIF B54592191</footer>", "", PAGE)["name"] == ["BARRO ROJO, SLP"]


def test_whoever_s_site_a_notice_is_on_did_not_make_it() -> None:
    body = (
        "<h1>Privacy Policy</h1><p>La presente Policy è disponibile sul sito web di Mulino Rosso s.r.l. ed è "
    )
    body += "sottoposta ad accettazione.</p>"
    assert stated(body, "", PAGE)["name"] == ["Mulino Rosso s.r.l."]


def test_a_bare_number_behind_an_address_is_not_of_it() -> None:
    body = "<h1>Privacy</h1><p>Titolare del trattamento è Mulino s.r.l. Via Garibaldi 43 21047 Saronno (VA), "
    body += "03466580127 alla quale ci si potrà rivolgere.</p>"
    assert stated(body, "", PAGE)["address"] == ["Via Garibaldi 43 21047 Saronno (VA)"]


def test_whoever_underwrites_is_another() -> None:
    body = "<h1>Booking conditions</h1><u>This policy is underwritten by</u><p>Heron SA (Heron), an insurance company "
    body += "(reference number RCS Luxembourg B217018), which is supervised.</p>"
    assert "name" not in stated(body, "", PAGE)


def test_a_mailbox_behind_a_charity_s_number_is_the_charity_s_and_its_ending_tells_the_country() -> None:
    line = "Heronterra · Registered charity No. 1196211 · 01562 307 306 · team@heronterra.co.uk"
    found = stated(
        f'<html lang="en"><body><p>Send a referral.</p><footer>{line}</footer></body>',
        "https://www.heronterra.co.uk/refer",
        PAGE,
    )
    assert (found["name"], found["country"], found["email"]) == (
        ["Heronterra"],
        ["GB"],
        ["team@heronterra.co.uk"],
    )


def test_the_country_that_is_written_before_a_number_for_taxes_is_told() -> None:
    body = '<html lang="fr"><body><footer><span>© 2026 Auto Colline SRL. Tous droits réservés.</span> '
    assert stated(f"{body}<span>TVA BE 0801.303.538</span></footer></body>", "", PAGE)["country"] == ["BE"]


def test_whoever_is_said_to_be_incorporated_and_is_called_we_is_named_behind_a_small_word() -> None:
    body = "<h1>Privacy Policy</h1><p>This policy has been prepared by Ploverton Business Academy, a company "
    body += "incorporated under the laws of Malta and bearing company registration number C 94041 "
    body += '(hereinafter "PBA", "we" or "us").</p>'
    found = stated(body, "", PAGE)
    assert (found["name"], found["number"]) == (["Ploverton Business Academy"], ["C 94041"])


def test_whoever_claims_the_copyright_can_begin_with_a_number_and_be_told_of() -> None:
    body = "<title>Terms — 711 Tide Recovery</title><h1>Terms</h1><p>711 Tide Recovery remains responsible for the "
    body += "service that you receive.</p><p>Please use the details on our Company page.</p>"
    body += "<footer>© <span></span> 711 Tide Recovery. Roadside assistance.</footer>"
    assert stated(body, "", PAGE)["name"] == ["711 Tide Recovery"]


def test_what_two_letters_are_short_for_in_another_language_is_no_form() -> None:
    body = '<html lang="es"><p><b>CIF:</b> G87604658.<br><b>Denominación o Razón Social:</b> AMPA COLEGIO TULIPÁN DE '
    body += (
        "EI EP Y ESO DE SALINA.<br><b>Domicilio Social:</b> Calle Mayor, num. 19, 28042 Madrid.</p></html>"
    )
    assert stated(body, "", PAGE)["name"] == ["AMPA COLEGIO TULIPÁN DE EI EP Y ESO DE SALINA"]


def test_a_seat_without_a_number_stands_below_its_label() -> None:
    body = "<footer><h2>Contact</h2><ul><li>Registered Office:</li><li>Heron Place, New Delhi, India</li>"
    body += "<li>+91 98765 43210</li><li>contact@heronla.com</li></ul><p>© 2026 Heronla.</p></footer>"
    found = stated(body, "https://heronla.com/", PAGE)
    assert (found["address"], found["country"]) == (["Heron Place, New Delhi, India"], ["IN"])
