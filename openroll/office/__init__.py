"""The registrar's screens."""
