"""The folder of an agent: its settings, its key, what it knows. Made once, readable by its owner alone."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

import yaml

from openroll.core.durable import make_folder, write_file
from openroll.core.errors import N_, Refusal, UnusableInput
from openroll.log.note import MalformedKey, SigningKey
from openroll.policy.check import Wrong

from . import settings, store

SETTINGS: Final = "agent.yaml"
KEY: Final = "agent.key"
STATE: Final = "agent.sqlite3"
WORK: Final = "work.lock"  # held by whoever acts: there is one at a time
RUNS: Final = "agent.lock"  # held besides by an agent that runs, whatever else acts for a moment
_HEAD: Final = """\
# The settings of an agent of Openroll (docs/agent.md). They are checked at each start; unknown words are refused.
# Secrets never stand here: name the files that hold them.
"""


@dataclass(frozen=True)
class Folder:
    """Where an agent lives."""

    path: Path

    @property
    def work(self) -> Path:
        """The lock of whoever acts."""
        return self.path / WORK

    @property
    def runs(self) -> Path:
        """The lock of an agent that runs."""
        return self.path / RUNS

    def settings(self) -> settings.Settings:
        """Return the settings. Raises UnusableSettings."""
        return settings.read(self.path / SETTINGS)

    def key(self) -> SigningKey:
        """Return the agent's key. Raises UnusableInput."""
        path = self.path / KEY
        try:
            return SigningKey.from_text(path.read_text("utf-8").strip())
        except OSError as error:
            raise UnusableInput(
                N_("The agent's key {path} cannot be read: {detail}."),
                path=str(path), detail=error.strerror or str(error),
            ) from error  # fmt: skip
        except (MalformedKey, UnicodeDecodeError) as error:
            raise UnusableInput(N_("{path} does not hold the key of an agent."), path=str(path)) from error

    def store(self) -> store.Store:
        """Open what the agent knows. Raises Damage, UnusableInput."""
        return store.Store(self.path / STATE)

    def file(self, name: str) -> Path:
        """Return the file that the settings name: beside them, unless its name begins at the root."""
        return self.path / name


def make(folder: Path, data: dict[str, object], name: str = "") -> SigningKey:
    """Make the folder of an agent with the settings ``data`` and a new key; return the key.

    ``name`` is the key's; without one it is made of the register's and the entry. Raises Refusal, UnusableInput,
    UnusableSettings; then nothing was made.
    """
    if (folder / KEY).exists() or (folder / STATE).exists():
        raise Refusal(N_("{folder} holds an agent already. Nothing was changed."), folder=str(folder))
    try:
        found = settings.parse(data)
    except Wrong as wrong:
        raise settings.UnusableSettings(
            N_("The settings are wrong at “{key}”: {problem}."), key=wrong.key, problem=wrong.problem
        ) from None
    key = SigningKey.generate(name or f"{found.register.origin}/agent/{found.register.entry}")
    text = _HEAD + yaml.safe_dump(data, allow_unicode=True, sort_keys=False)
    try:
        make_folder(folder, 0o700)
        if not (folder / SETTINGS).exists():
            write_file(folder / SETTINGS, text.encode(), mode=0o600)
        store.make(folder / STATE, found.register.origin, found.register.entry)
        write_file(folder / KEY, key.to_text().encode() + b"\n", mode=0o600)
    except OSError as error:
        raise UnusableInput(
            N_("The folder {folder} cannot be made: {detail}."),
            folder=str(folder), detail=error.strerror or str(error),
        ) from error  # fmt: skip
    return key
