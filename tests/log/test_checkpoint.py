"""Checkpoints: the three lines, and who may say them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openroll.log.checkpoint import (
    Checkpoint,
    MalformedCheckpoint,
    open_checkpoint,
    parse_checkpoint,
    sign_checkpoint,
)
from openroll.log.note import BadSignature, MalformedNote, SigningKey
from openroll.log.tree import EMPTY_ROOT

KEY = SigningKey.from_seed("log.example/a", bytes(range(32)))
# The example of c2sp.org/tlog-checkpoint.
EXAMPLE = "example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n"


def test_the_example_of_the_specification() -> None:
    found = Checkpoint.parse(EXAMPLE)
    assert (found.origin, found.size, found.extensions) == ("example.com/behind-the-sofa", 20852163, ())
    assert found.encode() == EXAMPLE


def test_extension_lines_are_kept() -> None:
    assert Checkpoint.parse(EXAMPLE + "more\nand more\n").extensions == ("more", "and more")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n\n\n",
        EXAMPLE[:-1],
        EXAMPLE + "\n",
        EXAMPLE.replace("20852163", "020852163"),
        EXAMPLE.replace("20852163", "+20852163"),
        EXAMPLE.replace("20852163", "-1"),
        EXAMPLE.replace("20852163", "2_0"),
        EXAMPLE.replace("20852163", "٢"),
        EXAMPLE.replace("20852163", "9" * 30),
        EXAMPLE.replace("20852163", str(2**63)),
        EXAMPLE.replace("20852163", "0"),
        EXAMPLE.replace("example.com/behind-the-sofa", ""),
        EXAMPLE.replace("q2I=", "q2I"),
        EXAMPLE.replace("q2I=", "q2J="),
        EXAMPLE.replace("CsUY", ""),
        EXAMPLE.replace("q2I=\n", "q2I= \n"),
    ],
)
def test_what_is_not_a_checkpoint(text: str) -> None:
    with pytest.raises(MalformedCheckpoint):
        Checkpoint.parse(text)


def test_only_the_log_itself_speaks_for_the_log() -> None:
    made = Checkpoint("log.example/a", 0, EMPTY_ROOT)
    assert open_checkpoint(sign_checkpoint(made, KEY), [KEY.verifier]) == made
    witness = SigningKey.generate("witness.example")
    with pytest.raises(BadSignature):
        open_checkpoint(sign_checkpoint(made, witness), [KEY.verifier, witness.verifier])
    both = sign_checkpoint(made, witness, KEY)
    assert open_checkpoint(both, [KEY.verifier, witness.verifier]) == made
    assert parse_checkpoint(both) == made


@given(st.binary(max_size=120))
def test_foreign_bytes(data: bytes) -> None:
    with pytest.raises((MalformedNote, MalformedCheckpoint)):
        parse_checkpoint(data)


@given(st.text(max_size=120))
def test_foreign_text_is_a_checkpoint_or_malformed(text: str) -> None:
    try:
        assert Checkpoint.parse(text).encode() == text
    except MalformedCheckpoint:
        return
