"""In which language a page is that does not say it: by small words, and those in which footers claim their rights."""

import re
from functools import cache
from typing import Final

from .legal_addresses import POSTCODES
from .text import Page

_TABLE: Final = """
en the and of our rights reserved registered company
de und der die das für alle rechte vorbehalten impressum datenschutz angaben gemäß
nl het van een voor alle rechten voorbehouden algemene voorwaarden gevestigd
fr les des et droits réservés mentions légales tous du siège société
es los las del todos derechos reservados aviso domicilio con para el
pt os das dos do todos direitos reservados morada com sede não política
it tutti diritti riservati di della il sede legale tutela condizioni via
pl wszelkie prawa zastrzeżone siedzibą ul oraz nie polityka prywatności
cs všechna práva vyhrazena společnost zapsaná údajů obchodní podmínky sídlem ochrana není nebo vedená
sk všetky práva vyhradené spoločnosť zapísaná údajov obchodné podmienky sídlom ochrana nie alebo vedená
sl vse pravice pridržane podjetje davčna številka matična naslov spletna pogoji poslovanja je
hr sva prava pridržana uvjeti korištenja tvrtka sjedište hrvatska uplaćen tečaj trgovački
sr sva prava zadržana uslovi korišćenja preduzeće sedište delatnosti srbija beograd firmi vreme
da og alle rettigheder forbeholdes vilkår privatlivspolitik af ikke det
nb og alle rettigheter reservert forbeholdt personvern personvernerklæring vilkår av ikke det
sv och alla rättigheter förbehållna integritetspolicy villkor för inte är av
fi ja kaikki oikeudet pidätetään tietosuoja yhteystiedot osoite tietosuojaseloste sähköposti
et ja kõik õigused kaitstud tingimused telefon aadress privaatsuspoliitika või
lv un visas tiesības aizsargātas adrese noteikumi iela juridiskā darba laiks tālrunis rekvizīti
lt ir visos teisės saugomos taisyklės įmonės privatumo politika apie mus rekvizitai adresas
hu és minden jog fenntartva székhely adatvédelem adatkezelési elérhetőség az
ro și toate drepturile rezervate sediul termeni condiții pentru din cu
is og allur réttur áskilinn um við ehf
bg всички права запазени условия за на или
mk сите права задржани услови за на
uk всі права захищені умови та для або є
ru все права защищены для или политика не адрес
el και όλα τα δικαιώματα της του με
tr ve tüm hakları saklıdır için bir
"""
_BEYOND: Final = {"MK": "mk", "IS": "is", "TR": "tr"}  # whose postcodes show nothing
_LOOKED_AT: Final = 20_000  # characters
_FEWEST: Final = 2  # words that show a language
_WORDS: Final = re.compile(r"[^\W\d_]{2,}")


@cache
def _languages() -> dict[str, tuple[str, ...]]:
    """Return which languages have a word."""
    found: dict[str, tuple[str, ...]] = {}
    for row in _TABLE.split("\n"):
        language, _, words = row.partition(" ")
        for word in words.split():
            found[word] = (*found.get(word, ()), language)
    return found


def tongue_of(page: Page) -> str:
    """Return the language that ``page`` says it is in, or that its words show; "" when they show none for certain."""
    if page.tongue is None:
        page.tongue = str(page.language or "").partition("-")[0] or _shown(page.lower[:_LOOKED_AT])
    return page.tongue


def is_spoken(page: Page, code: str) -> bool:
    """Tell whether the language of ``page`` is one of the country ``code``."""
    languages = _BEYOND.get(code) or POSTCODES.get(code, ("", None))[0]
    return tongue_of(page) in languages.split()


def _shown(lower: str) -> str:
    known = _languages()
    counts: dict[str, int] = {}
    for word in set(_WORDS.findall(lower)) & known.keys():
        for language in known[word]:
            counts[language] = counts.get(language, 0) + 1
    ranked = sorted(counts.items(), key=lambda one: -one[1])
    if not ranked or ranked[0][1] < _FEWEST or (len(ranked) > 1 and ranked[1][1] == ranked[0][1]):
        return ""
    return ranked[0][0]
