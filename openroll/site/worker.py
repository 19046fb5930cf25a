"""The worker: publishes what the database committed, and asks again for cases whose source was unreachable."""

import signal
import sys
import threading
from pathlib import Path

from openroll.core.clock import SystemClock
from openroll.core.errors import OpenrollError
from openroll.site import publishing
from openroll.site.private_database import use
from openroll.site.register import load

PAUSE = 0.1  # seconds between two looks at the database
RETRY_EVERY = 100  # looks


def main(folder: str) -> None:
    """Work for the register in ``folder`` until a signal asks to stop."""
    register = load(Path(folder))
    use(register)
    from openroll.roll.selectors import log_size
    from openroll.site.submitting import retry_waiting

    stop = threading.Event()
    signal.signal(signal.SIGTERM, lambda *_: stop.set())
    signal.signal(signal.SIGINT, lambda *_: stop.set())
    published = -1
    looks = 0
    while not stop.is_set():
        try:
            if log_size() != published:
                published = publishing.publish(register)
            if looks % RETRY_EVERY == 0:
                retry_waiting(register, SystemClock())
        except OpenrollError as error:
            print(f"openroll worker: {error}", file=sys.stderr, flush=True)
            stop.wait(5)
        looks += 1
        stop.wait(PAUSE)


if __name__ == "__main__":
    main(sys.argv[1])
