"""What a page is asked for beside the fields of its form: which form it is, and small numbers in addresses."""

from typing import TypeVar

from django.http import HttpRequest

T = TypeVar("T")


def mark(request: HttpRequest) -> str | None:
    """Return the mark of the form that was sent: the same one twice is done once."""
    return request.POST.get("form_mark", "")[:64] or None


def whole(text: str, otherwise: T, *, digits: int = 8) -> int | T:
    """Return the whole number that ``text`` writes in at most so many ``digits``; ``otherwise`` when it writes none."""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= digits else otherwise
