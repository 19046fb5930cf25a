"""Titles and other words that stand shortened before a name, whose point ends no sentence: "Dr.", "Prof.", "Avv."."""

from typing import Final

from openroll.core.late import Late

LEARNED: Final = "Dr|Dres|Prof|Mag|Ing|Dipl|Δρ|Καθ"  # in each list of titles
CENTRAL: Final = "Mgr|Bc|(?:JU|MU|Ph)Dr"
SOUTHERN: Final = "Avv|Dott"
# As long as a word that ends a sentence.
LONG: Final = "Dott|Prof|Arch|Geom|Dipl|Ntra|Ntro|Stma|Hnos|(?:JU|MU|MV|MD|Ph|RN|Th|Pa)Dr"

_SHORTENED: Final = (
    "Dr dr Dres dres Prof prof Mag Ing ing Mgr mgr Bc JUDr MUDr MVDr MDDr PhDr RNDr Dott Avv avv Geom Arch arch Rag "
    "Agr med vl Dra Sra Drs Leg St adw lek inż hab św Sv sv Gebr Fa spec Ntra Ntro Stma Sta Sto Hnos "
    "Excmo Excma Exmo Exma Ilmo Ilma Iltre"
)
# Stands before a point: none of these is before it. Nothing is looked at where there is no point.
NONE_BEFORE: Final = "".join(rf"(?<!\b{word})" for word in _SHORTENED.split())
NO_INITIAL: Final = r"(?<!\b[^\W\d_a-zà-ÿа-я])"  # "F. van der Tulp"

_WORDS: Final = (
    r"(?:Univ|Priv|Ao|Tit)\.?-?(?=\s?(?:Prof|Doz))|Prof|Doz|Doc|doc|prof|Dr|DDr|Dres|dr|Mag|mag|MMag|Ing|ing|Dipl|dipl|DI|Bmst|BM|Bc|BcA|Mgr|mgr|MgA|RSDr|JUDr|MUDr|"
    r"MVDr|MDDr|PhDr|RNDr|ThDr|PaedDr|PharmDr|akad|inż|inž|hab|[BM]\.\s?A(?=\.)|lek|med|dent|wet|adw|r\.\s?pr|n(?=\.)|kom|Avv|Dott|Arch|arch|Geom|Rag|Me|Maître|Mme|Mlle|Mr|Mrs|Ms|Miss|Revd|"
    r"Rev|Sir|Herrn?|Frau|D(?=[ªñ.])|Dña|Doña|Don|Sr|Sra|Lic|Lcd[oa]|Licd[oa]|Abg|Eng|Arq|drs|mr|ir|dhr|mevr|mw|de\sheer|mevrouw|Av|Uzm|Op|Doç|univ|spec|sc|arh|iur|"
    r"phil|rer|nat|oec|pol|jur|MLaw|lic|RA|StB|WP|Δρ|Καθ|д-р|инж|арх|проф|доц|адв"
)
# "Mag.a Anna Lis", "Dipl.-Ing. (FH) Anna Lis", "lic. iur. Anna Lis": all that people have learned, or are called.
BEFORE_PERSONS: Final = Late(
    rf"(?:(?:{_WORDS})\.?(?:[aª]|in|ssa|ra)?\.?-?(?:(?<=-)[A-Z][a-zä]+\.?)?\s?(?:\(FH\)\s)?(?<![^\W\d_](?=[^\W\d_]))\s?)+(?=[^\W\d_a-zà-ÿа-я])"
)
# "Anna Lis, MSc", "Ann Hill BSc (Hons)"
BEHIND_PERSONS: Final = Late(
    r"(?:,?\s?(?:[BM]\.?\s?(?:Sc|A|Eng|Ed|Phil)\.?|MBA|EMBA|LL\.?\s?[BM]\.?|Ph\.?\s?D\.?|CSc\.?|DrSc\.?|DiS\.?|MPH|MSW|MBACP|\((?:FH|Hons)\)|akad\.\s[A-Z]\w+)(?!\w))+\Z"
)
