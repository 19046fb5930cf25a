"""``openroll identify --publish``: writes what was found as the operator's own statement, for its site."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from openroll.cli.speech import note
from openroll.core.clock import SystemClock
from openroll.core.durable import write_file
from openroll.core.errors import N_, UnusableInput
from openroll.identity import challenge, statement, statement_signature

if TYPE_CHECKING:
    from openroll.sources.identifying import Identification

_LARGEST_KEY = 16_384


def publish(found: "Identification", out: Path, key: Path | None) -> None:
    """Write the statement below ``out``, the site's root folder, signed with ``key`` if one is given.

    What a statement that is there already says stays as it is; what changed is its date and its signature. Raises
    UnusableInput.
    """
    from openroll.sources.stating import site_named, stated

    path = out / statement.PATH.lstrip("/")
    present = _present(path)
    site = site_named(found)
    document = stated(found, site, SystemClock().now().replace(microsecond=0), present)
    signer = _key(key) if key else None
    if signer is not None:
        document = statement_signature.sign(document, signer)
    path.parent.mkdir(parents=True, exist_ok=True)
    write_file(path, json.dumps(document, ensure_ascii=False, indent=2).encode() + b"\n", 0o644)
    note(
        N_("Written: {path}. Put it on your server, so that it is found at {url}."), path=path, url=_url(site)
    )
    note(N_("Read it before you do, and add to it: contact points, undertakings, further services."))
    if signer is None and present is not None and statement_signature.SIGNATURES in present.document:
        note(
            N_("The signature that it had is of what it said before, and was left out; --key signs it again.")
        )
    if signer is not None:
        note(N_("It is signed. This record in the DNS shows that the key is yours:"))
        note(
            N_("  {record}"),
            record=f'{challenge.dns_name(site)}. IN TXT "openroll-key={statement_signature.key_text(signer)}"',
        )


def _present(path: Path) -> statement.Statement | None:
    """Return the statement in ``path``, None when there is no such file. Raises UnusableInput."""
    if not path.exists():
        return None
    try:
        return statement.parse(path.read_bytes())
    except (OSError, statement.MalformedStatement) as error:
        raise UnusableInput(
            N_(
                "{path} is there already, and cannot be read as a statement; mend it or move it away. {detail}"
            ),
            path=str(path),
            detail=error,
        ) from error


def _url(site: str) -> str:
    return f"https://{site}{statement.PATH}"


def _key(path: Path) -> Ed25519PrivateKey:
    """Return the key in ``path``, made when there is none. Raises UnusableInput."""
    if not path.exists():
        made = Ed25519PrivateKey.generate()
        data = made.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
        write_file(path, data, 0o600)
        return made
    try:
        with path.open("rb") as file:
            found = serialization.load_pem_private_key(file.read(_LARGEST_KEY), None)
    except (OSError, ValueError, TypeError) as error:
        raise UnusableInput(
            N_("{path} holds no key that can sign: an Ed25519 key in PEM without a password is due."),
            path=str(path),
        ) from error
    if not isinstance(found, Ed25519PrivateKey):
        raise UnusableInput(
            N_("{path} holds no key that can sign: an Ed25519 key in PEM without a password is due."),
            path=str(path),
        )
    return found
