"""What stands where a name would, and is none: what somebody is not, a private person, a quarter of a town."""

import pytest

from tests.sources.page.test_wordings import PAGE, stated

PRIVATE = """
hu|Üzemeltető|magánszemély (nem egyéni vállalkozó, nem gazdasági társaság)
hu|Üzemeltető|nem egyéni vállalkozó
de|Betreiber|Privatperson (kein e.K.)
en|Operator|a private individual (not a sole trader)
el|Ιδιοκτήτης|Ιδιώτης
tr|Satıcı|Şahıs
lv|Pārzinis|Privātpersona
fi|Ylläpitäjä|yksityishenkilö
bg|Собственик|Частно лице
"""


@pytest.mark.parametrize("line", PRIVATE.strip().splitlines())
def test_a_private_person_is_no_name(line: str) -> None:
    tongue, label, said = line.split("|")
    body = f"<ul><li><b>{label}:</b> {said}</li><li>E-mail: info@kiln.example</li></ul>"
    page = f'<html lang="{tongue}"><body>{body}</body></html>'
    assert "name" not in stated(page, "https://kiln.example/", PAGE)


@pytest.mark.parametrize("form", ["I.Į.", "I. Į.", "IĮ", "Individuali įmonė"])
def test_a_town_with_its_quarter_is_no_name_beside_a_lithuanian_enterprise(form: str) -> None:
    body = (
        f"<div><h3>Kontaktai</h3><p>Vilnius, Pilaitė</p></div><dl><dt>Įmonė</dt><dd>{form} MĖLYNA TULPĖ</dd>"
        "<dt>Įmonės kodas</dt><dd>300085772</dd><dt>Adresas</dt><dd>Liepų g. 14-9, 06212 Vilnius</dd></dl>"
    )
    page = f'<html lang="lt"><body>{body}</body></html>'
    assert stated(page, "https://kiln.example/", PAGE)["name"] == [f"{form} MĖLYNA TULPĖ"]
