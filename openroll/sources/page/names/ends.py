"""Where a company's name ends whose form stands behind it: with the form, or with what belongs to it there."""

import re
from typing import Final

from openroll.core.late import Late
from openroll.sources.page.addresses.towns import countries_of_town
from openroll.sources.page.lines.rights import SIGN, YEAR
from openroll.sources.page.words.latin import is_small
from openroll.sources.page.words.name_words import STOPPING, is_a_body
from openroll.sources.page.words.self_words import ALL_RESERVED

# "S.n.c. di Rossi A. & C.", "SNC DEI F.LLI ROSSI E C."
_PARTNERS: Final = re.compile(
    r"\s(?:d(?:i|el|ei|ell[ae])|D(?:I|EL|EI|ELL[AE]))\s[A-Z][\w'’., ]{1,60}?\s?(?:&|e|ed|E|ED)\s?"
    r"[Cc](?:\.|(?=\s*(?:[\n,(|–-]|\Z)))(?!\w)"
)
_PARTNER: Final = Late(
    r"\s(?:di\s[A-Z][a-zà-ÿ]+\s[A-Z](?:[a-zà-ÿ]+|\.)(?:\s(?:e|&)\s[A-Z][a-zà-ÿ]+\s[A-Z](?:[a-zà-ÿ]+|\.))?|DI\s[A-Z]{2,}\s[A-Z]{2,}(?:\sE\s[A-Z]{2,}\s[A-Z]{2,})?)"
    r"(?=\s*(?:[\n,(|–-]|\Z))"
)
# "S.r.l. Società Agricola": what kind of company it is by Italy's law stands in its name.
_KIND_BEHIND: Final = re.compile(
    r"(?:\sa\s(?:r\.?\s?l\.?|responsabilità\slimitata)(?![\w]))?(?:\s(?:Società|Soc\.)\s(?:Agricola|Agr\.|Benefit|Sportiva(?:\sDilettantistica)?|"
    r"Consortile|tra\sProfessionisti)|,?\s(?:(?i:impresa\ssociale)|ONLUS|Onlus|O\.N\.L\.U\.S\.|ETS))(?![\w])"
)
# "UG (haftungsbeschränkt) i.G.", "GmbH in Liquidation": German law has it in the name; "GmbH des Bundes" is called so.
_STATE_BEHIND: Final = re.compile(
    r"\sdes\sBundes\b|\s\(?(?:i\.\s?(?:G|L|Gr)\.|in\s(?:Gründung|Liquidation)(?!\w))\)?(?=\s*(?:[\n,(|–-]|\Z))"
)
# The branch of a company from abroad has a name, a number and an address of its own.
_BRANCH: Final = re.compile(
    r"(?:,?[^\S\n]|,?\n(?!(?:Zweign|N)iederlassung\s(?!Deutschland|Österreich|Schweiz)))"
    r"(?:(?:Zweign|N)iederlassung\s[A-ZÄÖÜ][\w-]+|Filiale\s(?:Deutschland|Österreich|München|Frankfurt|Italia(?:na)?)"
    r"|[Ff]ilial\s(?:i\s)?(?:Sverige|Norge|Danmark|Finland)|[Ss]ivuliike\s[Ss]uomessa|[Ss]ucursal\sen\sEspaña"
    r"|[Ss]uccursale\s(?:de|en)\s(?:France|Belgique)|[Ss]ucursal\sem\sPortugal|[Oo]rganizační\ssložka|[Oo]rganizačná\szložka"
    r"|[Oo]ddział\sw\sPolsce|[Mm]agyarországi\s[Ff]ióktelepe?|[Ss]ede\s[Ss]econdaria|[Pp]odružnica\s[A-ZČŠŽ][\w-]+"
    r"|(?:Irish|UK|Dublin|London|Swiss|Dutch)\s[Bb]ranch|[Ee]esti\s[Ff]iliaal|[Ll]ietuvos\s[Ff]ilialas|[Ll]atvijas\s[Ff]iliāle)(?!\w)"
)
# "Example, SARL de courtage au capital de 30 000 €", "SA à directoire et conseil de surveillance au capital de"
_SAID_OF_IT: Final = re.compile(r"\s(?:(?:de|à)\s[a-zà-ÿ'’\s]{3,60}?\s|\([^()\n]{5,80}\)\s)?au\scapital")
# "obrt za fotografske usluge": what a craft is for is of its name.
_NO_CRAFT: Final = (
    r"(?:vl|od|vodi|upravlja|održava|nudi|prodaje|koj[iaeu]|je|su|sa|iz|zastup[a-z]+|čij[iae])\b"
)
_CRAFT: Final = Late(
    rf"\x20(?:za\s[a-zčćđšž]+(?:(?:,\x20|\si\s|\x20)(?!{_NO_CRAFT})[a-zčćđšž]+){{0,6}}(?P<small>)"
    rf"|Za\s[A-ZČĆĐŠŽ][a-zčćđšž]+(?:(?:,\x20|\s[Ii]\s|\x20)(?!Vl\b|{_NO_CRAFT})[A-ZČĆĐŠŽ]?[a-zčćđšž]+){{0,6}}"
    r"|(?:za|ZA)\s[A-ZČĆĐŠŽ]{3,}(?:(?:,\x20|\sI\s|\x20)(?!VL\b)[A-ZČĆĐŠŽ]{3,}){0,6})"
    r"(?:,?\svl(?:\.|asni(?:k|ca))\s[A-ZČĆĐŠŽ][\w-]+(?:\s[A-ZČĆĐŠŽ][\w-]+){1,2}(?P<owner>))?"
    rf"(?=\s?[,(;\n·|—–©-]|\.(?:\s|\Z)|\s(?:OIB\b|{_NO_CRAFT})|\Z|(?(owner)(?!)|(?(small)\s(?:\d|[A-ZČĆĐŠŽ][a-zčćđšž])|(?!))))"
)
# "Keramički obrt Tulipan": called by its craft, and then by its name.
_OF_A_CRAFT: Final = re.compile(r"(?:\A|[\n,;:|·]\s?|[„“\"])[A-ZČĆĐŠŽ]\w+(?:ki|ni|ji)\s\Z")
_LONGEST_CRAFT: Final = 30  # characters
_CALLED: Final = re.compile(
    r"\s[„“\"]?[A-ZČĆĐŠŽ][\w&'’-]*(?:\s[A-ZČĆĐŠŽ\d][\w&'’-]*){0,3}[“”\"]?(?=\s?[,(;\n·|]|\s[–—-]\s|\.?\Z)"
)
# "Blue Kiln Association Barcelona"
_TOWN_BEHIND: Final = re.compile(r"[ ][A-ZÀ-Þ][\w-]{3,}(?![ ]?[\d:]|\w|,[ ]\d|[ ][A-ZÀ-Þ])")
_SMALL_WORDS: Final = re.compile(r"(?:\s[^\W\d_]+){1,3}(?=\s?[,;(|·\n]|\s[–—-]\s|\Z)")
# "UAB Molio namai 2024", "UAB Molio namai. Visos teisės saugomos"
_SMALL_CLAIMED: Final = Late(
    rf"(?:\s[^\W\d_]+){{1,3}}?(?=\s?{SIGN}|\s{YEAR}(?!\d)|[\s.,|–-]{{1,3}}(?:{ALL_RESERVED}))", re.IGNORECASE
)
# "Ανώνυμη Εταιρία Διαχείρισης Κεφαλαίων»": what a Greek company is for stands behind its form, up to the closing quote.
_GREEK_PURPOSE: Final = Late(r"(?:\s[Α-ΩΆΈΉΊΌΎΏα-ωάέήίόύώ][Α-ΩΆΈΉΊΌΎΏα-ωάέήίόύώϊϋΐΰς]+){1,6}(?=[»”\"])")
# "UAB R. Primer ir partneriai"
_HOUSE: Final = Late(
    r"\s(?:ir|un|ja)\s(?:partner\w+|ko|kompanija|bendrov\w+|sūn\w+|dukr\w+|dēli|pojad)(?!\w)"
)


