"""Terms and footers of Romania, Moldova and their neighbours: each was met, and not read or wrongly."""

import pytest

from tests.sources.page.test_wordings import PAGE, stated


def read(body: str) -> dict[str, list[str]]:
    return stated(body, "file:x.html", PAGE)


@pytest.mark.parametrize(
    "text",
    [
        "Operatorul de date cu caracter personal este Lalea Verde, cu sediul în București, Str. Lalelei 5.",
        "Operatorul datelor cu caracter personal este Lalea Verde, cu sediul în București, Str. Lalelei 5.",
        "Proprietarul site-ului este Lalea Verde, București, Str. Lalelei 5.",
        "Контролор на личните податоци е Lalea Verde, ул. Липа 5, 1000 Скопје.",
        "Kontrolluesi i të dhënave është Lalea Verde, Rruga e Durrësit 5, Tiranë.",
        "Tento web provozuje Lalea Verde, Lipová 5, 110 00 Praha.",
        "Túto stránku prevádzkuje Lalea Verde, Lipová 5, 811 01 Bratislava.",
    ],
)
def test_who_runs_a_site_without_a_form(text: str) -> None:
    assert read(f"<h1>GDPR</h1><p>{text}</p>")["name"] == ["Lalea Verde"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("© 2026 Kiln | Operated by Plover Ltd, Latvia | All rights reserved", "Plover Ltd"),
        ("© 2026 Kiln, operated by Plover Ltd", "Plover Ltd"),
        ("Provozuje Plover s.r.o.", "Plover s.r.o."),
    ],
)
def test_who_operates_behind_a_brand_s_copyright(text: str, name: str) -> None:
    assert read(f"<h1>Kiln</h1><footer><p>{text}</p></footer>")["name"] == [name]


def test_what_another_operates_is_nobody_s_here() -> None:
    assert "name" not in read("<p>We use Plover Analytics, operated by Plover Ltd, to count visits.</p>")


def test_the_undersigned_is_no_part_of_a_name() -> None:
    body = (
        "<h3>LALEA PROVIDER SRL</h3><p>Str. Lupu, Nr. 70-72, București</p><p>J40/10750/2016</p><p>Subscrisa SC LALEA "
        "PROVIDER SRL, cu sediul în Str. Lupu, nr. 70-72, București, cod unic de înregistrare 36417573.</p>"
    )
    said = read(body)
    assert (said["name"], said["number"]) == (["LALEA PROVIDER SRL"], ["36417573"])
    assert "J40" not in said["address"][0]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Acest site este operat de A.O. „Pro-Lalea“, cu sediul în Chișinău, Strada Lalelei 42/6",
            "A.O. „Pro-Lalea“",
        ),
        (
            "Acest site este operat de Asociația Obștească „Lalea“, cu sediul în Chișinău, Strada Lalelei 42/6",
            "Asociația Obștească „Lalea“",
        ),
        (
            "<b>S.R.L. LALEA ONLINE</b><br>IDNO: 1021600002204<br>str. Lalelei 42, Chișinău, 2005",
            "S.R.L. LALEA ONLINE",
        ),
    ],
)
def test_forms_of_moldova(text: str, name: str) -> None:
    said = read(f"<h1>Termeni</h1><p>{text}</p>")
    assert (said["name"], said["country"]) == ([name], ["MD"])
