"""What stands beside the five in real files and is none of them: codes of trades, telephones in letters, news desks."""

import pytest

from openroll.sources.page.names.nameable import can_be_a_name
from tests.sources.page.test_wordings import stated

FILE = "text/html"


def body(lines: str) -> str:
    return f"<html><body>{lines}</body></html>"


@pytest.mark.parametrize("said", ["1-855-MYKILN8", "1 800 FLOWERS"])
def test_a_telephone_in_letters_can_be_nobody_s_name(said: str) -> None:
    assert not can_be_a_name(said)


def test_a_telephone_in_letters_is_no_name_and_of_no_address() -> None:
    lines = (
        "<footer><div>1-855-<b>MYKILN8</b></div><div><a>2 Clay Place, Mahopac, NY 10541</a></div>"
        "<div>Kiln8 Holdings, Inc. | <a>Made here</a></div></footer>"
    )
    found = stated(body(lines), "", FILE)
    assert found.get("name", ["Kiln8 Holdings, Inc."]) == ["Kiln8 Holdings, Inc."]
    assert found.get("address", ["2 Clay Place, Mahopac, NY 10541"]) == ["2 Clay Place, Mahopac, NY 10541"]


@pytest.mark.parametrize("code", ["CAE 71110", "CNAE 7111", "ATECO 71110", "PKD 71110", "NACE 7111"])
def test_a_code_of_trades_is_no_postcode(code: str) -> None:
    lines = (
        "<section><h2>Identificação da empresa</h2><p><b>Azulejo Novo, Lda.</b></p><p>NIPC: 513 975 160</p>"
        "<p>Sociedade por quotas · Constituída em 9 de maio de 2016</p>"
        f"<p>{code} — Atividades de arquitetura</p></section>"
    )
    found = stated(body(lines), "", FILE)
    assert found["name"] == ["Azulejo Novo, Lda."]
    assert "address" not in found


def test_a_tax_number_in_groups_begins_no_address() -> None:
    lines = (
        "<dl><div><dt>Ragione sociale</dt><dd>Tegola Rossa LTD</dd></div>"
        "<div><dt>Partita IVA</dt><dd>MT 3058-2802</dd></div>"
        "<div><dt>Marchi</dt><dd>Scuola Tegola · Accademia Rossa</dd></div>"
        "<div><dt>Sede legale</dt><dd>Da inserire</dd></div></dl>"
    )
    assert "address" not in stated(body(f"<h2>La società</h2>{lines}"), "", FILE)


def test_a_postcode_of_andorra_tells_its_country() -> None:
    lines = (
        "<p>Argila Grup 2023 SLU, como Responsable del Tratamiento, le informa de sus derechos.</p>"
        "<ul><li>Dirección postal: C/ Escoles N2 despatx 16, AD600 Sant Julia de Loria</li></ul>"
    )
    assert stated(body(f"<h1>Política de Privacidad</h1>{lines}"), "", FILE)["country"] == ["AD"]


def test_a_street_of_malta_stands_above_its_town() -> None:
    lines = (
        "<p>You may write to us at the address below:</p>"
        "<address>Blue Kiln Limited<br>Triq l-Ghassies<br>Mrieħel BKR 3000</address>"
    )
    found = stated(body(f"<h1>Privacy policy</h1><p>We are Blue Kiln Limited.</p>{lines}"), "", FILE)
    assert found["address"] == ["Triq l-Ghassies, Mrieħel BKR 3000"]


def test_a_news_desk_is_no_operator_s_mailbox() -> None:
    lines = (
        "<footer><a href='mailto:mynews@bluekiln.example'>Send us your story</a> | <a href='/terms'>Terms</a>"
        "<p>© 2014 Blue Kiln Limited, 12 Clay Road, Leeds LS1 4AP</p></footer>"
    )
    found = stated(body(lines), "", FILE)
    assert found["name"] == ["Blue Kiln Limited"]
    assert "email" not in found


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("info_ReMoVeThIs@bluekiln.example", "info@bluekiln.example"),
        ("info@NOSPAM.bluekiln.example", "info@bluekiln.example"),
        ("infoNOSPAM@bluekiln.example", "info@bluekiln.example"),
        ("nospam@bluekiln.example", "nospam@bluekiln.example"),
    ],
)
def test_what_is_to_be_taken_out_of_a_mailbox(written: str, meant: str) -> None:
    said = "<p>Blue Kiln Ltd, 12 Clay Road, Leeds LS1 4AP</p>"
    lines = f"<footer>{said}<a href='mailto:{written}'>write to us</a></footer>"
    assert stated(body(lines), "", FILE)["email"] == [meant]


def test_telephones_in_lists_and_behind_letters_are_of_no_address() -> None:
    lines = (
        "<p><b>Blue Kiln, LLC</b><br>6B Liberty, Suite 200<br> Aliso Viejo, CA 92656<br>T: 949.484.4444<br>"
        "F: 949.484.4443</p>"
    )
    assert stated(body(f"<h3>Contact</h3>{lines}"), "", FILE)["address"] == [
        "6B Liberty, Suite 200, Aliso Viejo, CA 92656"
    ]
    calls = "<li><a>044 756 9399, Savo</a></li><li><a>050 466 9574, Keski-Suomi</a></li>"
    lines = f"<ul>{calls}<li><div>Tulppatie 4 A,<br>70500 Kuopio</div></li></ul>"
    found = stated(body(f"<footer>{lines}<p>© 2023 Tulppu Oy.</p></footer>"), "", FILE)
    assert found["address"] == ["Tulppatie 4 A, 70500 Kuopio"]


def test_who_owns_and_publishes_a_site_runs_it() -> None:
    lines = (
        "<p>© Blue Kiln Company Ltd. 2014</p><p>The website is owned and published by Kiln Media Limited.</p>"
    )
    assert stated(body(lines), "", FILE)["name"] == ["Kiln Media Limited"]


def test_a_bare_telephone_below_an_address_is_not_of_it() -> None:
    card = "<div><h3>Entidade</h3><p>Azulejo Novo Unipessoal Lda</p><p>NIF: 519 234 138</p></div>"
    reach = "<div><h3>Contactos</h3><p>Rua da Olaria 37, 4000-112, Porto</p><p>251 115 053</p></div>"
    assert stated(body(card + reach), "", FILE)["address"] == ["Rua da Olaria 37, 4000-112, Porto"]


def test_the_only_address_is_the_operator_s_below_a_heading_for_contact_alone() -> None:
    data = "<h1>Integritetspolicy</h1><p>Vi är Tulpan Städ AB. Vi samlar in så lite som möjligt.</p><p>Mer om det.</p>"
    data += "".join(f"<p>Uppgift {number} om hur det går till.</p>" for number in range(12))
    place = "<p>Tulpanvägen 8, 171 54 Solna</p>"
    found = stated(body(f"{data}<h2>Kontakta oss</h2>{place}"), "", FILE)
    assert found["address"] == ["Tulpanvägen 8, 171 54 Solna"]
    for other in (
        "<h2>Tillsynsmyndighet</h2>",
        "<h2>Kontakt</h2><p>Du har rätt att klaga till tillsynsmyndigheten:</p>",
        "<h2>Galleri</h2>",
    ):
        assert "address" not in stated(body(f"{data}{other}{place}"), "", FILE)


def test_a_form_and_a_number_are_nobody_s_name() -> None:
    said = "Tuile Bleue – SARL 73282932000074 – 12 rue Haute, 35000 Rennes"
    assert "name" not in stated(body(f"<h1>Mentions légales</h1><p>{said}</p>"), "", FILE)
