"""Texts that stand where somebody forgot to put a value: template marks, "Your Company Ltd", addresses of examples."""

import re
from typing import Final

# Reserved by RFC 2606, section 3; nobody's.
_EXAMPLES: Final = frozenset({"example.com", "example.net", "example.org"})
_TEMPLATE: Final = re.compile(
    r"\{\{|\}\}|\{%|%\}|\$\{|<%|%>|\[\[|\]\]|%[A-Z_]{3,}%|__[A-Z_]{3,}__"
    r"|^\s*[\[<{(]+[^\[\]<>{}()]*[\]>})]+\s*$"
)
_WORDS: Final = re.compile(
    r"^\W*(?:todo|tbd|fixme|changeme|test|company|name|address|null|undefined|nan|n/a|none|unknown|untitled|string"
    r"|my (?:wordpress )?(?:site|website|blog)|(?:your|company|business) legal name|your brand|(?:sample|demo) company"
    r"|example (?:corp(?:oration)?|organi[sz]ation|online store|gmbh|llc)|nom de l['’](?:entreprise|organisation)"
    r"|nombre de (?:la|tu|su) empresa|nome (?:dell['’])?azienda|firmenname|nazwa firmy|název firmy)\W*$"
    r"|\b(?:lorem ipsum|xxx+|\d{1,3}xxx+|placeholder"
    r"|your (?:company|business|organi[sz]ation|name|address|street|city|e-?mail)"
    r"|(?:company|organi[sz]ation|business|operator) name"
    r"|musterfirma|muster ?(?:gmbh|ag)|mustermann|musterfrau|musterstra(?:ß|ss)e|musterstadt"
    r"|(?:max|erika|mario|maria|anna|hans) muster"
    r"|acme (?:inc|corp|ltd|corporation)|example (?:company|ltd|limited|inc|street)"
    r"|название (?:компании|организации)|ваш[аеи]? (?:компания|адрес|организация|название))\b",
    re.IGNORECASE,
)
_OF_THE_READER: Final = re.compile(
    r"(?:(?:your|ihre?|deine?|votre|tu|su|twoja|vase|vasa|my)-?(?:domain|company|firma|firm|website|site|business|empresa|entreprise)"
    r"|(?:web)?site(?:name)?(?=\.com)|domaine?|domäne|dominio|domena|domene|domein|domän|domeniu)\.[a-z.]{2,6}"
)
# Before the sign of a mailbox: "first name, last name" in the languages of those who ask for them.
_ANYBODY: Final = re.compile(
    r"(?:(?:your|ihr|dein|votre|tu|su|my)[._-]?(?:name|e?-?mail|address|nom|nombre)|(?:john|jane)[._-]?doe|some(?:one|body)|"
    r"first(?:name)?[._-]?last(?:name)?|name[._-]surname|vorname[._-]?nachname|pr[ée]nom[._-]?nom|nome[._-]?(?:cognome|sobrenome)|nombre[._-]?apellidos?|"
    r"imi[eę][._-]?nazwisko|jm[eé]no[._-]?p[rř][ií]jmen[ií]|meno[._-]?priezvisko|voornaam[._-]?achternaam|fornavn[._-]?e[ft]ter?navn|"
    r"förnamn[._-]?efternamn|fornamn[._-]?efternamn|etunimi[._-]?sukunimi|ime[._-]?p(?:rez|ri)imek|ime[._-]?prezime|nume[._-]?prenume|prenume[._-]?nume|"
    r"eesnimi[._-]?perenimi|vards[._-]?uzvards|vardas[._-]?pavarde|keresztnev[._-]?vezeteknev)",
    re.IGNORECASE,
)
# Streets and towns of templates: "1 rue Exemple, Paris", "ul. Przykładowa 1", "12345 Ort", a street without a name, and
# those of the examples that search engines give for data in pages.
_PLACES: Final = re.compile(
    r"\b(?:rue (?:de l['’])?exemple|rue improbable|1901 lemur ave"
    r"|via (?:dell['’])?esempio|calle (?:de )?ejemplo|rua (?:do )?exemplo|voorbeeldstraat"
    r"|beispiel(?:stra(?:ß|ss)e|weg|gasse|platz|stadt|ort)|exempelgatan|eksempel(?:vej|gata|gaten|veien)|esimerkki(?:katu|tie)"
    r"|123 (?:business|company|corporate|demo|sample) (?:street|st|avenue|ave|road|rd|boulevard|blvd|drive|lane)"
    r"|(?:ul\.|ulica) przykładowa|przykładowa \d|vzorová \d|příkladná \d|(?:minta|példa) utca|strada exemplu\w*"
    r"|вул\. прикладна|(?:ул\.|улица) примерная|örnek (?:mah|sok|cad)\w*|any ?town|fake street|teststra(?:ß|ss)e"
    r"|\d{4,5}\s(?:ort|stadt|musterort)|stra(?:ß|ss)e (?:und )?(?:hausnummer|nr))\b"
    r"|\A(?:stra(?:ß|ss)e|ulice|ulica|utca|straat) \d{1,3}(?=[,\n])",
    re.IGNORECASE,
)


def is_placeholder(text: str) -> bool:
    """Tell whether ``text`` is what a template or an example says in place of a name, an address or a mailbox."""
    if _TEMPLATE.search(text) or _WORDS.search(text) or _PLACES.search(text):
        return True
    local, sign, host = text.rpartition("@")
    if sign and _ANYBODY.fullmatch(local.strip()):
        return True
    host = host.strip().lower().removeprefix("www.")
    return host in _EXAMPLES or _OF_THE_READER.fullmatch(host) is not None
