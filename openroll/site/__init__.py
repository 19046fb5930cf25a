"""The wiring: a register's folder and settings, Django's settings, addresses, processes."""
