"""Trust policies: read, written again, weighed, and refused."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openroll.core.errors import Refusal
from openroll.log.checkpoint import Checkpoint, sign_checkpoint
from openroll.log.cosignature import CosignerKey, cosign
from openroll.log.note import BadSignature, SigningKey, parse_note
from openroll.log.policy import (
    LARGEST_POLICY,
    MOST_NAMES,
    Group,
    KnownLog,
    MalformedPolicy,
    QuorumMissing,
    TrustPolicy,
    Witness,
)

from .making import KEY, ORIGIN

AT = datetime(2026, 11, 23, 12, tzinfo=UTC)
CHECKPOINT = sign_checkpoint(Checkpoint(ORIGIN, 5, bytes(range(32))), KEY)
LOG = KEY.verifier.text


def cosigner(number: int) -> CosignerKey:
    return CosignerKey.from_seed(f"witness.example/w{number}", bytes([100 + number]) * 32)


KEYS = {name: cosigner(number) for number, name in enumerate(("X1", "X2", "X3", "Y1", "Y2", "Y3"))}
W = {name: key.verifier.text for name, key in KEYS.items()}
SPECIFIED = f"""\
log {LOG}

witness X1 {W["X1"]}
witness X2 {W["X2"]}
witness X3 {W["X3"]}
group X-witnesses 2 X1 X2 X3

witness Y1 {W["Y1"]}
witness Y2 {W["Y2"]}
witness Y3 {W["Y3"]}
group Y-witnesses any Y1 Y2 Y3

group X-and-Y all X-witnesses Y-witnesses
quorum X-and-Y
"""


def test_the_example_of_the_specification() -> None:
    policy = TrustPolicy.parse(SPECIFIED)
    assert policy.log_keys == [KEY.verifier]
    assert policy.witness_keys == [key.verifier for key in KEYS.values()]
    for count in range(7):
        for present in combinations(KEYS, count):
            x, y = (sum(name.startswith(letter) for name in present) for letter in "XY")
            assert policy.satisfied_by(present) == (x >= 2 and y >= 1)
    assert TrustPolicy.parse(policy.encode()) == policy


def test_a_checkpoint_under_it() -> None:
    policy = TrustPolicy.parse(SPECIFIED)
    note = parse_note(CHECKPOINT)
    for names in (["X1", "X2", "Y3"], list(KEYS)):
        cosigned = note.with_signatures(cosign(note.text, KEYS[name], AT) for name in names).encode()
        found = policy.open(cosigned)
        assert (found.checkpoint.size, policy.names_of(found.cosignatures)) == (5, names)
        with pytest.raises(QuorumMissing):
            policy.open(cosigned, not_after=AT - timedelta(seconds=1))
    for names in ([], ["X1", "X2", "X3"], ["X1", "Y1", "Y2", "Y3"]):
        cosigned = note.with_signatures(cosign(note.text, KEYS[name], AT) for name in names).encode()
        with pytest.raises(QuorumMissing):
            policy.open(cosigned)


def test_cosignatures_alone_are_not_enough_and_false_ones_are_too_much() -> None:
    policy = TrustPolicy.parse(f"log {LOG}\nwitness a {W['X1']}\nquorum a\n")
    text = parse_note(CHECKPOINT).text
    line = cosign(text, KEYS["X1"], AT)
    stranger = sign_checkpoint(Checkpoint(ORIGIN, 5, bytes(range(32))), SigningKey.generate(ORIGIN))
    with pytest.raises(BadSignature):
        policy.open(parse_note(stranger).with_signatures([line]).encode())
    other_text = Checkpoint(ORIGIN, 6, bytes(range(32)))
    with pytest.raises(BadSignature):
        policy.open(parse_note(sign_checkpoint(other_text, KEY)).with_signatures([line]).encode())
    impostor = CosignerKey.from_seed("witness.example/w0", b"i" * 32)
    with pytest.raises(QuorumMissing):
        policy.open(parse_note(CHECKPOINT).with_signatures([cosign(text, impostor, AT)]).encode())


def test_one_witness_of_the_future_does_not_spoil_the_others() -> None:
    policy = TrustPolicy.parse(f"witness a {W['X1']}\nwitness b {W['X2']}\ngroup g any a b\nquorum g\n")
    note = parse_note(CHECKPOINT)
    rogue = cosign(note.text, KEYS["X2"], AT + timedelta(days=36_500))
    cosigned = note.with_signatures([cosign(note.text, KEYS["X1"], AT), rogue]).encode()
    found = policy.open(cosigned, log_keys=[KEY.verifier], not_after=AT + timedelta(hours=1))
    assert policy.names_of(found.cosignatures) == ["a"]


def test_a_log_does_not_witness_itself() -> None:
    """Not even where the log's key is not in the policy, but is given beside it."""
    twin = CosignerKey.from_seed("witness.example/twin", bytes(range(32)))
    note = parse_note(CHECKPOINT)
    cosigned = note.with_signatures([cosign(note.text, twin, AT)]).encode()
    policy = TrustPolicy.parse(f"witness w {twin.verifier.text}\nquorum w\n")
    assert twin.verifier.public == KEY.verifier.public
    with pytest.raises(Refusal, match="the same key"):
        policy.open(cosigned, log_keys=[KEY.verifier])
    with pytest.raises(Refusal, match="the same key"):
        replace(policy, logs=(KnownLog(KEY.verifier),)).open(cosigned)
    other = SigningKey.from_seed(ORIGIN, b"o" * 32)
    again = parse_note(sign_checkpoint(Checkpoint.parse(note.text), other))
    cosigned = again.with_signatures([cosign(note.text, twin, AT)]).encode()
    assert policy.open(cosigned, log_keys=[other.verifier]).checkpoint.size == 5


