"""Addresses whose parts have labels of their own: "Postnr. og by: 2200 København N", "PLZ / Ort" above "74564 Bach"."""

import re
from typing import Final

_LABELS: Final = (
    r"PLZ(?:\s?[/,&]\s?|\sund\s|\s)Ort|Postleitzahl|PLZ|Ort|Stadt|Stra(?:ß|ss)e(?:\s?[/,&]\s?Hausnummer|\sund\sHausnummer)?|"
    r"Postnr\.?(?:\s?/\s?|\sog\s)by|Postnummer(?:\s?/\s?|\soch\s|\sog\s)(?:ort|stad|by|sted|poststed)|Postnummer|Poststed|"
    r"Postcode(?:\s?/\s?|\sen\s)(?:plaats|woonplaats)|Postcode|Plaats|Woonplaats|Straat|Code\spostal(?:\set\sville)?|"
    r"CP(?:\s?/\s?|\set\s)Ville|Ville|Localité|C\.?A\.?P\.?|Città|Comune|Código\spostal|C\.?P\.?|Localidad|Población|Ciudad|"
    r"Localidade|Kod\spocztowy|Miejscowość|Miasto|PSČ|Město|Mesto|Obec|Irányítószám|Város|Cod\spoștal|Localitate|Oraș|"
    r"Postinumero(?:\sja\s-?toimipaikka)?|Postitoimipaikka|City|Town|Postal\scode|Zip(?:\scode)?|Post\scode|Street|"
    r"Индекс|Почтовый\sиндекс|Город|Місто|Поштовий\sіндекс|Град|Пощенски\sкод|Poštanski\sbroj|Grad|Poštna\sštevilka|Kraj"
)
_LABEL: Final = re.compile(rf"(?:{_LABELS})(?:\s?:\s*|\Z)", re.IGNORECASE)
_IN_LINES: Final = re.compile(rf"(?im)^(?:{_LABELS})(?:\s?:[ \t]*|\s*$)")
_POINT: Final = re.compile(r"([^\W\d_]{4})\.[ \t]*(?=\n)")  # behind a town on a line of its own
_SEPARATORS: Final = re.compile(r"\s*(?:[|·•;]|\s[–—-]\s)\s*")


def part_label(text: str) -> int:
    """Return how long the label of a part of an address is with which the line ``text`` begins; 0 without one."""
    found = _LABEL.match(text)
    return found.end() if found else 0


def one_line(text: str) -> str:
    """Return an address as it stood with commas between its parts, without the labels of the parts."""
    if "\n" in text:
        text = _POINT.sub(r"\1", _IN_LINES.sub("", text))
    return _SEPARATORS.sub(", ", text)
