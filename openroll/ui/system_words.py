"""What the operating system says of a call that failed, for the reader's language."""

import re
from typing import Final

from openroll.core.errors import N_

# The catalogue finds them here; what is not among them is told as the system says it.
SYSTEM_WORDS: Final = (
    N_("Address already in use"),
    N_("Bad file descriptor"),
    N_("Broken pipe"),
    N_("Cannot assign requested address"),
    N_("Connection refused"),
    N_("Connection reset by peer"),
    N_("Directory not empty"),
    N_("File exists"),
    N_("File name too long"),
    N_("Input/output error"),
    N_("Invalid argument"),
    N_("Is a directory"),
    N_("Name or service not known"),
    N_("Network is unreachable"),
    N_("No route to host"),
    N_("No space left on device"),
    N_("No such file or directory"),
    N_("Not a directory"),
    N_("Operation not permitted"),
    N_("Permission denied"),
    N_("Read-only file system"),
    N_("Temporary failure in name resolution"),
    N_("Too many levels of symbolic links"),
    N_("Too many open files"),
    N_("timed out"),
)
_NUMBER: Final = re.compile(r"\[Errno -?[0-9]+\] (?=\S)")


def without_number(detail: str) -> str:
    """Return ``detail`` without the number that Python puts before the system's words."""
    return _NUMBER.sub("", detail, count=1) if _NUMBER.match(detail) else detail
