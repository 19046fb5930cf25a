"""The files about witnesses: the status, the published policy, and what advances."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openroll.log.checkpoint import Checkpoint, sign_checkpoint
from openroll.log.cosignature import CosignerKey, cosign
from openroll.log.note import Note, SigningKey, parse_note
from openroll.log.policy import TrustPolicy
from openroll.publish.witnessed import (
    Statements,
    Status,
    WentBack,
    WitnessStatus,
    meets,
    policy_of,
)

AT = datetime(2026, 11, 23, 12, tzinfo=UTC)
ORIGIN = "log.example/register"
KEY = SigningKey.from_seed(ORIGIN, bytes(range(32)))
FRESH = CosignerKey.from_seed(f"{ORIGIN}/freshness", b"f" * 32)
A, B = (CosignerKey.from_seed(f"witness.example/{name}", name.encode() * 32) for name in "ab")
WITNESSES = TrustPolicy.parse(
    f"witness a {A.verifier.text} https://a.example\nwitness b {B.verifier.text}\ngroup g all a b\nquorum g\n"
)
POLICY = policy_of([KEY.verifier], WITNESSES)


def note(size: int, *cosigners: CosignerKey, root: int = 7) -> Note:
    parsed = parse_note(sign_checkpoint(Checkpoint(ORIGIN, size, bytes([root]) * 32), KEY))
    return parsed.with_signatures(cosign(parsed.text, each, AT) for each in cosigners)


@pytest.fixture
def statements(tmp_path: Path) -> Statements:
    return Statements(tmp_path, tmp_path / "lock")


def put(statements: Statements, name: str, data: bytes) -> None:
    statements._write(name, data)


def test_the_published_policy_has_no_addresses() -> None:
    assert b"a.example " not in POLICY.encode()
    assert b"https" not in POLICY.encode()
    assert TrustPolicy.parse(POLICY.encode()) == POLICY
    assert policy_of([KEY.verifier], None).encode().endswith(b"\nquorum none\n")


def test_what_meets_it() -> None:
    assert meets(POLICY, note(5, A, B).encode())
    assert not meets(POLICY, note(5, A).encode())
    assert not meets(POLICY, b"")
    assert not meets(POLICY, b"nonsense")
    assert not meets(policy_of([KEY.verifier], None), note(5, A, B).encode())


def test_witnessed_goes_forward_only(statements: Statements) -> None:
    put(statements, "checkpoint", note(5).encode())
    statements.cosigned(POLICY, note(5, A))
    assert statements.read("witnessed") == b""
    assert statements.read("checkpoint") == note(5, A).encode()
    statements.cosigned(POLICY, note(5, B))  # lines that come apart come together
    assert statements.read("witnessed") == statements.read("checkpoint") == note(5, A, B).encode()
    put(statements, "checkpoint", note(9).encode())
    statements.cosigned(POLICY, note(3, A, B))
    statements.cosigned(POLICY, note(9, A))
    assert statements.read("witnessed") == note(5, A, B).encode()
    statements.cosigned(POLICY, note(7, A, B))
    assert statements.read("witnessed") == note(7, A, B).encode()
    assert statements.read("checkpoint") == note(9, A).encode()


def test_settling(statements: Statements) -> None:
    put(statements, "checkpoint", note(5, A, B).encode())
    statements.settle(POLICY)
    assert statements.read("trust.policy") == POLICY.encode()
    assert statements.read("witnessed") == note(5, A, B).encode()
    statements.settle(policy_of([KEY.verifier], None))
    assert statements.read("witnessed") == b""
    other = policy_of([SigningKey.generate(ORIGIN).verifier], WITNESSES)
    statements.settle(POLICY)
    statements.settle(other)
    assert statements.read("witnessed") == b""


def test_vouching(statements: Statements) -> None:
    put(statements, "checkpoint", note(5, A).encode())
    statements.vouch(FRESH, AT)
    assert (
        statements.read("freshness") == note(5, FRESH).encode()
    )  # the lines of witnesses are their own affair
    statements.vouch(FRESH, AT + timedelta(minutes=5))
    for worse in (note(4), note(5, root=8)):
        put(statements, "checkpoint", worse.encode())
        with pytest.raises(WentBack):
            statements.vouch(FRESH, AT)
    put(statements, "checkpoint", note(6).encode())
    statements.vouch(FRESH, AT)
    assert statements.read("freshness") == note(6, FRESH).encode()


MOMENTS = st.none() | st.integers(0, 4_000_000_000).map(lambda second: datetime.fromtimestamp(second, UTC))
ONES = st.builds(
    WitnessStatus,
    st.text(max_size=5),
    st.text(max_size=5),
    st.none() | st.integers(0, 2**53 - 1),
    MOMENTS,
    MOMENTS,
)


@given(st.sampled_from(["publish", "hold"]), st.lists(ONES, max_size=3), st.integers(0, 99), MOMENTS)
def test_any_status_survives(
    choice: str, ones: list[WitnessStatus], waiting: int, since: datetime | None
) -> None:
    status = Status(choice, tuple(ones), waiting if since else 0, since)
    assert Status.parse(status.encode()) == status


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"[]",
        b"{}",
        b'{"when_missing":"maybe","witnesses":[]}',
        b'{"when_missing":"hold","witnesses":{}}',
        b'{"when_missing":"hold","witnesses":[1]}',
        b'{"when_missing":"hold","witnesses":[{"name":"a"}]}',
        b'{"when_missing":"hold","witnesses":[{"name":"a","size":true,"vkey":"b"}]}',
        b'{"when_missing":"hold","witnesses":[{"at":"yesterday","name":"a","vkey":"b"}]}',
        b'{"more":1,"when_missing":"hold","witnesses":[]}',
        b'{"when_missing":"hold","witnesses":[] }',
        b'{"waiting":"2","waiting_since":"2026-11-23T12:00:00Z","when_missing":"hold","witnesses":[]}',
        b"\xff",
    ],
)
def test_what_is_no_status(data: bytes) -> None:
    with pytest.raises(ValueError, match="not a"):
        Status.parse(data)
