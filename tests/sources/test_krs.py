"""The Polish National Court Register: which links are its. Its answers: test_vectors.py."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openroll.core.errors import NotThere, fill
from openroll.sources.krs import Krs
from tests.sources.recorded import snapshot_of

SOURCE = Krs()
ENTREPRENEURS = "https://api-krs.ms.gov.pl/api/krs/OdpisAktualny/0000006865?rejestr=P&format=json"
ASSOCIATIONS = "https://api-krs.ms.gov.pl/api/krs/OdpisAktualny/0000006865?rejestr=S&format=json"


@pytest.mark.parametrize(
    ("link", "urls"),
    [
        (ENTREPRENEURS, [ENTREPRENEURS]),
        ("https://api-krs.ms.gov.pl/api/krs/odpisaktualny/6865?rejestr=p", [ENTREPRENEURS]),
        ("https://api-krs.ms.gov.pl/api/krs/OdpisPelny/0000006865?rejestr=S&format=json", [ASSOCIATIONS]),
        ("https://api-krs.ms.gov.pl/api/krs/OdpisAktualny/0000006865", [ENTREPRENEURS, ASSOCIATIONS]),
        (
            "https://api-krs.ms.gov.pl/api/krs/OdpisAktualny/0000006865/?rejestr=X",
            [ENTREPRENEURS, ASSOCIATIONS],
        ),
        ("https://wyszukiwarka-krs.ms.gov.pl/details?krs=0000006865", [ENTREPRENEURS, ASSOCIATIONS]),
        ("https://wyszukiwarka-krs.ms.gov.pl/?q=0000006865", [ENTREPRENEURS, ASSOCIATIONS]),
        ("https://wyszukiwarka-krs.ms.gov.pl/podmiot/0000006865", [ENTREPRENEURS, ASSOCIATIONS]),
        ("https://ekrs.ms.gov.pl/rdf/pd/search_df?numerKRS=6865", [ENTREPRENEURS, ASSOCIATIONS]),
        ("https://prs.ms.gov.pl/krs#/0000006865", [ENTREPRENEURS, ASSOCIATIONS]),
    ],
)
def test_links_are_the_api(link: str, urls: list[str]) -> None:
    lookup = SOURCE.lookup(link)
    assert lookup is not None
    assert [lookup.url, *lookup.alternatives] == urls
    assert lookup.subject == "PL-KRS/0000006865"
    assert list(lookup.further) == [url.replace("OdpisAktualny", "OdpisPelny") for url in urls]


def test_no_content_in_the_last_part_asked_is_a_company_that_was_struck_off() -> None:
    both = SOURCE.lookup("https://wyszukiwarka-krs.ms.gov.pl/?q=0000006865")
    assert both is not None
    with pytest.raises(NotThere):
        SOURCE.read(both, snapshot_of(ENTREPRENEURS, b"", 204))
    reading = SOURCE.read(both, snapshot_of(ASSOCIATIONS, b"", 204))
    assert reading.claims == ()
    assert [fill(alert.reason, dict(alert.params)) for alert in reading.alerts] == [
        "Polish KRS: the company has been struck off."
    ]


@pytest.mark.parametrize(
    "link",
    [
        "https://wyszukiwarka-krs.ms.gov.pl/",
        "https://wyszukiwarka-krs.ms.gov.pl/podmiot/0000006865/0000006866",
        "https://wyszukiwarka-krs.ms.gov.pl/podmiot/00000068651",
        "https://api-krs.ms.gov.pl/api/krs/OdpisAktualny/00000068650",
        "https://api-krs.ms.gov.pl/api/krs/OdpisAktualny/CDPROJEKT",
        "https://rejestr.io/krs/6865",
        "https://evil.example/api/krs/OdpisAktualny/0000006865",
    ],
)
def test_other_links_are_not(link: str) -> None:
    assert SOURCE.lookup(link) is None


@given(st.text(max_size=80))
def test_any_link_is_taken(text: str) -> None:
    SOURCE.lookup("https://wyszukiwarka-krs.ms.gov.pl/" + text)
    SOURCE.lookup("https://api-krs.ms.gov.pl/api/krs/OdpisAktualny/" + text)
