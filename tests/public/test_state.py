"""The newest state, as pages and the API tell it."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from openroll.core import canonical
from openroll.core.canonical import JSON
from openroll.log.checkpoint import Checkpoint, sign_checkpoint
from openroll.log.cosignature import CosignerKey, cosign
from openroll.log.note import SigningKey, parse_note
from openroll.public.app import make_application
from openroll.public.state import State, read_state
from tests.public.asking import ask
from tests.public.handmade import make_public
from tests.public.test_pages import words

AT = datetime(2026, 11, 23, 12, tzinfo=UTC)
A, C = (CosignerKey.from_seed(f"witness.example/{name}", name.encode() * 32) for name in "ac")


@pytest.fixture
def public(tmp_path: Path) -> Path:
    folder = make_public(tmp_path / "public")
    origin, key = "register.example/log", SigningKey.from_seed("register.example/log", b"s" * 32)
    fresh = CosignerKey.from_seed(f"{origin}/freshness", b"f" * 32)

    def note(size: int, *cosigners: CosignerKey, at: datetime = AT) -> bytes:
        parsed = parse_note(sign_checkpoint(Checkpoint(origin, size, bytes([size]) * 32), key))
        return parsed.with_signatures(cosign(parsed.text, each, at) for each in cosigners).encode()

    lines = [
        f"log {key.verifier.text}",
        *(f"witness {each.name[-1]} {each.verifier.text}" for each in (A, C)),
    ]
    policy = "\n".join([*lines, "group g any a c", "quorum g", ""])
    status: JSON = {
        "when_missing": "hold",
        "witnesses": [
            {"name": A.name, "vkey": A.verifier.text, "size": 7, "at": "2026-11-23T12:00:00Z"},
            {"name": C.name, "vkey": C.verifier.text, "silent_since": "2026-11-20T09:00:00Z", "trouble": "x"},
        ],
        "waiting": 2,
        "waiting_since": "2026-11-23T11:00:00Z",
    }
    for name, data in {
        "checkpoint": note(9),
        "witnessed": note(7, A),
        "freshness": note(9, fresh, at=AT + timedelta(minutes=3)),
        "log.vkey": key.verifier.text.encode() + b"\n",
        "trust.policy": policy.encode(),
        "keys.json": canonical.encode({"freshness": fresh.verifier.text, "log": []}),
        "witnesses.json": canonical.encode(status),
    }.items():
        (folder / name).unlink(missing_ok=True)
        (folder / name).write_bytes(data)
    return folder


def test_the_api(public: Path) -> None:
    answer = ask(make_application(public), "/api/v1/state")
    assert answer.status == 200
    assert canonical.decode(answer.body) == {
        "origin": "register.example/log",
        "size": 9,
        "root": "09" * 32,
        "witnessed": {"size": 7, "by": [{"name": A.name, "at": "2026-11-23T12:00:00Z"}]},
        "freshness": {"size": 9, "at": "2026-11-23T12:03:00Z"},
        "when_missing": "hold",
        "silent": [{"name": C.name, "since": "2026-11-20T09:00:00Z"}],
        "waiting": 2,
        "waiting_since": "2026-11-23T11:00:00Z",
    }


def test_the_page(public: Path) -> None:
    shown = words(make_application(public), "/en/about")
    for text in (
        "They have signed for the first 7 facts:",
        "witness.example/a , 23 November 2026, 12:00 UTC",
        "2 newer facts have not been signed by enough of them yet.",
        "The witness witness.example/c has been silent since 20 November 2026, 09:00 UTC.",
        "2 facts have been waiting since 23 November 2026, 11:00 UTC.",
        "The register itself said on 23 November 2026, 12:03 UTC that its newest state is that of 9 facts.",
    ):
        assert text in shown.replace("\xa0", " ")
    assert "Они подписали первые 7 фактов" in words(make_application(public), "/ru/about").replace(
        "\xa0", " "
    )


def test_without_witnesses(public: Path) -> None:
    for name in ("witnessed", "witnesses.json", "freshness"):
        (public / name).unlink()
    assert "This register has no witnesses" in words(make_application(public), "/en/about")


@pytest.mark.parametrize("name", ["witnessed", "freshness"])
def test_what_does_not_hold_is_not_shown(public: Path, name: str) -> None:
    data = (public / name).read_bytes()
    for spoilt in (
        data.replace(b"\n\n", b"\nmore\n\n"),
        data[:-20] + b"AAAAAAAAAAAAAAAAAA==\n",
        b"",
        b"\xff",
        b"[]",
    ):
        (public / name).write_bytes(spoilt)
        found = read_state(public)
        assert (found.witnessed if name == "witnessed" else found.fresh) is None
        assert found.size == 9


def test_files_that_say_nothing(public: Path) -> None:
    for name in ("witnesses.json", "trust.policy", "keys.json", "checkpoint", "log.vkey"):
        for data in (
            b"",
            b"[1]",
            b'{"witnesses":[3,{"name":7}],"when_missing":["x"],"waiting":"a"}',
            b"\xff\xfe",
        ):
            (public / name).write_bytes(data)
            assert isinstance(read_state(public), State)
            assert ask(make_application(public), "/en/about").status == 200
