"""SQLite as Django speaks to it, for several processes that write one database."""
