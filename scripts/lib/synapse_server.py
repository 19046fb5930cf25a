"""A Synapse of one's own: a folder, a process on the loopback, its users, and nothing that leaves this machine.

For the tests and the demonstration. It is configured as an organiser would for public rooms: a room directory,
a store of media, server notices, and half a year during which it keeps what was redacted. Its limits on rates are
raised so far that no test meets them.
"""

import contextlib
import hashlib
import hmac
import json
import os
import secrets
import signal
import socket
import subprocess
import sys
import time
from base64 import b64encode
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from typing import Any
from urllib.parse import quote

from setup import SetupFailed
from synapse_setup import synapse_python

SERVER_NAME = "talk.example"
KEEP_REDACTED = "26w"
_FREE = {"per_second": 100_000, "burst_count": 100_000}
_RATES = (
    "rc_message",
    "rc_registration",
    "rc_admin_redaction",
    "rc_joins_per_room",
    "rc_media_create",
    "rc_room_creation",
    "rc_reports",
    "rc_user_directory",
    "rc_profile",
    "rc_third_party_invite",
)
_RATE_GROUPS = {
    "rc_login": ("address", "account", "failed_attempts"),
    "rc_joins": ("local", "remote"),
    "rc_invites": ("per_room", "per_user", "per_issuer"),
}


class SynapseFailed(SetupFailed):
    """Synapse does not start, or does not do what it is asked; the message says why."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What Synapse answered: JSON where it is JSON."""

    status: int
    body: Any