# "GmbH & Co. KG für Technologietransfer": what it is for is of its name, unless it is for somebody.
_PURPOSE: Final = re.compile(
    r"\s(?:für|zur|zum)\s(?!(?i:\w*(?:kunden?|kundinnen|verbraucher\w*|bewerber\w*|unternehmer\w*|nutzer\w*|besucher\w*|händler\w*|"
    r"lieferanten|mitarbeiter\w*|partner\w*|käufer\w*|anbieter\w*|datenschutz\w*))\b)"
    r"(?:[a-zäöüß]{3,}e[nrs]?\s)?[A-ZÄÖÜ][\w-]+(?:\s(?:und|&)\s[A-ZÄÖÜ][\w-]+)?(?=\s*(?:[\n,(|·•]|\Z))"
)


def right_end(text: str, place: int, end: int, limit: int) -> int:
    """Return where the name ends whose form stands from ``place`` to ``end``; what it is for, up to ``limit``."""
    form = text[place:end]
    if purpose := _PURPOSE.match(text, end, limit):
        return purpose.end()
    if form[:1] > "ͯ" and "«" in text[:place] and (purpose := _GREEK_PURPOSE.match(text, end)):
        return purpose.end()
    if partners := _PARTNERS.match(text, end):
        return partners.end()
    if form.lower().replace(".", "") in ("sas", "snc") and (partner := _PARTNER.match(text, end)):
        return partner.end()
    if form[:4].lower() == "obrt" and (craft := _CRAFT.match(text, place + 4)):
        return craft.end()
    if (
        form == "obrt"
        and _OF_A_CRAFT.search(text, max(place - _LONGEST_CRAFT, 0), place)
        and (called := _CALLED.match(text, end))
    ):
        return called.end()
    if state := _STATE_BEHIND.match(text, end):
        return state.end()
    if kind := _KIND_BEHIND.match(text, end) or _BRANCH.match(text, end):
        return kind.end()
    if is_a_body(form) and (town := _TOWN_BEHIND.match(text, end)) and countries_of_town(town[0]):
        return town.end()
    beside = "." not in form and _SAID_OF_IT.match(text, end) is not None
    if text[:place].endswith(", ") and (beside or form.lower().startswith("soci")):
        return place - 2  # the form is said of the company, beside its name
    if end < len(text) and text[end] == "." and form[-1] != "." and "." in form:
        return end + 1
    if form.endswith("td.") and re.match(r"\x20[A-Z]", text[end : end + 2]):
        return end - 1  # the point is the sentence's
    return end


def with_small_words(text: str, place: int, finish: int, limit: int) -> int:
    """Return where a Baltic name from ``place``, which stops at ``finish``, ends with small words up to a sign."""
    if text[limit - 1] == "." and text[place - 2 : place - 1].islower():
        limit -= 1  # "veiklą vykdo UAB Molis mano."
    small = _SMALL_CLAIMED.match(text, finish, limit) or _SMALL_WORDS.match(text, finish, limit)
    if small is None or text[finish - 1] in ",;." or not is_small(small[0].lstrip()[0]):
        return finish
    partners = _HOUSE.match(text, finish, limit) is not None
    return small.end() if partners or not set(small[0].lower().split()) & STOPPING else finish
