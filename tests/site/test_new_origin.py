"""A log whose key is lost or stolen goes on under a new origin, and takes its facts along byte for byte."""

import json
import shutil

import pytest

from openroll.core.errors import CheckFailed, Conflict, OpenrollError, Refusal, UnusableInput
from openroll.log.checkpoint import parse_checkpoint
from openroll.log.cosignature import CosignerKey
from openroll.log.extract import verify
from openroll.log.fact import parse
from openroll.log.keychange import LOG, KeyChange, starts
from openroll.log.note import VerifierKey
from openroll.log.verify import folder_reader, iter_facts
from openroll.public.extracts import extract_of
from openroll.public.roll import Roll
from openroll.publish.check import check_directory
from openroll.publish.extracted import document_of
from openroll.publish.keys import KEYS
from openroll.publish.keys import parse as parse_keys
from openroll.roll import models
from openroll.roll.erasure import Order
from openroll.site import keys
from openroll.site.new_origin import LOST, STOLEN, Move, move
from openroll.site.private_database import use
from openroll.site.publishing import publish
from openroll.site.redacting import redact
from openroll.site.register import Register, load
from tests import databases
from tests.roll.making import MAIL, clock, decide, everything, receive

ORIGIN = "roll.example/second"


@pytest.fixture
def second(free_database: str) -> str:
    """The database of the new register."""
    return databases.another(free_database)


def vkey(register: Register) -> VerifierKey:
    return VerifierKey.from_text((register.public / "log.vkey").read_text().strip())


def enter(register: Register, number: int) -> models.Entry:
    entry = decide(register, receive(origin=register.origin), everything(f"GB-COH/{number:08d}")).entry
    assert entry is not None
    publish(register, clock=clock())
    return entry


def logged(register: Register) -> list[bytes]:
    size = parse_checkpoint((register.public / "checkpoint").read_bytes()).size
    return list(iter_facts(folder_reader(register.public), size))


def begin(told: Register, second: str, **more: object) -> Register:
    given = {
        "origin": ORIGIN,
        "reason": LOST,
        "database": second,
        "folder": told.folder.parent / "new",
        **more,
    }
    return move(Move(told, **given), clock=clock())[0]  # type: ignore[arg-type]  # the options of the test


def check(register: Register, *trusted: VerifierKey) -> None:
    report = check_directory(register.public, trusted or (vkey(register),))
    assert report.problems == ()
    assert report.notes == ()
    assert report.complete


def test_a_lost_key_and_the_public_copy_are_enough(opened: Register, second: str) -> None:
    for number in range(3):
        enter(opened, number)
    old, before = vkey(opened), logged(opened)
    opened.key_file.unlink()
    shutil.rmtree(opened.private / "log")
    register = begin(opened, second)
    facts = logged(register)
    assert facts[1 : len(before) + 1] == before
    told = KeyChange.of(parse(facts[0]))
    assert (told.role, told.old, told.new, told.reason) == (LOG, old, vkey(register), LOST)
    assert told.previous is not None
    assert told.previous.checkpoint.encode() == (opened.public / "checkpoint").read_bytes()
    assert (told.previous.origin, told.previous.facts) == (opened.origin, len(before))
    assert [parse(fact).type for fact in facts[len(before) + 1 :]] == [
        "policy-changed",
        "key-changed",
        "key-changed",
    ]
    assert ORIGIN in (register.public / "register.json").read_text()
    assert parse_keys((register.public / KEYS).read_bytes()).log == [(vkey(register), 0)]
    assert starts(facts.__getitem__) == {opened.origin: 1}
    check(register)
    assert not check_directory(register.public, [old]).ok


def test_everything_goes_on_afterwards(opened: Register, second: str) -> None:
    first = enter(opened, 1)
    register = begin(opened, second, reason=STOLEN)
    assert models.Entry.objects.get(number=1).fact_id == first.fact_id + 1
    assert models.Case.objects.get(entry=1).result["entry"]["log_index"] == first.fact_id + 1
    assert [row.fact_id for row in models.Disclosure.objects.filter(fact_id=first.fact_id + 1)]
    entry = enter(register, 2)
    assert entry.number == 2
    check(register)
    for name in ("roll.sqlite3", "roll.sqlite3.sha256", KEYS, "register.json", "log.vkey"):
        (register.public / name).unlink()
    publish(register, clock=clock())
    check(register)
    use(opened)
    assert models.Fact.objects.filter(index=0).get().type == "policy-changed", "the old one is as it was"


