"""Reads a web page: from its visible lines over names, numbers, addresses and mailboxes to whose they are."""
