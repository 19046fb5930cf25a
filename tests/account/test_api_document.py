"""The examples of docs/api-office.md are true: they are run, one after another, against an office."""

import subprocess
import sys
import threading
from pathlib import Path
from socketserver import ThreadingMixIn
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

import pytest

from openroll.site.private_database import use
from openroll.site.register import Register, load
from tests.conftest import ROOT
from tests.repository.documents import blocks

WRITTEN = "http://localhost:8081"


class _Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True


class _Quiet(WSGIRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        pass


def test_the_examples_of_the_document_work(
    opened: Register, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    from django.conf import settings
    from django.core.handlers.wsgi import WSGIHandler

    use(load(opened.folder))
    examples = "\n".join(
        one.commands for one in blocks(ROOT / "docs" / "api-office.md") if one.language == "python"
    )
    with make_server("127.0.0.1", 0, WSGIHandler(), _Server, _Quiet) as server:
        address = f"http://localhost:{server.server_port}"
        monkeypatch.setattr(settings, "OFFICE_URL", address)
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        assert WRITTEN in examples
        done = subprocess.run(
            [sys.executable, "-"],
            input=examples.replace(WRITTEN, address),
            cwd=tmp_path,
            capture_output=True,
            text=True,
        )
        server.shutdown()
        thread.join()
    assert done.returncode == 0, done.stderr
