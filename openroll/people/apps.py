"""The accounts as a Django app."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """Accounts, invitations and mandates."""

    name = "openroll.people"
    label = "people"
