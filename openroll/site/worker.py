"""The worker: publishes what the database committed, and asks again for cases whose source gave no answer."""

import logging
import signal
import sqlite3
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

from django.db import DatabaseError, connection

from openroll.core.clock import SystemClock
from openroll.core.errors import OpenrollError
from openroll.site import logs, overlap, publishing
from openroll.site.private_database import use
from openroll.site.register import Register, load
from openroll.site.restored import check_compared
from openroll.site.stillness import Stillness, Watcher
from openroll.site.witnessing import Witnessing

LOG = logging.getLogger("openroll.worker")
Duty = Callable[[], float | None]

BEAT_EVERY = 10.0  # seconds between two signs of life
PAUSE = 0.1  # seconds between two looks at the database
PAUSE_AFTER_FAILURE = 5.0
LONG_PAUSE = 15.0  # seconds for which those who send have the database to themselves
AT_ONCE = 100  # requests that are passed on in one transaction
FEW = 5  # receipts that are signed together while nobody sends much
SIGN_EVERY = 0.5  # seconds between two times that receipts are signed while many come
LOOK_EVERY = 1.0  # seconds between two looks at what witnesses have answered, and at cases to be asked
PROVE_EVERY = 2.0  # seconds between two looks whether a proof of a domain is to be looked for
RETRY_EVERY = 10.0  # seconds
RECHECK_EVERY = 60.0  # seconds between two looks whose sources are to be asked again
RECORD_EVERY = 20.0  # seconds between two looks for actions that are not in the log yet
OVERLAP_EVERY = 60.0  # seconds between two looks whether the log's old key has done its time


def main(folder: str) -> None:
    """Work for the register in ``folder`` until a signal asks to stop."""
    register = load(Path(folder))
    logs.set_up(register.log_format)
    check_compared(register)
    use(register)
    stop = threading.Event()
    signal.signal(signal.SIGTERM, lambda *_: stop.set())
    signal.signal(signal.SIGINT, lambda *_: stop.set())
    witnessing = Witnessing(register, SystemClock(), tell=_tell)
    # Sources may take their time; what is committed is to be public within a second meanwhile.
    waking: tuple[tuple[Duty, float], ...] = (
        (_sign_receipts(register), PAUSE),
        (_pass_on_requests(register), PAUSE),
        (_watch_clocks(register), LOOK_EVERY),
        (_ask_again(register), LOOK_EVERY),
        (_send_letters(register), LOOK_EVERY),
        (_prove(register), PROVE_EVERY),
        (_do_jobs(register), LOOK_EVERY),
    )
    duties: tuple[tuple[Duty, float], ...] = (
        (_keep_promises(register), RETRY_EVERY),
        (_record_actions(register), RECORD_EVERY),
        (_recheck(register), RECHECK_EVERY),
        (_end_overlap(register), OVERLAP_EVERY),
        (_be_witnessed(witnessing), LOOK_EVERY),
        (register.worker_beat.touch, BEAT_EVERY),
    )
    watcher = Watcher()
    for work, pause in waking:
        threading.Thread(target=_repeat, args=(work, pause, stop, watcher.duty()), daemon=True).start()
    for work, pause in duties:
        threading.Thread(target=_repeat, args=(work, pause, stop), daemon=True).start()
    threading.Thread(target=watcher.watch, args=(PAUSE, stop), daemon=True).start()
    _repeat(_publish_news(register, witnessing), PAUSE, stop)


def _repeat(work: Duty, pause: float, stop: threading.Event, stillness: Stillness | None = None) -> None:
    """Do ``work`` every ``pause`` seconds; with ``stillness`` less often while nothing happens.

    It may say within how many seconds something is due by the clock.
    """
    while not stop.is_set():
        try:
            if stillness is not None:
                stillness.begin()
            within = work()
        except (OpenrollError, DatabaseError, sqlite3.Error, OSError) as error:
            _tell(str(error))
            connection.close()  # a database that was started anew wants a new connection
            stop.wait(PAUSE_AFTER_FAILURE)
            continue
        except RuntimeError:
            if not stop.is_set():  # a process that ends starts no threads
                raise
            return
        stop.wait(pause)
        if stillness is not None:
            stillness.last(within)


def _tell(line: str) -> None:
    LOG.info(line)


