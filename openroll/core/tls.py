"""What we demand of TLS, wherever we ask: a certificate that the machine trusts, for the name, and a signed end.

A stream that ends without TLS saying so may have been cut by somebody on the way. Of an answer without a length nobody
else can tell that it is whole.
"""

import ssl
import time
from functools import lru_cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:  # for its type alone: nothing here opens one
    from socket import socket

_SECONDS: Final = (
    3600  # for which what the machine trusts is remembered: to read it takes longer than many an answer
)
# Before Python 3.11.4 it is set: an end that nobody signed is the end of what was sent. OpenSSL 1 lacks the option.
_TAKES_ANY_END: Final = getattr(ssl, "OP_IGNORE_UNEXPECTED_EOF", 0)


def demanding() -> ssl.SSLContext:
    """Return a new context: version 1.2 or newer, HTTP/1.1, and what is above."""
    context = ssl.create_default_context()
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    context.set_alpn_protocols(["http/1.1"])
    context.options &= ~_TAKES_ANY_END
    return context


def shared() -> ssl.SSLContext:
    """Return such a context for whoever asks; what the machine trusts is read once an hour."""
    return _of_the_hour(int(time.monotonic() // _SECONDS))


@lru_cache(1)
def _of_the_hour(_hour: int) -> ssl.SSLContext:
    return demanding()


def wrap(plain: "socket", host: str, context: ssl.SSLContext | None = None) -> ssl.SSLSocket:
    """Return ``plain``, a connection to ``host``, in TLS; it raises OSError where the end is not signed.

    ``context`` stands in place of the shared one. Raises OSError.
    """
    chosen = context or shared()
    chosen.options &= ~_TAKES_ANY_END
    return chosen.wrap_socket(plain, server_hostname=host, suppress_ragged_eofs=False)
