"""Texts that people write at the desk: what they need to have."""

from typing import Final

from openroll.core.errors import N_, UnusableInput

LONGEST: Final = 4_000  # characters


def needed(text: str, without: str, longest: int = LONGEST) -> str:
    """Return ``text`` without what stands around it; ``without`` is said when nothing is left. Raises UnusableInput."""
    text = text.replace("\0", "").strip()
    if not text:
        raise UnusableInput(without)
    if len(text) > longest:
        raise UnusableInput(N_("A text has {limit} characters at most."), limit=longest)
    return text
