"""How companies, firms and schools were named on real pages that were read wrongly once; the names are invented."""

import pytest

from tests.sources.page.test_wordings import PAGE, stated

NAMES = """
Erlenau Futter GmbH | erlenau.at | Die in den Geschäftsräumen der Erlenau Futter GmbH ausgehängten AGB. FN 90109p
Nordlys Brf och Fastighet AB | site.example | Tjänster som Nordlys Brf och Fastighet AB (org.nr 556901-3260) erbjuder.
Jan Dvořák | site.example | Provozovatelem webu je Jan Dvořák z Pelhřimova (IČO 88600386).
Por una casa bonita, slu | site.example | Por una casa bonita, slu, Calle Alta 3, 46815 Llosa, NIF: B98802622
"""


@pytest.mark.parametrize("row", NAMES.strip().splitlines())
def test_where_a_name_begins_and_ends(row: str) -> None:
    name, host, line = row.split(" | ")
    assert stated(line, f"https://{host}/").get("name") == [name]


def test_the_company_that_is_registered_is_no_name() -> None:
    body = (
        "<p>www.tulipan.example ⸰ info@tulipan.example</p>"
        "<p>Društvo je upisano u sudski registar u Osijeku, MBS 030094758.</p>"
    )
    said = stated(body, "https://tulipan.hr/", PAGE)
    assert "name" not in said
    assert said["number"] == ["030094758"]


def test_a_town_behind_a_dash_is_a_club_s_and_no_name_by_itself() -> None:
    body = (
        "<p>Geschäftsadresse:<br>Kegel Gemeinschaft Badenau – Hannover e.V.<br>Mühlstr. 5<br>30453 Hannover<br>"
        "Vereinsregister: VR 203296<br>Registergericht: Amtsgericht Hannover</p>"
    )
    assert stated(body, "https://site.example/", PAGE)["name"] == [
        "Kegel Gemeinschaft Badenau – Hannover e.V."
    ]


def test_whoever_runs_a_site_goes_by_another_name() -> None:
    body = (
        "<h2>Operator</h2><div>This website is operated by Viktor Sarrain under the pseudonym of Vortex.<br>"
        "Email: a@vortex.example</div>"
    )
    assert stated(body, "https://site.example/", PAGE)["name"] == ["Viktor Sarrain"]


def test_small_words_in_the_name_that_the_site_bears() -> None:
    body = (
        "<h2>1. Datos identificativos</h2><ul><li>Denominación social: Jenny on the Shore</li>"
        "<li>Domicilio: Calle Alta 385, 08025 Barcelona</li></ul>"
    )
    assert stated(body, "https://www.jennyontheshore.es/", PAGE)["name"] == ["Jenny on the Shore"]


def test_what_a_body_is_stands_between_its_name_and_its_number() -> None:
    body = (
        "<p>The University of Ploverton is a charitable body, registered in Scotland, "
        "with registration number SC005336.</p>"
    )
    assert stated(body, "https://site.example/", PAGE)["name"] == ["The University of Ploverton"]


def test_the_identity_of_the_entrepreneur_stands_above_the_name() -> None:
    body = (
        "<p>Article 1 : Identité de l’entrepreneur</p><p>ATZ BVBA agissant sous la dénomination: Plume Depot</p>"
        "<p>L’adresse: Rue Haute 154, 1080 Bruxelles</p><p>Adresse e-mail : info@plumedepot.be</p>"
    )
    assert stated(body, "https://plumedepot.be/", PAGE)["name"] == ["ATZ BVBA"]


def test_a_second_form_ends_the_name() -> None:
    body = "<p>Serviciile sunt furnizate de S.C. TULPO LLC S.R.L., nr. înregistrare J29/1683/2017, C.U.I. 37880338.</p>"
    assert stated(body, "https://site.example/", PAGE)["name"] == ["S.C. TULPO LLC S.R.L."]


def test_a_party_of_three_words_below_the_phrase() -> None:
    body = (
        "<p>Provozovatelem webu tulipan.example (dále „Web“) a správcem osobních údajů je:</p>"
        "<div>Lidová zahradní strana</div><div>Dlouhá 1106/9, 110 00 Praha 1</div><div>IČ: 16192656</div>"
    )
    assert stated(body, "https://site.example/", PAGE)["name"] == ["Lidová zahradní strana"]


