from typing import Any

import pytest

from openroll.core import canonical
from openroll.public.entry_view import read_entry
from openroll.ui import labels
from tests.public.handmade import bare_entry, citation, full_entry, redacted_entry


def test_an_entry_that_has_everything() -> None:
    entry = read_entry(canonical.encode(full_entry()[-1]))
    assert entry.name == "QUIET HARBOUR MESSENGER LLP"
    assert [item.name for item in entry.identifiers] == ["name", "country", "number", "address", "email"]
    assert entry.identifiers[2].other == (("VATIN", "GB 000 0000 00"),)
    assert entry.identifiers[4].standing is labels.STANDINGS["declared"]
    assert [(side.party, len(side.undertakings)) for side in entry.sides] == [
        ("organiser", 1),
        ("registrar", 1),
    ]
    assert entry.labels == ("Reconstruction: written by hand from dated facts",)
    assert entry.api_version == "/api/v1/entries/1/versions/3"


def test_what_the_registrar_declared_is_said_by_no_sender() -> None:
    document: dict[str, Any] = {**full_entry()[-1]}
    cited = [citation("openroll:case/2026-1/answer", "characters 0-9", "We agree.", "message")]
    document["undertakings"] = [{**one, "citations": cited} for one in document["undertakings"]]
    entry = read_entry(canonical.encode(document))
    said = {
        side.party: (cite.source, cite.source_type)
        for side in entry.sides
        for one in side.undertakings
        for cite in one.citations
    }
    assert said == {"organiser": ("message", "self-declared"), "registrar": ("registrar", "")}


def test_an_imported_entry_has_no_standing_of_its_own() -> None:
    entry = read_entry(canonical.encode(bare_entry(7, "Example", "SG", "7", log_index=3)))
    assert not entry.checked
    assert [item.standing for item in entry.identifiers] == [labels.UNCHECKED] * 2 + [labels.NOT_GIVEN] * 3
    assert entry.services[0].binding is labels.UNCHECKED
    assert entry.imported is not None
    assert dict(entry.imported.fields)["registered"] == "2021-03-04"


def test_what_was_redacted_is_shown_as_redacted() -> None:
    entry = read_entry(canonical.encode(redacted_entry(2, 5)))
    assert entry.identifiers[4].value is None
    assert entry.identifiers[4].standing is labels.REDACTED
    assert entry.identifiers[3].citations[0].snapshot is None


@pytest.mark.parametrize(
    "missing", ["identifiers", "services", "undertakings", "history", "former_names", "policy", "basis"]
)
def test_what_is_absent_is_shown_as_absent(missing: str) -> None:
    document: dict[str, Any] = {**full_entry()[0]}
    del document[missing]
    assert read_entry(canonical.encode(document)).number == 1
    assert read_entry(canonical.encode({**document, missing: None})).number == 1


def test_words_of_a_later_edition_stand_for_themselves() -> None:
    document = {**full_entry()[0], "state": "frozen", "basis": "court-order"}
    entry = read_entry(canonical.encode(document))
    assert (entry.state.word, entry.basis) == ("frozen", "court-order")


def test_what_is_kept_back_says_until_when() -> None:
    document = full_entry()[0]
    document["identifiers"] = {
        **document["identifiers"],
        "email": {"embargoed": True, "until": "2027-01-01T00:00:00Z", "fact": 1},
        "address": {"withheld": True, "fact": 1},
    }
    entry = read_entry(canonical.encode(document))
    assert (entry.identifiers[4].standing, entry.identifiers[4].until) == (
        labels.EMBARGOED,
        "2027-01-01T00:00:00Z",
    )
    assert entry.identifiers[3].standing is labels.WITHHELD


def test_all_redactions_of_an_entry_are_listed() -> None:
    document = full_entry()[0]
    about = {"at": "2027-01-01T00:00:00Z", "by": "registrar", "basis": "a law", "authority": "a court"}
    paths = [
        "/identifiers/email",
        "/sources/s1/snapshot",
        "/sources/s2/snapshot",
        "/imported/fields/x",
        "/other",
    ]
    document["redactions"] = [{**about, "fact": 1, "log_index": 7, "fields": paths}]
    (redaction,) = read_entry(canonical.encode(document)).redactions
    assert redaction.fields == ("E-mail", labels.SNAPSHOT_HASH, labels.IMPORTED_CELL, "/other")
    assert (redaction.basis, redaction.authority, redaction.log_index) == ("a law", "a court", 7)


def test_a_notice_is_a_sentence() -> None:
    document = full_entry()[0]
    cite = {"source": "companies-house", "url": "https://register.example/1", "quote": "", "where": "/x"}
    document["noticed"] = [
        {
            "n": 1,
            "kind": "struck-off",
            "since": "2019-01-08",
            "last_seen": "2026-11-26T10:00:00Z",
            "citations": [cite],
        },
        {"n": 2, "kind": "renamed", "before": ["A"], "now": ["B", "C"], "citations": [cite]},
        {"n": 3, "kind": "frozen"},
    ]
    dated, renamed, unknown = read_entry(canonical.encode(document)).noticed
    assert dated.sentence == labels.NOTICES_SINCE["struck-off"]
    assert (dated.source, dated.since) == (labels.SOURCES["companies-house"], "2019-01-08")
    assert (renamed.sentence, renamed.before, renamed.now) == (labels.NOTICES["renamed"], "A", "B, C")
    assert (unknown.sentence, unknown.source) == (labels.NOTICE_UNKNOWN, "")


def test_what_is_contested_and_on_which_ground_it_was_decided() -> None:
    document = full_entry()[0]
    assert read_entry(canonical.encode(document)).contested == ()
    document["contested"] = [
        {"n": 1, "about": ["address", "exclusion", "novelty"], "at": "2026-11-26T10:00:00Z", "log_index": 7},
        {"n": 2},
    ]
    document["history"][0] |= {"legal_basis": "Section 4", "outcome": "partly"}
    entry = read_entry(canonical.encode(document))
    first, second = entry.contested
    assert first.about == (labels.CONTESTS["address"], labels.CONTESTS["exclusion"], "novelty")
    assert (first.at, first.log_index) == ("2026-11-26T10:00:00Z", 7)
    assert second.about == ()
    assert (entry.history[0].legal_basis, entry.history[0].outcome) == (
        "Section 4",
        labels.OUTCOMES["partly"],
    )
    assert entry.state == labels.STATES["recorded"], "a contest changes nothing of it"
