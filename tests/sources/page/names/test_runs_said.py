"""Who runs a site, and who only keeps its machines: "Nettsiden og e-posten driftes av …" names a host."""

import pytest

from tests.sources.page.test_wordings import PAGE, stated

HOSTS = """
Nettsiden og e-posten driftes av Tulipan.no i Norge.
E-posten og nettsiden driftes av Tulipan Web.
Serverne driftes av Tulipan Web i Oslo.
Hjemmesiden og mailen drives af Tulipan Web i Danmark.
Webbplatsen och e-posten drivs av Tulpan Webb i Sverige.
Our website and email are run by Tulip Web.
Le site et la messagerie sont exploités par Tulipe Web en France.
El sitio y el correo son gestionados por Tulipán Web en España.
Strona i poczta są prowadzone przez Tulipan Web w Polsce.
"""
PARTS = """
Ons contactformulier op onze website wordt beheerd door Formtulp.
The contact form on our website is operated by Formtulip.
The booking system on this website is operated by Formtulip Ltd.
Der Chat auf dieser Website wird betrieben von der Formtulpe GmbH.
Le formulaire de contact de notre site est géré par Formtulipe.
Il modulo di contatto del nostro sito è gestito da Formtulipano.
El formulario de contacto de nuestro sitio web está gestionado por Formtulipán.
Formularz kontaktowy na naszej stronie internetowej jest prowadzony przez Formtulipan sp. z o.o.
Kontaktformularen på vores hjemmeside drives af Formtulipan ApS.
Kontaktní formulář na tomto webu provozuje Formtulipán s.r.o.
Форма обратной связи на нашем сайте управляется ООО «Тюльпан».
"""
RUNS = """
The online shop on this website is operated by Tulip Ltd. | Tulip Ltd.
Nettsiden drives av Tulipan Web i Norge. | Tulipan Web
Ce site est exploité par Tulipe Web en France. | Tulipe Web
This mail game is operated by Tulip Web, 4 Mill Lane. | Tulip Web
Questions are answered by mail. This site is operated by Tulip Web, 4 Mill Lane. | Tulip Web
"""


@pytest.mark.parametrize("said", HOSTS.strip().splitlines())
def test_who_keeps_machines_is_no_operator(said: str) -> None:
    assert "name" not in stated(f"<h1>Privacy</h1><p>{said}</p>", "https://www.site.example/privacy", PAGE)


@pytest.mark.parametrize("said", PARTS.strip().splitlines())
def test_who_runs_a_part_of_a_site_is_no_operator(said: str) -> None:
    assert "name" not in stated(f"<h1>Privacy</h1><p>{said}</p>", "https://www.site.example/privacy", PAGE)


@pytest.mark.parametrize("row", RUNS.strip().splitlines())
def test_who_runs_a_site_is_named_without_the_country(row: str) -> None:
    said, name = row.split(" | ")
    found = stated(f"<h1>Privacy</h1><p>{said}</p>", "https://www.site.example/privacy", PAGE)
    assert found["name"] == [name]


WHOSE = """
Platformu pokreće Tulipan Plavi d.o.o., ovlašteni posrednik.
Portal vodi Tulipan Plavi d.o.o., Ilica 5, Zagreb.
Spletno stran upravlja Tulipan Plavi d.o.o.
Platformu prevádzkuje Tulipan Plavi s.r.o.
Portalem zarządza Tulipan Plavi sp. z o.o.
Portaali haldab Tulipan Plavi OÜ, Tallinn.
Sovellusta ylläpitää Tulipan Plavi Oy.
"""
MADE = """
Aplikaciju izrađuje Tulipan Plavi d.o.o.
Portál vyvíjí Tulipan Plavi s.r.o.
"""


@pytest.mark.parametrize("said", WHOSE.strip().splitlines())
def test_a_site_and_a_verb_before_a_name_are_none_of_it(said: str) -> None:
    found = stated(f"<h1>O nama</h1><p>{said}</p>", "https://www.site.example/o-nama", PAGE)
    assert found["name"][0].startswith("Tulipan Plavi ")


@pytest.mark.parametrize("said", MADE.strip().splitlines())
def test_who_makes_an_app_is_no_operator(said: str) -> None:
    assert "name" not in stated(f"<h1>O nama</h1><p>{said}</p>", "https://www.site.example/o-nama", PAGE)


CRAFTS = """
Stranicu vodi obrt Tulipan Plavi, Duga ulica 12, 10000 Zagreb.
Vlasnik web stranice je obrt Tulipan Plavi, Duga ulica 12, 10000 Zagreb.
Spletno stran ureja Tulipan Plavi s.p., Dolga ulica 12, 1000 Ljubljana.
"""


@pytest.mark.parametrize("said", CRAFTS.strip().splitlines())
def test_a_verb_before_a_craft_is_none_of_its_name(said: str) -> None:
    found = stated(f"<p>{said}</p>", "https://www.site.example/o-nama", PAGE)
    assert found["name"][0].removesuffix(" s.p.") == "Tulipan Plavi"
