"""The private register: cases, claims, decisions, entries."""
