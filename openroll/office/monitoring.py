"""Health and metrics of the private side, for programs. They say how things are, and nobody's name or value.

/healthz    everybody: 200 when all is well, 503 when something needs a person: what, and what they can do
/metrics    whoever brings the word of the settings: the Prometheus text format
"""

import hmac
import os
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from django.conf import settings
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse, JsonResponse
from prometheus_client import CONTENT_TYPE_LATEST, REGISTRY, CollectorRegistry, generate_latest
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.multiprocess import MultiProcessCollector

from openroll.core.clock import Clock, SystemClock
from openroll.core.errors import N_, OpenrollError
from openroll.desk import waiting
from openroll.people.access import EVERYBODY, allow
from openroll.public.state import read_state
from openroll.roll.figures import figures
from openroll.roll.models import LogHead
from openroll.roll.selectors import log_head
from openroll.ui.languages import choose, translator

from .pages import reading_only

SILENT_SECONDS = 60.0  # after which a worker that should have said something is missed
LEAST_FREE = 200 * 2**20  # bytes
REMEDIES: Final[Mapping[str, str]] = {
    "database": N_("See that the database runs and that the office reaches it; its log says what failed."),
    "worker": N_(
        "See that the worker runs, and start it again if not: without it nothing is published or sent."
    ),
    "publisher": N_(
        "Look into the worker’s log: what was recorded is not published, or witnesses do not answer."
    ),
    "disk": N_("Make room where the register lives: with a full disk nothing can be taken in."),
    "requests": N_(
        "Orders of authorities came that cannot be written out. They are kept, and their deadlines run. The office’s "
        "list of requests says which; the worker’s log says what the database refused. They are tried again each hour."
    ),
}


@allow(EVERYBODY)
@reading_only
def health(request: HttpRequest) -> HttpResponse:
    """Say whether all is well."""
    clock = SystemClock()
    checks = {
        "database": "ok",
        "worker": _worker(clock),
        "publisher": "ok",
        "disk": _disk(),
        "requests": "ok",
    }
    stuck: list[int] = []
    try:
        checks["publisher"] = _publisher(log_head(), clock)
        stuck = [number for one in waiting.failed() for number in one.numbers]
        checks["requests"] = "stuck" if stuck else "ok"
    except (DatabaseError, OpenrollError):
        checks |= {"database": "failing", "publisher": "unknown", "requests": "unknown"}
    translate = translator(choose(request.headers.get("Accept-Language", "")))
    remedies = {
        name: translate(REMEDIES[name]) for name, state in checks.items() if state not in ("ok", "unknown")
    }
    well = all(state == "ok" for state in checks.values())
    told = {
        "status": "ok" if well else "failing",
        "checks": checks,
        **({"what_to_do": remedies} if remedies else {}),
        **({"stuck_requests": stuck} if stuck else {}),
    }
    return JsonResponse(told, status=200 if well else 503, json_dumps_params={"ensure_ascii": False})


@allow(EVERYBODY)
@reading_only
def metrics(request: HttpRequest) -> HttpResponse:
    """Give the metrics to whoever brings the word; to everybody else there is nothing here."""
    word, brought = settings.METRICS_WORD, request.headers.get("Authorization", "")
    if not word or not hmac.compare_digest(brought.encode(), f"Bearer {word}".encode()):
        return HttpResponse(status=404)
    registry = CollectorRegistry()
    registry.register(_State())
    text = generate_latest(registry)
    if os.environ.get("PROMETHEUS_MULTIPROC_DIR"):
        counted = CollectorRegistry()
        MultiProcessCollector(counted)  # type: ignore[no-untyped-call]  # it comes without types
        text += generate_latest(counted)
    else:
        text += generate_latest(REGISTRY)
    return HttpResponse(text, content_type=CONTENT_TYPE_LATEST)


class _State:
    """Collects what the database, the public directory and the disk say when they are asked."""

    def collect(self) -> Iterator[Metric]:
        """Yield each metric."""
        clock = SystemClock()
        now = figures(clock.now())
        published = read_state(_public())
        yield _gauge("openroll_facts_committed", "Facts in the private database.", now.facts)
        yield _gauge("openroll_facts_published", "Facts under the newest checkpoint.", published.size)
        yield _gauge("openroll_cases_overdue", "Cases whose deadline is over.", now.overdue)
        yield _gauge(
            "openroll_actions_unlogged", "Actions whose digest is not in the log yet.", now.unlogged_actions
        )
        for stuck, name, about in (
            (
                False,
                "openroll_orders_waiting",
                "Orders that came in large batches and are still to be written out.",
            ),
            (True, "openroll_orders_stuck", "Orders that came in large batches and cannot be written out."),
        ):
            yield _gauge(name, about, waiting.orders(stuck=stuck))
        yield _gauge(
            "openroll_worker_silent_seconds", "Since the worker said that it works.", _silence(clock)
        )
        yield _gauge(
            "openroll_disk_free_bytes", "Room where the register lives.", shutil.disk_usage(_private()).free
        )
        for name, about, counts in (
            ("openroll_cases", "Cases by state.", now.cases),
            ("openroll_letters", "Letters by state.", now.letters),
            ("openroll_jobs", "Work asked for on a screen, by state.", now.jobs),
        ):
            family = GaugeMetricFamily(name, about, labels=["state"])
            for state, count in sorted(counts.items()):
                family.add_metric([state], count)
            yield family


def _gauge(name: str, about: str, value: float) -> GaugeMetricFamily:
    return GaugeMetricFamily(name, about, value=value)


def _publisher(head: LogHead, clock: Clock) -> str:
    """Tell whether what was committed is published; a minute is allowed, and no end where witnesses are waited for."""
    state = read_state(_public())
    if state.size >= head.size or state.waiting:
        return "ok"
    late = head.last_at is None or (clock.now() - head.last_at).total_seconds() > SILENT_SECONDS
    return "behind" if late else "ok"


def _worker(clock: Clock) -> str:
    return "ok" if _silence(clock) <= SILENT_SECONDS else "silent"


def _silence(clock: Clock) -> float:
    try:
        return max(0.0, clock.now().timestamp() - Path(settings.WORKER_BEAT).stat().st_mtime)
    except OSError:
        return float("inf")


def _disk() -> str:
    return "ok" if shutil.disk_usage(_private()).free >= LEAST_FREE else "full"


def _private() -> Path:
    return Path(settings.PRIVATE_FOLDER)


def _public() -> Path:
    return Path(settings.PUBLIC_FOLDER)
