"""Base64 and decimals, each value in one spelling only.

Decoders of the standard library are generous: ``b64decode`` takes set bits in the padding, ``int`` takes
``+1``, ``1_0`` and Arabic-Indic digits. Two spellings of one value are two files with one meaning, so all but
one are refused here, by writing the value again and comparing.
"""

import base64
import binascii

_URL = bytes.maketrans(b"+/", b"-_")


def encode_base64(data: bytes) -> str:
    """Return ``data`` in base64, standard alphabet, padded (RFC 4648, section 4)."""
    return base64.b64encode(data).decode("ascii")


def decode_base64(text: str) -> bytes:
    """Return what ``encode_base64`` made ``text`` from. Raises ValueError for any other spelling."""
    try:
        data = base64.b64decode(text, validate=True)
    except binascii.Error as error:
        raise ValueError("not base64") from error
    if encode_base64(data) != text:
        raise ValueError("not base64 as it is usually written")
    return data


def encode_base64url(data: bytes) -> str:
    """Return ``data`` in base64url without padding (RFC 4648, section 5; RFC 9901, section 4.2)."""
    return binascii.b2a_base64(data, newline=False).translate(_URL).rstrip(b"=").decode("ascii")


def decode_base64url(text: str) -> bytes:
    """Return what ``encode_base64url`` made ``text`` from. Raises ValueError for any other spelling."""
    if not text.isascii():
        raise ValueError("not base64url")
    try:
        data = base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
    except binascii.Error as error:
        raise ValueError("not base64url") from error
    if encode_base64url(data) != text:
        raise ValueError("not base64url as it is usually written")
    return data


def decode_decimal(text: str) -> int:
    """Return the number that ``text`` writes in ASCII digits, no sign, no leading zero, below 2**63.

    Raises ValueError.
    """
    if not (text.isascii() and text.isdigit() and len(text) <= 19):
        raise ValueError("not a decimal number")
    number = int(text)
    if str(number) != text or number >= 2**63:
        raise ValueError("not a decimal number as it is usually written")
    return number
