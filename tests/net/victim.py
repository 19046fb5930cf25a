"""A process that mirrors, and kills itself at the n-th change that it makes to the disk."""

import os
import signal
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


def mirror(url: str, folder: Path, last: int) -> None:
    """Mirror, in a process of its own, up to the ``last`` change; with 0 to the end, and print how many it made."""
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
