"""The web server of the public site and of the office: granian, which forks after the application is loaded.

``python -m openroll.site.web HOST PORT WORKERS MODULE:NAME`` serves a WSGI application until SIGTERM.
"""

import gc
import importlib
import logging
import os
import re
import signal
import sys
from collections.abc import Callable, Sequence
from typing import Any, Final

from granian import Granian
from granian.constants import Interfaces
from granian.http import HTTP1Settings
from granian.log import LogLevels

from openroll.core.parentage import PATIENCE, end_with_parent

# A worker that is asked to stop while it starts may not hear it, and the server would wait for it for ever. Seconds:
# less than the supervisor gives the server.
STOPPING: Final = int(PATIENCE) - 2
_KILLED: Final = re.compile(r"Killing worker-([0-9]+) after")


def serve(
    host: str,
    port: int,
    workers: int,
    target: str,
    *,
    threads: int = 1,
    at_start: Callable[[], object] | None = None,
) -> None:
    """Serve the WSGI application that ``target`` (MODULE:NAME) is, by ``workers`` processes of ``threads`` each.

    Each of them calls ``at_start`` before it answers.
    """
    module, _, name = target.partition(":")
    application: Callable[..., Any] = getattr(importlib.import_module(module), name)
    # What is loaded now stays for good, and is shared for as long as nobody writes to it.
    gc.collect()
    gc.freeze()

    def begin() -> Callable[..., Any]:
        # A worker whose server was killed would go on holding the port.
        end_with_parent(signal.SIGKILL)
        if at_start is not None:
            at_start()
        return application

    server = Granian(
        target,
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=threads,
        http1_settings=HTTP1Settings(),
        log_level=LogLevels.warning,
        respawn_failed_workers=True,
        workers_kill_timeout=STOPPING,
    )
    logging.getLogger("_granian").addFilter(lambda record: is_true(record.getMessage(), server.wrks))
    server.serve(target_loader=begin, wrap_loader=False)


def is_true(said: str, workers: Sequence[Any]) -> bool:
    """Tell whether what the web server ``said`` is to be told; ``workers`` are its own.

    That it has many threads is on purpose: most of an answer's time may be waiting. And two of its own threads wait for
    the end of a worker: the one that does not see it takes the worker for one that refused.
    """
    killed = _KILLED.match(said)
    if killed is None:
        return "Python threads" not in said
    try:
        os.kill(workers[int(killed[1]) - 1].inner.pid, 0)
    except ProcessLookupError:
        return False
    return True


if __name__ == "__main__":
    serve(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), sys.argv[4])
