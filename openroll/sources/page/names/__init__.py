"""Names on a page: by a legal form, or by the words around them where they have none."""
