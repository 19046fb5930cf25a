"""Postal addresses on a page: where each begins and ends, and what is none."""
