"""What an entry looks like after each of its facts."""

import pytest

from openroll.core.canonical import JSON, decode
from openroll.core.errors import Damage
from openroll.log.disclosure import belonging_to
from openroll.log.fact import parse
from openroll.publish import documents
from openroll.publish.documents import Document, LoggedFact, following
from openroll.publish.pump import CommittedFact

from .making import ORIGIN, ListSource, entry_data, subject


def logged(committed: CommittedFact, *, disclosed: bool = True) -> LoggedFact:
    fact = parse(committed.data)
    return LoggedFact(committed.index, fact, belonging_to(fact, committed.disclosures) if disclosed else ())


def folded(source: ListSource, *, disclosed: bool = True) -> list[Document]:
    found: list[Document] = []
    for committed in source.committed:
        each = logged(committed, disclosed=disclosed)
        if each.number is not None:
            found.append(following(found[-1] if found else None, each))
    return found


def at(document: JSON, *steps: str | int) -> JSON:
    for step in steps:
        assert isinstance(document, dict | list)
        document = document[step]  # type: ignore[index]  # str for dicts, int for lists
    return document


def objects(value: JSON) -> list[dict[str, JSON]]:
    assert isinstance(value, list)
    return [each for each in value if isinstance(each, dict)]


@pytest.fixture
def source() -> ListSource:
    source = ListSource()
    source.open_register()
    source.enter(1)
    return source


def test_the_first_version(source: ListSource) -> None:
    (document,) = folded(source)
    assert (document["number"], document["version"], document["versions"]) == (1, 1, 1)
    assert (document["register"], document["subject"], document["log_index"]) == (ORIGIN, subject(1), 1)
    assert (document["state"], document["basis"], document["policy"]) == (
        "recorded",
        "own-request",
        "five-identifiers/1",
    )
    assert document["recorded_at"] == document["at"] == "2017-06-28T10:00:01Z"
    assert at(document, "identifiers", "email", "value") == "abuse@service1.example"
    assert at(document, "identifiers", "name", "citations", 0) == {
        "url": "https://register.example/1",
        "where": "/company_name",
        "quote": "Общество «Лист» 1",
        "snapshot": at(document, "services", 0, "citations", 0, "snapshot"),
        "retrieved_at": "2017-06-28T09:00:00Z",
        "source": "companies-house",
        "source_type": "official register",
        "label": None,
    }
    assert document["history"] == [
        {
            "version": 1,
            "type": "entry-recorded",
            "at": "2017-06-28T10:00:01Z",
            "by": "registrar",
            "log_index": 1,
        }
    ]
    assert decode(documents.write(document), canonical=True) == document


def test_of_a_digest_without_a_disclosure_nothing_is_shown(source: ListSource) -> None:
    (document,) = folded(source, disclosed=False)
    assert "email" not in str(at(document, "identifiers"))
    assert at(document, "identifiers", "name", "citations", 0, "snapshot") is None
    assert at(document, "identifiers", "name", "value") == "Общество «Лист» 1"


def test_an_identifier_that_was_never_given_is_absent() -> None:
    source, data = ListSource(), entry_data(1)
    data["identifiers"] = {"name": at(data, "identifiers", "name")}
    source.add("entry-recorded", subject(1), data)
    (document,) = folded(source)
    identifiers = at(document, "identifiers")
    assert isinstance(identifiers, dict)
    assert list(identifiers) == ["name"]


def test_undertakings_come_and_go(source: ListSource) -> None:
    source.declare(1, 1)
    source.declare(1, 2)
    source.add("undertaking-withdrawn", subject(1), {"entry": 1, "n": 1})
    first, second, third, fourth = folded(source)
    assert first["undertakings"] == []
    assert [at(each, "version") for each in (first, second, third, fourth)] == [1, 2, 3, 4]
    made = at(second, "undertakings", 0)
    assert isinstance(made, dict)
    assert set(made) == {"n", "party", "text", "at", "log_index", "citations"}
    assert at(made, "citations", 0, "source") == "message"
    assert at(fourth, "undertakings", 0, "withdrawn_at") == "2017-06-28T10:00:04Z"
    assert "withdrawn_at" not in str(at(fourth, "undertakings", 1))
    assert fourth["recorded_at"] == first["at"]


def test_later_facts_change_what_they_name(source: ListSource) -> None:
    name: JSON = {"value": "New Name", "standing": "corroborated", "cites": []}
    source.add(
        "entry-amended", subject(1), {"entry": 1, "identifiers": {"name": name}, "former_names": ["Old"]}
    )
    source.add("entry-excluded", subject(1), {"entry": 1})
    source.add("entry-restored", subject(1), {"entry": 1})
    first, amended, excluded, restored = folded(source)
    assert at(amended, "identifiers", "name") == {
        "value": "New Name",
        "standing": "corroborated",
        "citations": [],
    }
    assert at(amended, "identifiers", "email") == at(first, "identifiers", "email")
    assert amended["services"] == first["services"]
    assert [each["state"] for each in (amended, excluded, restored)] == ["recorded", "excluded", "recorded"]


def test_what_does_not_follow_is_refused(source: ListSource) -> None:
    (document,) = folded(source)
    again = ListSource()
    again.enter(1)
    again.declare(2, 1)
    again.add("entry-excluded", subject(9), {"entry": 1})
    again.add("entry-recorded", subject(3), {"entry": "one"})
    with pytest.raises(Damage):
        following(document, logged(again.committed[0]))
    with pytest.raises(Damage):
        following(None, logged(again.committed[1]))
    with pytest.raises(Damage):
        following(document, logged(again.committed[2]))
    with pytest.raises(Damage):
        _ = logged(again.committed[3]).number


