"""Terms and notices that name one company and say of nobody that it is theirs; the companies are invented."""

import pytest

from tests.sources.page.test_wordings import PAGE, stated

URL = "https://www.larano.com/page"

ITS_OWN = """
Tulipan sp. z o.o. | POLITYKA PRYWATNOŚCI | Zasady przetwarzania przez spółkę pod firmą: Tulipan sp. z o.o. w Łodzi.
Лале ЕООД | ПОЛИТИКА ЗА ЗАЩИТА НА ЛИЧНИТЕ ДАННИ | Лале ЕООД (или за по-кратко Дружеството) е търговско дружество.
Plover Ltd | Terms and conditions | These terms were approved by the director of Plover Ltd on 24 May 2019.
Lalele Magazin S.R.L. | Politica de confidențialitate | Se identifică prin Lalele Magazin S.R.L., din București.
"""


@pytest.mark.parametrize("row", ITS_OWN.strip().splitlines())
def test_the_only_company_at_the_beginning_of_terms(row: str) -> None:
    name, heading, line = row.split(" | ")
    assert stated(f"<h1>{heading}</h1><p>{line}</p>", URL, PAGE).get("name") == [name]


SOMEBODY_ELSES = """
Privacy policy | This document was made with a template of Plover Legal LLP.
Privacy policy | Payments are made at the till of Plover Bank plc in the usual way.
Privacy policy | Our newsletter is sent by means of Plover Mail Ltd, as you can read below.
Privacy policy | The parcels of our couriers, Plover Couriers Ltd, are insured.
Recipes of our town | A cake was baked by Plover Ltd on 24 May 2019.
Terms and conditions | Somebody called Plover Technik, Grebe und Service GmbH wrote this.
"""


@pytest.mark.parametrize("row", SOMEBODY_ELSES.strip().splitlines())
def test_a_company_that_lends_or_serves_or_is_told_of(row: str) -> None:
    heading, line = row.split(" | ")
    assert stated(f"<h1>{heading}</h1><p>{line}</p>", URL, PAGE).get("name") is None


def test_further_on_it_can_be_anybody() -> None:
    body = f"<h1>Privacy policy</h1><p>{'We value your data. ' * 100}</p><p>Ask Plover Ltd about it.</p>"
    assert stated(body, URL, PAGE).get("name") is None


def test_of_two_companies_neither_is_taken() -> None:
    body = "<h1>Privacy policy</h1><p>This was agreed with Plover Ltd.</p><p>It was told to Grebe Ltd.</p>"
    assert stated(body, URL, PAGE).get("name") is None


def test_a_text_without_headings_is_called_what_its_first_line_says() -> None:
    row = "Zasady przetwarzania przez spółkę pod firmą: Tulipan sp. z o.o. w Łodzi."
    assert stated(f"<p>POLITYKA PRYWATNOŚCI</p><p>{row}</p>", "", PAGE)["name"] == ["Tulipan sp. z o.o."]
    assert "name" not in stated(f"<p>Nasz nowy przepis na ciasto.</p><p>{row}</p>", "", PAGE)
