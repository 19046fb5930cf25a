"""Titles and other words that stand shortened before a name, whose point ends no sentence: "Dr.", "Prof.", "Avv."."""

from typing import Final

LEARNED: Final = "Dr|Prof|Mag|Ing|Dipl|Δρ|Καθ"  # in each list of titles
CENTRAL: Final = "Mgr|Bc|(?:JU|MU|Ph)Dr"
SOUTHERN: Final = "Avv|Dott"
LONG: Final = "Dott|Prof|Arch|Geom|Dipl"  # as long as a word that ends a sentence

_SHORTENED: Final = "Dr Prof Mag Ing Mgr Bc JUDr MUDr PhDr Dott Avv avv Geom Arch Rag Agr med vl St"
# Stands before a point: none of these is before it. Nothing is looked at where there is no point.
NONE_BEFORE: Final = "".join(rf"(?<!\b{word})" for word in _SHORTENED.split())
