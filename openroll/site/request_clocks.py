"""The clocks of requests, wired to the letters that they write."""

from openroll.core.clock import Clock
from openroll.desk import clocks
from openroll.people import request_letters
from openroll.site.register import Register


def next_due(clock: Clock) -> float | None:
    """Return in how many seconds something is due by the clock alone; None when nothing is."""
    at = clocks.next_due()
    return None if at is None else (at - clock.now()).total_seconds()


def look(register: Register, clock: Clock) -> clocks.Looked:
    """Sound the alarms that are due, once each, and end what ends by itself."""
    return clocks.look(tell=request_letters.alarm, origin=register.origin, clock=clock)
