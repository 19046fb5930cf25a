"""The challenges of a register: the tokens that it gives out for domains, and the secret that they are made of."""

import base64
import binascii
import secrets
from collections.abc import Callable

from openroll.core.durable import FolderLock, write_file
from openroll.core.errors import N_, Damage
from openroll.identity import challenge
from openroll.site.register import Register

FILE = "challenges.key"  # a key file like the others: backups hold it, unless they are made without keys
_BYTES = 32
_PATIENCE = 10.0  # seconds that a process waits for another that makes the secret


def tokens(register: Register) -> Callable[[str], str]:
    """Return what makes the token of a domain; the secret is made when there is none. Raises Damage, OSError."""
    secret = _secret(register)
    return lambda domain: challenge.token(secret, register.origin, domain)


def _secret(register: Register) -> bytes:
    path = register.private / FILE
    if not path.exists():
        with FolderLock(path.with_suffix(".lock"), _PATIENCE):
            if not path.exists():
                write_file(path, base64.b64encode(secrets.token_bytes(_BYTES)) + b"\n", 0o600)
    try:
        secret = base64.b64decode(path.read_bytes().strip(), validate=True)
    except binascii.Error as error:
        raise Damage(N_("The key file {path} is damaged."), path=str(path)) from error
    if len(secret) != _BYTES:
        raise Damage(N_("The key file {path} is damaged."), path=str(path))
    return secret
