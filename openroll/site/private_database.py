"""Opening, upgrading and backing up the private database of a register."""

import importlib
import os
import pkgutil
import sqlite3
import subprocess
from collections.abc import Iterable
from contextlib import closing, suppress
from datetime import datetime
from pathlib import Path
from typing import IO, Any, LiteralString
from urllib.parse import quote

import django
from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.db import DEFAULT_DB_ALIAS, DatabaseError, connection, connections
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

from openroll.core.errors import N_, UnusableInput
from openroll.site.register import Register
from openroll.site.restored import check_compared
from openroll.site.tables import make_tables


class NotCopied(UnusableInput):
    """The private database could not be copied. Parameter: ``detail``."""

    code = "not-copied"


_SECRET = ("password", "sslpassword")


def use_present(register: Register) -> None:
    """Use ``register``'s database as it lies there. Raises UnusableInput when it is gone: SQLite would make another."""
    if not register.database and not _path(register).exists():
        raise _gone(register)
    use(register)


def use(register: Register) -> None:
    """Make ``register``'s database the one that Django speaks to in this process."""
    os.environ["OPENROLL_REGISTER"] = str(register.folder)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "openroll.site.settings")
    django.setup()
    from openroll.site.settings import database

    settings.EVIDENCE_FOLDER = str(register.evidence)
    settings.PRIVATE_FOLDER, settings.PUBLIC_FOLDER = str(register.private), str(register.public)
    settings.WORKER_BEAT = str(register.worker_beat)
    settings.REGISTER_COUNTRY, settings.REGISTER_TIME_ZONE = register.country, register.time_zone
    settings.REGISTER_NAME, settings.REGISTER_ORIGIN = register.name, register.origin
    settings.PUBLIC_URL, settings.OFFICE_URL = register.public_url, register.office_url
    settings.MAIL_FROM, settings.MAIL_REPLY_TO = register.mail_from, register.mail_reply_to
    connections[DEFAULT_DB_ALIAS].close()
    del connections[DEFAULT_DB_ALIAS]
    connections.settings = connections.configure_settings({DEFAULT_DB_ALIAS: database(register)})


def open_database(
    register: Register, *, now: datetime, backed_up: bool = False, compared: bool = True
) -> Path | None:
    """Use ``register``'s database, upgraded when this program is newer than it.

    A restored register must have been ``compared`` first, but for whoever compares it: a fact that is committed
    before that may stand where another one was published.

    Before an upgrade the database is copied, unless it was ``backed_up``; the copy's path is returned (None
    without one).
    Raises UnusableInput when the database cannot be reached, is lost, or is newer than this program; NotCompared,
    Forked.
    """
    if compared:
        check_compared(register)
    if not register.database:
        _check_file(register)
    use(register)
    try:
        if _is_current():
            return None
        executor = MigrationExecutor(connection)
        if _is_newer(executor):
            raise UnusableInput(
                N_("The database was written by a newer Openroll. Install that version, then try again.")
            )
        if not executor.migration_plan(executor.loader.graph.leaf_nodes()):
            return None
        fresh = not executor.loader.applied_migrations
        copy = None if fresh or backed_up else _back_up(register, now)
        if fresh:
            make_tables()
        else:
            call_command("migrate", verbosity=0, interactive=False)
    except DatabaseError as error:
        raise UnusableInput(
            N_("The private database cannot be opened: {detail}"),
            detail=_without_secrets(register, str(error).strip()),
        ) from error
    return copy


def _is_current() -> bool:
    """Tell whether the database plainly has all changes that this program knows, and none of a newer one.

    Only their names are read: to load all of them, as Django does, takes longer than most commands do else.
    """
    known = {(app.label, name) for app in apps.get_app_configs() for name in _names(app.label)}
    applied = set(MigrationRecorder(connection).applied_migrations())
    return known <= applied and not _ours(applied) - known


def _names(app: str) -> list[str]:
    """Return the names of the changes of ``app``, as Django's MigrationLoader.load_disk finds them."""
    module, _ = MigrationLoader.migrations_module(app)
    try:
        places = importlib.import_module(module).__path__ if module else []
    except ModuleNotFoundError:  # an app without tables
        return []
    return [each.name for each in pkgutil.iter_modules(places) if not each.ispkg and each.name[0] not in "_~"]


def _is_newer(executor: MigrationExecutor) -> bool:
    """Tell whether the database has a change of one of our apps that this program does not know, or a whole app."""
    return bool(_ours(executor.loader.applied_migrations) - set(executor.loader.disk_migrations))


def _ours(applied: Iterable[tuple[str, str]]) -> set[tuple[str, str]]:
    """Return the changes that are no library's: libraries put several of theirs into one and forget the old names."""
    theirs = {app.label for app in apps.get_app_configs() if not app.name.startswith("openroll.")}
    return {key for key in applied if key[0] not in theirs}


def _check_file(register: Register) -> None:
    """Refuse to begin anew where there was a database; make the file of a new one closed to others."""
    path = _path(register)
    if path.exists():
        return
    if (register.private / "log").exists():
        raise _gone(register)
    path.touch(mode=0o600)  # what SQLite writes beside it is as closed as this


