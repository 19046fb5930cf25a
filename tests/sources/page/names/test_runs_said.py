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
RUNS = """
Nettsiden drives av Tulipan Web i Norge. | Tulipan Web
Ce site est exploité par Tulipe Web en France. | Tulipe Web
This mail game is operated by Tulip Web, 4 Mill Lane. | Tulip Web
Questions are answered by mail. This site is operated by Tulip Web, 4 Mill Lane. | Tulip Web
"""


@pytest.mark.parametrize("said", HOSTS.strip().splitlines())
def test_who_keeps_machines_is_no_operator(said: str) -> None:
    assert "name" not in stated(f"<h1>Privacy</h1><p>{said}</p>", "https://www.site.example/privacy", PAGE)


@pytest.mark.parametrize("row", RUNS.strip().splitlines())
def test_who_runs_a_site_is_named_without_the_country(row: str) -> None:
    said, name = row.split(" | ")
    found = stated(f"<h1>Privacy</h1><p>{said}</p>", "https://www.site.example/privacy", PAGE)
    assert found["name"] == [name]
