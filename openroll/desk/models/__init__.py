"""What the private database keeps of requests. Only services write; what was logged is never changed."""

from .authorities import Agent, Authority, AuthorityKey, Clerk
from .receipts import Batch, Receipt
from .requests import Alarm, Appeal, Item, Material, Offer, Outcome, Request

__all__ = [
    "Agent",
    "Alarm",
    "Appeal",
    "Authority",
    "AuthorityKey",
    "Batch",
    "Clerk",
    "Item",
    "Material",
    "Offer",
    "Outcome",
    "Receipt",
    "Request",
]
