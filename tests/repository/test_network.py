"""The tests themselves: nothing leaves this machine."""

import socket
import urllib.request

import pytest

from tests.conftest import NetworkForbidden


@pytest.mark.parametrize("address", [("192.0.2.1", 80), ("169.254.169.254", 80), ("2001:db8::1", 80, 0, 0)])
def test_no_socket_leaves_this_machine(address: tuple[object, ...]) -> None:
    family = socket.AF_INET6 if len(address) == 4 else socket.AF_INET
    with socket.socket(family) as probe, pytest.raises(NetworkForbidden):
        probe.connect(address)


def test_no_name_is_looked_up() -> None:
    with pytest.raises(NetworkForbidden):
        socket.getaddrinfo("openroll.example", 443)
    with pytest.raises(NetworkForbidden):
        urllib.request.urlopen("http://openroll.example/")


def test_this_machine_is_reached() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        socket.create_connection(server.getsockname(), timeout=5).close()
    left, right = socket.socketpair()
    left.close()
    right.close()
