"""How politely a message's sources are asked: how many questions to one host may be at once, and how far apart."""

from collections.abc import Collection

from .fetcher import Fetcher
from .polite import PoliteFetcher

AT_ONCE = 4  # a page, and whether its site has a statement and the answer to a challenge
SPACING = 0.02  # seconds between two starts


def politely(fetcher: Fetcher, credentials: Collection[str] = ()) -> Fetcher:
    """Return ``fetcher`` with manners: what is asked side by side goes to each host a few at a time."""
    return PoliteFetcher(fetcher, at_once=AT_ONCE, spacing=SPACING, with_key=credentials)
