"""Spam mailings: texts made comparable, fingerprints, campaigns, and what a small model says of a text. Pure."""
