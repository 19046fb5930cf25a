"""A name behind what a document is called: "AVISO DE PRIVACIDAD INTEGRAL DE TULIPÁN S.A.", "Regulamin sklepu Lale"."""

import re
from typing import Final

from openroll.sources.page.lines.text import Page

_HEADS: Final = """
aviso política políticas politica politicas términos terminos termos termo condiciones condições condicoes condizioni
conditions condicions informativa mentions regulamin regolamento reglamento regulamento reglement terms policy
policies notice polityka politika zásady podmínky podmienky uvjeti uslovi pogoji pravila termeni condiții condiţii
conditii voorwaarden villkor vilkår ehdot tájékoztató szabályzat szabályzata feltételek όροι πολιτική политика правила
условия положение geschäftsbedingungen nutzungsbedingungen verkaufsbedingungen taisyklės handelsbetingelser
"""
_OTHERS: Final = """
privacidad privacidade privacy privacitat confidentialité confidentialite confidencialidad confidencialidade
riservatezza cookie cookies uso usos use usage utilisation utilizzo utilização vente ventes venta ventas venda vendas
vendita contratación contratacion compra compras acquisto achat general generales générales gerais generali geral
generals particulares particulières particolari integral simplificado simplificada simplificat corto web site sitio
sito siti portal página pagina pagine legal legales legais legali légales legals protección protecció proteção
protezione protection datos dados dati data données dades personales pessoais personali personnelles personal servicio
servicios serviços serviço servizio servizi service services tratamiento tratamento trattamento traitement información
informação informazioni online tienda loja internet interno interna sklepu internetowego serwisu prywatności
świadczenia usług ochrany osobních osobných údajů údajov obchodní všeobecné obchodné korištenja privatnosti zasebnosti
poslovanja splošni opći confidențialitate utilizare generale algemene almene algemeen allmänna almindelige generelle
yleiset általános szerződési adatkezelési adatvédelmi χρήσης απορρήτου конфиденциальности обработки персональных
данных использования пользовательское allgemeine privatumo pirkimo naudojimosi
"""
_LINKING: Final = """
de da do das dos del della dello dell delle dei di des du d l la el los las le les lo il al y e et and ed i a of for
the van der von per para pour en su sul sur our
"""
_HEAD: Final = frozenset(_HEADS.split())
_NOUNS: Final = _HEAD | frozenset(_OTHERS.split())
_LINKS: Final = frozenset(_LINKING.split())
# "Aviso legal de Servicios Lale SL": with a capital these begin names, too.
_OF_NAMES: Final = frozenset(
    [
        "servicios",
        "services",
        "serviços",
        "servizi",
        "service",
        "tienda",
        "loja",
        "portal",
        "información",
        "informação",
    ]
)
_WORD: Final = re.compile(r"[^\W_]+")
_FIRST_OF_TWO: Final = re.compile(r"([^\W\d_]+)\s(?:and|&|y|e|et|und|en|og|och|i|a|și)\s\Z")
_FEWEST: Final = 2


def behind_document(page: Page, begin: int, place: int) -> int:
    """Return ``begin``, or where the name before ``place`` begins behind what its line calls a document."""
    text = page.text
    line = page.lines[page.line_at(begin)].start
    if further := _behind_second(text, line, begin, place):
        return further
    said: list[str] = []
    loud = True
    for word in _WORD.finditer(text, line, place):
        lower = word[0].lower()
        opening = word[0].istitle() and lower in _OF_NAMES and said[-1:] and said[-1] in _LINKS
        opening = opening or (lower == "the" and word[0].isupper() and not loud)  # "Terms THE OLD KILN LTD"
        if opening or (lower not in _NOUNS and lower not in _LINKS):
            told = _is_told(said)
            if told or not opening:
                return word.start() if told and word.start() > begin else begin
        said.append(lower)
        loud = word[0].isupper()
    return place if _is_told(said) else begin


def _behind_second(text: str, line: int, begin: int, place: int) -> int:
    """Return where the name begins behind the second of two documents: "Kiln Terms and Conditions Kiln Ltd"; else 0."""
    first, second = _FIRST_OF_TWO.search(text, line, begin), _WORD.match(text, begin, place)
    if first is None or second is None or not {first[1].lower(), second[0].lower()} <= _HEAD:
        return 0
    behind = second.end() + 1
    return behind if behind < place and text[second.end()] == " " and not text[behind].islower() else 0


def _is_told(said: list[str]) -> bool:
    """Tell whether the words ``said`` call a document: two nouns at least, one of which is what documents are."""
    nouns = [one for one in said if one in _NOUNS]
    return len(nouns) >= _FEWEST and not _HEAD.isdisjoint(nouns)
