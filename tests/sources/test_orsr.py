"""The Slovak business register: which links are its, and where its answers lead. Its answers: test_vectors.py."""

import contextlib
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openroll.core.errors import NotThere, SourceUnreachable
from openroll.sources.orsr import Orsr
from tests.recorded_data import SHARED_DATA, needs_data
from tests.sources.recorded import VECTORS, snapshot_of

SOURCE = Orsr()
API = "https://sluzby.orsr.sk/api/legal-person"
FILE = "oddiel=Sro&vlozka=99901&sud=B"
PAGE = "https://www.orsr.sk/vypis.asp?ID=99901&SID=2&P=0"


@pytest.mark.parametrize(
    "link",
    [
        f"{API}/extract?{FILE}",
        f"{API}/extract-full?sud=B&vlozka=99901&oddiel=Sro",
        f"https://sluzby.orsr.sk/Subjekt?{FILE}",
        f"https://sluzby.orsr.sk/#/Subjekt?{FILE}",
    ],
)
def test_the_page_of_a_file_is_its_extract(link: str) -> None:
    lookup = SOURCE.lookup(link)
    assert lookup is not None
    assert (lookup.url, lookup.subject) == (f"{API}/extract?{FILE}", "SK-ORSR/Sro 99901/B")
    assert lookup.further == (f"{API}/extract-full?{FILE}",)


@pytest.mark.parametrize(
    "link",
    [
        "https://www.orsr.sk/hladaj_ico.asp?ICO=31333532&SID=0",
        "http://orsr.sk/hladaj_ico.asp?ico=31%20333%20532",
        f"{API}?Filter.IncludeTerminated=true&Filter.CorporateBodyFullNameOrRegistrationNumber=31333532",
    ],
)
def test_a_number_is_searched_for(link: str) -> None:
    lookup = SOURCE.lookup(link)
    assert lookup is not None
    asked = f"{API}?Filter.IncludeTerminated={{}}&Filter.CorporateBodyFullNameOrRegistrationNumber=31333532"
    assert (lookup.url, lookup.further) == (asked.format("true"), (asked.format("false"),))
    assert lookup.subject == "SK-ORSR/31333532"


@pytest.mark.parametrize(
    "link",
    [
        "https://www.orsr.sk/hladaj_subjekt.asp?OBMENO=posta",
        "https://www.orsr.sk/hladaj_ico.asp?ICO=12",
        "https://www.orsr.sk/vypis.asp?ID=x",
        "https://sluzby.orsr.sk/Subjekt?oddiel=Sro&vlozka=x&sud=B",
        f"https://sluzby.orsr.sk.evil.example/Subjekt?{FILE}",
        "",
    ],
)
def test_other_links_are_not(link: str) -> None:
    assert SOURCE.lookup(link) is None


@given(st.text(max_size=80))
def test_any_link_is_taken(text: str) -> None:
    SOURCE.lookup("https://www.orsr.sk/vypis.asp?ID=" + text)
    SOURCE.lookup("https://sluzby.orsr.sk/Subjekt?" + text)
    SOURCE.lookup(text)


def test_a_search_leads_to_the_extract() -> None:
    lookup = SOURCE.lookup("https://www.orsr.sk/hladaj_ico.asp?ICO=" + _ico())
    assert lookup is not None
    body = (VECTORS / "orsr/search.json").read_bytes()
    assert SOURCE.read(lookup, snapshot_of(lookup.url, body)).links == (f"{API}/extract?{FILE}",)


def _ico() -> str:
    data = json.loads((VECTORS / "orsr/search.json").read_bytes())
    return str(data["data"][1]["registrationNumber"])


@pytest.mark.parametrize("coding", ["windows-1250", "utf-8"])
def test_an_old_page_leads_to_the_extract(coding: str) -> None:
    lookup = SOURCE.lookup(PAGE.lower().replace("http:", "https:"))
    assert lookup is not None
    assert lookup.url == PAGE
    body = "<td>Oddiel:&nbsp; <span>Sro</span></td>\n<td>Vložka číslo:&nbsp; <span>99901/B</span></td>"
    reading = SOURCE.read(lookup, snapshot_of(PAGE, body.encode(coding)))
    assert (reading.claims, reading.links) == ((), (f"{API}/extract?{FILE}",))


def test_an_old_page_that_names_no_file() -> None:
    lookup = SOURCE.lookup(PAGE)
    assert lookup is not None
    with pytest.raises(NotThere, match="no company"):
        SOURCE.read(lookup, snapshot_of(PAGE, b"<td>Oddiel:</td>"))
    with pytest.raises(SourceUnreachable, match="status 503"):
        SOURCE.read(lookup, snapshot_of(PAGE, b"", 503))


@given(st.binary(max_size=200))
def test_any_old_page_is_taken(body: bytes) -> None:
    lookup = SOURCE.lookup(PAGE)
    assert lookup is not None
    with contextlib.suppress(NotThere):
        assert SOURCE.read(lookup, snapshot_of(PAGE, body)).links


@needs_data
def test_a_real_extract() -> None:
    lookup = SOURCE.lookup("https://sluzby.orsr.sk/Subjekt?oddiel=Sro&vlozka=3586&sud=B")
    assert lookup is not None
    reading = SOURCE.read(
        lookup, snapshot_of(lookup.url, (SHARED_DATA / "registers/orsr/extract-eset.json").read_bytes())
    )
    assert not reading.alerts
    assert {claim.subject for claim in reading.claims} == {"SK-ORSR/31333532"}
    assert {claim.property: claim.value for claim in reading.claims} == {
        "name": "ESET, spol. s r.o.",
        "number": "31333532",
        "country": "SK",
        "address": "Einsteinova 24, 851 01 Bratislava",
        "legal_form": "Spoločnosť s ručením obmedzeným",
    }
