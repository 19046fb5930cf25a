"""A mail server on loopback that does what a test tells it: accepts, refuses, breaks off."""

import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field


@dataclass
class Behaviour:
    """What the server answers to each command, and what it was given."""

    greeting: str = "220 mail.example"
    features: tuple[str, ...] = ("8BITMIME",)
    answers: dict[str, str] = field(default_factory=dict)  # to MAIL, RCPT, DATA, END, AUTH, QUIT
    cut: str = ""  # the connection is cut when this comes
    letters: list[bytes] = field(default_factory=list)
    commands: list[str] = field(default_factory=list)
    address: str = ""


class _Server(socketserver.ThreadingTCPServer):
    daemon_threads = True
    allow_reuse_address = True
    behaviour: Behaviour


class _Handler(socketserver.StreamRequestHandler):
    server: _Server

    def handle(self) -> None:
        told = self.server.behaviour
        self._say(told.greeting)
        while line := self.rfile.readline():
            command = line.decode("utf-8", "replace").strip()
            told.commands.append(command)
            verb = command.split(" ")[0].split(":")[0].upper()
            if verb == told.cut:
                return
            if verb == "EHLO":
                lines = ["mail.example", *told.features]
                for n, one in enumerate(lines):
                    self._say(f"250{'-' if n < len(lines) - 1 else ' '}{one}")
            elif verb == "DATA" and "DATA" not in told.answers:
                self._say("354 go on")
                told.letters.append(self._data())
                if told.cut == "END":
                    return
                self._say(told.answers.get("END", "250 taken"))
            elif verb == "QUIT":
                self._say("221 bye")
                return
            else:
                self._say(told.answers.get(verb, "250 yes"))

    def _data(self) -> bytes:
        taken = b""
        while (line := self.rfile.readline()) not in (b".\r\n", b""):
            taken += line[1:] if line.startswith(b".") else line
        return taken

    def _say(self, line: str) -> None:
        self.wfile.write(line.encode() + b"\r\n")


@contextmanager
def mail_server(behaviour: Behaviour) -> Iterator[Behaviour]:
    """A server that behaves so, at ``behaviour.address``."""
    with _Server(("127.0.0.1", 0), _Handler) as server:
        server.behaviour = behaviour
        behaviour.address = f"smtp://127.0.0.1:{server.server_address[1]}"
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        thread.start()
        try:
            yield behaviour
        finally:
            server.shutdown()
            thread.join()
