"""Django's settings. The register comes from the environment: OPENROLL_REGISTER is its folder."""

import os
from pathlib import Path
from typing import Any

from openroll.core.errors import N_, UnusableInput
from openroll.site.register import Register, load


def database(register: Register) -> dict[str, Any]:
    """Return Django's settings of the register's private database. Raises UnusableInput."""
    if not register.database:
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": str(register.private / "register.sqlite3"),
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",
                "timeout": 30,
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;",
            },
        }
    if not register.database.startswith(("postgresql://", "postgres://")):
        raise UnusableInput(N_("The database address must start with postgresql://."))
    from psycopg import ProgrammingError
    from psycopg.conninfo import conninfo_to_dict

    try:
        parts = conninfo_to_dict(register.database)
    except ProgrammingError:  # it quotes the address, and that may hold a password
        raise UnusableInput(
            N_("The database address cannot be read. Write it as postgresql://USER@HOST:PORT/NAME.")
        ) from None
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.pop("dbname", ""),
        "USER": parts.pop("user", ""),
        "PASSWORD": parts.pop("password", ""),
        "HOST": parts.pop("host", ""),
        "PORT": str(parts.pop("port", "")),
        "OPTIONS": parts,
    }


_folder = os.environ.get("OPENROLL_REGISTER")
_register = load(Path(_folder)) if _folder else None
DATABASES = {
    # Without a register (the type checker, makemigrations) there is an empty database in memory.
    "default": database(_register)
    if _register
    else {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}
}
# Where the office finds the snapshots that citations name.
EVIDENCE_FOLDER = str(_register.evidence) if _register else ""
# Where lists lie that were uploaded, and backups that were made on a screen.
PRIVATE_FOLDER = str(_register.private) if _register else ""
# What letters say of the register, and what makes them of their templates.
REGISTER_NAME = _register.name if _register else ""
PUBLIC_URL = _register.public_url if _register else ""
OFFICE_URL = _register.office_url if _register else ""
LETTERS = "openroll.ui.letters.render"
# Where deadlines are counted.
REGISTER_COUNTRY = _register.country if _register else ""
REGISTER_TIME_ZONE = _register.time_zone if _register else ""
INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "openroll.roll",
    "openroll.people",
    "openroll.office",
    "openroll.account",
]
AUTH_USER_MODEL = "people.Person"
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "openroll.people.frame.frame",
    "openroll.people.frame.Errors",
    "openroll.people.sizes.limit_size",
]
ROOT_URLCONF = "openroll.site.urls"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
USE_TZ = True
TIME_ZONE = "UTC"
# The office signs one cookie with this; a register's own secret is read by openroll.office.access.
SECRET_KEY = os.environ.get("OPENROLL_OFFICE_SECRET", "no process but the office signs anything")
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]"]
if _register:
    ALLOWED_HOSTS.append(_register.office_address.rpartition(":")[0])
SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "openroll_office", "openroll_form"
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 12 * 3600
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
LOGGING_CONFIG = None
