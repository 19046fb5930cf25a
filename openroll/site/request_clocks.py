"""The clocks of requests, wired to the letters that they write."""

from openroll.core.clock import Clock
from openroll.desk import clocks
from openroll.people import request_letters
from openroll.site.register import Register


def next_alarm(clock: Clock) -> float | None:
    """Return in how many seconds an alarm is due; None when none is."""
    at = clocks.next_alarm()
    return None if at is None else (at - clock.now()).total_seconds()


def look(register: Register, clock: Clock) -> clocks.Looked:
    """Sound the alarms that are due, once each, and end what ends by itself."""
    return clocks.look(tell=request_letters.alarm, origin=register.origin, clock=clock)
