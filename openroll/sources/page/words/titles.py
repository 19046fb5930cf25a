"""Titles and other words that stand shortened before a name, whose point ends no sentence: "Dr.", "Prof.", "Avv."."""

from typing import Final

LEARNED: Final = "Dr|Dres|Prof|Mag|Ing|Dipl|Δρ|Καθ"  # in each list of titles
CENTRAL: Final = "Mgr|Bc|(?:JU|MU|Ph)Dr"
SOUTHERN: Final = "Avv|Dott"
LONG: Final = "Dott|Prof|Arch|Geom|Dipl|Ntra|Ntro|Stma|Hnos"  # as long as a word that ends a sentence

_SHORTENED: Final = (
    "Dr dr Dres dres Prof prof Mag Ing ing Mgr mgr Bc JUDr MUDr MVDr MDDr PhDr RNDr Dott Avv avv Geom Arch arch Rag "
    "Agr med vl Dra Sra Drs Leg St adw lek inż hab św Sv sv Gebr Fa spec Ntra Ntro Stma Sta Sto Hnos"
)
# Stands before a point: none of these is before it. Nothing is looked at where there is no point.
NONE_BEFORE: Final = "".join(rf"(?<!\b{word})" for word in _SHORTENED.split())
NO_INITIAL: Final = r"(?<!\b[^\W\d_a-zà-ÿа-я])"  # "F. van der Tulp"
