"""A street that is all that a page tells of an address: "Адреса: Ул. Липа бр. 7", without a town."""

import re
from typing import Final

from openroll.core.late import Late
from openroll.identity import country
from openroll.sources.page.lines.text import Page
from openroll.sources.page.words.addresses import STREET, STREET_FIRST
from openroll.sources.page.words.forms import has_form

from .parts import part_label
from .shape import postcode_in
from .towns import TOWNS

_NUMBER: Final = (
    r"(?:(?:nr|no|n|br|č|бр|num|núm)\.?\s?[°º]?\s?|№\s?)?[1-9]\d{0,3}(?!\d)\s?(?:[^\W\d_](?![^\W\d_]))?"
    r"(?:\s?[/-]\s?\d{1,4}(?!\d))?(?:\s[A-Z]\s\d{1,3})?"
)
_STREET_ALONE: Final = Late(rf"([^\W\d_][^\d,:;@©|\n]{{2,40}}[\s.,]\s?){_NUMBER}\.?", re.IGNORECASE)
_SIGNED: Final = re.compile(r"\s(?:бр|br)\.\s?\d")  # a house's sign, as in "Филип Втори бр. 3"
_YEAR: Final = re.compile(r"(?:19|20)\d\d\b")
_BESIDE: Final = 2  # lines on either side in which a town could have a label of its own


def is_street_alone(page: Page, start: int, end: int) -> bool:
    """Tell whether from ``start`` to the ``end`` of its line stands a street with its number, and no town is near."""
    text = page.text[start:end]
    found = _STREET_ALONE.fullmatch(text)
    if (
        found is None
        or (STREET.search(found[1]) is None and not _SIGNED.search(text))
        or has_form(text)
        or _YEAR.search(text)
    ):
        return False
    index = page.line_at(start)
    if page.lines[index].end != end:
        return False
    beside = page.lines[max(index - _BESIDE, 0) : index] + page.lines[index + 1 : index + 1 + _BESIDE]
    return not any(part_label(line.text) or _is_place(line.text) for line in beside)


def _is_place(line: str) -> bool:
    """Tell whether a town or a country has a ``line`` to itself."""
    bare = line.strip(" .,")
    return bare.casefold() in TOWNS or country.code_of(bare) is not None


# "Lieu-dit Le Bourg", "Contrada Piano, snc", "Quinta do Lago", "Plaza Mayor, s/n": places without numbers.
_PLACES: Final = (
    r"lieu-?\s?dit|z\.?a\.?c?\.?|z\.?i\.?|zone\s(?:artisanale|industrielle|commerciale|d['’]activit\w+)|parc\sd['’]activit\w+|"
    r"résidence|ferme|château|domaine|mas|moulin|hameau|manoir|abbaye|centre\scommercial|immeuble|"
    r"località|loc\.|contrada|c\.da|frazione|fraz\.|borgo|borgata|cascina|masseria|tenuta|podere|centro\s(?:direzionale|commerciale|comercial)|"
    r"zoning|bedrijven(?:park|terrein)|industrie(?:park|terrein)|gewerbe(?:park|gebiet)|technologiepark|chez|"
    r"interporto|zona\sindustriale?|regione|vicolo|largo|lungomare|finca|cortijo|pol[ií]gono|pol\.\s?ind\.?|p\.\s?i\.|"
    r"parque\s(?:empresarial|industrial|tecnol[oó]gico)|paraje|partida|diseminado|caserío|masía|urbanizaci[oó]n|urb\.|camino|carretera|ctra\.|paseo|plaza|"
    r"quinta|herdade|lugar|monte|casal|sítio|bairro|urbanização|edifício|edificio|estrada|"
    r"βι\.?\s?πε\.?|βιομηχανική\sπεριοχή|βιοτεχνικό\sπάρκο|\d{1,2}[οo]\sχλμ\.?"
)
_WITHOUT_NUMBER: Final = Late(
    rf"(?:le\s(?:bourg|village)|grande\srue|zona\sindustriale?|centro\sdirezionale)\Z|(?:(?:{_PLACES})\s|{STREET_FIRST.pattern})[^:;@|©!?\n]{{3,50}}?(?:,?\s(?:s/n|snc|s\.n\.c\.|s\.n\.))?,?\Z",
    re.IGNORECASE,
)
_WORDS_OF_STREETS: Final = 7


def is_without_number(text: str) -> bool:
    """Tell whether a line above a town is a street or a place on which houses have no number."""
    found = _WITHOUT_NUMBER.match(text)
    few = len(text.split()) <= _WORDS_OF_STREETS and not text.isupper()
    return found is not None and few and postcode_in(text) is None
