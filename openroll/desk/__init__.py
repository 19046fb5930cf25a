"""The desk: what authorities ask to have taken down, and what became of it. Public material alone."""
