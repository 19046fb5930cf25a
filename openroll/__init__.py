"""Openroll: a public register of online services, and the record of what authorities ask them to take down.

``from openroll import identify`` for those who want only that part: from links to cited identifiers (docs/identify.md).
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from openroll.sources.identifying import Identification, identify

__version__ = "0.1.0"
__all__ = ["Identification", "__version__", "identify"]


def __getattr__(name: str) -> object:
    """Load the library when it is asked for: most of the command needs none of it."""
    if name in ("Identification", "identify"):
        from openroll.sources import identifying

        return getattr(identifying, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
