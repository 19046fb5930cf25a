"""In which country an operator is, and which words of a page say so."""
