"""Short names in brackets behind a name, and what brackets say of other things."""

import pytest

from tests.sources.page.test_wordings import PAGE, stated

SHORT = """
Ploskozub s. r. o. ("Ploskozub")
Plover Ltd (hereinafter “Plover”)
"""
NO_SHORT = """
Ploskozub s. r. o. (materiály predáva pod značkami „Kulík Modrý" a „Kulík")
Ploskozub s. r. o. (prevádzkovateľ e-shopu „Kulík Modrý")
Plover Ltd (trades under the brand “Blue Kiln”)
Brzoza Sp. z o.o. (dalej: „Serwis”)
Pluvier SARL (ci-après « La Plateforme »)
Piviere S.r.l. (di seguito il “Sito”)
"""


@pytest.mark.parametrize("line", SHORT.strip().splitlines())
def test_a_short_name_stands_in_brackets(line: str) -> None:
    assert stated(f"<h1>Imprint</h1><p>{line}</p><p>info@site.example</p>", kind=PAGE).get("short_name")


@pytest.mark.parametrize("line", NO_SHORT.strip().splitlines())
def test_what_brackets_call_a_brand_or_a_site_is_no_short_name(line: str) -> None:
    found = stated(f"<h1>Imprint</h1><p>{line}</p><p>info@site.example</p>", kind=PAGE)
    assert found["name"] == [line.partition(" (")[0]]
    assert "short_name" not in found


@pytest.mark.parametrize(
    ("language", "company", "brackets", "runs"),
    [
        (
            "es",
            "Plover Tulipanes del Norte S.A. de C.V.,",
            "(en adelante PLOVER)",
            "El sitio es propiedad de PLOVER.",
        ),
        ("fr", "Plover Tulipes du Nord SARL", "(ci-après Plover)", "Le site est la propriété de Plover."),
        ("it", "Plover Tulipani del Nord S.r.l.", "(di seguito Plover)", "Il sito è di proprietà di Plover."),
        (
            "de",
            "Plover Tulpen GmbH",
            "(im Folgenden Plover genannt)",
            "Diese Website wird betrieben von Plover.",
        ),
        ("pt", "Plover Tulipas, Lda.", "(doravante Plover)", "Este site é propriedade da Plover."),
        ("en", "Plover Tulips Holding Ltd", "(hereinafter Plover)", "This site is operated by Plover."),
    ],
)
def test_who_is_named_for_short_is_the_company(language: str, company: str, brackets: str, runs: str) -> None:
    body = f"<html lang={language}><h1>Plover</h1><p>{company} {brackets} 1999.</p><p>{runs}</p></html>"
    assert stated(body, "https://plover.example/page", PAGE)["name"] == [company.rstrip(",")]
