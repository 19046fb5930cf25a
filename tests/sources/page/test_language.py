"""In which language a page is that does not say so, and what follows for its operator's country."""

import pytest

from openroll.sources.page.lines.text import read_text
from openroll.sources.page.lines.tongue import tongue_of
from tests.sources.page.test_wordings import PAGE, stated
from tests.sources.pages import page_of

TEXTS = """
cs | Tyto podmínky upravují práva, která jsou při nákupu důležitá; pokud není uvedeno jinak, platí také další \
údaje podle smlouvy.
sk | Tieto podmienky upravujú práva, ktoré sú pri nákupe dôležité; podľa týchto podmienok a ďalej podľa zmluvy \
platia tiež údaje.
pl | Niniejszy regulamin jest ważny dla każdego, który się zarejestruje, oraz dla osób, których dane są \
przetwarzane przez sklep lub nie.
lt | Šios taisyklės yra skirtos jums, kad žinotumėte, kaip mes tvarkome jūsų asmens duomenis, jei turite \
klausimų ir pagal sutartį.
lv | Šajā politikā ir aprakstīts, kā tiek apstrādāti jūsu personas datu veidi, un kas par tiem ir atbildīgs vai \
ja jums ir jautājumi.
et | Käesolevad tingimused kehtivad müüja ja ostja vahel, kui ei ole kokku lepitud muud, või kes on \
isikuandmete vastutav töötleja.
nb | Hvis du handler av oss, gjelder vilkårene etter norsk rett; personopplysninger behandles gjennom \
nettsiden, og noe mer om deg.
da | Hvis du handler hos os, behandles personoplysninger efter loven, og vores hjemmeside giver dig mere gennem \
dine køb af noget.
hr | Ovim se uvjetima uređuju prava; uvjeti vrijede za korištenje usluga, a osobne podatke tvrtka obrađuje \
sukladno zakonu i članka 5.
sr | Ovim uslovima uređuju se uslovi korišćenja sajta; prodavnica čuva lične podatke u skladu sa zakonom, lica \
to prihvataju, šta god bilo.
ru | Настоящий документ является офертой, которая также относится к данным пользователей, если иные условия или \
что иное не указано.
uk | Цей документ також є офертою, що діє згідно з умовами цієї угоди про надання послуг, якщо інше не вказано \
щодо сторін або між ними.
bg | Настоящите условия се прилагат чрез сайта, както и със съгласие; лични данни се събират съгласно закона, \
което потвърждавате.
"""


@pytest.mark.parametrize("row", TEXTS.strip().splitlines())
def test_small_words_show_the_language(row: str) -> None:
    language, text = row.split(" | ")
    assert tongue_of(read_text(page_of(f"<p>{text}</p>", PAGE))) == language


@pytest.mark.parametrize("text", ["", "Larano s.r.o., IČO: 30021359"])
def test_a_few_words_show_none(text: str) -> None:
    assert tongue_of(read_text(page_of(f"<p>{text}</p>", PAGE))) == ""


def test_what_the_page_states_goes_before_its_words() -> None:
    page = f'<html lang="en-GB"><p>{TEXTS.strip().splitlines()[0]}</p></html>'
    assert tongue_of(read_text(page_of(page, PAGE))) == "en"


def countries(text: str, line: str) -> list[str] | None:
    """Return the countries that a page in the language of ``text`` states of who stands in ``line``."""
    return stated(f"<h1>Info</h1><p>{line}</p><p>{text}</p>", "https://www.larano.com/info", PAGE).get(
        "country"
    )


FORMS = """
lt | LT | Mes, UAB „Beržynas“ (toliau – „mes“), tvarkome duomenis.
et | EE | Vastutav töötleja on Metsatuul OÜ (edaspidi „meie“).
pl | PL | Sprzedawcą jest Brzozowy Gaj sp. z o.o.
"""


@pytest.mark.parametrize("row", FORMS.strip().splitlines())
def test_a_form_of_one_country_in_a_page_that_says_no_language(row: str) -> None:
    language, country, line = row.split(" | ")
    text = next(one for one in TEXTS.splitlines() if one.startswith(language)).split(" | ")[1]
    assert countries(text, line) == [country]


@pytest.mark.parametrize(
    ("law", "found"),
    [("законами Российской Федерации", ["RU"]), ("законом Республики Беларусь", None), ("законом", None)],
)
def test_russian_forms_are_used_beside_russia_too(law: str, found: list[str] | None) -> None:
    text = f"Настоящий документ является офертой, которая также относится к данным, если иное или что не указано {law}."
    assert countries(text, "Исполнителем является ООО «Берёза».") == found


TOWNS = """
RS | Sajtom upravlja Brezov Gaj d.o.o., Dušanova 5, 11000 Beograd.
HR | Voditelj obrade je Brezov Gaj d.o.o., Ilica 5, 10000 Zagreb.
SI | Upravljavec je Brezov Gaj d.o.o., Dunajska 5, 1000 Ljubljana.
AT | Betreiber ist die Erlenbach GmbH, Gasse 5, 1010 Wien.
"""


@pytest.mark.parametrize("row", TOWNS.strip().splitlines())
def test_a_known_town_tells_which_neighbour_s_form_it_is(row: str) -> None:
    country, line = row.split(" | ")
    assert countries("", line) == [country]


def test_a_town_of_no_country_with_the_form_tells_nothing() -> None:
    assert countries("", "Sajtom upravlja Brezov Gaj d.o.o., Gasse 5, 1010 Wien.") is None