def test_a_partner_below_a_label_with_the_firm_s_name_is_another_s() -> None:
    body = (
        "<pre>Mit freundlichen Grüßen\nTulpe Handels GmbH & Co. KG\nMühlstr. 187\n50937 Köln\nTelefon: "
        "+49(0)221-25999901\n"
        "email: info@tulpe.example\nAmtsgericht Köln, HRA 31021\n"
        "Persönlich haftende Gesellschafterin der TULPE Handels GmbH & Co. KG:\n"
        "TULPE Handels Verwaltungs GmbH\nMühlstr. 187\n50937 Köln\nAmtsgericht Köln, HRB 83408</pre>"
    )
    said = stated(body, "https://tulpe.example/", PAGE)
    assert said["name"] == ["Tulpe Handels GmbH & Co. KG"]


def test_whom_a_consent_is_given() -> None:
    body = (
        '<p>Давам съгласието си на "Тюлип Консулт" ЕООД, с ЕИК: 208597115, със седалище в гр. Бургас '
        "(8001), ул. Поморие 20 "
        '("Компанията") да обработва личните ми данни, посочени в този анализ.</p>'
    )
    assert stated(body, "https://site.example/", PAGE)["name"] == ['"Тюлип Консулт" ЕООД']


def test_a_student_society_claims_the_copyright() -> None:
    body = "<footer><p>© Studentersamfundet i Nordvik 2023</p><p>Org.nr: 970 088 466</p><p>Elgveien 1</p></footer>"
    assert stated(body, "https://site.example/", PAGE)["name"] == ["Studentersamfundet i Nordvik"]


@pytest.mark.parametrize(
    "body",
    (
        "<p>BlueCutGems</p><p>Mühlstraße 80, 90491 Nürnberg, Deutschland</p><p>Eigentümer: Anna Beispiel</p>"
        "<p>E-Mail: bluecutgems@gmx.de</p>",
        "<p>Betreiber: BlueCutGems</p><p>Eigentümer: Anna Beispiel</p><p>Mühlstraße 80, 90491 Nürnberg</p>",
    ),
)
def test_a_firm_and_its_owner_are_one_operator(body: str) -> None:
    said = stated(f"<h1>Impressum</h1>{body}", "https://site.example/", PAGE)
    assert said["name"] == ["BlueCutGems"]
    assert said["country"] == ["DE"]


def test_a_school_of_several_kinds() -> None:
    body = (
        "<h1>Impressum</h1><h2>Medieninhaber und Herausgeber</h2>"
        "<p>Bundesgymnasium, Bundesrealgymnasium und wirtschaftskundliches Bundesrealgymnasium für Nachtarbeiter</p>"
        "<p>Mühlplatz 1</p><p>6020 Innsbruck</p><p>Österreich</p>"
    )
    assert stated(body, "https://site.example/", PAGE)["name"] == [
        "Bundesgymnasium, Bundesrealgymnasium und wirtschaftskundliches Bundesrealgymnasium für Nachtarbeiter"
    ]


def test_a_form_in_small_letters_behind_a_brand() -> None:
    body = (
        "<table><tr><td>Plume - Plume scrl<br>Rue Haute 195<br>1040 Bruxelles</td>"
        "<td>TVA BE 0403 170 701</td></tr></table>"
    )
    assert stated(body, "https://site.example/", PAGE)["name"] == ["Plume scrl"]


def test_what_the_site_is_called_stands_above_its_number_whatever_that_is() -> None:
    body = (
        "<h2>8. Kontakt</h2><p>Har du frågor om denna integritetspolicy? Kontakta oss:</p>"
        "<p>Tulpanalys<br>Org.nr: 9811048793<br>E-post: info@tulpanalys.se</p>"
    )
    assert stated(body, "https://tulpanalys.se/", PAGE)["name"] == ["Tulpanalys"]


def test_a_person_below_a_label_whose_telephone_stands_before_the_address() -> None:
    body = (
        "<h1>Informations</h1><h2>Responsable éditorial:</h2><div>Alexandre Fauvette<br>Tél. : + 33 (0)6 32 09<br>"
        "Siège social : 302 Rue Haute - 11000 Carcassonne</div>"
    )
    assert stated(body, "https://site.example/", PAGE)["name"] == ["Alexandre Fauvette"]


def test_accents_are_written_as_apostrophes() -> None:
    line = "Il sito www.tulipano.example e' di proprieta' di Tulipano di Anna Rossi, con sede a Roma, Via Alta 16."
    assert stated(line)["name"] == ["Tulipano di Anna Rossi"]


def test_a_mailbox_behind_the_own_address_is_not_the_authority_s() -> None:
    line = (
        "Il titolare del trattamento è Tulipano Srl, codice fiscale 01875790931, iscritta all’Albo di Banca d’Italia, "
        "con sede legale in Pordenone, via Alta 4, 33170 Pordenone, indirizzo PEC tulipano@pec.legalmail.it."
    )
    assert stated(line)["email"] == ["tulipano@pec.legalmail.it"]