def test_a_new_origin_can_be_followed_by_another(opened: Register, second: str) -> None:
    if second:
        pytest.skip("only on SQLite")
    enter(opened, 1)
    middle = begin(opened, second)
    enter(middle, 2)
    newest = begin(middle, second, origin="roll.example/third", folder=opened.folder.parent / "third")
    enter(newest, 3)
    check(newest)
    assert starts(logged(newest).__getitem__) == {ORIGIN: 1, opened.origin: 2}


def test_what_came_after_the_checkpoint_that_is_trusted_is_carried_as_ours(
    opened: Register, second: str
) -> None:
    enter(opened, 1)
    trusted = (opened.public / "checkpoint").read_bytes()
    enter(opened, 2)
    stolen = vkey(opened)
    register = begin(opened, second, reason=STOLEN, checkpoint=trusted)
    previous = KeyChange.of(parse(logged(register)[0])).previous
    assert previous is not None
    assert (previous.checkpoint.encode(), previous.facts) == (trusted, parse_checkpoint(trusted).size + 2)
    check(register)
    assert vkey(register) != stolen


def test_a_key_that_was_rotated_before_is_known(opened: Register, second: str) -> None:
    from datetime import timedelta

    from openroll.site.rotation import rotate

    enter(opened, 1)
    early = (opened.public / "checkpoint").read_bytes()
    rotated = rotate(opened, overlap_for=timedelta(0), clock=clock())
    enter(opened, 2)
    register = begin(opened, second, checkpoint=early)
    assert KeyChange.of(parse(logged(register)[0])).old == rotated.old
    check(register)


def test_a_private_database_that_is_another_is_refused(opened: Register, second: str) -> None:
    entry = enter(opened, 1)
    fact = models.Fact.objects.get(index=entry.fact_id)
    true = bytes(fact.data)
    fact.data = true.replace(b"TESCO", b"TESCA") if b"TESCO" in true else true[:-1] + b" "
    fact.save()
    with pytest.raises(CheckFailed, match="are not those"):
        begin(opened, second)
    fact.data = true
    fact.save()
    models.Fact.objects.filter(index__gt=entry.fact_id).delete()
    (opened.folder.parent / "new").mkdir()
    (opened.folder.parent / "new" / "mine").write_text("kept")
    with pytest.raises(CheckFailed, match="not signed by a key"):
        begin(opened, second, checkpoint=b"nonsense")
    assert [path.name for path in (opened.folder.parent / "new").iterdir()] == ["mine"]


def test_fewer_facts_than_the_checkpoint_are_refused(opened: Register, second: str) -> None:
    models.Fact.objects.filter(index=2).delete()
    with pytest.raises(CheckFailed, match="holds 2 facts and the checkpoint stands for 3"):
        begin(opened, second)
    assert not (opened.folder.parent / "new").exists()


def test_what_cannot_be_is_refused_before_anything_is_made(opened: Register, second: str) -> None:
    wrong = [
        {"origin": opened.origin},
        {"database": "" if second else "postgresql://h/d"},
        {"origin": "no spaces"},
    ]
    for each in wrong:
        with pytest.raises(UnusableInput):
            begin(opened, second, **each)
    with pytest.raises(Refusal, match="holds a register already"):
        begin(opened, second, folder=opened.folder)
    from openroll.core.durable import FolderLock

    with FolderLock(opened.private / "serve.lock"), pytest.raises(Conflict, match="is being served"):
        begin(opened, second)
    assert not (opened.folder.parent / "new").exists()


