"""Lines of terms and footers: whose contracts they are of, where an address ends, and a company named again."""

from tests.sources.page.test_wordings import PAGE, stated

SITE = "https://www.site.com/"


def read(body: str, url: str = SITE) -> dict[str, list[str]]:
    """Return what is stated of a page that holds no more than the line ``body``."""
    return stated(f"<footer><p>{body}</p></footer>", url, PAGE)


def test_dutch_terms_tell_whose_contracts_they_are_of() -> None:
    where = "gevestigd te Lindelaan 253 Capelle aan den IJssel 2907 JG, ingeschreven bij de KvK onder nummer 96245719."
    found = read(f"Deze voorwaarden zijn van toepassing op alle overeenkomsten van Reiger Marketing, {where}")
    assert found["name"] == ["Reiger Marketing"]
    assert found["number"] == ["96245719"]
    assert found["address"] == ["Lindelaan 253 Capelle aan den IJssel 2907 JG"]


def test_dutch_terms_mean_somebody_s_business() -> None:
    found = read(
        'Wordt onder "Reiger" verstaan de eenmanszaak van Jan Reiger, gevestigd te Haarlem (KvK 99105578).'
    )
    assert (found["name"], found["number"]) == (["Jan Reiger"], ["99105578"])


def test_who_supplies_is_a_side_of_dutch_and_czech_contracts() -> None:
    found = read("Leverancier: Jan Reiger, gevestigd te Lindelaan 35, 3281RH, Numansdorp, KvK 98075357")
    assert (found["name"], found["address"]) == (["Jan Reiger"], ["Lindelaan 35, 3281RH, Numansdorp"])
    found = read(
        "1.1 <b>Poskytovatel:</b> Jan Volavka, IČO: 17501750, se sídlem Lipová 20, Rychvald 735 32, Česká republika"
    )
    assert (found["name"], found["number"]) == (["Jan Volavka"], ["17501750"])


def test_a_dash_with_a_sentence_behind_it_ends_an_address() -> None:
    found = read(
        "Garza Azul, S.L. con NIF B67209502 y con domicilio social en Calle Blanco, 10, Torrecera, 11595 Jerez, "
        "España — incluida su sociedad participada"
    )
    assert found["address"] == ["Calle Blanco, 10, Torrecera, 11595 Jerez, España"]


def test_a_storey_is_shortened_in_spanish() -> None:
    found = read("Garza Azul S.L., con domicilio social en C/ Can Roca, 16, ent. 1º, 08028 Barcelona, España")
    assert found["address"] == ["C/ Can Roca, 16, ent. 1º, 08028 Barcelona, España"]


def test_a_company_of_a_group_is_named_again_below_the_group() -> None:
    found = read(
        "Reiher Mode GmbH<br>Mühlweg 17<br>82166 Gräfelfing</p><p>Ein Unternehmen der PLOVER Group</p>"
        "<p>Reiher Mode GmbH<br>Amtsgericht: München<br>HRB 130778"
    )
    assert (found["name"], found["number"]) == (["Reiher Mode GmbH"], ["HRB 130778 München"])


def test_a_group_s_other_company_keeps_its_number() -> None:
    found = read(
        "Reiher Mode GmbH<br>Mühlweg 17<br>82166 Gräfelfing</p><p>Ein Unternehmen der PIXEL Group</p>"
        "<p>Krug Handel GmbH<br>Amtsgericht: München<br>HRB 130778",
        "https://www.reiher-mode.de/",
    )
    assert found["name"] == ["Reiher Mode GmbH"]
    assert "number" not in found


def test_a_number_is_not_glued_to_the_link_before_it() -> None:
    found = read(
        '<a href="/yhteystiedot">Yhteystiedot</a><span>Y-tunnus 2295210-9</span> '
        "<span>© 2026 Haikara Tekniikka Oy</span>"
    )
    assert (found["name"], found["number"]) == (["Haikara Tekniikka Oy"], ["2295210-9"])


def test_a_firm_s_reference_number_is_given_in_britain() -> None:
    found = read(
        "Heron Kilns Ltd (FRN: 977237), trading as ‘Heron’ is an appointed representative of "
        "Plover Limited (FRN: 947961)"
    )
    assert (found["name"], found["country"]) == (["Heron Kilns Ltd"], ["GB"])
    assert "number" not in found
