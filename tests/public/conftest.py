from pathlib import Path

import pytest

from openroll.public.app import WSGIApp, make_application
from tests.public.handmade import make_public


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A public directory written by hand; nobody writes into it."""
    return make_public(tmp_path_factory.mktemp("register") / "public")


@pytest.fixture(scope="session")
def site(folder: Path) -> WSGIApp:
    """The public site over that directory."""
    return make_application(folder)
