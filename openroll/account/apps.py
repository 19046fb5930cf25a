"""The organiser's and the authority's screens as a Django app."""

from django.apps import AppConfig


class AccountConfig(AppConfig):
    """Screens only; it has no tables of its own. Its label is not ``account``: that is the sign-in library's."""

    name = "openroll.account"
    label = "openroll_account"
