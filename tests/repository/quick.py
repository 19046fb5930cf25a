"""The command `openroll` without its start: forks of a process that has loaded what each would load for half a second.

``python -m tests.repository.quick FOLDER`` waits for calls at the socket in FOLDER. CALLER, with that socket put in, is
a program that hands its arguments, environment, folder and three streams to a fork, and ends with the fork's status.
"""

import json
import os
import socket
import sys
from pathlib import Path
from typing import Final, NoReturn

SOCKET: Final = "calls"
CALLER: Final = """\
#!{python} -IS
import json, os, socket, sys
call = json.dumps([os.getcwd(), sys.argv[1:], dict(os.environ)]).encode()
with socket.socket(socket.AF_UNIX) as calls:
    calls.connect({socket!r})
    socket.send_fds(calls, [b"%9d" % len(call)], [0, 1, 2])
    calls.sendall(call)
    ended = calls.recv(1)
sys.exit(ended[0] if ended else "openroll: the process that was to do it is gone")
"""


def caller(folder: Path) -> str:
    """Return the program that calls who waits in ``folder``."""
    return CALLER.format(python=sys.executable, socket=str(folder / SOCKET))


def main(folder: Path) -> NoReturn:
    """Wait for calls, each in a fork of its own."""
    import django

    from openroll.cli.main import parser

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "openroll.site.settings")
    django.setup()
    parser()  # which loads every verb
    with socket.socket(socket.AF_UNIX) as calls:
        calls.bind(str(folder / SOCKET))
        calls.listen()
        while True:
            call, _ = calls.accept()
            if not os.fork():
                _answer(call)
            call.close()
            while _reaped():
                pass


def _reaped() -> bool:
    try:
        return os.waitpid(-1, os.WNOHANG) != (0, 0)
    except ChildProcessError:
        return False


def _answer(call: socket.socket) -> NoReturn:
    status = 1
    try:
        length, streams, _, _ = socket.recv_fds(call, 9, 3)
        with call.makefile("rb") as file:
            folder, arguments, around = json.loads(file.read(int(length)))
        for number, stream in enumerate(streams):
            os.dup2(stream, number)
            os.close(stream)
        status = _run(folder, arguments, around)
    finally:
        call.send(bytes([status]))
        os._exit(status)


def _run(folder: str, arguments: list[str], around: dict[str, str]) -> int:
    """Be a process that has just begun, in ``folder``, and do what the ``arguments`` say; return its status."""
    from openroll.cli.main import main as command

    os.chdir(folder)
    os.environ.clear()
    os.environ.update(around)
    streams = open(0), open(1, "w"), open(2, "w", buffering=1)  # noqa: SIM115 - they end with this process
    sys.stdin, sys.stdout, sys.stderr = streams
    try:
        return command(arguments)
    except SystemExit as stop:  # argparse ends so
        return stop.code if isinstance(stop.code, int) else 1
    finally:
        sys.stdout.flush()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
