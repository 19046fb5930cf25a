"""A process that grows a log to a given size and ends. Run by test_faults, which makes its calls fail; not a test.

Usage: python -m tests.log.stepper PRIVATE PUBLIC SIZE. It says what it acknowledges as the appender does. Errors
are left to Python: what counts is what is on the disk then.
"""

import sys
from pathlib import Path

from openroll.core.errors import Refusal
from openroll.log.sequencer import Sequencer

from .appender import say
from .making import KEY, Log, make_facts

BATCHES = (1, 254, 2, 30)


def main(private: Path, public: Path, size: int) -> None:
    """Make the log if there is none, then append and publish batches until it has ``size`` facts."""
    log = Log(private, public)
    try:
        Sequencer.create(log.folder, log.public, KEY)
    except Refusal:
        say("found", 0)
    with log.open() as opened:
        if head := opened.recover():
            opened.publish(head)
        turn = 0
        while opened.size < size:
            batch = min(BATCHES[turn % len(BATCHES)], size - opened.size)
            head = opened.append(make_facts(batch, opened.size), expected=opened.size)
            say("staged", head.size)
            opened.publish(head)
            say("published", head.size)
            turn += 1


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]))
