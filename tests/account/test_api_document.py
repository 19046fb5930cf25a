"""The examples of docs/api-office.md are true: they are run, one after another, against an office."""

import subprocess
import sys
from pathlib import Path

import pytest

from openroll.site.private_database import use
from openroll.site.register import Register, load
from tests.conftest import ROOT
from tests.repository.documents import blocks
from tests.serving import running

WRITTEN = "http://localhost:8081"


def test_the_examples_of_the_document_work(
    opened: Register, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    from django.conf import settings
    from django.core.handlers.wsgi import WSGIHandler

    use(load(opened.folder))
    examples = "\n".join(
        one.commands for one in blocks(ROOT / "docs" / "api-office.md") if one.language == "python"
    )
    with running(WSGIHandler()) as port:
        address = f"http://localhost:{port}"
        monkeypatch.setattr(settings, "OFFICE_URL", address)
        assert WRITTEN in examples
        done = subprocess.run(
            [sys.executable, "-"],
            input=examples.replace(WRITTEN, address),
            cwd=tmp_path,
            capture_output=True,
            text=True,
        )
    assert done.returncode == 0, done.stderr