@dataclass
class Synapse:
    """One homeserver in ``folder``. Started with ``start``, ended with ``stop``; the folder may be started again."""

    folder: Path
    port: int
    server_name: str = SERVER_NAME
    modules: Sequence[Mapping[str, Any]] = ()  # of an organiser: {"module": "package.Class", "config": {…}}
    path: Sequence[Path] = ()  # where those modules are found
    extra: Mapping[str, Any] = field(default_factory=dict)  # settings of Synapse that take the place of ours
    process: "subprocess.Popen[bytes] | None" = None

    @property
    def address(self) -> str:
        """Where it answers."""
        return f"http://127.0.0.1:{self.port}"

    def start(self, seconds: float = 120.0) -> None:
        """Start it and wait until it answers. Raises SetupFailed."""
        python = synapse_python()
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        configuration = self.folder / "homeserver.yaml"
        configuration.touch(mode=0o600)
        configuration.write_text(json.dumps(self.configuration(), indent=1))  # JSON is YAML
        env = {**os.environ, "PYTHONPATH": os.pathsep.join(map(str, self.path))}
        with (self.folder / "synapse.log").open("ab") as log:
            self.process = subprocess.Popen(
                [str(python), "-m", "synapse.app.homeserver", "-c", str(configuration)],
                cwd=self.folder,
                env=env,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
            )
        until = time.monotonic() + seconds
        while time.monotonic() < until and self.process.poll() is None:
            with contextlib.suppress(OSError, HTTPException):
                if self.call("GET", "/health").status == 200:
                    return
            time.sleep(0.05)
        self.stop()
        raise SynapseFailed(f"Synapse does not start; its last words:\n{self.last_words()}")

    def stop(self) -> None:
        """End it, and wait until it has ended."""
        if self.process is None:
            return
        self.process.terminate()
        try:
            self.process.wait(20)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self.process = None

    def kill(self) -> None:
        """Kill it, as a machine does that loses its current."""
        if self.process is not None:
            self.process.kill()
            self.process.wait()
            self.process = None

    def last_words(self) -> str:
        """Return the end of its log."""
        return "\n".join((self.folder / "synapse.log").read_text(errors="replace").splitlines()[-20:])

    def secret(self, name: str) -> str:
        """Return a secret of this folder, made when first asked for."""
        path = self.folder / name
        if not path.exists():
            path.touch(mode=0o600)
            path.write_text(secrets.token_hex(16))
        return path.read_text()

    def configuration(self) -> dict[str, Any]:
        """Return its homeserver.yaml."""
        name = self.server_name
        (self.folder / "log.yaml").write_text(json.dumps(_LOGGING))
        listener = {"port": self.port, "bind_addresses": ["127.0.0.1"], "type": "http", "tls": False}
        made: dict[str, Any] = {
            "server_name": name,
            "public_baseurl": self.address,
            "listeners": [{**listener, "resources": [{"names": ["client"], "compress": False}]}],
            "database": {"name": "sqlite3", "args": {"database": str(self.folder / "homeserver.db")}},
            "log_config": str(self.folder / "log.yaml"),
            "media_store_path": str(self.folder / "media"),
            "signing_key_path": str(self.folder / "signing.key"),
            "registration_shared_secret": self.secret("registration-secret"),
            "macaroon_secret_key": self.secret("macaroon-secret"),
            "form_secret": self.secret("form-secret"),
            "bcrypt_rounds": 4,
            "report_stats": False,
            "trusted_key_servers": [],
            "suppress_key_server_warning": True,
            "federation_domain_whitelist": [],
            "enable_registration": False,
            "presence": {"enabled": False},
            "url_preview_enabled": False,
            "encryption_enabled_by_default_for_room_type": "off",
            "enable_room_list_search": True,
            "room_list_publication_rules": [{"user_id": "*", "alias": "*", "action": "allow"}],
            "redaction_retention_period": KEEP_REDACTED,
            "server_notices": {
                "system_mxid_localpart": "notices",
                "system_mxid_display_name": "Notices",
                "room_name": "Notices of this service",
                "auto_join": True,
            },
            "modules": list(self.modules),
        }
        if not (self.folder / "signing.key").exists():
            _write_signing_key(self.folder / "signing.key")
        rates: dict[str, Any] = dict.fromkeys(_RATES, _FREE)
        rates |= {group: dict.fromkeys(parts, _FREE) for group, parts in _RATE_GROUPS.items()}
        return {**made, **rates, **self.extra}

    def call(
        self,
        method: str,
        path: str,
        body: object = None,
        *,
        token: str = "",
        raw: bytes | None = None,
        content_type: str = "application/json",
    ) -> Answer:
        """Ask Synapse something. Raises OSError, HTTPException where it does not answer."""
        headers = {"Content-Type": content_type} if body is not None or raw is not None else {}
        if token:
            headers["Authorization"] = f"Bearer {token}"
        line = HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            data = raw if raw is not None else None if body is None else json.dumps(body).encode()
            line.request(method, path, data, headers)
            answer = line.getresponse()
            read = answer.read()
            kind = answer.headers.get_content_type()
            return Answer(answer.status, json.loads(read) if kind == "application/json" and read else read)
        finally:
            line.close()

    def ask(self, method: str, path: str, body: object = None, *, token: str = "") -> Any:
        """Ask Synapse something that it has to agree to. Raises SynapseFailed."""
        answer = self.call(method, path, body, token=token)
        if answer.status != 200:
            raise SynapseFailed(f"Synapse refuses {method} {path}: {answer.status} {answer.body!r}")
        return answer.body

    def register(self, name: str, *, admin: bool = False) -> "User":
        """Return a user ``name``, made or logged in anew. Raises SynapseFailed."""
        password = hmac.new(self.secret("passwords").encode(), name.encode(), hashlib.sha256).hexdigest()
        nonce = self.ask("GET", "/_synapse/admin/v1/register")["nonce"]
        said = "\0".join((nonce, name, password, "admin" if admin else "notadmin"))
        mac = hmac.new(self.secret("registration-secret").encode(), said.encode(), hashlib.sha1).hexdigest()
        asked = {"nonce": nonce, "username": name, "password": password, "admin": admin, "mac": mac}
        made = self.call("POST", "/_synapse/admin/v1/register", asked)
        if made.status == 400 and made.body.get("errcode") == "M_USER_IN_USE":
            login = {"type": "m.login.password", "identifier": {"type": "m.id.user", "user": name}}
            made = self.call("POST", "/_matrix/client/v3/login", {**login, "password": password})
        if made.status != 200:
            raise SynapseFailed(f"Synapse makes no user {name}: {made.status} {made.body!r}")
        return User(self, made.body["user_id"], made.body["access_token"])


