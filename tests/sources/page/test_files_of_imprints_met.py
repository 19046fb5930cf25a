"""Files of imprints as they stand in repositories, in Markdown: each shape was met; whoever is named is invented."""

import pytest

from tests.sources.page.test_wordings import stated

MARKDOWN = "text/markdown; charset=utf-8"
URL = "https://reiher.example/imprint"


def read(text: str, url: str = URL) -> dict[str, list[str]]:
    return stated(text, url, MARKDOWN)


ASSOCIATIONS = """
RNA : W343031330
Registre National des Associations : W343031330
Numéro d'immatriculation : W343031330
Déclarée à la préfecture de l’Hérault sous le numéro W343031330
Association loi 1901 (W343031330)
"""


@pytest.mark.parametrize("line", ASSOCIATIONS.strip().splitlines())
def test_the_number_of_an_association_of_france_is_stated(line: str) -> None:
    found = read(
        f"## Mentions légales\n\nAssociation Le Héron Bleu\n\n{line}\n\nSiège : 5 rue Haute 34070 Montpellier\n"
    )
    assert (found["number"], found["name"]) == (["W343031330"], ["Association Le Héron Bleu"])


def test_a_siren_can_stand_behind_the_label_of_its_longer_number() -> None:
    found = read(
        "Association Le Héron Bleu\n\nSIRET : 923.919.922  \nRNA : W343031330\n\nSiège : 5 rue Haute 34070 Montpellier"
    )
    assert (found["number"], found["other_number"]) == (["923919922"], ["W343031330"])


def test_below_a_club_two_letters_are_those_of_its_register() -> None:
    club = "Reiherverein Seestadt e.V. <br>\nReiherweg 10 <br>\n64289 Darmstadt <br>\nVR 85091<br>\n"
    assert read(club)["number"] == ["VR 85091"]
    assert "number" not in read("Airone Blu, via Roma 1, 37100 Verona VR 37100")


BOARDS = """
Der Vorstand des Reiherverein Seestadt e.V. | Reiherverein Seestadt e.V.
The Board of Trustees of the Blue Heron Trust Ltd | Blue Heron Trust Ltd
Le conseil d’administration de l’ASBL Héron Bleu | ASBL Héron Bleu
Styrelsen för Blå Hägern Ekonomisk förening | Blå Hägern Ekonomisk förening
Blue Heron Board of Trade Ltd | Blue Heron Board of Trade Ltd
"""


@pytest.mark.parametrize("row", BOARDS.strip().splitlines())
def test_who_leads_a_club_is_no_part_of_its_name(row: str) -> None:
    line, name = row.split(" | ")
    assert read(f"# Contact\n\n{line}\nStorgatan 5, 111 22 Stockholm\n")["name"] == [name]


SAID = """
Il sito è gestito dall'Agenzia per il Volo Digitale. | Agenzia per il Volo Digitale
Il sito è gestito dagli Amici dell'Airone, via Roma 1, 37100 Verona. | Amici dell'Airone
Questo sito è di proprietà dell'Istituto Airone. | Istituto Airone
Ce site est édité par l'Association pour l’Air Bleu, 5 rue Haute, 75001 Paris | Association pour l’Air Bleu
Ce site web est édité par l’association Bleu-Héron :\\n\\n* association;\\n* 5 rue Haute, 75001 Paris | Bleu-Héron
Este sitio es propiedad de Garza Azul:\\n\\nCalle Mayor 5, 28013 Madrid | Garza Azul
Garza Azul Asesores, responsable del sitio web, en adelante RESPONSABLE, pone a disposición | Garza Azul Asesores
HeronJS, the person responsible for the website, hereinafter the CONTROLLER, makes\\n\\nheronjs@web.de | HeronJS
"""


@pytest.mark.parametrize("row", SAID.strip().splitlines())
def test_who_is_said_to_run_a_site_is_named_up_to_a_colon_and_behind_an_apostrophe(row: str) -> None:
    text, name = row.replace("\\n", "\n").split(" | ")
    assert read(text, "https://heronjs.example/legal")["name"] == [name]


def test_the_act_of_spain_in_capitals_is_nobody() -> None:
    found = read(
        "# INFORMATION SOCIETY SERVICES ACT (LSSI)\n\nEmail: [us@reiher.example](mailto:us@reiher.example)"
    )
    assert "name" not in found


