"""From a stored page to its visible lines, and which of them are worth reading."""
