"""The migrations of an Openroll that is one version newer, for the tests of upgrades."""
