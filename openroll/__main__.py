"""``python -m openroll`` is the command ``openroll``."""

import sys

from openroll.cli.main import main

sys.exit(main())
