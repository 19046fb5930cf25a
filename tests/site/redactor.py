"""A redaction in a process of its own, for the tests that kill it: ``python -m tests.site.redactor FOLDER``."""

import sys
from pathlib import Path

from openroll.core.clock import SystemClock
from openroll.site.private_database import use
from openroll.site.register import load


def main(folder: Path) -> None:
    """Say when everything is loaded, and redact."""
    register = load(folder)
    use(register)
    from openroll.roll.erasure import Order
    from openroll.site.redacting import redact

    print("begun", flush=True)
    redact(
        register, Order(1, "/identifiers/email", "Art. 17 GDPR", "A court", "registrar"), clock=SystemClock()
    )
    print("done", flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