def test_what_fails_on_the_way_leaves_nothing(
    opened: Register, second: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from openroll.site import publishing

    def fail(*_: object, **__: object) -> int:
        raise OpenrollError("no")

    monkeypatch.setattr(publishing, "publish", fail)
    with pytest.raises(OpenrollError):
        begin(opened, second)
    assert not (opened.folder.parent / "new").exists()
    monkeypatch.undo()
    assert publish(opened, clock=clock()) == 3


def test_the_settings_go_along(opened: Register, second: str) -> None:
    settings = opened.folder / "openroll.toml"
    text = (
        settings.read_text().replace("127.0.0.1:8080", "127.0.0.1:9999").replace('key = ""', 'key = "secret"')
    )
    settings.chmod(0o600)
    settings.write_text(text)
    register = begin(load(opened.folder), second)
    assert (register.origin, register.public_address) == (ORIGIN, "127.0.0.1:9999")
    assert register.source_keys == {"companies-house": "secret"}
    assert register.name == opened.name
    assert register.key_file.stat().st_mode & 0o777 == 0o600
    assert {path.name for path in register.private.glob("*.key")} == {
        "log.key",
        "freshness.key",
        "receipts.key",
    }
    assert keys.receipts_key(register).name == f"{ORIGIN}/receipts"


def with_witnesses(register: Register) -> tuple[Register, str]:
    """Give ``register`` a policy of witnesses; return it, and what the policy says behind the line of the log."""
    settings = register.folder / "openroll.toml"
    settings.chmod(0o600)
    settings.write_text(settings.read_text().replace('policy = ""', 'policy = "witnesses.policy"'))
    witness = CosignerKey.from_seed("witness.example/a", b"a" * 32).verifier.text
    rest = f"witness one {witness}\nquorum one\n"
    (register.folder / "witnesses.policy").write_text(f"log {vkey(register).text}\n{rest}")
    return load(register.folder), rest


def test_the_witnesses_go_along_without_the_old_logs_key(opened: Register, second: str) -> None:
    told, rest = with_witnesses(opened)
    register = begin(told, second)
    assert (register.folder / "witnesses.policy").read_text() == rest
    check(register)


def test_a_new_origin_that_fails_leaves_no_folder(
    opened: Register, second: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    told, _ = with_witnesses(opened)
    monkeypatch.setattr(keys, "ensure_keys", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        begin(told, second)
    assert not (opened.folder.parent / "new").exists()


def test_what_was_redacted_stays_redacted_and_more_can_be(opened: Register, second: str) -> None:
    first, other = enter(opened, 1), enter(opened, 2)
    assert first.number != other.number
    redact_mail(opened, first.number)
    check(opened)
    register = begin(opened, second)
    check(register)
    redact_mail(register, other.number)
    assert MAIL.encode() not in b"".join(
        path.read_bytes() for path in register.public.rglob("*") if path.is_file()
    )
    check(register)
    for name in ("roll.sqlite3", "roll.sqlite3.sha256"):
        (register.public / name).unlink()
    publish(register, clock=clock())
    check(register)


def redact_mail(register: Register, number: int) -> None:
    order = Order(number, "/identifiers/email", basis="a law", authority="a court", by="registrar")
    redact(register, order, clock=clock())


def test_extracts_of_what_was_taken_over(opened: Register, second: str) -> None:
    first, other = enter(opened, 1), enter(opened, 2)
    redact_mail(opened, first.number)
    register = begin(opened, second)
    redact_mail(register, other.number)
    roll = Roll(register.public / "roll.sqlite3")
    for number, origins in ((1, [opened.origin] * 2), (2, [opened.origin, ORIGIN])):
        made = extract_of(register.public, roll, number).encode()
        report = verify(made, [vkey(register)])
        assert report.extract.starts == {opened.origin: 1}
        assert [each.fact.register for each in report.extract.facts] == origins
        assert MAIL.encode() not in made
        held = roll.entry(number)
        assert held is not None
        said = json.loads(json.dumps(document_of(report.extract)))
        assert said["identifiers"]["email"] == json.loads(held[0])["identifiers"]["email"]
        with pytest.raises(CheckFailed):
            verify(made, [vkey(opened)])
    roll.close()
