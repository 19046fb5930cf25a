"""A register on disk: its folders, its settings file, and how both come to be."""

import re
import secrets
import tomllib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from openroll.core.durable import FolderLock, make_folder, write_file
from openroll.core.errors import N_, Refusal, UnusableInput

SETTINGS_FILE = "openroll.toml"
SERVED = N_("The register is being served: {path} is held. Stop that first, then try again.")
_ORIGIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9./_-]{0,200}")
_SECTIONS = {
    "database": ("url",),
    "public": ("address", "url"),
    "office": ("address", "url", "proxies", "workers"),
    "receipts": ("greatest_delay_minutes",),
    "witnesses": ("policy", "when_missing"),
    "freshness": ("minutes",),
    "mail": ("from", "smtp", "reply_to"),
    "logs": ("format",),
    "metrics": ("word",),
}
LONGEST_DELAY = 7 * 24 * 60  # minutes: a promise that nobody waits for is none
_TEMPLATE = """\
# The settings of this register. Times are UTC, addresses are HOST:PORT.
name = {name}
# The log's name. It is part of every signature: never change it.
origin = {origin}
# The country whose working days count ("GB", "DE-BY"; empty: Monday to Friday), and where its days end (empty: UTC).
country = {country}
time_zone = {time_zone}

[database]
# Without a url the private database is private/register.sqlite3.
url = {database}

[public]
address = "127.0.0.1:8080"
# What people type to reach the public site; links in letters and print-outs start with it.
url = "http://127.0.0.1:8080"

[office]
address = "127.0.0.1:8081"
# What people type to reach the office, where they write to the register and sign in; letters lead there.
# Empty: the address above, as http. Passkeys need https, or the name localhost.
url = ""
# How many proxies of yours stand before it: so many addresses at the end of X-Forwarded-For are believed.
proxies = 0
# How many processes answer. Two are enough for a hundred people on two cores.
workers = 2

[receipts]
# Whoever submits something is promised that it stands in the published log after so many minutes at most.
greatest_delay_minutes = 60

[witnesses]
# A file in this folder that names the witnesses of the log and how many of them it takes (docs/witnesses.md).
policy = ""
# What happens when too few of them answer: "publish" at once, or "hold" each checkpoint back until they have cosigned.
when_missing = "publish"

[freshness]
# How often the register vouches for its newest checkpoint, with the time.
minutes = 5

[mail]
# Who letters come from, and the server that takes them: smtp://USER@HOST:587 or smtps://USER@HOST. Its password stands
# alone in private/mail.password. Without a server letters are laid into private/outbox, as files.
from = ""
smtp = ""
# Where answers go, if not to the address above.
reply_to = ""

[logs]
# "text" for people, "json" for programs: a line for each thing that happened, on standard error.
format = "text"

[metrics]
# Whoever asks the office for /metrics has to bring this word (Authorization: Bearer …). Empty: nobody gets them.
word = ""

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
    database: str = field(repr=False)  # the address may hold a password
    public_address: str
    public_url: str
    office_address: str
    source_keys: Mapping[str, str] = field(repr=False)
    receipt_minutes: int = 60
    witness_policy: str = ""
    when_missing: str = "publish"
    freshness_minutes: int = 5
    country: str = ""  # whose working days count
    time_zone: str = ""
    office_url: str = ""
    office_proxies: int = 0
    office_workers: int = 2
    log_format: str = "text"
    metrics_word: str = field(default="", repr=False)
    mail_from: str = ""
    mail_smtp: str = ""  # empty: letters become files
    mail_reply_to: str = ""

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
    def worker_beat(self) -> Path:
        """The file that the worker touches as long as it works."""
        return self.private / "run" / "worker.beat"

    @property
    def fetcher_socket(self) -> Path:
        """Where a running fetcher listens."""
        return self.private / "run" / "fetcher.sock"

    def serving(self) -> FolderLock:
        """The lock of whoever serves it, or does what cannot be done meanwhile."""
        return FolderLock(self.private / "serve.lock", held=SERVED)


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
    settings = _Settings(path, data)
    settings.check_names(data, {"name", "origin", "country", "time_zone", *_SECTIONS, "sources"})
    for section, names in _SECTIONS.items():
        settings.check_names(settings.section(data, section), names, f"{section}.")
    name, origin = settings.text("", "name"), settings.text("", "origin")
    country, time_zone = settings.text("", "country", ""), settings.text("", "time_zone", "")
    try:
        _check(name, origin, country, time_zone)
    except UnusableInput as error:
        raise UnusableInput(N_("{path}: {reason}"), path=str(path), reason=error) from error
    settings.check_mail()
    office = settings.text("office", "address", "127.0.0.1:8081")
    return Register(
        folder=folder,
        name=name,
        origin=origin,
        database=settings.text("database", "url", ""),
        public_address=settings.text("public", "address", "127.0.0.1:8080"),
        public_url=settings.text("public", "url", "http://127.0.0.1:8080").rstrip("/"),
        office_address=office,
        office_url=(settings.text("office", "url", "") or url_of(office)).rstrip("/"),
        office_proxies=settings.number("office", "proxies", 0, 0, 9),
        office_workers=settings.number("office", "workers", 2, 1, 64),
        log_format=settings.choice("logs", "format", ("text", "json")),
        metrics_word=settings.text("metrics", "word", ""),
        mail_from=settings.text("mail", "from", ""),
        mail_smtp=settings.text("mail", "smtp", ""),
        mail_reply_to=settings.text("mail", "reply_to", ""),
        source_keys=settings.source_keys(),
        witness_policy=settings.text("witnesses", "policy", ""),
        when_missing=settings.choice("witnesses", "when_missing", ("publish", "hold")),
        freshness_minutes=settings.number("freshness", "minutes", 5, 1, 24 * 60),
        receipt_minutes=settings.number("receipts", "greatest_delay_minutes", 60, 1, LONGEST_DELAY),
        country=country,
        time_zone=time_zone,
    )


def url_of(address: str) -> str:
    """Return the URL of what listens at ``address``: by the name localhost where it can, for passkeys need a name."""
    host, _, port = address.rpartition(":")
    return f"http://localhost:{port}" if host in ("127.0.0.1", "[::1]", "localhost") else f"http://{address}"


@dataclass(frozen=True)
class _Settings:
    """A settings file being read; every complaint names the file and the setting."""

    path: Path
    data: Mapping[str, object]

    def check_names(self, place: Mapping[str, object], known: Collection[str], before: str = "") -> None:
        for key in place:
            if key not in known:
                raise UnusableInput(
                    N_("{path} has a setting that does not exist: {key}."),
                    path=str(self.path),
                    key=f"{before}{key}",
                )

    def section(self, place: Mapping[str, object], name: str, before: str = "") -> Mapping[str, object]:
        found = place.get(name, {})
        if not isinstance(found, Mapping):
            raise UnusableInput(
                N_("{path}: {key} must be a section of its own, [{key}]."),
                path=str(self.path),
                key=f"{before}{name}",
            )
        return found

    def text(self, section: str, key: str, default: str | None = None) -> str:
        place = self.section(self.data, section) if section else self.data
        return self._text(place, key, f"{section}." if section else "", default)

    def number(self, section: str, key: str, default: int, least: int, most: int) -> int:
        value = self.section(self.data, section).get(key, default)
        if type(value) is not int or not least <= value <= most:
            raise UnusableInput(
                N_("{path}: the setting {key} must be a number from {least} to {most}."),
                path=str(self.path),
                key=f"{section}.{key}",
                least=least,
                most=most,
            )
        return value

    def choice(self, section: str, key: str, known: Sequence[str]) -> str:
        value = self.text(section, key, known[0])
        if value not in known:
            raise UnusableInput(
                N_("{path}: the setting {key} must be one of {known}."),
                path=str(self.path),
                key=f"{section}.{key}",
                known=", ".join(known),
            )
        return value

    def check_mail(self) -> None:
        """Raise UnusableInput when no letter could be sent by the settings of mail."""
        from openroll.site import mail_server  # the library of mail: only for whoever has such settings

        sender, server = self.text("mail", "from", ""), self.text("mail", "smtp", "")
        checks = [
            ("from", mail_server.check_sender, sender or server),  # a server needs a sender
            ("smtp", mail_server.parse, server),
            ("reply_to", mail_server.check_sender, self.text("mail", "reply_to", "")),
        ]
        for key, check, value in checks:
            try:
                if value:
                    check(value)
            except UnusableInput as error:
                raise UnusableInput(
                    N_("{path}: the setting {key}: {reason}"),
                    path=str(self.path),
                    key=f"mail.{key}",
                    reason=error,
                ) from error

    def source_keys(self) -> dict[str, str]:
        sources = self.section(self.data, "sources")
        if not sources:
            return {}
        # The readers of every source take long to load: only for whoever names one.
        from openroll.sources.registers import SOURCE_BY_ID

        self.check_names(sources, SOURCE_BY_ID, "sources.")
        keys = {}
        for source in sources:
            place = self.section(sources, source, "sources.")
            self.check_names(place, {"key"}, f"sources.{source}.")
            keys[source] = self._text(place, "key", f"sources.{source}.", "")
        return {source: key for source, key in keys.items() if key}

    def _text(self, place: Mapping[str, object], key: str, before: str, default: str | None) -> str:
        value = place.get(key, default)
        if not isinstance(value, str):
            raise UnusableInput(
                N_("{path}: the setting {key} must be text."), path=str(self.path), key=f"{before}{key}"
            )
        return value


def _check(name: str, origin: str, country: str, time_zone: str) -> None:
    """Raise UnusableInput when a register cannot be called so, or there is no such place."""
    if country or time_zone:
        from openroll.roll.deadlines import Place, check  # calendars: only for whoever names one

        check(Place(country, time_zone))
    if not name.strip() or not name.isprintable():
        raise UnusableInput(N_("A register needs a name of printable characters."))
    if not _ORIGIN.fullmatch(origin):
        raise UnusableInput(
            N_(
                "The origin {origin} cannot be used. Write it as an address without scheme, such as roll.example/2026."
            ),
            origin=origin,
        )


def prepare(
    folder: Path,
    name: str,
    *,
    origin: str | None = None,
    database: str = "",
    country: str = "",
    time_zone: str = "",
) -> Register:
    """Make the folders and the settings file of a new register, and return it.

    Raises Refusal when ``folder`` holds one already, UnusableInput when a value cannot be used.
    """
    if (folder / SETTINGS_FILE).exists() or (folder / "private").exists() or (folder / "public").exists():
        raise Refusal(N_("{folder} holds a register already. Nothing was changed."), folder=str(folder))
    name = name.strip()
    origin = origin or f"openroll.invalid/{_slug(name)}-{secrets.token_hex(4)}"
    _check(name, origin, country, time_zone)
    try:
        make_folder(folder)
        make_folder(folder / "private", 0o700)
        make_folder(folder / "private" / "evidence", 0o700)
        make_folder(folder / "private" / "run", 0o700)
        make_folder(folder / "public")
    except OSError as error:
        raise UnusableInput(
            N_("The folder {folder} cannot be made: {detail}."),
            folder=str(folder),
            detail=error.strerror or str(error),
        ) from error
    text = _TEMPLATE.format(
        name=_quoted(name),
        origin=_quoted(origin),
        database=_quoted(database),
        country=_quoted(country),
        time_zone=_quoted(time_zone),
    )
    # 0600: a database address or a source's key in it is a secret.
    write_file(folder / SETTINGS_FILE, text.encode(), mode=0o600)
    return load(folder)


def _slug(name: str) -> str:
    words = re.findall(r"[a-z0-9]+", name.lower())
    return "-".join(words)[:40] or "register"


def _quoted(text: str) -> str:
    """Return ``text`` as a TOML basic string."""
    written = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(one if one.isprintable() else f"\\U{ord(one):08x}" for one in written) + '"'
