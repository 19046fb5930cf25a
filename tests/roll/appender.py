"""A process of its own that appends facts: ``python -m tests.roll.appender FOLDER NAME ROUNDS SUBJECT [--die]``.

Some rounds are undone half-way. All of them write to SUBJECT, so that the processes meet in one chain. Prints how
many facts it appended; with ``--die`` it stops in the middle of a transaction, facts stored and nothing committed.
"""

import sys
import time
from pathlib import Path
from random import Random

from openroll.core.canonical import JSON
from openroll.core.clock import SystemClock
from openroll.site.private_database import use
from openroll.site.register import load


class Undone(Exception):
    """A round that is to leave no trace."""


def main(folder: str, name: str, rounds: int, subject: str, *, die: bool) -> None:
    register = load(Path(folder))
    use(register)
    from openroll.roll.ledger import NewFact, writing

    drawn = Random(name)
    appended = 0
    for _ in range(rounds):
        count = drawn.randint(1, 3)
        try:
            with writing(register.origin, SystemClock()) as ledger:
                for _ in range(count):
                    number = ledger.next_entry_number()
                    data: dict[str, JSON] = {"entry": number, "who": name}
                    about = drawn.choice([subject, ledger.new_subject()])
                    ledger.append(NewFact("entry-recorded", about, data, "registrar", "p/1", ("/who",)))
                if die:
                    ledger.flush()
                    print("holding", flush=True)
                    time.sleep(60)
                if drawn.random() < 0.3:
                    raise Undone
        except Undone:
            continue
        appended += count
    print(appended, flush=True)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]), sys.argv[4], die=sys.argv[5:] == ["--die"])
