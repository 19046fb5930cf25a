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
