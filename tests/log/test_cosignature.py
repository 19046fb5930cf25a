"""Cosignatures: made, read, and refused."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openroll.log.checkpoint import Checkpoint, MalformedCheckpoint, open_checkpoint, sign_checkpoint
from openroll.log.cosignature import CosignerKey, cosign, cosignatures
from openroll.log.note import (
    LATEST_TIME,
    BadSignature,
    MalformedKey,
    Note,
    Signature,
    SigningKey,
    VerifierKey,
    cosigned_message,
    parse_note,
    verified_by,
)

from .making import KEY, ORIGIN

VECTORS = Path(__file__).parents[2] / "vectors" / "log"
WITNESS = CosignerKey.from_seed("witness.example/w1", b"w" * 32)
OTHER = CosignerKey.from_seed("witness.example/w2", b"v" * 32)
AT = datetime(2026, 11, 23, 12, tzinfo=UTC)
CHECKPOINT = Checkpoint(ORIGIN, 5, bytes(range(32)))
NOTE = parse_note(sign_checkpoint(CHECKPOINT, KEY))

# The example of the specification, for its form: the keys of its signers are not known.
SPECIFIED = (VECTORS / "note" / "good" / "cosigned-checkpoint-of-the-specification.txt").read_bytes()


def raw(time: int, key: CosignerKey = WITNESS, text: str = NOTE.text) -> Signature:
    """Return a signature line as a cosigner without any manners would make it."""
    signed = key._private.sign(cosigned_message(text.encode(), time))
    return Signature(key.name, key.verifier.identifier, time.to_bytes(8, "big") + signed)


def test_the_example_of_the_specification_has_the_form_that_we_write() -> None:
    line = parse_note(SPECIFIED).signatures[1]
    assert (line.name, line.identifier.hex()) == ("witness.example.com/w1", "8d66cf3f")
    assert (len(line.signature), int.from_bytes(line.signature[:8], "big")) == (72, 1679315147)
    assert cosigned_message(b"text\n", 1679315147) == b"cosignature/v1\ntime 1679315147\ntext\n"


def test_made_and_read() -> None:
    cosigned = NOTE.with_signatures([cosign(NOTE.text, WITNESS, AT), cosign(NOTE.text, OTHER, AT)])
    found = cosignatures(cosigned, [WITNESS.verifier, OTHER.verifier])
    assert [(each.key, each.at) for each in found] == [(WITNESS.verifier, AT), (OTHER.verifier, AT)]
    assert cosignatures(cosigned, [OTHER.verifier]) == found[1:]
    assert cosignatures(cosigned, []) == []
    assert cosignatures(NOTE, [WITNESS.verifier]) == []
    assert open_checkpoint(cosigned.encode(), [KEY.verifier]) == CHECKPOINT


def test_a_later_line_of_the_same_key_takes_the_place_of_the_earlier() -> None:
    once = NOTE.with_signatures([cosign(NOTE.text, WITNESS, AT)])
    later = AT + timedelta(minutes=5)
    twice = once.with_signatures([cosign(NOTE.text, WITNESS, later)])
    assert len(twice.signatures) == 2
    assert [each.at for each in cosignatures(twice, [WITNESS.verifier])] == [later]
    both = Note(NOTE.text, (raw(int(later.timestamp())), raw(int(AT.timestamp()))))
    assert [each.at for each in cosignatures(both, [WITNESS.verifier])] == [later]


def test_a_key_of_one_kind_is_none_of_the_other() -> None:
    assert VerifierKey.from_text(WITNESS.verifier.text) == WITNESS.verifier
    assert CosignerKey.from_text(WITNESS.to_text()).verifier == WITNESS.verifier
    with pytest.raises(MalformedKey):
        SigningKey.from_text(WITNESS.to_text())
    with pytest.raises(MalformedKey):
        CosignerKey.from_text(KEY.to_text())
    as_log = SigningKey.from_seed(WITNESS.name, b"w" * 32).verifier
    assert as_log.public == WITNESS.verifier.public
    assert as_log.identifier != WITNESS.verifier.identifier
    cosigned = NOTE.with_signatures([cosign(NOTE.text, WITNESS, AT)])
    assert cosignatures(cosigned, [as_log]) == []


def test_a_cosigner_named_like_the_log_does_not_speak_for_it() -> None:
    false_friend = CosignerKey.from_seed(ORIGIN, b"f" * 32)
    cosigned = Note(NOTE.text, (cosign(NOTE.text, false_friend, AT),))
    assert verified_by(cosigned, [false_friend.verifier]) == [false_friend.verifier]
    with pytest.raises(BadSignature):
        open_checkpoint(cosigned.encode(), [false_friend.verifier])


@pytest.mark.parametrize("time", [0, LATEST_TIME + 1, 2**63 - 1, 2**63, 2**64 - 1])
def test_a_time_that_is_none_is_refused_though_it_is_signed(time: int) -> None:
    with pytest.raises(BadSignature):
        cosignatures(NOTE.with_signatures([raw(time)]), [WITNESS.verifier])


def test_another_time_than_the_signed_one_is_false() -> None:
    line = cosign(NOTE.text, WITNESS, AT)
    moved = (int.from_bytes(line.signature[:8], "big") + 1).to_bytes(8, "big") + line.signature[8:]
    for signature in (
        moved,
        line.signature[8:],
        line.signature[:-1],
        line.signature + b"\0",
        line.signature[:8],
    ):
        spoilt = Signature(line.name, line.identifier, signature)
        with pytest.raises(BadSignature):
            cosignatures(NOTE.with_signatures([spoilt]), [WITNESS.verifier])


def test_one_false_line_spoils_the_note() -> None:
    false = raw(int(AT.timestamp()), OTHER, NOTE.text.replace("5", "6"))
    with pytest.raises(BadSignature):
        cosignatures(
            NOTE.with_signatures([cosign(NOTE.text, WITNESS, AT), false]), [WITNESS.verifier, OTHER.verifier]
        )


def test_what_is_from_the_future_does_not_count_and_spoils_nothing() -> None:
    keys = [WITNESS.verifier, OTHER.verifier]
    cosigned = NOTE.with_signatures([cosign(NOTE.text, WITNESS, AT)])
    assert cosignatures(cosigned, keys, not_after=AT)
    assert cosignatures(cosigned, keys, not_after=AT - timedelta(seconds=1)) == []
    later = AT + timedelta(hours=2)
    for lines in (
        [cosign(NOTE.text, WITNESS, AT), cosign(NOTE.text, OTHER, later)],
        [cosign(NOTE.text, WITNESS, AT), cosign(NOTE.text, WITNESS, later)],
        [cosign(NOTE.text, WITNESS, later), cosign(NOTE.text, WITNESS, AT)],
    ):
        note = Note(NOTE.text, (*NOTE.signatures, *lines))
        (found,) = cosignatures(note, keys, not_after=AT + timedelta(hours=1))
        assert (found.key, found.at) == (WITNESS.verifier, AT)
    false = raw(int(later.timestamp()), OTHER, NOTE.text.replace("5", "6"))
    with pytest.raises(BadSignature):  # a false one is false at any time
        cosignatures(cosigned.with_signatures([false]), keys, not_after=AT)


def test_only_a_checkpoint_is_cosigned_and_only_after_1970() -> None:
    with pytest.raises(MalformedCheckpoint):
        cosign("hello\n", WITNESS, AT)
    with pytest.raises(ValueError, match="1970"):
        cosign(NOTE.text, WITNESS, datetime(1970, 1, 1, tzinfo=UTC))


LINE = cosign(NOTE.text, WITNESS, AT)
COSIGNED = NOTE.with_signatures([LINE]).encode()


@given(st.integers(0, 72 * 8 - 1))
def test_every_flipped_bit_of_a_cosignature_is_found(bit: int) -> None:
    data = bytearray(LINE.signature)
    data[bit // 8] ^= 1 << bit % 8
    spoilt = Signature(LINE.name, LINE.identifier, bytes(data))
    with pytest.raises(BadSignature):
        cosignatures(NOTE.with_signatures([spoilt]), [WITNESS.verifier])


@given(st.binary(min_size=1, max_size=90))
def test_foreign_bytes_in_a_known_name_are_refused(data: bytes) -> None:
    line = Signature(LINE.name, LINE.identifier, data)
    with pytest.raises(BadSignature):
        cosignatures(Note(NOTE.text, (line,)), [WITNESS.verifier])


@given(st.integers(1, LATEST_TIME - 1), st.integers(0, 999_999))
def test_any_time_survives(second: int, part: int) -> None:
    at = datetime.fromtimestamp(second, UTC).replace(microsecond=part)
    found = cosignatures(NOTE.with_signatures([cosign(NOTE.text, WITNESS, at)]), [WITNESS.verifier])
    assert [each.at for each in found] == [at.replace(microsecond=0)]
