"""Whether a label leads to whom one reaches, and not to who runs a site: "Ansprechperson:" above "Name: Ann Hill"."""

import re
from collections.abc import Callable
from typing import Final

from openroll.core.late import Late
from openroll.sources.page.lines.text import Page
from openroll.sources.page.words.lexicon import Found
from openroll.sources.page.words.roles import Role

# "Name: Hill" above or below "First name: Ann": half of what somebody is called
_FIRST_NAME: Final = Late(
    r"(?:vorname|pr[ée]nom|(?:first|given|last)\s?name|nombre|apellidos?|nome\spróprio|sobrenome|apelido|cognome|voornaam|achternaam|"
    r"fornavn|etternavn|efternavn|förnamn|efternamn|etunimi|sukunimi|imię|nazwisko|jméno|příjmení|meno|priezvisko|keresztnév|vezetéknév|"
    r"ime|prezime|priimek|prenume|nume\sde\sfamilie|eesnimi|perekonnanimi|vārds|uzvārds|vardas|pavardė|имя|фамилия|ім['’]я|прізвище|"
    r"име|презиме|όνομα|επώνυμο|soyad[ıi])\s?:\s?(?=[^\W\d_])",
    re.IGNORECASE,
)
# Who provides something to visitors, or to whoever has the site.
_PROVIDER: Final = Late(
    r"provider|szolgáltató|anbieter|usługodawc|prestat|prestad|proveedor|fornitor|fornecedor|fournisseur|"
    r"poskytovate|leveranci|aanbieder|dienstverlener|furnizor|pružatelj|ponudnik|leverandør|leverantör|tjenesteyder|"
    r"palveluntarjoaja|teenusepakkuja|teikėj|sniedzēj|доставчик|поставщик|постачальник|πάροχος|sağlayıcı",
    re.IGNORECASE,
)


def _is_half_a_name(page: Page, index: int) -> bool:
    """Tell whether the line ``index`` gives one word behind a name's label, and a line beside it the other name."""
    value = page.lines[index].text.rpartition(":")[2].split()
    beside = [page.lines[place].text for place in (index - 1, index + 1) if 0 <= place < len(page.lines)]
    return len(value) == 1 and any(_FIRST_NAME.match(text) for text in beside)


def is_a_contact_s(page: Page, index: int, marks: Callable[[int, int], list[Found[Role]]]) -> bool:
    """Tell whether the line above the line ``index`` of ``page`` ends with a colon, and speaks of a contact person.

    So does half of a person's name.
    """
    if _is_half_a_name(page, index):
        return True
    above = page.lines[max(index - 1, 0)]
    if not index or not above.text.endswith(":"):
        return False
    return any(mark.meaning is Role.PERSON for mark in marks(above.start, above.end))


def is_a_provider_s(text: str, mark: Found[Role]) -> bool:
    """Tell whether ``mark`` is the label of who provides anything, be it the site: "Service provider:"."""
    return text.startswith(":", mark.end) and _PROVIDER.search(text, mark.start, mark.end) is not None


def is_only_named(page: Page, place: int, marks: Callable[[int, int], list[Found[Role]]]) -> bool:
    """Tell whether before ``place`` only the label of a name stands in its line: below "Hosting" it is the host's."""
    start = page.lines[page.line_at(place)].start
    found = marks(start, place)
    return bool(found) and all(
        mark.meaning is Role.NAMED or is_a_provider_s(page.text, mark) for mark in found
    )