def test_without_a_log_the_keys_come_from_elsewhere() -> None:
    policy = TrustPolicy.parse("quorum none\n")
    assert policy.open(CHECKPOINT, log_keys=[KEY.verifier]).checkpoint.size == 5
    with pytest.raises(BadSignature):
        policy.open(CHECKPOINT)
    with pytest.raises(BadSignature):
        TrustPolicy.parse(f"log {LOG}\nquorum none\n").open(
            sign_checkpoint(
                Checkpoint("other.example/log", 1, bytes(32)), SigningKey.generate("other.example/log")
            )
        )


def test_white_space_comments_and_addresses() -> None:
    text = f"""\
# who believes whom
  \t
\tlog\t {LOG}  https://log.example/register/ \n\
witness b\u00fcro\u2009x {W["X1"]} https://b\u00fcro.example
   #quorum none
group g any b\u00fcro\u2009x
quorum g   """
    policy = TrustPolicy.parse(text + "\n")
    assert policy == TrustPolicy(
        (KnownLog(KEY.verifier, "https://log.example/register/"),),
        (Witness("b\u00fcro\u2009x", KEYS["X1"].verifier, "https://b\u00fcro.example"),),
        (Group("g", 1, ("b\u00fcro\u2009x",)),),
        "g",
    )
    assert TrustPolicy.parse(policy.encode()) == policy


def test_names_are_octets() -> None:
    head = f"witness K {W['X1']}\nwitness \u212a {W['X2']}\n".encode()
    policy = TrustPolicy.parse(head + b"witness \xff\xfe " + W["X3"].encode() + b"\nquorum \xff\xfe\n")
    assert [each.name for each in policy.witnesses][:2] == ["K", "\u212a"]
    assert not policy.satisfied_by(["K", "\u212a"])
    assert policy.satisfied_by([policy.quorum])
    assert policy.encode().endswith(b"\nquorum \xff\xfe\n")
    with pytest.raises(MalformedPolicy) as caught:
        TrustPolicy.parse(b"quorum \xff\n")
    str(caught.value).encode()


def test_as_many_as_the_specification_asks_for() -> None:
    def policy(count: int) -> str:
        keys = [CosignerKey.from_seed(f"w{number}", number.to_bytes(32, "big")) for number in range(count)]
        logs = [
            SigningKey.from_seed(f"l{number}", (number + 999).to_bytes(32, "big")) for number in range(count)
        ]
        lines = [f"log {key.verifier.text}\n" for key in logs]
        lines += [f"witness {key.name} {key.verifier.text}\n" for key in keys]
        lines += ["group g0 any w0\n"] + [f"group g{n} all g{n - 1} w{n}\n" for n in range(1, count)]
        return "".join(lines) + f"quorum g{count - 1}\n"

    chain = TrustPolicy.parse(policy(MOST_NAMES))
    names = [f"w{number}" for number in range(MOST_NAMES)]
    assert chain.satisfied_by(names)
    assert not chain.satisfied_by(names[1:])
    with pytest.raises(MalformedPolicy):
        TrustPolicy.parse(policy(MOST_NAMES + 1))


HEAD = f"log {LOG}\nwitness a {W['X1']}\nwitness b {W['X2']}\n"


