"""A real Synapse, one for the whole session of tests: ``synapse``, and who is on it: ``on_synapse``.

Where Synapse cannot be installed the tests that need it are skipped; CI forbids that. See scripts/lib/synapse_server.py
for what a ``User`` can do (make_room, make_direct, post, upload, join).
"""

import secrets
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from setup import SetupFailed
from synapse_server import Synapse, User, free_port


@dataclass(frozen=True)
class OnSynapse:
    """A running server with the accounts that an organiser's agent needs, and the files that hold their tokens."""

    server: Synapse
    agent: User  # an administrator of the server
    witness: User  # an ordinary user
    agent_token: Path
    witness_token: Path

    @property
    def address(self) -> str:
        """Where it answers."""
        return self.server.address

    @property
    def server_name(self) -> str:
        """The part of its names after the colon."""
        return self.server.server_name

    def user(self, name: str = "") -> User:
        """Make an ordinary user who is new to every test."""
        return self.server.register(f"{name}{secrets.token_hex(4)}")

    def alias(self, name: str) -> tuple[str, str]:
        """Return an alias's local part that is new to every test, and the whole alias."""
        local = f"{name}-{secrets.token_hex(4)}"
        return local, f"#{local}:{self.server_name}"


StartSynapse = Callable[..., Synapse]


@pytest.fixture(scope="session")
def start_synapse(tmp_path_factory: pytest.TempPathFactory) -> Iterator[StartSynapse]:
    """Return what starts one more Synapse, with ``modules``, ``path`` and ``extra``; each ends with the session."""
    started: list[Synapse] = []

    def start(**settings: object) -> Synapse:
        server = Synapse(tmp_path_factory.mktemp("synapse"), free_port(), **settings)  # type: ignore[arg-type]  # as the test gives them
        try:
            server.start()
        except SetupFailed as failure:
            pytest.skip(f"no Synapse here: {failure}")
        started.append(server)
        return server

    yield start
    for server in started:
        server.stop()


@pytest.fixture(scope="session")
def on_synapse(start_synapse: StartSynapse, tmp_path_factory: pytest.TempPathFactory) -> OnSynapse:
    """A Synapse with an agent and a witness."""
    return accounts(start_synapse(), tmp_path_factory.mktemp("tokens"))


@pytest.fixture(scope="session")
def mortal_synapse(start_synapse: StartSynapse, tmp_path_factory: pytest.TempPathFactory) -> OnSynapse:
    """A second Synapse with an agent and a witness, for tests that kill it."""
    return accounts(start_synapse(), tmp_path_factory.mktemp("tokens"))


def accounts(server: Synapse, folder: Path) -> OnSynapse:
    """Make an agent and a witness on ``server``, and the files of their tokens in ``folder``."""
    agent, witness = server.register("agent", admin=True), server.register("witness")
    paths = folder / "agent-token", folder / "witness-token"
    for path, user in zip(paths, (agent, witness), strict=True):
        path.write_text(user.token + "\n")
        path.chmod(0o600)
    return OnSynapse(server, agent, witness, *paths)
