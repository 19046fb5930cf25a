"""The public site as a web server's worker loads it."""

import signal

from openroll.core.parentage import end_with_parent

from .app import application

__all__ = ["application"]

# A worker whose server was killed would go on holding the port.
end_with_parent(signal.SIGKILL)
