"""Of which company another is: "Kiln Ltd is owned by Tide Ltd, company number …" tells of Tide as of somebody else."""

import re
from typing import Final

from openroll.core.late import Late
from openroll.sources.page.lines.text import Page
from openroll.sources.page.names.found import Name
from openroll.sources.page.names.host import is_the_site_s

_NEAR: Final = 60  # characters before a name that say whose owner is told of
_FEW: Final = r"(?:[\w%.-]+\s){0,3}"
_OF: Final = (
    r"(?:\s(?:of|to|the|der|des|die|de|du|la|di|del|della|da|do|von|van|av|af|till|til|"
    r"group|groupe|gruppo|grupo|grupy|skupiny|koncernen|společnosti|spoločnosti|firmy)){0,3}"
)
# What stands between the name of a company and that of its owner.
_OWNED: Final = Late(
    rf"(?:\s\([^()\n]{{2,60}}\))?(?::n\somistaa|,?\s(?:{_FEW}(?:owned|held|controlled|backed)\sby(?:\sthe)?|belongs\sto(?:\sthe)?|"
    rf"is\s(?:an?|the)\s{_FEW}(?:joint\sventure|affiliate|associate|member|subsidiary|unit|sister\scompany)(?:\sundertaking)?{_OF}|"
    rf"gehört(?:\szu[rm]?)?{_OF}|ist\s{_FEW}(?:Tochter\w*|Teil|Mitglied|Beteiligung\w*|Schwester\w*){_OF}|"
    r"est\s(?:\w+\s){0,3}(?:détenue?|contrôlée?|possédée?)\s(?:à\s\d+\s?%\s)?par(?:\sla)?|(?:appartient|société\s(?:sœur|soeur)|filiale)\s(?:à|au\sgroupe|de|du\sgroupe)(?:\sla)?|"
    r"(?:détenue?|contrôlée?|possédée?)\s(?:à\s\d+\s?%\s)?par(?:\sla)?|"
    rf"(?:è\s)?{_FEW}(?:controllata|partecipata|detenuta|posseduta)\s(?:(?:al\s\d+\s?%\s)?da(?:lla)?|al)|appartiene\sa(?:lla|l)?|"
    rf"è\suna\s(?:società|consociata|controllata|filiale|divisione){_OF}|"
    r"(?:es|está)\s(?:\w+\s){0,2}(?:participada|controlada|propiedad)\s(?:al\s\d+\s?%\s)?(?:por|de)(?:\sla)?|pertenece\sa(?:l\sgrupo)?|é\s(?:\w+\s){0,2}(?:detida|controlada|propriedade)\s"
    r"(?:a\s\d+\s?%\s)?(?:pel[ao]|por|d[aeo])|pertence\s(?:ao?|à)(?:\sgrupo)?|"
    rf"behoort\s(?:tot|toe\saan){_OF}|is\s(?:een\s)?(?:eigendom|zuster\w*|dochter\w*|onderdeel){_OF}|"
    rf"jest\s(?:częścią|własnością|członkiem|spółką\szależną){_OF}|należy\sdo{_OF}|wchodzi\sw\sskład{_OF}|"
    rf"patř?[íi](?:\sdo)?{_OF}|je\s(?:vlastněna|vlastnená|součástí|súčasťou|členem|členom|dceřinou|dcérskou|sestersk\w+)(?:\sspole[čc]nost\w+|\sspoločnosť\w*)?{_OF}|"
    rf"ägs\sav|ejes\saf|eies\sav|ingår\si|indgår\si|inngår\si|tillhör|tilhører|är\s(?:en\sdel\sav|\w*bolag\still)|er\s(?:en\sdel\sa[fv]|(?:et\s)?\w*selska[bp]\s(?:af|av|til)){_OF}|"
    rf"on\sosa|kuuluu|tulajdonosa\saz?|este\s(?:deținută\sde|o\s(?:filială|subsidiară|divizie)\sa){_OF}|aparține|"
    r"принадлежит|входит\sв\s(?:группу|состав)|[–—]\sдочерняя\sкомпания|належить|входить\sдо(?:\sгрупи)?))\s[\"“„«]?\Z"
)
# "Gesellschafter der Kiln GmbH ist die Tide GmbH": whose owner is told of, and what leads to the owner's name.
_OWNER: Final = Late(
    r"(?:[^\W\d_]*gesellschafter(?:in)?|actionnaire\sunique|associée?\sunique|soci[oa]\s(?:unic[oa]|únic[oa])|accionista\súnic[oa]|aandeelhouder|udziałowcem|wspólnikiem|společníkem|"
    r"spoločníkom|shareholder|shares|tulajdonosa|учредитель|учредителем|ägare|eier|ejer|omistaja)\s(?:[^\W\d_]{2,4}\s){0,2}[\"“„«]?\Z",
    re.IGNORECASE,
)
_OWNER_OF: Final = Late(r"[^\W\d_]*[Gg]esellschafter(?:in)?\s(?:der|des)\s")
_IS: Final = Late(
    r",?\s(?:is|are\sheld\sby|ist|est|es|è|é|jest|je|är|er|on|este|[–—])(?:\s(?:the|die|la|der|l[ae]))?\s[\"“„«]?\Z"
)
# "Kiln Oy on Tide Oyj:n tytäryhtiö", "Die Kiln GmbH wird von der Tide GmbH gehalten"
_LED: Final = Late(r"\s(?:on|wird(?:\szu\s\d+\s?%)?\svon\sder|wird\sdurch\sdie)\s\Z")
_BEHIND: Final = Late(
    r"(?::n)?\s(?:tytäryhtiö|tytäryritys|osakkuusyhtiö|gehalten|kontrolliert|beherrscht)(?![^\W\d_])"
)


def is_owner_told(page: Page, other: Name | None, one: Name) -> bool:
    """Tell whether it is said of the ``other``, who is named before ``one``, that it is theirs."""
    if other is None:
        return False
    between, before = page.text[other.end : one.start], page.text[max(other.start - _NEAR, 0) : other.start]
    owned = _OWNED.fullmatch(between) is not None
    called = other.text_in(page.text)
    owner_of = _OWNER_OF.match(called)
    owner = owner_of or _OWNER.search(before)
    owned = owned or (owner is not None and _IS.fullmatch(between) is not None)
    owned = owned or (_LED.fullmatch(between) is not None and _BEHIND.match(page.text, one.end) is not None)
    mine = is_the_site_s(page, called[owner_of.end() if owner_of else 0 :])
    return owned and (mine or not is_the_site_s(page, one.text_in(page.text)))