@pytest.mark.parametrize(
    "text",
    [
        "",
        HEAD,
        HEAD + "quorum a",
        HEAD + "quorum a\r\n",
        HEAD + "quorum a\nquorum a\n",
        HEAD + "quorum a b\n",
        HEAD + "quorum\n",
        HEAD + "quorum c\n",
        HEAD + "quorum A\n",
        HEAD + "Quorum a\n",
        HEAD + "quorum a # why\n",
        HEAD + "quorum\u00a0a\n",
        HEAD + "quorum a\x00\n",
        HEAD + "quorum a\x7f\n",
        HEAD + "quorum a\x0b\n",
        "quorum a\n" + HEAD,
        HEAD + "group g any\nquorum g\n",
        HEAD + "group g 0 a b\nquorum g\n",
        HEAD + "group g 3 a b\nquorum g\n",
        HEAD + "group g 01 a b\nquorum g\n",
        HEAD + "group g +1 a b\nquorum g\n",
        HEAD + "group g -1 a b\nquorum g\n",
        HEAD + "group g \u0661 a b\nquorum g\n",
        HEAD + "group g Any a b\nquorum g\n",
        HEAD + "group g any a a\nquorum g\n",
        HEAD + "group g any a\ngroup h any a b\nquorum h\n",
        HEAD + "group g any g a\nquorum g\n",
        HEAD + "group g any h\ngroup h any a\nquorum g\n",
        HEAD + "group g any none\nquorum g\n",
        HEAD + "group none any a\nquorum none\n",
        HEAD + "group a any b\nquorum a\n",
        HEAD + "group g any a\ngroup g any b\nquorum g\n",
        HEAD + f"witness a {W['X3']}\nquorum a\n",
        HEAD + f"witness none {W['X3']}\nquorum none\n",
        HEAD + f"witness c {W['X1']}\nquorum a\n",
        HEAD + f"witness c {CosignerKey.from_seed('other', bytes([100]) * 32).verifier.text}\nquorum a\n",
        HEAD + f"log {LOG}\nquorum a\n",
        HEAD + f"log {W['X3']}\nquorum a\n",
        HEAD + f"witness c {LOG}\nquorum a\n",
        HEAD + f"witness c {CosignerKey.from_seed('self', bytes(range(32))).verifier.text}\nquorum a\n",
        HEAD + f"witness c {W['X3'][:-4]}\nquorum a\n",
        HEAD + f"witness c {W['X3']} https://w.example more\nquorum a\n",
        HEAD + "witness c\nquorum a\n",
        HEAD + "log\nquorum a\n",
        "#" * LARGEST_POLICY + "\nquorum none\n",
    ],
)
def test_what_is_no_policy(text: str) -> None:
    with pytest.raises(MalformedPolicy):
        TrustPolicy.parse(text)


def test_the_error_names_the_line() -> None:
    with pytest.raises(MalformedPolicy, match=r"^Line 4 of the trust policy: z is no witness or group"):
        TrustPolicy.parse(HEAD + "quorum z\n")


NAMES = st.text(
    st.characters(exclude_characters=" \t#+", exclude_categories=("Cc", "Cs", "Z")), min_size=1, max_size=8
)


@st.composite
def policies(draw: st.DrawFn) -> TrustPolicy:
    count = draw(st.integers(0, 6))
    names = draw(
        st.lists(
            NAMES.filter(lambda name: name != "none"), min_size=2 * count, max_size=2 * count, unique=True
        )
    )
    address = st.none() | st.just("https://w.example/a")
    witnesses = [Witness(name, cosigner(n).verifier, draw(address)) for n, name in enumerate(names[:count])]
    free, groups = names[:count], list[Group]()
    for name in names[count:]:
        if not free:
            break
        members = draw(st.lists(st.sampled_from(free), min_size=1, unique=True))
        groups.append(Group(name, draw(st.integers(1, len(members))), tuple(members)))
        free = [each for each in free if each not in members] + [name]
    defined = names[:count] + [group.name for group in groups]
    logs = (KnownLog(KEY.verifier, draw(address)),) if draw(st.booleans()) else ()
    return TrustPolicy(logs, tuple(witnesses), tuple(groups), draw(st.sampled_from(["none", *defined])))


@given(policies())
def test_any_policy_survives(policy: TrustPolicy) -> None:
    assert TrustPolicy.parse(policy.encode()) == policy
    names = [each.name for each in policy.witnesses]
    assert policy.satisfied_by(names)
    assert policy.satisfied_by([]) == (policy.quorum == "none")


WORDS = st.sampled_from(
    ["log", "witness", "group", "quorum", "any", "all", "1", "2", "a", "b", "none", LOG, *W.values()]
)


@given(
    st.binary(max_size=80) | st.lists(st.lists(WORDS, max_size=5).map(" ".join), max_size=6).map("\n".join)
)
def test_foreign_bytes_are_a_policy_or_malformed(text: bytes | str) -> None:
    data = text.encode() + b"\n" if isinstance(text, str) else text
    try:
        policy = TrustPolicy.parse(data)
    except MalformedPolicy:
        return
    assert TrustPolicy.parse(policy.encode()) == policy
