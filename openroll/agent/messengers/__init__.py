"""One file for each messenger that an agent can act on."""
