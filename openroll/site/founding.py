"""How a register begins: folders, key, databases, and the first fact of its log."""

import os
import shutil
from pathlib import Path

from openroll.core.clock import Clock
from openroll.log.note import SigningKey
from openroll.log.sequencer import Sequencer
from openroll.policy.model import Policy
from openroll.policy.model import load as load_policy
from openroll.publish.directory import create as create_directory
from openroll.site import keys, publishing
from openroll.site.private_database import open_database
from openroll.site.register import SETTINGS_FILE, Register, prepare


def found(
    folder: Path,
    name: str,
    *,
    policy: str,
    clock: Clock,
    origin: str | None = None,
    database: str = "",
    notice: dict[str, str] | None = None,
    country: str = "",
    time_zone: str = "",
) -> tuple[Register, str]:
    """Make a register in ``folder``; return it and its log's public key as text.

    ``policy`` is a built-in policy's name or a YAML file; ``notice`` is a sentence for each language that
    stands on every public page; deadlines are counted in ``country`` and ``time_zone``.
    Either the whole register is there afterwards, or nothing is.
    Raises Refusal when the folder holds one, UnusableInput for values that cannot be used.
    """
    rules = load_policy(policy)
    was_there = folder.is_dir()
    register = prepare(folder, name, origin=origin, database=database, country=country, time_zone=time_zone)
    try:
        vkey = _fill(register, rules, clock=clock, notice=notice)
    except BaseException:
        _undo(register, was_there=was_there)
        raise
    return register, vkey


def _fill(register: Register, rules: Policy, *, clock: Clock, notice: dict[str, str] | None) -> str:
    key = SigningKey.generate(register.origin)
    keys.store(register.key_file, key)
    open_database(register, now=clock.now())
    from openroll.roll.services import open_roll  # its models need Django, which is ready only now

    open_roll(register.origin, register.name, rules, clock, notice=notice)
    keys.ensure_keys(register, clock)
    vkey = key.verifier.text
    create_directory(register.public, vkey)
    Sequencer.create(register.private / "log", register.public, key)
    publishing.publish(register)
    return vkey


def _undo(register: Register, *, was_there: bool) -> None:
    shutil.rmtree(register.private, ignore_errors=True)
    shutil.rmtree(register.public, ignore_errors=True)
    (register.folder / SETTINGS_FILE).unlink(missing_ok=True)
    if not was_there:
        os.rmdir(register.folder)  # noqa: PTH106  # only when it is empty
