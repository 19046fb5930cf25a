"""What original files of sites hold, and was read wrongly once; whoever is named is invented."""

import pytest

from openroll.sources.page.addresses.towns import countries_of_town
from openroll.sources.page.names.nameable import can_be_a_name
from tests.sources.page.test_wordings import PAGE, stated

CLAIMED = """
tulpenbilliger.de AG | <p><strong>Copyright 2002-2014 tulpenbilliger.de AG.</strong> Alle Rechte vorbehalten.</p>
Tulipa Romagna S.p.A. | <p><strong>&copy; 2015 Tulipa Romagna S.p.A.</strong> &middot; Tutti i diritti riservati.</p>
tulpia GmbH + Co. KG | <p>© 2016 tulpia GmbH + Co. KG W.-C.-Röntgen-Str. 2, 04509 Delitzsch</p>
"""


@pytest.mark.parametrize("row", CLAIMED.strip().splitlines())
def test_years_are_of_no_name_and_a_plus_is_of_a_form(row: str) -> None:
    name, body = row.split(" | ", 1)
    assert stated(f"<footer>{body}</footer>", "", PAGE)["name"] == [name]


def test_whoever_powers_a_site_has_no_such_name() -> None:
    body = "<footer>Copyright 2008-2014 Powered By Tulip Software Pvt. Ltd. All Rights Reserved.</footer>"
    assert "name" not in stated(body, "", PAGE)


ADDRESSES = """
Tulip House, 49-51 Mill Road, Blackburn, BB2 6AE | <address><div>TulipSwap</div><div>Tulip House</div>\
<div>49-51 Mill Road</div><div>Blackburn</div><div>BB2 6AE</div><div>Company no.: 08314595</div></address>
Tulppatie 5 B 8, 02600 Espoo | <div>Tulppa Hoiva Oy</div>\
<div>045 108 3130 info@tulppahoiva.example Tulppatie 5 B 8,<br>\
02600 Espoo Y-tunnus: 1234567-1</div><div>© Tulppa Hoiva Oy 2023.</div>
Rua José Tulipa, Nº 608, 1º Andar, 4745-330 Trofa, Portugal | <div><strong>Headquarters</strong>\
<br>Rua José Tulipa,<br>\
Nº 608, 1º Andar<br>4745-330 Trofa<br>Portugal</div><p>© 2014 Tulipa Software Lda.</p>
"""


@pytest.mark.parametrize("row", ADDRESSES.strip().splitlines())
def test_an_address_has_its_street_and_no_name(row: str) -> None:
    place, body = row.split(" | ", 1)
    copied = "<p>© 2008–2016 TulipSwap</p>" if "TulipSwap" in body else ""
    assert stated(f"<footer>{copied}{body}</footer>", "", PAGE)["address"] == [place]


@pytest.mark.parametrize("house", ["Nº 608, 1º Andar", "Tulipánová 663/5"])
def test_a_number_of_a_house_is_no_name(house: str) -> None:
    assert not can_be_a_name(house)


def test_the_town_behind_a_dash_tells_the_country_and_the_register() -> None:
    body = (
        "<footer>©1999-2016 Túlípani. All rights reserved. Company ID-number: 461202-3490 "
        "VAT number: 77630 - Túlípani - Reykjavik Airport - 101 Reykjavik</footer>"
    )
    found = stated(body, "https://www.tulipani.dk/", PAGE)
    assert countries_of_town("Reykjavik Airport - 101 Reykjavik") == {"IS"}
    assert (found["country"], found["number"]) == (["IS"], ["461202-3490"])


def test_a_word_for_company_that_a_name_is_never_without_is_of_it() -> None:
    said = "A Empresa Correio das Tulipas, Lda. pode alterar os termos. "
    body = (
        "<p>O site é propriedade da Empresa Correio das Tulipas, Lda.</p>"
        f"<p>{said * 2}</p><p>A entidade responsável pelo tratamento é a Empresa Correio das Tulipas, "
        "Lda., com domicílio em Rua Dr. Tulipa, 56/3º, 9001-957 Funchal.</p><div>Copyright © 2010</div>"
        "<div>Empresa Correio das Tulipas, Lda.</div>"
    )
    found = stated(body, "", PAGE)
    assert found["name"] == ["Empresa Correio das Tulipas, Lda."]
    assert found["address"] == ["Rua Dr. Tulipa, 56/3º, 9001-957 Funchal"]


@pytest.mark.parametrize("firm", ["tulipany.pl Michał Lisowski", "Tulipany Michał Lisowski"])
def test_a_declined_trader_has_a_firm_that_is_not(firm: str) -> None:
    body = (
        f"<p>Usługodawca - oznacza Michała Lisowskiego, prowadzącego działalność gospodarczą pod firmą {firm} "
        "z siedzibą w Lisowice 15, 29-100 Włoszczowa, NIP: 656-216-41-35.</p>"
    )
    assert stated(f'<html lang="pl"><body>{body}', "", PAGE)["name"] == [firm]


@pytest.mark.parametrize("local", ["consumerpr", "press", "copyrightpermission", "careers"])
def test_mailboxes_of_the_press_and_of_rights_are_nobody_else_s(local: str) -> None:
    body = f"<p>{local}@tulip.example</p><footer>© Tulip Limited. Registered number: 04663281.</footer>"
    assert "email" not in stated(body, "https://www.tulip.example/", PAGE)


def test_a_charity_s_number_is_no_company_s() -> None:
    body = "Tulip Foundation is a charity registered in England and Wales (registration number: 1082139)"
    assert "number" not in stated(body, "", PAGE)


def test_years_without_a_sign_begin_a_claim() -> None:
    body = (
        "<div>Tulipa Technologies Lda</div><ul><li>Licenses</li><li>Downloads</li></ul><h3>Contacts</h3><div><strong>"
        "Headquarters</strong><br>Rua José Tulipa,<br>Nº 608, 1º Andar<br>4745-330 Trofa<br>Portugal<br></div>"
        "<small>2005 - 2014 Tulipa Technologies Lda.</small><small>Designed by <a href='/'>tulipa.com</a></small>"
    )
    assert stated(body, "", PAGE)["name"][0].rstrip(".") == "Tulipa Technologies Lda"


def test_a_long_page_s_numbers_are_of_the_company_far_below_them() -> None:
    links = "".join(
        f"<li>Notizie numero {one} dalla nostra città di mare e di fiori</li>" for one in range(200)
    )
    body = (
        f"<ul>{links}</ul><footer><address>Sede Legale<br>Via A. Tulipa, 140 | Cesena (FC)<br>REA n. FO 321015<br>"
        f"P.IVA e Cod. Fisc. 03836450407</address><ul>{links[:6000]}</ul>"
        "<p>© 2015 Tulipa S.p.A. · Tutti i diritti riservati.</p></footer>"
    )
    found = stated(f'<html lang="it"><body>{body}', "", PAGE)
    assert (found["name"], found["number"]) == (["Tulipa S.p.A."], ["03836450407"])
