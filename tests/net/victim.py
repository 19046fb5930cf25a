"""A process that mirrors, and kills itself at the n-th change that it makes to the disk.

python -m tests.net.victim URL FOLDER N: with N 0 it lives, and prints how many changes it made.
"""

import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from openroll.cli.layout import LAYOUT
from openroll.cli.mirror import problems_of
from openroll.core.clock import SystemClock
from openroll.net.mirror import Mirror
from openroll.net.mirror_trust import Trust
from tests.publish.making import KEY

CHANGES = ("replace", "rename", "unlink", "link", "fsync", "rmdir", "mkdir", "symlink")


def main() -> None:
    """Mirror."""
    url, folder, last = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3])
    made = 0

    def counted(change: Callable[..., Any]) -> Callable[..., Any]:
        def step(*arguments: Any, **options: Any) -> Any:
            nonlocal made
            made += 1
            if made == last:
                os.kill(os.getpid(), signal.SIGKILL)
            return change(*arguments, **options)

        return step

    for name in CHANGES:
        setattr(os, name, counted(getattr(os, name)))
    Mirror(url, folder, LAYOUT, problems_of, SystemClock()).run(Trust((KEY.verifier,)))
    print(made)


if __name__ == "__main__":
    main()
