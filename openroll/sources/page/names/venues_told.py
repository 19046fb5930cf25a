"""Whether a name is of where somebody meets, and not of whose the site is: a club's hall, a school that lends a room.

"Venue" above "Harriers Social Club" and its street is on the site of "Kiln Chess Club", whose title and address say so.
"""

from typing import Final

from openroll.sources.page.lines.text import Page

from .host import is_like_host
from .titled import is_titled, parts_of_title

_WORDS: Final = """
    venue; venues; where; where we meet; where we play; where we train; meeting place; meeting point; ground;
    home ground; club house; clubhouse; veranstaltungsort; veranstaltungsorte; trainingsort; trainingsorte;
    spielort; spielstätte; treffpunkt; turnierhalle; sporthalle; turnhalle; halle; probenraum; proberaum; wo;
    ort; luogo; palestra; campo; campo di gioco; dove; lieu; lieux; salle; gymnase; stade; où; lugar;
    pabellón; dónde; local; pavilhão; onde; miejsce; hala; gdzie; místo; místo konání; tělocvična; kde;
    miesto; miesto konania; telocvičňa; helyszín; hol; terem; locație; locația; locul; sala; unde; место;
    место проведения; где; зал; място; къде; зала; місце; де; paikka; missä; sali; plats; lokal; var; hall;
    sted; hvor; koht; kus; saal; vieta; kur; dvorana; gdje; gde; lokacija; kje; τοποθεσία; χώρος; πού; mekan;
    yer; nerede; locatie; waar; zaal; sporthal
"""
_SIGNS: Final = " .:?!|·•–—-"
_PLACES: Final = frozenset(" ".join(_WORDS.split()).split("; "))


def is_a_venue(page: Page, index: int, name: str) -> bool:
    """Tell whether ``name``, in the line ``index`` of ``page``, is of where somebody else meets whose site it is."""
    if is_titled(page, name) or is_like_host(page, name):
        return False
    return index > 0 and page.lines[index - 1].text.strip(_SIGNS).lower() in _PLACES


def is_of_a_place_alone(page: Page, index: int, name: str) -> bool:
    """Tell whether ``name``, in the line ``index``, is of a venue, or of nobody whose site it is by its title."""
    return is_a_venue(page, index, name) or _is_site_called_otherwise(page, name)


def _is_site_called_otherwise(page: Page, name: str) -> bool:
    """Tell whether a part of the title is what the site is called, and nothing of it is in ``name``."""
    parts = [part for part in parts_of_title(page) if " " in part and is_like_host(page, part)]
    return bool(parts) and not any(part.casefold() in name.casefold() for part in parts)
