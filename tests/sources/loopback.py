"""Servers on this machine that behave badly, and the resolver and connector that lead the fetcher to them.

The fetcher has no setting that permits loopback: it is told public addresses, and the connector, which only tests
can inject, goes elsewhere.
"""

import contextlib
import datetime
import socket
import ssl
import tempfile
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

PUBLIC = "93.184.215.14"
Handler = Callable[[socket.socket, bytes], None]


class Resolver:
    """Answers from a table; a list of lists is answered one after the other, as a rebinding server does."""

    def __init__(self, table: Mapping[str, Sequence[str] | Exception] | None = None) -> None:
        self.table = dict(table or {})
        self.asked: list[str] = []

    def resolve(self, host: str, port: int, timeout: float) -> Sequence[str]:
        self.asked.append(host)
        found = self.table.get(host, [PUBLIC])
        if isinstance(found, Exception):
            raise found
        return found


class Connector:
    """Leads every checked address to the loopback server, and remembers what was asked for."""

    def __init__(self, port: int, refusing: Sequence[str] = ()) -> None:
        self.port = port
        self.refusing = refusing
        self.asked: list[tuple[str, int]] = []

    def connect(self, address: str, port: int, timeout: float) -> socket.socket:
        self.asked.append((address, port))
        if address in self.refusing:
            raise ConnectionRefusedError(111, "Connection refused")
        return socket.create_connection(("127.0.0.1", self.port), timeout)


class Server:
    """Hands every connection, with the request it sent, to ``handler``."""

    def __init__(self, handler: Handler, context: ssl.SSLContext | None = None) -> None:
        self.handler = handler
        self.context = context
        self.requests: list[bytes] = []
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self.listener.getsockname()[1]
        self.thread = threading.Thread(target=self._run, daemon=True)
        self.thread.start()

    def _run(self) -> None:
        while True:
            try:
                wire, _ = self.listener.accept()
            except OSError:
                return
            threading.Thread(target=self._answer, args=(wire,), daemon=True).start()

    def _answer(self, wire: socket.socket) -> None:
        with contextlib.suppress(OSError):
            wire.settimeout(10)
            if self.context:
                wire = self.context.wrap_socket(wire, server_side=True)
            with wire:
                request = b""
                while b"\r\n\r\n" not in request:
                    piece = wire.recv(65536)
                    if not piece:
                        return
                    request += piece
                self.requests.append(request)
                self.handler(wire, request)

    def close(self) -> None:
        with contextlib.suppress(OSError):
            self.listener.shutdown(socket.SHUT_RDWR)
        self.listener.close()
        self.thread.join(5)


@contextlib.contextmanager
def serving(handler: Handler | bytes, context: ssl.SSLContext | None = None) -> Iterator[Server]:
    """Serve ``handler``, or always the same bytes."""

    def always(wire: socket.socket, _request: bytes) -> None:
        assert isinstance(handler, bytes)
        wire.sendall(handler)
        if isinstance(wire, ssl.SSLSocket):
            wire.unwrap()

    server = Server(always if isinstance(handler, bytes) else handler, context)
    try:
        yield server
    finally:
        server.close()


def answer(body: bytes, *headers: str, status: int = 200) -> bytes:
    """Return a whole answer with its length."""
    lines = [f"HTTP/1.1 {status} X", f"Content-Length: {len(body)}", *headers]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


class Authority:
    """A certificate authority of one test."""

    def __init__(self) -> None:
        self.key = ec.generate_private_key(ec.SECP256R1())
        self.certificate = self._sign("authority", self.key.public_key(), None, True)

    def server(self, host: str, *, expired: bool = False) -> ssl.SSLContext:
        """Return what a server for ``host`` uses."""
        key = ec.generate_private_key(ec.SECP256R1())
        certificate = self._sign(host, key.public_key(), host, False, expired=expired)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "pem"
            file.write_bytes(
                certificate.public_bytes(serialization.Encoding.PEM)
                + key.private_bytes(
                    serialization.Encoding.PEM,
                    serialization.PrivateFormat.PKCS8,
                    serialization.NoEncryption(),
                )
            )
            context.load_cert_chain(file)
        return context

    def client(self) -> ssl.SSLContext:
        """Return what trusts this authority, and is as strict as ours otherwise."""
        pem = self.certificate.public_bytes(serialization.Encoding.PEM).decode()
        return ssl.create_default_context(cadata=pem)

    def _sign(
        self,
        name: str,
        key: ec.EllipticCurvePublicKey,
        host: str | None,
        is_ca: bool,
        *,
        expired: bool = False,
    ) -> x509.Certificate:
        now = datetime.datetime.now(datetime.UTC)
        shift = datetime.timedelta(days=-30 if expired else 0)
        builder = (
            x509.CertificateBuilder()
            .subject_name(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)]))
            .issuer_name(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "authority")]))
            .public_key(key)
            .serial_number(x509.random_serial_number())
            .not_valid_before(now + shift - datetime.timedelta(days=1))
            .not_valid_after(now + shift + datetime.timedelta(days=2))
            .add_extension(x509.BasicConstraints(is_ca, None), critical=True)
        )
        if host:
            builder = builder.add_extension(x509.SubjectAlternativeName([x509.DNSName(host)]), critical=False)
        return builder.sign(self.key, hashes.SHA256())