def test_facts_about_something_else_make_no_version(source: ListSource) -> None:
    assert logged(source.committed[0]).number is None


def test_what_entries_are_found_by(source: ListSource) -> None:
    (document,) = folded(source)
    document["former_names"] = ["Before Ltd", {"value": "Earlier GmbH"}, 3]
    document["imported"] = {"reference": "90-РР"}
    keys = documents.search_keys(document)
    assert keys == sorted(set(keys))
    assert {kind for _, kind in keys} == {"name", "former", "domain", "number", "reference"}
    assert ("123", "number") in keys, "written without its hyphen too"
    assert len([kind for _, kind in keys if kind == "former"]) == 2
    assert documents.column(document, "country") == "GB"
    assert documents.column(document, "nothing") is None


def test_a_domain_is_named_once(source: ListSource) -> None:
    (document,) = folded(source)
    document["services"] = [
        {"domain": "b.example", "binding": "register"},
        {"domain": "b.example"},
        {"domain": "a.example"},
    ]
    assert documents.named_domains(document) == [("a.example", "claimed"), ("b.example", "register")]


def notice(n: int, **more: JSON) -> dict[str, JSON]:
    """What the fact says that a source was seen to have changed."""
    cites: JSON = [{"source": "s1", "where": "/date_of_cessation", "quote": "2019-01-08"}]
    told: dict[str, JSON] = {
        "entry": 1,
        "n": n,
        "kind": "dissolved",
        "property": "dissolved",
        "since": "2019-01-08",
        "cites": cites,
        "sources": {"s1": {"id": "companies-house", "url": "https://register.example/1"}},
    }
    return told | more


def test_a_noticed_change_stands_beside_the_entry_until_it_has_ended(source: ListSource) -> None:
    source.add("change-noticed", subject(1), notice(1))
    source.add("change-noticed", subject(1), notice(2, kind="page-gone"))
    source.add("change-ended", subject(1), {"entry": 1, "n": 1})
    source.add("change-ended", subject(1), {"entry": 1, "n": 2})
    before, first, second, third, last = folded(source)
    assert "noticed" not in before and "noticed" not in last
    assert at(first, "noticed", 0, "since") == "2019-01-08"
    assert at(first, "noticed", 0, "citations", 0, "quote") == "2019-01-08"
    assert at(first, "noticed", 0, "log_index") == 2
    assert "sources" not in str(at(first, "noticed", 0, "citations"))
    assert [each["n"] for each in at(second, "noticed")] == [1, 2]  # type: ignore[union-attr, index, call-overload]  # a list of objects
    assert at(third, "noticed", 0, "kind") == "page-gone"
    assert first["identifiers"] == before["identifiers"]
    assert first["state"] == "recorded"


def test_whoever_describes_an_entry_anew_has_seen_its_notices(source: ListSource) -> None:
    source.add("change-noticed", subject(1), notice(1))
    source.declare(1, 1)
    source.add("entry-amended", subject(1), {"entry": 1})
    _, noticed, declared, amended = folded(source)
    assert noticed["noticed"] == declared["noticed"]
    assert "noticed" not in amended


def test_contests_stand_beside_the_entry_while_they_last(source: ListSource) -> None:
    source.add("entry-contested", subject(1), {"entry": 1, "n": 1, "about": ["address", 7]})
    source.add("entry-excluded", subject(1), {"entry": 1, "legal_basis": "Section 4"})
    source.add("entry-contested", subject(1), {"entry": 1, "n": 2, "about": ["exclusion"]})
    source.add("entry-amended", subject(1), {"entry": 1, "legal_basis": "Section 5"})
    source.add("entry-contest-ended", subject(1), {"entry": 1, "n": 1, "outcome": "partly"})
    source.add("entry-contest-ended", subject(1), {"entry": 1, "n": 2, "outcome": "rejected"})
    source.add("entry-contest-ended", subject(1), {"entry": 1, "n": 3, "outcome": "withdrawn"})
    before, first, excluded, second, amended, third, fourth, last = folded(source)
    for each in (before, fourth, last):
        assert "contested" not in each
    assert first["contested"] == [
        {"n": 1, "about": ["address"], "at": "2017-06-28T10:00:02Z", "log_index": 2}
    ]
    assert (first["state"], first["identifiers"]) == ("recorded", before["identifiers"])
    assert [each["n"] for each in objects(second["contested"])] == [1, 2]
    assert second["state"] == excluded["state"] == fourth["state"] == "excluded"
    assert amended["contested"] == second["contested"], "describing it anew does not decide who is right"
    assert at(third, "contested", 0, "about") == ["exclusion"]
    told = [tuple(each.get(name) for name in ("legal_basis", "outcome")) for each in objects(last["history"])]
    assert told == [
        (None, None),
        (None, None),
        ("Section 4", None),
        (None, None),
        ("Section 5", None),
        (None, "partly"),
        (None, "rejected"),
        (None, "withdrawn"),
    ]


def test_a_contest_of_which_too_little_is_said_is_shown_as_one(source: ListSource) -> None:
    source.add("entry-contested", subject(1), {"entry": 1})
    source.add("entry-contest-ended", subject(1), {"entry": 1, "legal_basis": ["no text"]})
    _, contested, ended = folded(source)
    assert at(contested, "contested", 0, "about") == []
    assert "contested" not in ended
    assert "legal_basis" not in str(ended["history"])
