"""Spain's postcodes begin with the number of the province that stands behind the town: "10450 Jarandilla (Cáceres)"."""

import re
from typing import Final

from openroll.sources.page.words.latin import in_latin

_PROVINCES: Final = """
 01 alava araba; 02 albacete; 03 alicante alacant; 04 almeria; 05 avila; 06 badajoz; 07 baleares balears mallorca
menorca ibiza eivissa; 08 barcelona; 09 burgos; 10 caceres; 11 cadiz; 12 castellon castello; 13 ciudad; 14 cordoba;
15 coruña coruna; 16 cuenca; 17 girona gerona; 18 granada; 19 guadalajara; 20 gipuzkoa guipuzcoa; 21 huelva; 22
huesca; 23 jaen; 24 leon; 25 lleida lerida; 26 rioja; 27 lugo; 28 madrid; 29 malaga; 30 murcia; 31 navarra; 32
ourense orense; 33 asturias; 34 palencia; 35 palmas canaria fuerteventura lanzarote; 36 pontevedra; 37 salamanca; 38
tenerife; 39 cantabria; 40 segovia; 41 sevilla; 42 soria; 43 tarragona; 44 teruel; 45 toledo; 46 valencia; 47
valladolid; 48 bizkaia vizcaya; 49 zamora; 50 zaragoza; 51 ceuta; 52 melilla
"""
_BY_CODE: Final = {code: frozenset(names) for code, *names in map(str.split, _PROVINCES.split(";"))}
_BEHIND_TOWN: Final = re.compile(
    r"(?<![\w.-])(?P<code>\d\d)\d{3},?\s[^\d\n(]{2,40}?(?:,?\s\(|,\s|\s[–-]\s)"
    r"(?P<province>[^\W\d_][^\d,()\n]{2,24})\)?(?=\s?[,.\n]|\Z)"
)


def names_province(text: str) -> bool:
    """Tell whether the address ``text`` names the Spanish province of its postcode behind the town."""
    return any(
        not _BY_CODE.get(found["code"], frozenset()).isdisjoint(in_latin(found["province"]).split())
        for found in _BEHIND_TOWN.finditer(text)
    )
