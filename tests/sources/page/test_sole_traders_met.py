"""Lines of sole traders in many languages: what they are, and where they live, is no part of name or address."""

import pytest

from tests.sources.page.test_wordings import PAGE, stated

LINES = """
en | Ann Hill trading as Blue Kiln, 4 Mill Lane, Norwich NR1 1AA | Ann Hill | 4 Mill Lane, Norwich NR1 1AA
en | Ann Hill t/a Blue Kiln, 4 Mill Lane, Galway H91 X2Y3 | Ann Hill | 4 Mill Lane, Galway H91 X2Y3
pt | Titular: Ana Colina, empresária em nome individual, Rua Lis 4, 4700-000 Lis | Ana Colina | Rua Lis 4, 4700-000 Lis
pt | Responsável: Ana Colina, NIF 123456789, Rua Lis 4, 4700-000 Lis | Ana Colina | Rua Lis 4, 4700-000 Lis
es | Titular: Ana Mora Ruiz, trabajadora autónoma, Calle Lis 2, 08490 Salina | Ana Mora Ruiz | Calle Lis 2, 08490 Salina
fr | Éditrice : Anne Colline, demeurant 4 rue du Lis, 35000 Salines | Anne Colline | 4 rue du Lis, 35000 Salines
it | Titolare: Anna Colli, residente in Via Lis 4, 40100 Salina (BO) | Anna Colli | Via Lis 4, 40100 Salina (BO)
it | Titolare: Anna Colli, Psicologa, Via Lis 4, 40100 Salina (BO) | Anna Colli | Via Lis 4, 40100 Salina (BO)
de | Verantwortlich: Anna Hügel, wohnhaft in der Mühlgasse 4, 24109 Kielau | Anna Hügel | Mühlgasse 4, 24109 Kielau
de | Medieninhaberin: Anna Hügel, Psychotherapeutin, Mühlgasse 4, 24109 Kielau | Anna Hügel | Mühlgasse 4, 24109 Kielau
hr | Keramički obrt Tulipan, Mlinska 4, 10000 Zagreb | Keramički obrt Tulipan | Mlinska 4, 10000 Zagreb
hr | Obrt Tulipan, vl. Ana Brdo, Mlinska 4, 10000 Zagreb | Obrt Tulipan | Mlinska 4, 10000 Zagreb
"""


@pytest.mark.parametrize("row", LINES.strip().splitlines())
def test_a_line_of_a_sole_trader(row: str) -> None:
    lang, said, name, place = row.split(" | ")
    found = stated(f"<html lang={lang}><p>{said}</p></html>", "https://tulip.example/legal", PAGE)
    assert (found["name"], found["address"]) == ([name], [place])


@pytest.mark.parametrize("what", [", Fotografin", " (freiberufliche Übersetzerin)", " – Heilpraktikerin"])
def test_a_profession_beside_a_person_is_no_name(what: str) -> None:
    body = f"<html lang=de><p>Impressum</p><p>Anna Hügel{what}<br>Mühlgasse 4<br>24109 Kielau</p></html>"
    assert stated(body, "https://huegel.example/impressum", PAGE)["name"] == ["Anna Hügel"]
