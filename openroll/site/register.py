"""A register on disk: its folders, its settings file, and how both come to be."""

import re
import secrets
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from openroll.core.durable import make_folder, write_file
from openroll.core.errors import N_, Refusal, UnusableInput

SETTINGS_FILE = "openroll.toml"
_ORIGIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9./_-]{0,200}")
_TEMPLATE = """\
# The settings of this register. Times are UTC, addresses are HOST:PORT.
name = {name}
# The log's name. It is part of every signature: never change it.
origin = {origin}

[database]
# Without a url the private database is private/register.sqlite3.
url = {database}

[public]
address = "127.0.0.1:8080"
# What people type to reach the public site; links in letters and print-outs start with it.
url = "http://127.0.0.1:8080"

[office]
address = "127.0.0.1:8081"

[sources.companies-house]
# The key of the Companies House API (free: developer.company-information.service.gov.uk).
key = ""
"""


@dataclass(frozen=True)
class Register:
    """The settings of one register; ``folder`` is the folder that it lives in."""

    folder: Path
    name: str
    origin: str
    database: str
    public_address: str
    public_url: str
    office_address: str
    source_keys: Mapping[str, str] = field(repr=False)

    @property
    def private(self) -> Path:
        """Database, signing key, evidence: nobody but the register's own account reads it."""
        return self.folder / "private"

    @property
    def public(self) -> Path:
        """The directory that everybody may read."""
        return self.folder / "public"

    @property
    def evidence(self) -> Path:
        """Snapshots, one file each."""
        return self.private / "evidence"

    @property
    def key_file(self) -> Path:
        """The log's signing key."""
        return self.private / "log.key"

    @property
    def fetcher_socket(self) -> Path:
        """Where a running fetcher listens."""
        return self.private / "run" / "fetcher.sock"


def load(folder: Path) -> Register:
    """Read the register in ``folder``. Raises UnusableInput."""
    path = folder / SETTINGS_FILE
    try:
        data = tomllib.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        raise UnusableInput(
            N_('There is no register in {folder}. Make one: openroll init {folder} --name "…"'),
            folder=str(folder),
        ) from None
    except (OSError, ValueError) as error:
        raise UnusableInput(
            N_("The settings file {path} cannot be read: {detail}."), path=str(path), detail=str(error)
        ) from error
    return _read(folder, path, data)


def _read(folder: Path, path: Path, data: Mapping[str, object]) -> Register:
    known = {"name", "origin", "database", "public", "office", "sources"}
    for key in data:
        if key not in known:
            raise UnusableInput(
                N_("{path} has a setting that does not exist: {key}."), path=str(path), key=key
            )

    def text(section: str | None, key: str, default: str | None = None) -> str:
        place = data if section is None else data.get(section, {})
        value = place.get(key, default) if isinstance(place, Mapping) else None
        if not isinstance(value, str):
            name = key if section is None else f"{section}.{key}"
            raise UnusableInput(N_("{path}: the setting {key} must be text."), path=str(path), key=name)
        return value

    sources = data.get("sources", {})
    keys = {}
    if isinstance(sources, Mapping):
        for source, values in sources.items():
            if isinstance(values, Mapping) and isinstance(values.get("key"), str) and values["key"]:
                keys[source] = values["key"]
    return Register(
        folder=folder,
        name=text(None, "name"),
        origin=text(None, "origin"),
        database=text("database", "url", ""),
        public_address=text("public", "address", "127.0.0.1:8080"),
        public_url=text("public", "url", "http://127.0.0.1:8080").rstrip("/"),
        office_address=text("office", "address", "127.0.0.1:8081"),
        source_keys=keys,
    )


def prepare(folder: Path, name: str, *, origin: str | None = None, database: str = "") -> Register:
    """Make the folders and the settings file of a new register, and return it.

    Raises Refusal when ``folder`` holds one already, UnusableInput when a value cannot be used.
    """
    if (folder / SETTINGS_FILE).exists() or (folder / "private").exists() or (folder / "public").exists():
        raise Refusal(N_("{folder} holds a register already. Nothing was changed."), folder=str(folder))
    name = name.strip()
    if not name or not name.isprintable():
        raise UnusableInput(N_("A register needs a name of printable characters."))
    origin = origin or f"openroll.invalid/{_slug(name)}-{secrets.token_hex(4)}"
    if not _ORIGIN.fullmatch(origin):
        raise UnusableInput(
            N_(
                "The origin {origin} cannot be used. Write it as an address without scheme, such as roll.example/2026."
            ),
            origin=origin,
        )
    try:
        make_folder(folder)
        make_folder(folder / "private", 0o700)
        make_folder(folder / "private" / "evidence", 0o700)
        make_folder(folder / "private" / "run", 0o700)
        make_folder(folder / "public")
    except OSError as error:
        raise UnusableInput(
            N_("The folder {folder} cannot be made: {detail}."), folder=str(folder), detail=str(error)
        ) from error
    text = _TEMPLATE.format(name=_quoted(name), origin=_quoted(origin), database=_quoted(database))
    # 0600: a database address or a source's key in it is a secret.
    write_file(folder / SETTINGS_FILE, text.encode(), mode=0o600)
    return load(folder)


def _slug(name: str) -> str:
    words = re.findall(r"[a-z0-9]+", name.lower())
    return "-".join(words)[:40] or "register"


def _quoted(text: str) -> str:
    """Return ``text`` as a TOML basic string."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
