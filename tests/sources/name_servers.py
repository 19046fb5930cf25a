"""A name server on this machine, over UDP and TCP, that answers what a test tells it."""

import contextlib
import socket
import threading
from collections.abc import Callable, Iterable, Iterator

import dns.flags
import dns.message
import dns.rcode
import dns.rrset

# Gets a question and whether it came over TCP; gives the messages to send, one after the other.
Answering = Callable[[dns.message.Message, bool], Iterable[bytes]]


def reply(
    query: dns.message.Message, *records: str, rcode: dns.rcode.Rcode = dns.rcode.NOERROR, cut: bool = False
) -> bytes:
    """Return a whole answer with ``records``: owner, TTL, type and data."""
    message = dns.message.make_response(query)
    message.set_rcode(rcode)
    if cut:
        message.flags |= dns.flags.TC
    for record in records:
        owner, ttl, kind, data = record.split(" ", 3)
        message.answer.append(dns.rrset.from_text(owner, int(ttl), "IN", kind, data))
    return message.to_wire(max_size=65535)


def _same_port() -> tuple[socket.socket, socket.socket]:
    """Bind one port for datagrams and streams: one that is free for the former may be taken for the latter."""
    for _ in range(50):
        udp = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        udp.bind(("127.0.0.1", 0))
        try:
            return udp, socket.create_server(udp.getsockname())
        except OSError:
            udp.close()
    raise OSError("no port is free for both")


class NameServer:
    """Listens on one port over both; ``asked`` holds every question, and whether it came over TCP."""

    def __init__(self, answering: Answering) -> None:
        self.answering = answering
        self.asked: list[tuple[str, str, bool]] = []
        self.udp, self.tcp = _same_port()
        self.address: tuple[str, int] = self.udp.getsockname()
        self.threads = [threading.Thread(target=one, daemon=True) for one in (self._datagrams, self._streams)]
        for thread in self.threads:
            thread.start()

    def _answers(self, data: bytes, over_tcp: bool) -> Iterable[bytes]:
        query = dns.message.from_wire(data)
        (question,) = query.question
        kind = question.to_text().rpartition(" ")[2]
        self.asked.append((question.name.to_text(), kind, over_tcp))
        return self.answering(query, over_tcp)

    def _datagrams(self) -> None:
        while True:
            try:
                data, asker = self.udp.recvfrom(65535)
            except OSError:
                return
            if not data:
                return
            for answer in self._answers(data, False):
                self.udp.sendto(answer, asker)

    def _streams(self) -> None:
        while True:
            try:
                wire, _ = self.tcp.accept()
            except OSError:
                return
            with wire, contextlib.suppress(OSError):
                size = int.from_bytes(wire.recv(2, socket.MSG_WAITALL), "big")
                for answer in self._answers(wire.recv(size, socket.MSG_WAITALL), True):
                    wire.sendall(len(answer).to_bytes(2, "big") + answer)

    def close(self) -> None:
        with contextlib.suppress(OSError):
            self.tcp.shutdown(socket.SHUT_RDWR)
        self.tcp.close()
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as last:
            last.sendto(b"", self.address)
        for thread in self.threads:
            thread.join(5)
        self.udp.close()


@contextlib.contextmanager
def answering(answers: Answering | str) -> Iterator[NameServer]:
    """Run a name server that answers as told, or always with the one record."""

    def always(query: dns.message.Message, _over_tcp: bool) -> list[bytes]:
        assert isinstance(answers, str)
        return [reply(query, answers)]

    server = NameServer(always if isinstance(answers, str) else answers)
    try:
        yield server
    finally:
        server.close()
