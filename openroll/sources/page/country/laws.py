"""Laws of one country by which sites say who runs them: "Angaben gemäß § 5 DDG", "Ley 34/2002"."""

from typing import Final

from openroll.core.late import Late
from openroll.sources.page.lines.text import Page

_LAWS: Final = Late(
    r"(?=[§ADLla6])(?:"  # with one of these signs each of them begins
    r"(?P<DE>§\s?(?:[56]|18|55)\s(?:Abs(?:\.|atz)\s?\d\s)?(?:TMG|DDG|MStV|RStV|Telemediengesetz|Digitale-Dienste-Gesetz)"
    r"|§{1,2}\s?(?:1[34]|305|312|355)\s?[a-k]?\s(?:Abs(?:\.|atz)\s?\d\s)?(?:S(?:\.|atz)\s?\d\s)?BGB)\b"
    r"|(?P<AT>§\s?(?:5|24|25)\s(?:Abs(?:\.|atz)\s?\d\s)?(?:ECG|E-Commerce-Gesetz|Mediengesetz|MedienG)|§\s?14\sUGB)\b"
    r"|(?P<ES>\bLey\s34/2002|\bLSSI(?:-?CE)?)\b"
    r"|(?P<FR>\b[Ll]oi\sn\s?[°º]\s?2004-575|\bL\.?C\.?E\.?N\b|\b[Aa]ssociation\s(?:[Ll]oi\s(?:de\s)?1901|[^.;\n]{0,60}?loi\sdu\s1\s?er\sjuillet\s1901))"
    r"|(?P<TR>\b6698\s[Ss]ayılı)"
    r"|(?P<IT>\bD\.?\s?[Ll]gs\.?\s(?:n\.\s)?70/2003|\bart\.\s35\sD\.?P\.?R\.?\s633))"
)


def country_of_law(page: Page) -> tuple[str, int, int] | None:
    """Return the country of the first such law that ``page`` names, and where it names it; None without one."""
    found = _LAWS.search(page.text)
    if found and found[0].endswith("BGB") and page.ending in ("at", "ch", "li"):
        return None  # whose shops copy the terms of Germany's
    return (str(found.lastgroup), found.start(), found.end()) if found else None
