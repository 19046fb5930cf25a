"""Who is named on a page, as what, and which numbers, addresses and mailboxes are whose."""
