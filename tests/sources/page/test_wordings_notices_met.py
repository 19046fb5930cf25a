"""Wordings of legal notices that were read wrongly or not at all when they were met; all of them are invented."""

import pytest

from openroll.sources.page.words.name_words import is_a_body
from openroll.sources.web_page import read_page
from tests.sources.page.test_wordings import PAGE, stated
from tests.sources.pages import page_of


def test_who_is_named_with_and_without_the_form_is_one_company() -> None:
    body = (
        "<h2>Mentions légales</h2><h3>Éditeur du site</h3><ul><li>Briqueline S.à r.l.-S</li>"
        "<li>Siège social : 9 rue du Four L-8069 Bertrange</li><li>RCS Luxembourg : B292291</li></ul>"
        "<h3>Propriété intellectuelle</h3><p>Le contenu de ce site est la propriété exclusive de Briqueline.</p>"
    )
    found = stated(body, kind=PAGE)
    assert found["name"] == ["Briqueline S.à r.l.-S"]
    assert found["number"] == ["B292291"]


def test_a_company_s_form_behind_an_article_is_no_name() -> None:
    body = (
        "<h1>Impressum</h1><p><strong>Inhaberin (bis Eintragung der FlexCo):</strong><br>Jana Kern<br>Tongasse 4<br>"
        "1080 Wien</p><h2>Kontakt</h2><p>E-Mail: jana@tonwerk.example</p><h2>Medieninhaberin</h2><p>Jana Kern<br>"
        "Tongasse 4<br>1080 Wien</p>"
    )
    said = read_page(page_of(body, PAGE, "https://www.site.example/")).remarks
    assert not [one for one in said if "FlexCo" in one.params.get("value", "")]


def test_the_heading_of_an_owner_who_hosts_is_the_owner_s() -> None:
    body = (
        "<h1>Impresszum</h1><h2>Tulajdonos és tárhelyszolgáltató</h2><ul><li>Név: Agyag-Farkas Kft.</li>"
        "<li>Székhely: 1031 Budapest, Kemence utca 4.</li><li>Cégjegyzékszám: 01-09-920694</li></ul>"
    )
    found = stated(body, kind=PAGE)
    assert found["name"] == ["Agyag-Farkas Kft."]
    assert found["address"] == ["1031 Budapest, Kemence utca 4"]


@pytest.mark.parametrize(
    "name",
    ["Tierschutzverein Kiln", "Keramikkommission des KV", "Kiln Fotoklubben", "Uunin Kotiseutuyhdistys"],
)
def test_a_body_s_word_can_be_the_last_of_a_compound(name: str) -> None:
    assert is_a_body(name)


def test_a_body_without_a_form_is_named_above_its_address() -> None:
    body = (
        "<h1>Impressum</h1><p>Keramikkommission des KVTB<br>Tongasse 4<br>10781 Berlin</p><h2>Kontakt</h2>"
        "<p>E-Mail: ton@mail.example</p>"
    )
    assert stated(body, kind=PAGE)["name"] == ["Keramikkommission des KVTB"]


ITALIAN = """
Associazione di promozione sociale Anna Creta – Fornace | <p>Associazione di promozione sociale Anna Creta – Fornace</p>
KX CLAY RESTORING ASSOCIAZIONE PROFESSIONALE | <p>KX CLAY RESTORING ASSOCIAZIONE PROFESSIONALE</p>
Creta S.r.l. | <p>Forno Club è una SaaS di Creta S.r.l.</p>
"""


@pytest.mark.parametrize("row", ITALIAN.strip().splitlines())
def test_an_italian_footer_names_who_it_is_of(row: str) -> None:
    name, line = row.split(" | ")
    body = f"<footer>{line}<p>Codice fiscale: 00743110157</p><p>Sede Legale: Via Roma, 33 00161 - Roma</p></footer>"
    [found] = stated(body, kind=PAGE)["name"]
    assert found in (name, name.partition(" – ")[0])


NAMES = """
Tulip Labs | <dt>Name</dt><dd>Tulip Labs (Einzelunternehmen, Inh. Lis)</dd><dt>Sitz</dt><dd>Weg 4, 53111 Bonn</dd>
Kiln Studio | <p>Kiln Studio<br>Anna Lis<br>Tongasse 4<br>12587 Berlin<br>Deutschland</p><h2>Inhalt</h2><p>{owner}</p>
Tulpe Leben Projekt UG | <p>TLP - Tulpe Leben Projekt UG</p><p>HRB 268297</p><p>Anna Lis</p><p>Tongasse 4</p>{town}
"""


@pytest.mark.parametrize("row", NAMES.strip().splitlines())
def test_a_firm_and_who_owns_it_are_one_operator_by_the_firm_s_name(row: str) -> None:
    name, body = row.split(" | ")
    body = body.format(owner="Anna Lis<br>Tongasse 4<br>12587 Berlin", town="<p>12587 Berlin</p>")
    found = stated(f"<h1>Impressum</h1><h2>Anbieter</h2>{body}<p>E-Mail: post@mail.example</p>", kind=PAGE)
    assert found["name"] == [name]


def test_a_country_written_without_marks_is_known() -> None:
    body = "<h1>Impressum</h1><p>Tulpe GmbH</p><p>Tongasse 4b, 9524 St. Magdalen</p><p>Oesterreich</p>"
    assert stated(body, kind=PAGE)["country"] == ["AT"]


def test_an_address_can_end_with_a_region_in_small_letters() -> None:
    body = (
        "<footer><p>ИП Лисова Анна Ивановна</p><p>ИНН: 031101842043 · ОГРНИП: 326750000005553</p>"
        "<p>пер. Глиняный, д. 1а, г. Чита, Забайкальский край</p></footer>"
    )
    assert stated(body, kind=PAGE)["address"] == ["пер. Глиняный, д. 1а, г. Чита, Забайкальский край"]


def test_a_number_of_inscription_is_the_company_s() -> None:
    body = (
        "<h3>Editor y proveedor técnico</h3><p>Denominación social: TULIPAN OÜ (operando bajo la marca Tulip)</p>"
        "<p>Número de inscripción: 10234957</p><p>Sede social: Ruunaoja tn 3, Tallinn, 11415, Estonia</p>"
    )
    found = stated(body, kind=PAGE)
    assert (found["name"], found["number"]) == (["TULIPAN OÜ"], ["10234957"])


def test_a_site_s_host_above_the_street_is_no_part_of_the_address() -> None:
    body = (
        "<footer><div><h4>HÄNDLER</h4><p><strong>Tulpe24.de</strong></p><p>Baumweg 17</p><p>D-04838 Eilenburg</p>"
        "<p>Deutschland</p></div><div><h4>KONTAKT</h4><p>E-Mail: support@tulpe24.example</p></div></footer>"
    )
    assert stated(body, kind=PAGE)["address"] == ["Baumweg 17, D-04838 Eilenburg, Deutschland"]
