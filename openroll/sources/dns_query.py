"""Asks the machine's name servers (RFC 1035): over UDP, and over TCP where that is cut, within a fetch's one deadline.

dnspython writes and reads the messages; it opens nothing. The servers are a setting of the machine and not a
stranger's word: the guard has nothing to say about their addresses.
"""

import ipaddress
import secrets
import socket
import struct
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Final, TypeAlias

import dns.exception
import dns.flags
import dns.message
import dns.rcode
import dns.rdataclass
import dns.rdatatype

from .dns_question import TYPES, Line, NoAnswer, Question, make_line

Server: TypeAlias = tuple[str, int]

SETTINGS: Final = Path("/etc/resolv.conf")
_PORT: Final = 53
_MOST_SERVERS: Final = 3  # as resolv.conf(5) has it
_ROUNDS: Final = 2
_FIRST_ROUND: Final = 3.0  # seconds for one server: what is lost on the way is asked again
_PAYLOAD: Final = 1232  # DNS flag day 2020: larger answers over UDP get lost in pieces
_LENGTH: Final = struct.Struct(">H")
# What dnspython raises for a stranger's bytes.
_UNREADABLE: Final = (dns.exception.DNSException, ValueError, struct.error, IndexError, KeyError)


class SystemNameServers:
    """The name servers that the machine is set to ask, tried in turn and twice."""

    def __init__(self, servers: Sequence[Server] | None = None) -> None:
        self._servers = servers

    def ask(self, question: Question, left: Callable[[], float]) -> Sequence[Line]:
        """Return the records of the answer."""
        trouble: Exception = TimeoutError()
        servers = self._servers if self._servers is not None else read_settings(SETTINGS)
        turns = [(number, server) for number in range(_ROUNDS) for server in servers]
        for place, (number, server) in enumerate(turns):
            share = left() / (len(turns) - place)
            seconds = share if number else min(share, _FIRST_ROUND)
            try:
                reply = _exchange(server, question, seconds)
            except TimeoutError:
                continue  # whatever else was wrong says more
            except (OSError, *_UNREADABLE) as error:
                trouble = NoAnswer(getattr(error, "strerror", None) or type(error).__name__)
                continue
            if reply.rcode() in (dns.rcode.NOERROR, dns.rcode.NXDOMAIN):
                return list(_lines(reply))
            trouble = NoAnswer(dns.rcode.to_text(reply.rcode()))
        raise trouble


def read_settings(path: Path) -> list[Server]:
    """Return the name servers in the file at ``path`` (resolv.conf(5)); this machine where it names none."""
    try:
        words = [line.split() for line in path.read_text("utf-8", "replace").splitlines()]
    except OSError:
        words = []
    found = [line[1] for line in words if len(line) > 1 and line[0] == "nameserver" and _is_address(line[1])]
    return [(address, _PORT) for address in found[:_MOST_SERVERS]] or [("127.0.0.1", _PORT)]


def _is_address(text: str) -> bool:
    try:
        ipaddress.ip_address(text)
    except ValueError:
        return False
    return True


def _exchange(server: Server, question: Question, seconds: float) -> dns.message.Message:
    """Return the answer of ``server``. Raises OSError, TimeoutError among them, and what is in _UNREADABLE."""
    end = time.monotonic() + seconds
    query = dns.message.make_query(
        f"{question.name}.",
        question.kind,
        use_edns=0,
        payload=_PAYLOAD,
        # Whoever cannot see the question has to guess its number and our port (RFC 5452).
        id=secrets.randbits(16),
    )
    reply = _over_udp(server, query, end)
    return _over_tcp(server, query, end) if reply.flags & dns.flags.TC else reply


def _over_udp(server: Server, query: dns.message.QueryMessage, end: float) -> dns.message.Message:
    with socket.socket(_family(server), socket.SOCK_DGRAM) as wire:
        wire.settimeout(_left(end))
        wire.connect(server)  # from now on the system drops what comes from elsewhere
        wire.send(query.to_wire())
        while True:
            wire.settimeout(_left(end))
            data = wire.recv(65535)
            try:
                reply = _read(data)
            except _UNREADABLE:
                continue  # somebody's guess; the true one may still come
            if query.is_response(reply):
                return reply


def _over_tcp(server: Server, query: dns.message.QueryMessage, end: float) -> dns.message.Message:
    with socket.socket(_family(server), socket.SOCK_STREAM) as wire:
        wire.settimeout(_left(end))
        wire.connect(server)
        asked = query.to_wire()
        wire.sendall(_LENGTH.pack(len(asked)) + asked)
        (size,) = _LENGTH.unpack(_exactly(wire, _LENGTH.size, end))
        reply = _read(_exactly(wire, size, end))
        if not query.is_response(reply) or reply.flags & dns.flags.TC:
            raise ValueError("another answer")
        return reply


def _exactly(wire: socket.socket, size: int, end: float) -> bytes:
    data = b""
    while len(data) < size:
        wire.settimeout(_left(end))
        piece = wire.recv(size - len(data))
        if not piece:
            raise ConnectionResetError("ended")
        data += piece
    return data


def _left(end: float) -> float:
    left = end - time.monotonic()
    if left <= 0:
        raise TimeoutError
    return left


def _family(server: Server) -> socket.AddressFamily:
    return socket.AF_INET6 if ":" in server[0] else socket.AF_INET


def _read(data: bytes) -> dns.message.Message:
    return dns.message.from_wire(data, ignore_trailing=True)


def _lines(reply: dns.message.Message) -> Iterator[Line]:
    for records in reply.answer:
        kind = dns.rdatatype.to_text(records.rdtype)
        if records.rdclass != dns.rdataclass.IN or kind not in TYPES:
            continue
        for record in records:
            line = make_line(records.name.to_text(), records.ttl, kind, record.to_text())
            if line is not None:
                yield line
