"""Django's settings. The register comes from the environment: OPENROLL_REGISTER is its folder."""

import os
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from openroll.core.errors import N_, UnusableInput
from openroll.site.register import Register, load

# Seconds for which a process goes on with a connection: to open one costs more than most pages ask of it.
KEPT_OPEN = 60


def database(register: Register) -> dict[str, Any]:
    """Return Django's settings of the register's private database. Raises UnusableInput."""
    if not register.database:
        return {
            "ENGINE": "openroll.site.sqlite",
            "NAME": str(register.private / "register.sqlite3"),
            "CONN_MAX_AGE": KEPT_OPEN,
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",
                "timeout": 30,
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;"
                " PRAGMA cache_size=-32768;"  # KiB: indexes of a large register stay read
                " PRAGMA wal_autocheckpoint=8000;",  # pages: what changes again and again is copied back once
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
        "CONN_MAX_AGE": KEPT_OPEN,
        "CONN_HEALTH_CHECKS": True,
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
# Where an organiser's extract is made from, and what prints it.
PUBLIC_FOLDER = str(_register.public) if _register else ""
EXTRACT_PRINTER = "openroll.site.extract_print.print_own"
# Where lists lie that were uploaded, and backups that were made on a screen.
PRIVATE_FOLDER = str(_register.private) if _register else ""
WORKER_BEAT = str(_register.worker_beat) if _register else ""
METRICS_WORD = _register.metrics_word if _register else ""
# What letters say of the register, and what makes them of their templates.
REGISTER_NAME = _register.name if _register else ""
REGISTER_ORIGIN = _register.origin if _register else ""
PUBLIC_URL = _register.public_url if _register else ""
OFFICE_URL = _register.office_url if _register else ""
MAIL_FROM = _register.mail_from if _register else ""
MAIL_REPLY_TO = _register.mail_reply_to if _register else ""
LETTERS = "openroll.ui.letters.render"
# What shows an entry as the public will see it, before something is decided.
PREVIEW = "openroll.site.previewing.preview"
# Where deadlines are counted.
REGISTER_COUNTRY = _register.country if _register else ""
REGISTER_TIME_ZONE = _register.time_zone if _register else ""
INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "openroll.roll",
    "openroll.desk",
    "openroll.people",
    "openroll.office",
    "openroll.account",
]
AUTH_USER_MODEL = "people.Person"
# Pages are ours alone: whoever asks Django for a template gets one of openroll.people.rendering's table.
TEMPLATES = [
    {
        "BACKEND": "openroll.people.rendering.Pages",
        "NAME": "pages",
        "DIRS": [],
        "APP_DIRS": False,
        "OPTIONS": {},
    }
]
MIDDLEWARE = [
    "openroll.office.measuring.measure",
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "openroll.people.frame.frame",
    "openroll.people.frame.Errors",
    "openroll.people.guard.guard",
    "openroll.people.sizes.limit_size",
]
# How much of a body is read into memory: openroll.people.sizes has refused what its address does not take.
DATA_UPLOAD_MAX_MEMORY_SIZE = 25 * 2**20
ROOT_URLCONF = "openroll.site.urls"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
USE_TZ = True
TIME_ZONE = "UTC"
# Signs the links that set a password anew, and the cookie of a browser that is known.
SECRET_KEY = os.environ.get("OPENROLL_OFFICE_SECRET", "no process but the office signs anything")
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]"]
if _register:
    ALLOWED_HOSTS += [_register.office_address.rpartition(":")[0], urlsplit(OFFICE_URL).hostname or ""]
SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "openroll_office", "openroll_form"
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 12 * 3600
CSRF_FAILURE_VIEW = "openroll.people.kept.csrf_failed"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
LOGGING_CONFIG = None

# Accounts: django-allauth knows how, openroll.people says what. Nobody signs up; an invitation makes an account.
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
# The first makes new ones: its work needs memory, which a guesser's hardware has less of.
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.ScryptPasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}", "OPTIONS": options}
    for name, options in (
        ("MinimumLengthValidator", {"min_length": 12}),
        ("CommonPasswordValidator", {}),
        ("NumericPasswordValidator", {}),
        ("UserAttributeSimilarityValidator", {"user_attributes": ("email", "name")}),
    )
]
LOGIN_URL, LOGIN_REDIRECT_URL = "/sign-in", "/"
PASSWORD_RESET_TIMEOUT = 3600
ACCOUNT_ADAPTER = "openroll.people.adapter.Accounts"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_SIGNUP_ENABLED = False
ACCOUNT_EMAIL_VERIFICATION = "none"  # the invitation went to the address
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_SESSION_REMEMBER = True  # for as long as SESSION_COOKIE_AGE says
ACCOUNT_LOGOUT_REDIRECT_URL = "/sign-in"
ACCOUNT_REAUTHENTICATION_TIMEOUT = 600
# Failures are counted in openroll.people.attempts, where a stranger cannot lock anybody out.
ACCOUNT_RATE_LIMITS = {
    "login": None,
    "login_failed": None,
    # Whoever asks for a letter again and again fills a mailbox; each letter works for an hour.
    "reset_password": "20/h/ip,3/h/key",
}
MFA_ADAPTER = "openroll.people.adapter.SecondFactors"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_TOTP_TOLERANCE = 1  # half a minute before and after: clocks differ
MFA_FORMS = {
    "activate_totp": "openroll.people.factor_forms.SetUpAppForm",
    "authenticate": "openroll.people.factor_forms.CodeForm",
    "reauthenticate": "openroll.people.factor_forms.CodeAgainForm",
    "add_webauthn": "openroll.people.factor_forms.AddPasskeyForm",
    "authenticate_webauthn": "openroll.people.factor_forms.PasskeyForm",
    "reauthenticate_webauthn": "openroll.people.factor_forms.PasskeyAgainForm",
    "login_webauthn": "openroll.people.factor_forms.PasskeyAloneForm",
}
# Every process of the office counts in one place.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "people_cache",
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    }
}
# How many proxies of ours stand before the office: so many addresses at the end of X-Forwarded-For are true.
OFFICE_PROXIES = _register.office_proxies if _register else 0
if OFFICE_URL.startswith("https://"):
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
    CSRF_TRUSTED_ORIGINS = [OFFICE_URL]
    if OFFICE_PROXIES:
        SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
