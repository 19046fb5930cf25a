"""A redaction in the public directory: what is gone, what stays valid, and what a check holds against it."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from openroll.core.canonical import JSON
from openroll.log.disclosure import parse
from openroll.log.proof import parse as parse_proof
from openroll.publish import disclosures
from openroll.publish.check import check_directory
from openroll.publish.pump import CommittedFact, Unpublishable
from openroll.publish.rollfile import ROLL, RollWriter

from .making import KEY, ListSource, publish, subject
from .test_pump import folder, query, sound

__all__ = ["folder"]

EMAIL, SNAPSHOT = "/identifiers/email", "/sources/s1/snapshot"


def documents(folder: Path, number: int) -> list[dict[str, Any]]:
    rows = query(
        folder, f"SELECT CAST(document AS TEXT) FROM version WHERE number = {number} ORDER BY version"
    )
    return [json.loads(str(row[0])) for row in rows]


def identifiers(folder: Path, number: int) -> list[dict[str, Any]]:
    return [document["identifiers"] for document in documents(folder, number)]


def everything(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file())


def _blob(value: object) -> bytes:
    assert isinstance(value, bytes)
    return value


def problems(folder: Path) -> str:
    return "\n".join(map(str, check_directory(folder / "public", [KEY.verifier]).problems))


def test_every_version_shows_the_redaction_and_no_byte_the_value(folder: Path) -> None:
    source = ListSource().load(300)
    publish(source, folder)
    assert b"abuse@service4.example" in everything(folder / "public")
    before = query(folder, "SELECT version, proof FROM version WHERE number = 4 ORDER BY version")
    target = next(fact.index for fact in source.committed if b'"entry":4,' in fact.data)
    texts = source.committed[target].disclosures
    source.name("redacted", target, (EMAIL, SNAPSHOT))
    assert publish(source, folder) == 301 == sound(folder)
    shown = identifiers(folder, 4)
    assert len(shown) == 3
    for each in shown:
        assert each["email"] == {
            "redacted": True,
            "at": "2017-06-28T10:05:00Z",
            "by": "registrar",
            "basis": "Art. 17 GDPR",
            "authority": "A court",
            "fact": target,
            "log_index": 300,
        }
    left = everything(folder)
    assert b"abuse@service4.example" not in left
    for text in texts:
        assert text.encode() not in left
        assert parse(text).salt not in left
    assert b"abuse@service5.example" in left
    after = query(folder, "SELECT version, proof FROM version WHERE number = 4 ORDER BY version")
    assert after[:2] == before, "the proofs of what was logged stay as they are"
    assert parse_proof(_blob(after[2][1])).index == 300


def test_a_lost_roll_is_made_again_with_its_redactions(folder: Path) -> None:
    source = ListSource().load(20)
    source.name("redacted", 4, (EMAIL,))
    publish(source, folder)
    source.name("redacted", 4, (SNAPSHOT,))
    source.name("redacted", 1, (EMAIL, SNAPSHOT))
    publish(source, folder)
    rows = query(folder, "SELECT value FROM meta WHERE key = 'rows_sha256'")
    (folder / "public" / ROLL).unlink()
    assert publish(source, folder) == 23 == sound(folder)
    assert query(folder, "SELECT value FROM meta WHERE key = 'rows_sha256'") == rows


def test_what_a_later_fact_says_stays(folder: Path) -> None:
    source = ListSource().load(2)
    mail: JSON = {"value": "new@service1.example", "standing": "declared", "cites": []}
    source.add("entry-amended", subject(1), {"entry": 1, "identifiers": {"email": mail}}, (EMAIL,))
    source.name("redacted", 1, (EMAIL,))
    publish(source, folder)
    sound(folder)
    first, second, third = identifiers(folder, 1)
    assert first["email"]["redacted"] is True
    assert second["email"] == third["email"]
    assert third["email"]["value"] == "new@service1.example"


def test_an_undertaking_loses_its_words_and_keeps_its_place(folder: Path) -> None:
    source = ListSource().load(2)
    data: dict[str, JSON] = {
        "entry": 1,
        "n": 1,
        "party": "organiser",
        "text": "Write to me@x.example.",
        "cites": [],
    }
    made = source.add("undertaking-made", subject(1), data, ("/text", "/cites"))
    publish(source, folder)
    source.name("redacted", made, ("/text", "/cites"))
    publish(source, folder)
    sound(folder)
    for document in documents(folder, 1)[1:]:
        (undertaking,) = document["undertakings"]
        assert "text" not in undertaking
        assert undertaking["redacted"]["basis"] == "Art. 17 GDPR"


def test_the_index_of_names_forgets_too(folder: Path) -> None:
    source = ListSource().load(1)
    name: JSON = {"value": "Zzyxwvut Limited", "standing": "corroborated", "cites": [], "short": None}
    data: dict[str, JSON] = {"entry": 1, "identifiers": {"name": name}, "services": [], "sources": {}}
    source.add("entry-recorded", subject(1), data, ("/identifiers/name",))
    publish(source, folder)
    assert b"zzyxwvut" in everything(folder / "public")
    source.name("redacted", 1, ("/identifiers/name",))
    publish(source, folder)
    sound(folder)
    left = everything(folder).lower()
    assert b"zzyxwvut" not in left
    assert b"zzy" not in left, "not a trigram of it either"


def test_disclosed_is_shown_in_every_version(folder: Path) -> None:
    source = ListSource().load(2)
    whole = source.committed[1]
    held = tuple(text for text in whole.disclosures if parse(text).path != EMAIL)
    source.committed[1] = CommittedFact(1, whole.data, held)
    publish(source, folder)
    assert "email" not in str(identifiers(folder, 1))
    source.committed[1] = whole
    source.name("disclosed", 1, (EMAIL,))
    publish(source, folder)
    sound(folder)
    shown = identifiers(folder, 1)
    assert len(shown) == 2
    assert all(each["email"]["value"] == "abuse@service1.example" for each in shown)


def test_a_redacted_value_that_is_still_disclosed_is_damage(folder: Path, tmp_path: Path) -> None:
    source = ListSource().load(10)
    publish(source, folder)
    shutil.copytree(folder / "public/disclosures", tmp_path / "kept")
    source.name("redacted", 3, (EMAIL,))
    publish(source, folder)
    sound(folder)
    shutil.rmtree(folder / "public/disclosures")
    shutil.copytree(tmp_path / "kept", folder / "public/disclosures")
    assert "It discloses what fact 10 has redacted." in problems(folder)


def test_a_disclosed_value_that_is_missing_is_damage(folder: Path) -> None:
    source = ListSource().load(10)
    source.name("disclosed", 3, (EMAIL,))
    publish(source, folder)
    sound(folder)
    disclosures.replace(folder / "public", 3, [])
    assert "A value of fact 3 was disclosed and is missing." in problems(folder)


@pytest.mark.parametrize(
    ("kind", "data"),
    [
        ("redacted", {"fact": 99}),
        ("redacted", {"fact": 2}),
        ("redacted", {"digests": []}),
        ("redacted", {"basis": ""}),
        ("redacted", {"entry": 7}),
        ("disclosed", {"fact": -1}),
        ("disclosed", {"fact": 11}),
    ],
)
def test_a_fact_that_names_nothing_cannot_be_published(
    folder: Path, kind: str, data: dict[str, JSON]
) -> None:
    source = ListSource().load(10)
    publish(source, folder)
    said: dict[str, JSON] = {
        "entry": 1,
        "fact": 1,
        "digests": ["A" * 43],
        "fields": [EMAIL],
        "basis": "b",
        "authority": "a",
        **data,
    }
    source.add(kind, subject(1), said)
    with pytest.raises(Unpublishable):
        publish(source, folder)
    assert sound(folder) == 10


def test_digests_of_another_fact_are_found_by_a_check(folder: Path) -> None:
    source = ListSource().load(10)
    said: dict[str, JSON] = {"entry": 1, "fact": 1, "digests": ["A" * 43]}
    source.add("disclosed", subject(1), said)
    publish(source, folder)
    assert "It names digests that are not in the fact 1." in problems(folder)


def test_what_was_taken_out_is_gone_when_the_compacting_was_cut_off(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = ListSource().load(10)
    publish(source, folder)
    source.name("redacted", 1, (EMAIL, SNAPSHOT))
    with monkeypatch.context() as patched:
        patched.setattr(RollWriter, "compact", lambda self: False)
        publish(source, folder)
    sound(folder)
    publish(source, folder)
    assert b"abuse@service1.example" not in everything(folder)
    sound(folder)


@pytest.mark.parametrize("kind", ["redacted", "disclosed"])
@pytest.mark.parametrize(
    "place", ["disclosures.replace", "rollfile.RollWriter.write", "rollfile.RollWriter.compact"]
)
def test_a_directory_is_sound_wherever_its_publisher_was_stopped(
    folder: Path, monkeypatch: pytest.MonkeyPatch, place: str, kind: str
) -> None:
    source = ListSource().load(300)
    if kind == "disclosed":
        whole = source.committed[1]
        source.committed[1] = CommittedFact(1, whole.data, ())
        publish(source, folder)
        source.committed[1] = whole
    publish(source, folder)

    def fail(*_arguments: object) -> None:
        raise OSError("cut off")

    source.name(kind, 1, (EMAIL, SNAPSHOT))
    source.enter(900)
    with monkeypatch.context() as patched:
        patched.setattr(f"openroll.publish.{place}", fail)
        with pytest.raises(OSError, match="cut off"):
            publish(source, folder)
    report = check_directory(folder / "public", [KEY.verifier])
    assert report.problems == ()
    if not place.endswith("compact"):
        assert report.notes, "the publisher is at work, or was stopped"
    assert publish(source, folder) == 302 == sound(folder)
    assert (b"abuse@service1.example" in everything(folder)) == (kind == "disclosed")
