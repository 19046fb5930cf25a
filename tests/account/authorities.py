"""An authority with a clerk, and the form that they fill in. The companies and authorities are invented."""

from typing import Any

from django.test import Client

from openroll.core.clock import SystemClock
from openroll.desk import authorities, models
from tests.desk.life_making import LOCATORS
from tests.people.making import client_of, person

HERE = "/authority"
NEW = "/authority/requests/new"
FILE = "/authority/requests/file"


def clerk_of(authority: models.Authority, name: str = "clara") -> Any:
    """A person who sends for ``authority``."""
    from openroll.roll.acting import Actor

    who, senior = person("authority", name), person("senior-registrar", f"s-{name}")
    authorities.join(authority.code, who.pk, Actor(senior.role, senior.pk), SystemClock().now())
    return who


def browser_of(authority: models.Authority, name: str = "clara", **more: Any) -> Client:
    return client_of(clerk_of(authority, name), **more)


def filled(**more: str) -> dict[str, str]:
    """The form of a request about entry 1, filled in; ``more`` replaces fields."""
    return {
        "service": "1",
        "reference": "2026/17",
        "category": "terrorism",
        "legal_basis": "Section 1 of the Example Act",
        "reasons": "It calls for attacks\r\non a railway.",
        "locators": "\r\n".join(LOCATORS),
        "territory": "DE, Франция",
        "deadline": "PT1H",
        "until": "",
        "issued_at": "2026-11-23 09:30",
        "language": "en",
        "contact": "duty desk, +00 1",
        "redress": "The Example Court, within 30 days",
        "defer_until": "",
        "defer_why": "",
        **more,
    }
