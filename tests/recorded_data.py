"""Where the recorded real data lies, and how a test says that it is not there."""

from pathlib import Path

import pytest

SHARED_DATA = Path(__file__).parents[2] / "shared" / "data"
WITHOUT_DATA = "only where the recorded data (../shared/data) lies beside the checkout"
needs_data = pytest.mark.skipif(not SHARED_DATA.is_dir(), reason=WITHOUT_DATA)
