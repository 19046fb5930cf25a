"""The worker's side of what was asked for on a screen: backups, proofs of a restore, imports."""

import logging
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from django.db import DatabaseError
from django.utils.module_loading import import_string

from openroll.core.canonical import JSON
from openroll.core.clock import Clock
from openroll.core.errors import N_, OpenrollError, UnusableInput
from openroll.roll import jobs, models
from openroll.site.register import Register

LOG = logging.getLogger("openroll.worker")
# What does each kind of work. Found when it is asked for: they import this module.
KINDS: Final = {
    "backup": "openroll.site.backing_up.back_up_job",
    "restore-proof": "openroll.site.backing_up.prove_job",
    "restore": "openroll.site.backing_up.restore_job",
    "import-look": "openroll.site.import_jobs.look",
    "import-run": "openroll.site.import_jobs.run",
}
TELL_EVERY = 0.5  # seconds between two notes of how far a job has come
BROKEN = N_("The work was broken off by the machine: {detail}.")


@dataclass
class Work:
    """One job being done: what was asked for, and a way to say how far it has come."""

    register: Register
    job: models.Job
    clock: Clock
    _told: float = 0.0

    def text(self, name: str) -> str:
        """Return what was asked for under ``name``; empty when nothing was."""
        return str(self.job.params.get(name) or "")

    def progress(self, done: int, whole: int) -> None:
        """Show how far it has come, not oftener than anybody looks."""
        now = time.monotonic()
        if now - self._told >= TELL_EVERY:
            self._told = now
            jobs.advance(self.job, done, whole)


Handler = Callable[[Work], Mapping[str, JSON]]


def run_next(register: Register, clock: Clock) -> bool:
    """Do the oldest job that waits; return False when there is none."""
    job = jobs.take(clock.now())
    if job is None:
        return False
    try:
        result = _handler(job.kind)(Work(register, job, clock))
    except OpenrollError as error:
        jobs.fail(job, error, clock.now())
    except DatabaseError:
        raise  # the worker says it, and tries again with another connection
    except OSError as error:
        jobs.fail(job, OpenrollError(BROKEN, detail=error.strerror or str(error)), clock.now())
    except Exception as error:
        # A fault of ours: it ends this job and not the worker, and is noted where the operator looks.
        LOG.exception("Job %s failed", job.pk)
        jobs.fail(job, OpenrollError(BROKEN, detail=type(error).__name__), clock.now())
    else:
        jobs.finish(job, result, clock.now())
    return True


def _handler(kind: str) -> Handler:
    if kind not in KINDS:
        raise UnusableInput(N_("There is no work of the kind {kind}."), kind=kind)
    found: Handler = import_string(KINDS[kind])
    return found