@dataclass(frozen=True)
class User:
    """An account and its token."""

    server: Synapse
    id: str
    token: str

    def ask(self, method: str, path: str, body: object = None) -> Any:
        """Ask as this user; ``path`` below the client API. Raises SynapseFailed."""
        return self.server.ask(method, f"/_matrix/client/v3{path}", body, token=self.token)

    def make_room(self, alias: str = "", *, public: bool = True, **more: Any) -> str:
        """Make a room, which is public and in the directory unless it is said otherwise; return its id."""
        asked: dict[str, Any] = {
            "preset": "public_chat" if public else "private_chat",
            "visibility": "public" if public else "private",
            **({"room_alias_name": alias} if alias else {}),
            **more,
        }
        return str(self.ask("POST", "/createRoom", asked)["room_id"])

    def make_direct(self, other: "User") -> str:
        """Begin a direct conversation with ``other``, who comes in; return the room's id."""
        asked = {"preset": "trusted_private_chat", "invite": [other.id], "is_direct": True}
        room = str(self.ask("POST", "/createRoom", asked)["room_id"])
        other.join(room)
        return room

    def join(self, room: str) -> None:
        """Go into a room, by its id or alias."""
        self.ask("POST", f"/join/{quote(room, safe='')}", {})

    def post(self, room: str, text: str, **more: Any) -> str:
        """Post into a room; return the event's id."""
        content = {"msgtype": "m.text", "body": text, **more}
        path = f"/rooms/{quote(room, safe='')}/send/m.room.message/{secrets.token_hex(8)}"
        return str(self.ask("PUT", path, content)["event_id"])

    def upload(self, data: bytes, kind: str = "image/png") -> str:
        """Upload media; return its mxc: address."""
        path = "/_matrix/media/v3/upload"
        answer = self.server.call("POST", path, token=self.token, raw=data, content_type=kind)
        if answer.status != 200:
            raise SynapseFailed(f"Synapse takes no media: {answer.status} {answer.body!r}")
        return str(answer.body["content_uri"])


_LOGGING = {
    "version": 1,
    "formatters": {"plain": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"out": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"level": "WARNING", "handlers": ["out"]},
    "disable_existing_loggers": False,
}


def _write_signing_key(path: Path) -> None:
    path.touch(mode=0o600)
    path.write_text(f"ed25519 a_one {b64encode(secrets.token_bytes(32)).decode().rstrip('=')}\n")


def free_port() -> int:
    """Return a loopback port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def main(arguments: Sequence[str]) -> int:
    """Run a Synapse in a folder until it is told to end; write beside it how to reach it."""
    if len(arguments) not in (1, 2):
        print("usage: scripts/synapse FOLDER [PORT]", file=sys.stderr)
        return 2
    folder = Path(arguments[0]).resolve()
    server = Synapse(folder, int(arguments[1]) if len(arguments) == 2 else free_port())
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    try:
        server.start()
        tokens = {"agent": server.register("agent", admin=True), "witness": server.register("witness")}
        for name, user in tokens.items():
            path = folder / f"{name}-token"
            path.touch(mode=0o600)
            path.write_text(user.token + "\n")
        told = {"address": server.address, "server_name": server.server_name, "process": os.getpid()}
        ready = folder / "messenger.json"
        ready.with_suffix(".new").write_text(json.dumps(told) + "\n")
        ready.with_suffix(".new").replace(ready)
        print(f"Synapse answers at {server.address} as {server.server_name}", flush=True)
        while server.process is not None and server.process.poll() is None:
            time.sleep(0.2)
        print(f"openroll: Synapse has ended:\n{server.last_words()}", file=sys.stderr)
        return 1
    except SetupFailed as failure:
        print(f"openroll: {failure}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 0
    finally:
        server.stop()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
