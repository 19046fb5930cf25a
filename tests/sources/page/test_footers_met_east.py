"""Footers of sites that are known, with one company or trader beside a brand: each was met; the names are invented."""

import pytest

from tests.sources.page.test_wordings import PAGE, stated

SITE = "https://onelink.example/"


def named(body: str, url: str = SITE) -> list[str] | None:
    return stated(body, url, PAGE).get("name")


@pytest.mark.parametrize(
    ("claim", "name"),
    [
        ("Всички права запазени от „ЛАЛЕ-БУС“ ЕООД", "„ЛАЛЕ-БУС“ ЕООД"),
        ("Všechna práva vyhrazena společností Tulipán s.r.o.", "Tulipán s.r.o."),
        ("Wszelkie prawa zastrzeżone przez Tulipan sp. z o.o.", "Tulipan sp. z o.o."),
        ("All rights reserved by Plover Ltd", "Plover Ltd"),
    ],
)
def test_for_whom_all_rights_are_reserved(claim: str, name: str) -> None:
    assert named(f"<footer><p>{claim}</p></footer>") == [name]


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Лале ЕООД", "Лале ЕООД"),
        ("Lale Teknoloji Ltd. Şti.", "Lale Teknoloji Ltd. Şti."),
        ("ФОП Липа О.І. · м. Львів", "ФОП Липа О.І."),
        ("ИП Липова А.Б., Москва", "ИП Липова А.Б."),
    ],
)
def test_the_only_company_has_a_line_of_the_footer(line: str, name: str) -> None:
    assert named(f"<footer><p>© 2026 OneLink</p><p>{line}</p><a href='/terms'>…</a></footer>") == [name]


@pytest.mark.parametrize(
    "footer",
    [
        "<p>© 2026 OneLink</p><p>Inwestor</p><p>Tulipan sp. z o.o.</p>",
        "<p>© 2026 OneLink</p><p>Vytvořilo studio</p><p>Tulipán s.r.o.</p>",
        "<p>© 2026 OneLink</p><p><a href='https://tulipan.example'>Tulipán s.r.o.</a></p>",
        "<p>© 2026 OneLink</p><p>Tulipán s.r.o.</p><p>Plover Ltd</p>",
        "<p>© 2026 OneLink</p><p>Лале ЕООД и приятели</p>",
    ],
)
def test_what_stands_above_a_name_in_a_footer_can_say_who_else_it_is(footer: str) -> None:
    found = named(f"<footer>{footer}</footer>") or []
    assert not any(form in name for name in found for form in ("o.o.", "r.o.", "Ltd", "ЕООД"))


def test_letters_behind_the_sign_are_short_for_the_association() -> None:
    body = "<title>About us — AFT</title><footer>© 2026 AFT — Association of Potters</footer>"
    assert named(body) == ["Association of Potters"]


@pytest.mark.parametrize("sign", ["·", "•", "|", "–", "/"])
def test_who_stands_behind_the_site_s_brand_has_the_copyright(sign: str) -> None:
    assert named(f"<footer>© 2026 OneLink {sign} Tulipan sp. z o.o.</footer>") == ["Tulipan sp. z o.o."]


@pytest.mark.parametrize(
    "line",
    [
        "© 2026 OneLink · <a href='https://tulipan.example'>Tulipan sp. z o.o.</a>",
        "© 2026 OneLink · Web Design Plover Ltd",
        "© 2026 Somebody · Tulipan sp. z o.o.",
    ],
)
def test_behind_another_brand_or_in_a_link_stands_who_made_the_site(line: str) -> None:
    assert named(f"<footer>{line}</footer>") is None


def test_a_company_that_is_called_as_its_site_heads_it() -> None:
    body = "<p>ЛАЛЕ ТРАНС ЕООД</p><p>Предлагаме изкоп с багер и превоз до адрес.</p>"
    assert named(body, "https://lale-trans.example/") == ["ЛАЛЕ ТРАНС ЕООД"]
    assert named(body, SITE) is None


@pytest.mark.parametrize(
    "above", ["KVKK anlamında veri sorumlusu;", "KVKK kapsamında bilgilerimiz aşağıdadır:"]
)
def test_a_law_that_is_called_as_its_authority_is_no_authority(above: str) -> None:
    body = (
        f"<h2>Veri Sorumlusu</h2><p>{above}</p><p>Lale Eğitim Ltd. Şti.</p><p>Telefon: +90 549 888 67 00</p>"
    )
    assert named(body) == ["Lale Eğitim Ltd. Şti."]


@pytest.mark.parametrize("between", ["</p><p>", "<br>", " ", " · ", " / "])
@pytest.mark.parametrize("name", ["ООО «Лале»", "ИП Липова Ольга Олеговна"])
def test_a_brand_before_a_name_is_no_part_of_it(between: str, name: str) -> None:
    body = f"<footer><p>OneLink{between}{name}</p><p>ИНН 7728168971</p></footer>"
    assert named(body) == [name]
