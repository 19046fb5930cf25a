"""Numbers on a page: behind a label, by their form, and the lists whose rule takes them."""
