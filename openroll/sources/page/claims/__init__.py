"""From operators to claims with quotations, and to remarks of what was recognised and not taken."""
