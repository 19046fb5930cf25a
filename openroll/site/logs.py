"""What the private processes say of their work, on standard error: a line of text for people, or of JSON for programs.

No line holds a person's name, an address that somebody typed, or anything behind a question mark: logs go where
redactions do not reach.
"""

import json
import logging
import sys
import traceback
from datetime import UTC, datetime
from typing import Final

from openroll.core.clock import rfc3339

TEXT, JSON = "text", "json"
_PLAIN: Final = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime", "taskName"}


class JsonLines(logging.Formatter):
    """One object a line: at, level, from, said, and what else there is to say."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line for ``record``."""
        told: dict[str, object] = {
            "at": rfc3339(datetime.fromtimestamp(record.created, UTC)),
            "level": record.levelname.lower(),
            "from": record.name,
            "said": record.getMessage(),
        }
        told |= {name: value for name, value in vars(record).items() if name not in _PLAIN}
        if record.exc_info:
            told["trace"] = "".join(traceback.format_exception(*record.exc_info))
        return json.dumps(told, ensure_ascii=False, default=str)


class TextLines(logging.Formatter):
    """A line as people read it: who says it, what, and what else there is to say."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line for ``record``."""
        more = [f"{name}={value}" for name, value in vars(record).items() if name not in _PLAIN]
        line = " ".join([f"{record.name.replace('.', ' ')}:", record.getMessage(), *more])
        return line + "\n" + self.formatException(record.exc_info) if record.exc_info else line


class WithoutAddresses(logging.Filter):
    """Takes out of Django's complaints what stood in the address of a request: a word there may open a page.

    The pattern of the address stays, as in every line of ours.
    """

    def filter(self, record: logging.LogRecord) -> bool:
        """Change ``record``; every one is written."""
        request = vars(record).pop("request", None)
        if record.name == "django.security.DisallowedHost":
            record.msg, record.args, record.exc_info = "A request named another machine.", (), None
        if request is None:
            return True
        found = getattr(request, "resolver_match", None)
        route = f"/{found.route}" if found else "none"
        typed = {str(getattr(request, name, "")) for name in ("path", "path_info")}
        if isinstance(record.args, tuple):
            record.args = tuple(route if str(one) in typed else one for one in record.args)
        record.method = getattr(request, "method", "")
        return True


def set_up(format: str) -> None:
    """Let everything of ours, and Django's complaints, be written to standard error in ``format``."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonLines() if format == JSON else TextLines())
    handler.addFilter(WithoutAddresses())
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(logging.WARNING)
    # In text only what is worth a person's look; a program can count requests too.
    logging.getLogger("openroll").setLevel(logging.INFO if format == JSON else logging.WARNING)
    logging.getLogger("openroll.worker").setLevel(logging.INFO)