def test_what_somebody_does_is_no_name_and_a_geographical_address_is_one() -> None:
    found = read(
        "# IMPRESSUM\n\nUnternehmensgegenstand\n\nTöpferei, Verkauf von Vasen\n\nUID-Nummer\n\nATU69367758\n\n"
        "Volle geografische Anschrift\n\nSchwarzplatz 6, 1030 Wien\n"
    )
    assert "name" not in found
    assert found["address"] == ["Schwarzplatz 6, 1030 Wien"]


def test_for_which_purposes_somebody_is_somewhere_is_no_part_of_the_address() -> None:
    found = read(
        "La empresa titular del dominio web es Garza Azul S.L. (en adelante Garza), con domicilio a estos efectos en "
        "Avenida de Los Mallos 83 2º, A Coruña. Correo electrónico de contacto: info@reiher.example."
    )
    assert found["address"] == ["Avenida de Los Mallos 83 2º, A Coruña"]


HOSTED = """
## Contact

Adresse postale
14 rue Michel Héron
44200 Nantes

## Prestataire d'hébergement

"""


def test_an_address_above_a_host_with_its_own_is_of_whoever_runs_the_site() -> None:
    host = "Cloud Host BV<br />\nVijzelstraat 68<br />\n1017 HL Amsterdam<br />\n"
    assert read(HOSTED + host)["address"] == ["14 rue Michel Héron, 44200 Nantes"]
    assert "address" not in read(HOSTED + "Cloud Host BV<br />\n")


KINDS = """
Le présent site est édité par :\\n\\nL’association **Les Amis du Héron**, 5 rue Haute, 75001 Paris | Les Amis du Héron
Le site est édité par\\n\\nL’entreprise individuelle Héron Bleu\\n5 rue Haute, 75001 Paris | Héron Bleu
El sitio es propiedad de:\\n\\nLa asociación Garza Azul, con domicilio en Calle Mayor 5, 28013 Madrid | Garza Azul
Die Website wird betrieben von:\\n\\nDer Verein Blaureiher, Hauptstraße 5, 64289 Darmstadt | Verein Blaureiher
Il sito è gestito da:\\n\\nIl Doge di Venezia, via Roma 5, 37100 Verona | Il Doge di Venezia
"""


@pytest.mark.parametrize("row", KINDS.strip().splitlines())
def test_an_article_and_what_somebody_is_are_no_part_of_a_name_below_a_colon(row: str) -> None:
    text, name = row.replace("\\n", "\n").split(" | ")
    assert read(text)["name"] == [name]


@pytest.mark.parametrize("postcode", ["25 000 BESANÇON", "69 100 Villeurbanne"])
def test_a_postcode_behind_a_dash_can_be_parted(postcode: str) -> None:
    found = read(f"Héron Bleu SARL\n\nAdresse : 24 rue de la préfecture - {postcode}\n")
    assert found["address"] == [f"24 rue de la préfecture, {postcode}"]


def test_a_mailbox_behind_a_link_of_html_is_read_in_markdown() -> None:
    icon = '## Contact\n\n<div>\n  <a href="mailto:info@reiher.example" title="E">\n<i class="fa"></i>\n</a>\n</div>\n'
    assert read(icon)["email"] == ["info@reiher.example"]
    assert read('## Contact\n\n<a href="mailto:info@reiher.example">Write</a>\n')["email"] == [
        "info@reiher.example"
    ]
    assert "email" not in read('## Contact\n\n<a href="mailto:{{ site.email }}">{{ site.email }}</a>\n')


def test_a_word_between_low_lines_hides_a_mailbox() -> None:
    assert read("# Impressum\n\nAnna Lis, Reiherweg 43, 50858 Köln\n\ne-Mail: anna_at_reiher.example\n")[
        "email"
    ] == ["anna@reiher.example"]


SAID_TOO = """
Ce site est édité par l’association de type loi 1901 « Vélo Club Héron ». | Vélo Club Héron
The Data Controller is 1st Heron Scout Group Executive Committee. | 1st Heron Scout Group Executive Committee
"""


@pytest.mark.parametrize("row", SAID_TOO.strip().splitlines())
def test_who_is_said_to_run_a_site_can_be_quoted_or_counted(row: str) -> None:
    text, name = row.split(" | ")
    assert read(text)["name"] == [name]


@pytest.mark.parametrize(
    "line",
    [
        "Le site est basé sur le thème Minimal, mis à disposition par Blue Themes, et personnalisé.",
        "The site uses the theme Minimal, made available by Blue Themes.",
    ],
)
def test_whoever_made_the_looks_of_a_site_does_not_run_it(line: str) -> None:
    assert "name" not in read(f"## Credits\n\n{line}\n")