def _path(register: Register) -> Path:
    return register.private / "register.sqlite3"


def _gone(register: Register) -> UnusableInput:
    return UnusableInput(
        N_("The private database {path} is gone. Put back the newest copy of it; nothing was changed."),
        path=str(_path(register)),
    )


def _back_up(register: Register, now: datetime) -> Path:
    folder = register.private / "backups"
    folder.mkdir(mode=0o700, exist_ok=True)
    name = f"register-{now:%Y%m%dT%H%M%SZ}"
    copy = _new_file(folder, name, "pgdump" if register.database else "sqlite3")
    try:
        copy_database(register, copy)
    except NotCopied as error:
        raise UnusableInput(
            N_(
                "The database needs an upgrade, and no copy could be made first: {detail}. "
                "Make one yourself, then say so: openroll serve --register {folder} --backed-up"
            ),
            detail=error.params["detail"],
            folder=str(register.folder),
        ) from error
    return copy


def copy_database(register: Register, copy: Path) -> None:
    """Copy the private database, as it is at one moment, into ``copy``, an empty file; writers go on meanwhile.

    A SQLite database becomes another, a PostgreSQL database a dump in ``pg_dump``'s custom format.
    Raises NotCopied, and leaves no half copy.
    """
    if not register.database:
        copy_sqlite(register.private / "register.sqlite3", copy)
        return
    try:
        with copy.open("wb") as file:
            detail = _postgresql(register, ["pg_dump", "--format=custom"], stdout=file)
    except BaseException:
        copy.unlink(missing_ok=True)
        raise
    if detail is not None:
        copy.unlink(missing_ok=True)
        raise NotCopied(N_("The private database cannot be copied: {detail}."), detail=detail)


def copy_sqlite(path: Path, copy: Path) -> None:
    """Copy the SQLite database at ``path``, as it is at one moment, into ``copy``; writers go on meanwhile."""
    with (
        closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=rw", uri=True, timeout=30)) as source,
        closing(sqlite3.connect(copy)) as target,
    ):
        source.backup(target)


def fill_database(register: Register, dump: Path) -> None:
    """Fill ``register``'s PostgreSQL database, which must be empty, from ``dump``: all of it, or nothing.

    Raises UnusableInput.
    """
    command = [
        "pg_restore",
        "--single-transaction",
        "--exit-on-error",
        "--no-owner",
        "--no-privileges",
        str(dump),
    ]
    with Path(os.devnull).open("wb") as nowhere:
        detail = _postgresql(register, command, stdout=nowhere)
    if detail is not None:
        raise UnusableInput(
            N_("The private database cannot be filled from the backup: {detail}."), detail=detail
        )


def ask_postgresql(register: Register, query: LiteralString, *values: object) -> list[tuple[Any, ...]]:
    """Return the rows that ``query`` gives in ``register``'s PostgreSQL database, without Django.

    Raises UnusableInput when the database cannot be reached.
    """
    import psycopg

    try:
        with psycopg.connect(register.database, connect_timeout=30) as asked:
            return asked.execute(query, values).fetchall()
    except psycopg.Error as error:
        raise UnusableInput(
            N_("The private database cannot be opened: {detail}"),
            detail=_without_secrets(register, str(error).strip()),
        ) from error


def _new_file(folder: Path, name: str, ending: str) -> Path:
    """Return a new empty file that is closed to others; one that is there already is never written over."""
    for more in ("", *(f"-{n}" for n in range(2, 1000))):
        path = folder / f"{name}{more}.{ending}"
        with suppress(FileExistsError):
            path.touch(mode=0o600, exist_ok=False)
            return path
    raise UnusableInput(N_("There are too many copies in {folder}."), folder=str(folder))


def _postgresql(register: Register, command: list[str], *, stdout: IO[bytes]) -> str | None:
    """Run a tool of PostgreSQL's on ``register``'s database; return None when it did its work, else what it said."""
    from psycopg.conninfo import conninfo_to_dict, make_conninfo

    parts = conninfo_to_dict(register.database)
    # Everybody on this machine can read a command line. The environment is the owner's alone.
    address = make_conninfo(**{name: str(part) for name, part in parts.items() if name not in _SECRET})
    secret = {"PGPASSWORD": str(parts["password"])} if parts.get("password") else {}
    try:
        done = subprocess.run(
            [command[0], "--no-password", f"--dbname={address}", *command[1:]],
            stdout=stdout,
            stderr=subprocess.PIPE,
            env={**os.environ, **secret},
            check=False,
        )
    except FileNotFoundError:
        return f"{command[0]} is not installed"
    if done.returncode == 0:
        return None
    return _without_secrets(register, done.stderr.decode(errors="replace").strip())


def _without_secrets(register: Register, detail: str) -> str:
    """Return what another program said, without the passwords in the database's address, however they are written."""
    if not register.database:
        return detail
    from psycopg.conninfo import conninfo_to_dict

    parts = conninfo_to_dict(register.database)
    for secret in (str(parts[name]) for name in _SECRET if parts.get(name)):
        for spelling in (secret, quote(secret, safe=""), quote(secret)):
            detail = detail.replace(spelling, "…")
    return detail.replace(register.database, "…")
