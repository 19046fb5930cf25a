"""The words of the page reader: tables of phrases in the languages of Europe, and how they are found in a text."""
