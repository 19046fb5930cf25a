"""Counts and times what the office answers: for the metrics, and a line of the log for each answer."""

import logging
import time
from collections.abc import Callable

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from prometheus_client import Counter, Histogram

LOG = logging.getLogger("openroll.office")
REQUESTS = Counter("openroll_requests", "What the office answered.", ["method", "route", "status"])
SECONDS = Histogram(
    "openroll_request_seconds",
    "How long the office took to answer.",
    ["route"],
    buckets=(0.005, 0.01, 0.025, 0.05, 0.1, 0.2, 0.3, 0.5, 1, 2, 5),
)
METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})


def measure(
    get_response: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """Middleware, the outermost. An address is counted by its pattern: what stands in its places is somebody's."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        start = time.perf_counter()
        response = get_response(request)
        took = time.perf_counter() - start
        found = request.resolver_match
        route = f"/{found.route}" if found else "none"
        method = request.method if request.method in METHODS else "other"
        REQUESTS.labels(method, route, response.status_code).inc()
        SECONDS.labels(route).observe(took)
        LOG.info(
            "answered",
            extra={
                "method": method,
                "route": route,
                "status": response.status_code,
                "ms": round(took * 1000, 1),
                "role": getattr(getattr(request, "user", None), "role", ""),
            },
        )
        return response

    return middleware
