"""A process that appends and publishes until it is killed. Run by test_crash; not a test.

Usage: python -m tests.log.appender PRIVATE PUBLIC SEED. It says on standard output what it acknowledges: ``staged N``
once N facts are durable with their index, ``published N`` once readers can see them.
"""

import random
import sys
from pathlib import Path

from openroll.core.errors import Refusal
from openroll.log.sequencer import Sequencer
from openroll.log.stream import Stream

from .making import KEY, Log, make_facts


def main() -> None:
    """Append batches of random size for ever."""
    log, drawn = Log(Path(sys.argv[1]), Path(sys.argv[2])), random.Random(int(sys.argv[3]))
    try:
        Sequencer.create(log.folder, log.public, KEY)
    except Refusal:
        say("found", 0)  # an earlier process has made it, or was killed after most of that
    while True:
        with log.open() as opened:
            head = opened.recover()
            if drawn.random() < 0.5:
                if head:
                    opened.publish(head)
                stream(opened, drawn)
                continue
            for _ in range(drawn.randint(0, 9)):
                if head and drawn.random() < 0.7:
                    opened.publish(head)
                    say("published", head.size)
                batch = drawn.choice((1, 1, 2, 30, 256, 300))
                head = opened.append(make_facts(batch, opened.size), expected=opened.size)
                say("staged", head.size)


def stream(opened: Sequencer, drawn: random.Random) -> None:
    """Append while another thread publishes."""
    with Stream(opened) as way:
        for _ in range(drawn.randint(0, 30)):
            facts = make_facts(drawn.choice((1, 1, 2, 30, 256, 300)), opened.size)
            say("staged", way.append(facts) + len(facts))
    say("published", opened.size)


def say(what: str, size: int) -> None:
    """Tell the parent, who may have to hear it before the kill."""
    print(what, size, flush=True)


if __name__ == "__main__":
    main()