def _be_witnessed(witnessing: Witnessing) -> Callable[[], None]:
    def work() -> None:
        witnessing.look()
        witnessing.vouch()

    return work


def _publish_news(register: Register, witnessing: Witnessing) -> Callable[[], None]:
    from openroll.roll.selectors import log_size
    from openroll.site.receipts import issuer

    published, again = -1, 0.0
    issue_receipts = issuer(register, SystemClock().now())

    def work() -> None:
        nonlocal published, again
        committed = log_size()
        if committed != published and time.monotonic() >= again:
            size = publishing.publish(register, witnessing=witnessing)
            issue_receipts()
            if size < committed:  # held back until witnesses answer: each of them is asked when it is due
                again = time.monotonic() + LOOK_EVERY
                if size != published:
                    _tell(f"{committed - size} facts wait until enough witnesses have cosigned them")
            published = size

    return work


def _end_overlap(register: Register) -> Callable[[], None]:
    def work() -> None:
        if overlap.due(register, SystemClock().now()):
            publishing.publish(register)

    return work


def _keep_promises(register: Register) -> Callable[[], None]:
    """Disclose what was embargoed until now, finish redactions that were cut off, and end deadlines that are over."""
    from openroll.roll.casework import end_deadlines
    from openroll.roll.disclosing import disclose_due
    from openroll.site.redacting import finish_redactions

    def work() -> None:
        disclose_due(origin=register.origin, clock=SystemClock())
        finish_redactions(register)
        end_deadlines(SystemClock().now())

    return work


def _sign_receipts(register: Register) -> Callable[[], None]:
    """Sign what was promised for requests; while many come, those of half a second together."""
    from openroll.site.request_receipts import MOST, sign_owed

    def work() -> None:
        while (signed := sign_owed(register)) > FEW:
            time.sleep(SIGN_EVERY if signed < MOST else PAUSE)

    return work


def _pass_on_requests(register: Register) -> Callable[[], None]:
    """Acknowledge what authorities sent, and hand it to the organiser or back."""
    from openroll.desk import gate, waiting

    def work() -> None:
        began = time.monotonic()
        while gate.pass_on(origin=register.origin, clock=SystemClock(), limit=AT_ONCE):
            # Whoever sends waits for the database too. While many do, nearly all of it is theirs, and of the processor:
            # to publish what was passed on takes three times as long again.
            took = time.monotonic() - began
            time.sleep(LONG_PAUSE if waiting.many_come(SystemClock().now()) else min(took, PAUSE))
            began = time.monotonic()

    return work


def _watch_clocks(register: Register) -> Callable[[], float | None]:
    """Tell organisers before the deadlines of requests pass, and authorities what became of theirs."""
    from openroll.site.request_clocks import look, next_due

    def work() -> float | None:
        look(register, SystemClock())
        return next_due(SystemClock())

    return work


def _record_actions(register: Register) -> Callable[[], None]:
    """Put the audit trail into the log, by salted digests."""
    from openroll.roll.audit_log import record_due

    def work() -> None:
        record_due(register.origin, SystemClock())

    return work


def _ask_again(register: Register) -> Callable[[], None]:
    from openroll.site.submitting import retry_waiting

    return lambda: retry_waiting(register, SystemClock())


def _send_letters(register: Register) -> Callable[[], None]:
    from openroll.site.mailing import send_due

    def work() -> None:
        send_due(register, SystemClock().now())

    return work


def _prove(register: Register) -> Callable[[], None]:
    """Look for the proofs of domains that organisers have begun."""
    from openroll.site.proving import prove_due

    def work() -> None:
        prove_due(register, SystemClock())

    return work


def _recheck(register: Register) -> Callable[[], None]:
    from openroll.site.rechecking import recheck_due

    return lambda: recheck_due(register, SystemClock())


def _do_jobs(register: Register) -> Callable[[], None]:
    """Do what was asked for on a screen, one after another; what an earlier worker left unfinished first."""
    from openroll.roll.jobs import take_back
    from openroll.site.jobs import run_next

    begun = False

    def work() -> None:
        nonlocal begun
        if not begun:
            take_back()
            begun = True
        while run_next(register, SystemClock()):
            pass

    return work


if __name__ == "__main__":
    main(sys.argv[1])
