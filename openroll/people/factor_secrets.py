"""Secrets of second factors lie in the private database encrypted: whoever copies it can make no codes of it.

AES-256-GCM (NIST SP 800-38D) with a fresh nonce for each text, under a key that HKDF (RFC 5869) makes of the word in
``private/factors.key``. That file is made when it is first needed and lies beside the other keys: a backup without
keys does not hold it, and nothing brings it back.
"""

import secrets
from base64 import urlsafe_b64decode, urlsafe_b64encode
from pathlib import Path
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

from openroll.core.durable import FolderLock, write_file
from openroll.core.errors import N_, Damage

FILE: Final = "factors.key"
UNREADABLE: Final = N_(
    "The codes of this account cannot be checked: the key under which the register keeps them ({path}) is not the one "
    "of then. Use a passkey, or ask a senior registrar to take your second factors away."
)
_MARK: Final = "a1."  # how a text begins that was written so
_PURPOSE: Final = b"openroll second factors 1"
_NONCE: Final = 12
_PATIENCE_SECONDS: Final = 10.0


class Unreadable(Damage):
    """A secret that cannot be read: its key is gone, or is another one. Parameter: ``path``."""

    code = "unreadable-factor"


def encrypt(text: str) -> str:
    """Return ``text`` as it may be kept; the key is made if there is none. Raises Unreadable, Conflict, OSError."""
    nonce = secrets.token_bytes(_NONCE)
    hidden = AESGCM(_key(_word())).encrypt(nonce, text.encode(), _PURPOSE)
    return _MARK + urlsafe_b64encode(nonce + hidden).decode()


def decrypt(kept: str) -> str:
    """Return the text that ``encrypt`` made ``kept`` of. Raises Unreadable."""
    path = _path()
    try:
        if not kept.startswith(_MARK):
            raise ValueError
        both = urlsafe_b64decode(kept.removeprefix(_MARK))
        key = _key(path.read_bytes().strip())
        return AESGCM(key).decrypt(both[:_NONCE], both[_NONCE:], _PURPOSE).decode()
    except (OSError, ValueError, InvalidTag) as error:
        raise Unreadable(UNREADABLE, path=f"private/{FILE}") from error


def is_encrypted(kept: object) -> bool:
    """Tell whether ``kept`` was written by ``encrypt``; earlier versions kept the text itself."""
    return isinstance(kept, str) and kept.startswith(_MARK)


def _path() -> Path:
    return Path(settings.PRIVATE_FOLDER) / FILE


def _word() -> bytes:
    path = _path()
    if not path.exists():
        with FolderLock(path.with_suffix(".lock"), _PATIENCE_SECONDS):
            if not path.exists():
                write_file(path, secrets.token_urlsafe(32).encode(), mode=0o600)
    return path.read_bytes().strip()


def _key(word: bytes) -> bytes:
    if not word:
        raise Unreadable(UNREADABLE, path=f"private/{FILE}")
    return HKDF(SHA256(), length=32, salt=None, info=_PURPOSE).derive(word)
