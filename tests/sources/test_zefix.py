"""Zefix: which links are its, and what it asks with. Its answers: test_vectors.py."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openroll.core.errors import NotThere
from openroll.sources.zefix import Zefix
from tests.recorded_data import SHARED_DATA, needs_data
from tests.sources.recorded import snapshot_of

SOURCE = Zefix()
UID = "CHE-191.546.434"
BY_UID = "https://www.zefix.admin.ch/ZefixPublicREST/api/v1/company/uid/CHE191546434"


@pytest.mark.parametrize(
    "link",
    [
        BY_UID,
        "https://www.zefix.admin.ch/ZefixPublicREST/api/v1/company/uid/CHE-191.546.434",
        "https://www.zefix.ch/en/search/entity/list?name=CHE-191.546.434&searchType=exact",
        "https://zh.chregister.ch/cr-portal/auszug/auszug.xhtml?uid=CHE-191.546.434",
        "https://www.uid.admin.ch/Detail.aspx?uid_id=CHE-191.546.434",
    ],
)
def test_a_page_with_a_uid_is_asked_for_by_it(link: str) -> None:
    lookup = SOURCE.lookup(link)
    assert lookup is not None
    assert (lookup.url, lookup.subject) == (BY_UID, f"CH-FDJP/{UID}")


@pytest.mark.parametrize(
    "link",
    [
        "https://www.zefix.ch/de/search/entity/list/firm/1009345",
        "https://www.zefix.admin.ch/fr/search/entity/list/firm/1009345?name=invente&searchType=exact",
        "https://www.zefix.ch/ZefixREST/api/v1/firm/1009345.json",
        "https://www.zefix.ch/ZefixREST/api/v1/firm/1009345/withoutShabPub.json",
    ],
)
def test_a_page_without_one_is_asked_for_by_the_index_number(link: str) -> None:
    lookup = SOURCE.lookup(link)
    assert lookup is not None
    assert lookup.url == "https://www.zefix.ch/ZefixREST/api/v1/firm/1009345.json"


def test_an_index_number_that_nobody_has_is_told_in_one_word() -> None:
    lookup = SOURCE.lookup("https://www.zefix.ch/de/search/entity/list/firm/1009345")
    assert lookup is not None
    with pytest.raises(NotThere) as told:
        SOURCE.read(lookup, snapshot_of(lookup.url, b"", status=404))
    assert "no company with the number EHRAID 1009345 (" in str(told.value)


@pytest.mark.parametrize(
    "link",
    [
        "https://www.zefix.ch/de/search/entity/welcome",
        "https://www.zefix.ch/de/search/entity/list?name=invented",
        "https://www.zefix.admin.ch/ZefixPublicREST/api/v1/company/uid/CHE191546435",  # another's check digit
        "https://www.zefix.ch.evil.example/de/search/entity/list/firm/1009345",
        "https://chregister.ch.evil.example/?uid=CHE-191.546.434",
        "",
    ],
)
def test_other_links_are_not(link: str) -> None:
    assert SOURCE.lookup(link) is None


@given(st.text(max_size=80))
def test_any_link_is_taken(text: str) -> None:
    SOURCE.lookup("https://www.zefix.ch/de/search/entity/list/firm/" + text)
    SOURCE.lookup(text)


def test_the_key_is_a_name_and_a_password() -> None:
    assert SOURCE.credential("user:secret") == (
        "www.zefix.admin.ch",
        ("authorization", "Basic dXNlcjpzZWNyZXQ="),
    )


@needs_data
def test_a_real_answer() -> None:
    lookup = SOURCE.lookup("https://www.zefix.ch/en/search/entity/list/firm/1009345")
    assert lookup is not None
    body = (SHARED_DATA / "registers/zefix/search-swiss-re.json").read_bytes()
    reading = SOURCE.read(lookup, snapshot_of(lookup.url, body))
    assert not reading.alerts
    assert {claim.subject for claim in reading.claims} == {f"CH-FDJP/{UID}"}
    assert {claim.property: claim.value for claim in reading.claims} == {
        "name": "Swiss Re AG",
        "number": UID,
        "country": "CH",
        "status": "active",
    }
    by_uid = SOURCE.lookup(BY_UID)
    assert by_uid is not None
    listed = json.dumps(json.loads(body)["list"]).encode()
    assert SOURCE.read(by_uid, snapshot_of(by_uid.url, listed)).claims
