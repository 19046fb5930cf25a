"""Who says where they have their seat: "Blue Kiln is a studio based in Leeds"; all companies are invented."""

import pytest

from tests.sources.page.test_wordings import PAGE, stated

HOME = "https://www.site.example/"
FORMED = """
Tulip Ltd is a young company based in London. | Tulip Ltd | GB
Die Tulpen AG ist ein Architekturbüro mit Sitz in Luzern. | Tulpen AG | CH
tulpe33 AG ist ein Architekturbüro mit Sitz in Luzern. | tulpe33 AG | CH
Tulipan sp. z o.o. to firma z siedzibą w Łodzi. | Tulipan sp. z o.o. | PL
Tulip Ltd is a company based in Tallinn, Estonia. | Tulip Ltd | EE
"""
PLAIN = """
Blue Kiln is a studio based in Leeds. We paint pots. | Blue Kiln | GB
Blauer Ofen ist ein Betrieb mit Sitz in Leipzig. Wir liefern alles. | Blauer Ofen | DE
Four Bleu est une maison basée à Lyon. Nous livrons tout. | Four Bleu | FR
Wyrażam zgodę na przetwarzanie przez Piec Studio z siedzibą w Krakowie, ul. Lipowa 3 moich danych. | Piec Studio | PL
Dans son activité, FourBleu, dont le siège social est situé à Lyon, est amené à traiter des données. | FourBleu | FR
Vi är Tulpan Webb med säte i Göteborg. | Tulpan Webb | SE
"""
OTHERS = """
Tulip is a multinational company based in London. It was founded in 1866.
In 1993 the restaurant Golden Kiln, based in Leeds, was closed.
The hosting partner is Blue Kiln, based in Leeds. We use it.
"""
TRADING = """
Since 2008 we have been trading under the name Tulip Ltd | Tulip Ltd
Od roku 2008 provozujeme stavební činnost pod názvem TULIPÁN STAV s.r.o. | TULIPÁN STAV s.r.o.
Od 2008 roku działamy pod nazwą Tulipan sp. z o.o. | Tulipan sp. z o.o.
"""
DECLINED = """
согласие Обществу с ограниченной ответственностью «Ветер» | Общество с ограниченной ответственностью «Ветер»
Договор с Обществом с ограниченной ответственностью «Ветер» | Общество с ограниченной ответственностью «Ветер»
Дані обробляються Товариством з обмеженою відповідальністю «Вітер» | Товариство з обмеженою відповідальністю «Вітер»
"""


def _rows(text: str) -> list[list[str]]:
    return [row.split(" | ") for row in text.splitlines() if row]


@pytest.mark.parametrize("row", _rows(FORMED + PLAIN))
def test_a_sentence_that_tells_a_seat_names_the_operator(row: list[str]) -> None:
    said = stated(f"<p>{row[0]}</p>", HOME, PAGE)
    assert said["name"] == [row[1]]
    assert said["country"] == [row[2]]


@pytest.mark.parametrize("said", OTHERS.strip().splitlines())
def test_of_others_a_seat_is_told_too(said: str) -> None:
    assert "name" not in stated(f"<p>{said}</p>", HOME, PAGE)


def test_a_town_of_another_land_shows_no_country() -> None:
    assert "country" not in stated("<p>Tulip Ltd is a company based in Paris, Texas.</p>", HOME, PAGE)


@pytest.mark.parametrize("row", _rows(TRADING))
def test_under_which_name_we_trade_is_ours(row: list[str]) -> None:
    assert stated(f"<p>{row[0]}</p>", HOME, PAGE)["name"] == [row[1]]


@pytest.mark.parametrize("row", _rows(DECLINED))
def test_a_declined_form_is_given_as_it_is_registered(row: list[str]) -> None:
    body = f"<h1>Согласие</h1><p>{row[0]} (ИНН 9706037094) на обработку данных.</p>"
    assert stated(body, HOME + "terms", PAGE)["name"] == [row[1]]


WHO = """
Who are we? | Blue Kiln is a pottery for everyone. | Blue Kiln
1. Wie zijn wij? | Blauweoven.nl is een platform dat helpt. Wij zijn verantwoordelijk. | Blauweoven.nl
Qui sommes-nous ? | Four Bleu est une agence de création. | Four Bleu
"""


@pytest.mark.parametrize("row", _rows(WHO))
def test_below_who_are_we_the_sentence_names_who_speaks(row: list[str]) -> None:
    assert stated(f"<h2>{row[0]}</h2><p>{row[1]}</p>", HOME, PAGE)["name"] == [row[2]]


def test_what_we_love_is_not_who_we_are() -> None:
    assert "name" not in stated("<h2>Who are we?</h2><p>Pottery is our passion.</p>", HOME, PAGE)


def test_one_word_that_answers_for_data_is_a_name_where_a_mailbox_is_called_so() -> None:
    said = "<p>Kilnix is verantwoordelijk voor de verwerking van persoonsgegevens. Contact: infokilnix@gmail.com</p>"
    assert stated(said, HOME, PAGE)["name"] == ["Kilnix"]


def test_whose_a_site_is_that_is_called_by_its_address() -> None:
    said = "<p>blauofen.ch ist ein Service von Tulpen GmbH, mit Sitz in der Schweiz. Wir sind tätig.</p>"
    found = stated(said, HOME, PAGE)
    assert (found["name"], found["country"]) == (["Tulpen GmbH"], ["CH"])


def test_a_country_of_a_seat_can_have_an_article() -> None:
    said = "<p>Ich bin Anna Hillmann, Fotografin mit Sitz in der Schweiz.</p>"
    assert stated(said, HOME, PAGE)["country"] == ["CH"]
