"""The office as a Django app."""

from django.apps import AppConfig


class OfficeConfig(AppConfig):
    """Screens only; it has no tables of its own."""

    name = "openroll.office"
