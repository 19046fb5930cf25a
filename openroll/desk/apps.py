"""The desk as a Django app."""

from django.apps import AppConfig


class DeskConfig(AppConfig):
    """Authorities, requests, items and outcomes."""

    name = "openroll.desk"
    default_auto_field = "django.db.models.BigAutoField"
