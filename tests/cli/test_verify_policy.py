"""``openroll verify --policy``: what witnesses have seen, and what is refused."""

import shutil
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from openroll.cli.speech import reader_language
from openroll.core.clock import FixedClock
from openroll.log import fact
from openroll.log.checkpoint import Checkpoint, sign_checkpoint
from openroll.log.cosignature import CosignerKey, cosign
from openroll.log.keychange import KeyChange, subject_of
from openroll.log.note import SigningKey, parse_note
from openroll.log.proof import Proof, parse
from openroll.log.sequencer import Sequencer
from openroll.log.tree import EMPTY_ROOT, inclusion_path
from openroll.site.register import load
from openroll.site.witnessing import Witnessing
from tests.command import Run
from tests.log.extract_logs import ORIGIN, small_log
from tests.publish.making import KEY, ListSource, found_log, publish

AT = datetime(2026, 11, 20, 12, tzinfo=UTC)
A, B, C = (CosignerKey.from_seed(f"witness.example/{name}", name.encode() * 32) for name in "abc")


@pytest.fixture(autouse=True)
def _english(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    reader_language.cache_clear()
    yield
    reader_language.cache_clear()


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("register")
    found_log(folder)
    publish(ListSource().load(20), folder)
    return folder


@pytest.fixture
def public(published: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(published, tmp_path / "register")) / "public"


@pytest.fixture
def policy(tmp_path: Path) -> Path:
    path = tmp_path / "mine.policy"
    lines = [
        f"log {KEY.verifier.text}",
        *(f"witness {key.name[-1]} {key.verifier.text}" for key in (A, B, C)),
    ]
    path.write_text("\n".join([*lines, "group g 2 a b c", "quorum g", ""]))
    return path


def cosigned(note: bytes, *keys: CosignerKey, at: datetime = AT) -> bytes:
    parsed = parse_note(note)
    return parsed.with_signatures(cosign(parsed.text, key, at) for key in keys).encode()


def put(path: Path, data: bytes) -> None:
    path.unlink(missing_ok=True)
    path.write_bytes(data)


def head(public: Path, size: int) -> bytes:
    with Sequencer(public.parent / "private/log", public, KEY) as log:
        return log.head_at(size).checkpoint


def test_the_checkpoint_itself(public: Path, policy: Path, openroll: Run) -> None:
    assert openroll("verify", public, "--policy", policy).status == 1
    put(public / "checkpoint", cosigned((public / "checkpoint").read_bytes(), A, C))
    told = openroll("verify", public, "--policy", policy)
    assert told.status == 0
    assert "Witnessed, the first 20 facts: witness.example/a on 20\xa0November\xa02026" in told.out
    assert "witness.example/c" in told.out
    assert "That witnesses have seen" not in told.out
    answer = openroll("verify", public, "--policy", policy, "--json").json
    assert answer["status"] == "proved"
    assert answer["witnessed"]["size"] == 20
    assert [each["name"] for each in answer["witnessed"]["by"]] == [A.name, C.name]
    assert answer["witnessed"]["by"][0]["at"] == "2026-11-20T12:00:00Z"


def test_an_earlier_checkpoint(public: Path, policy: Path, openroll: Run) -> None:
    put(public / "witnessed", cosigned(head(public, 10), A, B))
    told = openroll("verify", public, "--policy", policy)
    assert told.status == 0
    headline = told.out.splitlines()[0]
    assert headline.endswith("Witnesses have seen the first 10 of these 20 facts only.")
    assert "Witnessed, the first 10 facts: witness.example/a" in told.out
    assert "That witnesses have seen what came after the first 10 facts." in told.out
    answer = openroll("verify", public, "--policy", policy, "--json").json
    assert (answer["size"], answer["witnessed_size"]) == (20, 10)


def test_who_has_seen_the_empty_log_has_seen_nothing(public: Path, policy: Path, openroll: Run) -> None:
    empty = sign_checkpoint(Checkpoint(KEY.name, 0, EMPTY_ROOT), KEY)
    put(public / "witnessed", cosigned(empty, A, B, C))
    told = openroll("verify", public, "--policy", policy)
    assert told.status == 1
    assert "Too few witnesses have cosigned the checkpoint of 20 facts: 0." in told.out


def test_one_witness_of_the_future_spoils_nothing(public: Path, policy: Path, openroll: Run) -> None:
    later = datetime.now(UTC) + timedelta(days=2)
    note = cosigned((public / "checkpoint").read_bytes(), A, B)
    put(public / "checkpoint", cosigned(note, C, at=later))
    answer = openroll("verify", public, "--policy", policy, "--json")
    assert answer.status == 0
    assert [each["name"] for each in answer.json["witnessed"]["by"]] == [A.name, B.name]


def test_a_key_that_follows_the_one_of_the_policy(tmp_path: Path, policy: Path, openroll: Run) -> None:
    """The policy names the key that the log had at first, and what is checked is signed by the next one."""
    old, new = SigningKey.from_seed(ORIGIN, b"1" * 32), SigningKey.from_seed(ORIGIN, b"2" * 32)
    log = small_log()
    index, change = len(log.facts), KeyChange("log", old.verifier, new.verifier, "rotation").data()
    data = fact.build(
        type="key-changed",
        register=ORIGIN,
        subject=subject_of(ORIGIN, "log"),
        seq=1,
        prev=None,
        at=AT,
        by="registrar",
        data=change,
    )
    log.facts.append(data)
    size = len(log.facts)

    def proof(place: int, note: bytes) -> bytes:
        return Proof(place, tuple(inclusion_path(log.node, place, size)), note, log.facts[place]).encode()

    (tmp_path / "keys").mkdir()
    (tmp_path / "keys/1").write_bytes(proof(index, log.checkpoint(old)))
    note = cosigned(log.checkpoint(new), A, B)
    (tmp_path / "x.openroll").write_bytes(log.extract(2, checkpoint=note).encode())
    (tmp_path / "y.tlog-proof").write_bytes(proof(1, note))
    policy.write_text(policy.read_text().replace(KEY.verifier.text, old.verifier.text))
    for name in ("x.openroll", "y.tlog-proof"):
        answer = openroll("verify", tmp_path / name, "--policy", policy, "--json")
        assert answer.status == 0, answer.out
        assert answer.json["witnessed_size"] == size
    (tmp_path / "keys/1").unlink()
    for name in ("x.openroll", "y.tlog-proof"):
        assert openroll("verify", tmp_path / name, "--policy", policy).status == 1


BAD: Sequence[Callable[[bytes], bytes]] = (
    lambda note: note,
    lambda note: cosigned(note, A),
    lambda note: cosigned(note, A, CosignerKey.from_seed(B.name, b"x" * 32)),
    lambda note: cosigned(note, A, CosignerKey.generate("stranger.example")),
    lambda note: cosigned(note, A, B, at=datetime.now(UTC) + timedelta(days=2)),
    lambda note: cosigned(note, A, B).replace(cosigned(note, A)[-12:], b"AAAAAAAAAA=\n"),
    lambda note: (
        parse_note(note).with_signatures(parse_note(cosigned(other(20), A, B)).signatures[1:]).encode()
    ),
)


def other(size: int) -> bytes:
    return sign_checkpoint(Checkpoint(KEY.name, size, bytes(32)), KEY)


@pytest.mark.parametrize("spoil", BAD)
def test_what_does_not_suffice(
    public: Path, policy: Path, openroll: Run, spoil: Callable[[bytes], bytes]
) -> None:
    put(public / "checkpoint", spoil((public / "checkpoint").read_bytes()))
    told = openroll("verify", public, "--policy", policy)
    assert told.status == 1, told.out


def test_witnesses_of_another_tree_do_not_speak_for_this_one(
    public: Path, policy: Path, openroll: Run
) -> None:
    """The log's own key signed a second history, and witnesses saw that one: its checkpoint lends nothing here."""
    put(public / "witnessed", cosigned(other(10), A, B))
    told = openroll("verify", public, "--policy", policy)
    assert told.status == 1
    assert "witnessed: " in told.out


def test_another_log(public: Path, policy: Path, openroll: Run) -> None:
    policy.write_text(
        policy.read_text().replace(KEY.verifier.text, SigningKey.generate(KEY.name).verifier.text)
    )
    put(public / "checkpoint", cosigned((public / "checkpoint").read_bytes(), A, B))
    assert openroll("verify", public, "--policy", policy).status == 1


def test_a_proof_file(public: Path, policy: Path, tmp_path: Path, openroll: Run) -> None:
    with Sequencer(public.parent / "private/log", public, KEY) as log:
        data = log.proof(1, log.head_at(log.size))
    found = parse(data)
    path = tmp_path / "entry.tlog-proof"
    path.write_bytes(data)
    assert openroll("verify", path, "--key", KEY.verifier.text).status == 0
    told = openroll("verify", path, "--policy", policy)
    assert told.status == 1
    assert "Too few witnesses have cosigned the checkpoint of 20 facts: 0." in told.out
    path.write_bytes(data.removesuffix(found.checkpoint) + cosigned(found.checkpoint, B, C))
    told = openroll("verify", path, "--policy", policy)
    assert told.status == 0
    assert "witness.example/b" in told.out


def test_policies(public: Path, policy: Path, tmp_path: Path, openroll: Run) -> None:
    bare = tmp_path / "bare.policy"
    bare.write_text("quorum none\n")
    assert openroll("verify", public, "--policy", bare).status == 2
    assert openroll("verify", public, "--policy", bare, "--key", KEY.verifier.text).status == 0
    assert openroll("verify", public, "--policy", tmp_path / "none").status == 2
    bare.write_text("quorum nobody\n")
    told = openroll("verify", public, "--policy", bare)
    assert told.status == 2
    assert "Line 1" in told.err


def test_when_the_register_last_vouched(public: Path, openroll: Run) -> None:
    key = CosignerKey.from_seed(f"{KEY.name}/freshness", b"f" * 32)
    put(public / "freshness", cosigned((public / "checkpoint").read_bytes(), key))
    told = openroll("verify", public, "--key", KEY.verifier.text)
    assert told.status == 1  # nobody named that key
    assert "freshness: " in told.out


def test_a_register_that_vouches(register: Path, openroll: Run) -> None:
    loaded = load(register)
    Witnessing(loaded, FixedClock(AT)).vouch()
    told = openroll("verify", register)
    assert told.status == 0
    assert (
        "The register said on 20\xa0November\xa02026, 12:00\xa0UTC that its newest state is that of 3 facts."
        in told.out
    )
    assert openroll("verify", register, "--json").json["freshness"] == {
        "size": 3,
        "at": "2026-11-20T12:00:00Z",
    }
