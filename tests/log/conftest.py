"""A log in a temporary folder."""

from pathlib import Path

import pytest

from openroll.log.sequencer import Sequencer

from .making import KEY, Log


@pytest.fixture
def log(tmp_path: Path) -> Log:
    """An empty log, created and published."""
    made = Log(tmp_path / "private" / "log", tmp_path / "public")
    Sequencer.create(made.folder, made.public, KEY)
    return made
