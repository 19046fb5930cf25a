"""The migrations of an Openroll that is one version newer, for the tests of upgrades: those of today and another."""

from openroll.roll import migrations

__path__ = [*__path__, *migrations.__path__]
