"""What a process of the office knows of requests before the first one is sent to it: it reads that when it starts.

Else whoever sends first would wait for it, piece by piece, and the database would be asked about each order.
"""

import logging
import threading
import time
from typing import Final

from django.db import Error, connection, transaction

from openroll.roll import bulk
from openroll.roll.models import LogHead

from . import in_memory

LOG = logging.getLogger("openroll.desk")
PAUSE: Final = 0.005  # seconds between two pieces: what is asked meanwhile comes first


def begin() -> threading.Thread:
    """Begin to read, beside what else this process does; return the thread that does."""
    thread = threading.Thread(target=_read, name="reading-ahead", daemon=True)
    thread.start()
    return thread


def _read() -> None:
    try:
        with transaction.atomic():
            head = bulk.one(LogHead, ("last_request",), held=True, id=1)
            if head is not None:
                in_memory.held().catch_up(head[0])
        while in_memory.held().read_on():
            time.sleep(PAUSE)
    except Error:
        LOG.warning("What requests bear is read later: the database did not answer", exc_info=True)
    finally:
        connection.close()
