"""Signatures of an operator's statement: Ed25519 over the canonical JSON of everything but ``signatures``.

(RFC 8032; RFC 8785 as ``openroll.core.canonical`` has it.) A signature shows that whoever holds the key wrote the
statement, and that nobody has changed it. Whose key it is, the domain's DNS says, or nobody.
"""

import base64
import binascii
from collections.abc import Mapping
from typing import Final

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from openroll.core import canonical
from openroll.core.canonical import JSON
from openroll.core.ed25519 import proves_nothing
from openroll.core.errors import N_, CheckFailed

from .statement_form import Form

SIGNATURES: Final = "signatures"
MOST: Final = 16


class FalseSignature(CheckFailed):
    """A signature of a statement does not belong to its key or to the statement. Parameter: ``key``."""

    code = "false-signature"


def signed_bytes(document: Mapping[str, JSON]) -> bytes:
    """Return what is signed: the canonical JSON of ``document`` without its signatures. Raises NotCanonical."""
    return canonical.encode({key: value for key, value in document.items() if key != SIGNATURES})


def key_text(key: Ed25519PrivateKey) -> str:
    """Return the public half of ``key`` as a statement and the DNS write it: base64 of its 32 bytes."""
    return base64.b64encode(key.public_key().public_bytes_raw()).decode("ascii")


def sign(document: Mapping[str, JSON], key: Ed25519PrivateKey) -> dict[str, JSON]:
    """Return ``document`` with a signature of ``key``, in place of an earlier one of that key. Raises NotCanonical."""
    own = key_text(key)
    signature = base64.b64encode(key.sign(signed_bytes(document))).decode("ascii")
    present = document.get(SIGNATURES)
    others = present if isinstance(present, list) else []
    kept = [one for one in others if not (isinstance(one, dict) and one.get("key") == own)]
    return {**document, SIGNATURES: [*kept, {"key": own, "signature": signature}]}


def verify(document: Mapping[str, JSON]) -> tuple[str, ...]:
    """Return the keys, in base64, that have signed ``document``; none when it bears no signature.

    Raises FalseSignature when one of the signatures is false, and MalformedStatement when one is not of the form.
    """
    form = Form(dict(document))
    paths = list(form.items(SIGNATURES))
    if len(paths) > MOST:
        form.fail((SIGNATURES,), N_("at most 16 signatures can stand there"))
    data = signed_bytes(document)
    found = []
    for path in paths:
        public = _bytes(form, 32, *path, "key")
        signature = _bytes(form, 64, *path, "signature")
        if not _verifies(public, signature, data):
            raise FalseSignature(
                N_("The statement bears a signature that is false, of the key {key}."),
                key=form.text(*path, "key"),
            )
        found.append(form.text(*path, "key"))
    return tuple(dict.fromkeys(found))


def _verifies(public: bytes, signature: bytes, data: bytes) -> bool:
    if proves_nothing(public):
        return False
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, data)
    except InvalidSignature:
        return False
    return True


def _bytes(form: Form, length: int, *path: str | int) -> bytes:
    text = form.text(*path)
    try:
        found = base64.b64decode(text.encode("ascii"), validate=True)
    except (ValueError, binascii.Error):
        found = b""
    if len(found) != length or base64.b64encode(found).decode("ascii") != text:
        form.fail(path, N_("the base64 of a key or a signature is due there"))
    return found
