"""The office's WSGI application as a web server loads it."""

import gc
import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.core.wsgi import get_wsgi_application
from django.http import HttpResponse
from django.urls import get_resolver

from openroll.site import logs
from openroll.site.register import load

logs.set_up(load(Path(os.environ["OPENROLL_REGISTER"])).log_format)
_django = get_wsgi_application()


def application(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
    """Answer a request (PEP 3333). An answer that is there whole is a list.

    So the web server sends it at once, with its length, and not in parts for each of which it asks Python.
    """
    response = _django(environ, start_response)
    if not isinstance(response, HttpResponse):
        return response
    try:
        return [response.content]
    finally:
        response.close()


# Django loads its views when it is asked first: whoever that is would wait for seconds, while another process is ready.
_ = get_resolver().url_patterns
# What is loaded stays for good, and openroll.site.web takes it out of the collector's sight. Looking through the rest
# again and again for what can be freed took up to a tenth of the time in which a batch of orders is answered, which
# makes thousands of objects and no rings of them.
gc.set_threshold(50_000, 20, 20)
