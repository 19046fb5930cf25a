"""The private register as a Django app."""

from django.apps import AppConfig


class RollConfig(AppConfig):
    """Cases, claims, decisions and entries."""

    name = "openroll.roll"
    default_auto_field = "django.db.models.BigAutoField"
