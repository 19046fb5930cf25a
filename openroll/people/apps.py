"""The accounts as a Django app."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """Accounts, invitations and mandates."""

    name = "openroll.people"
    label = "people"

    def ready(self) -> None:
        """Listen to what people do with their accounts."""
        from . import trail  # models are there now

        trail.connect()
