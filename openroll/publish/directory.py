"""The public directory: what it is made of, and how an empty one begins."""

from collections.abc import Mapping
from pathlib import Path

from openroll.core.canonical import JSON, encode
from openroll.core.durable import make_folder, write_file
from openroll.core.errors import N_, Refusal
from openroll.log.note import VerifierKey
from openroll.log.tree import EMPTY_ROOT

from .deskfile import DeskWriter
from .deskschema import DESK
from .rollfile import ROLL, RollWriter

CHECKPOINT = "checkpoint"
KEY = "log.vkey"
REGISTER = "register.json"


def create(public: Path, vkey_text: str) -> None:
    """Begin the public directory ``public`` of the log whose public key is ``vkey_text``; it holds no entry yet.

    The log itself, with its first checkpoint, is made by ``Sequencer.create``. Raises Refusal when there is a
    public directory already, MalformedKey.
    """
    key = VerifierKey.from_text(vkey_text)
    if (public / KEY).exists():
        raise Refusal(N_("There is a public directory in {path} already."), path=str(public))
    make_folder(public)
    with RollWriter(public / ROLL) as roll:
        roll.write([], roll_meta(key.name, 0, EMPTY_ROOT, None))
    with DeskWriter(public / DESK) as desk:
        desk.write(desk_meta(key.name, 0, EMPTY_ROOT))
    write_file(public / KEY, key.text.encode() + b"\n")


def desk_meta(origin: str, size: int, root: bytes) -> dict[str, str]:
    """Return what ``meta`` in desk.sqlite3 says of a log ``origin`` of ``size`` facts with ``root``."""
    return {"origin": origin, "tree_size": str(size), "root": root.hex()}


def roll_meta(origin: str, size: int, root: bytes, register: Mapping[str, JSON] | None) -> dict[str, str]:
    """Return what ``meta`` in roll.sqlite3 says of a log ``origin`` of ``size`` facts with ``root``."""
    found = desk_meta(origin, size, root)
    if register is None:
        return found
    about = register.get("register")
    name = about.get("name") if isinstance(about, dict) else None
    return {
        **found,
        "register": encode(dict(register)).decode(),
        "name": name if isinstance(name, str) else "",
    }
