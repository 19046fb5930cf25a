"""What stands before a street without being of the address: a firm's trade, a person, whose attention is asked for."""

import re
from typing import Final

from openroll.core.late import Late
from openroll.sources.page.words.given_names import is_named_as_a_person, without_learned
from openroll.sources.page.words.titles import BEHIND_PERSONS, LEARNED, SOUTHERN

from .shape import is_whole

# "Sede: Ceramiche di Anna Rossi, Via Alta 7, 00199 Roma": whose it is, before the street.
_BEARER: Final = re.compile(
    rf"(?:(?:(?:[^\W\d_][\w&'’.-]*\s){{1,4}}di\s[A-Z][a-zà-ÿ]+\s[A-Z][a-zà-ÿ]+)|(?:{LEARNED}|{SOUTHERN}|Praxis|Kanzlei|Arztpraxis|"
    r"Zahnarztpraxis|Rechtsanwaltskanzlei|Steuerkanzlei|Agentur|Fotografie|Restaurant|Ristorante|Hotel|Verlag)\b[^\d,\n]{3,50}),\s"
    r"(?=[^\d\n,]{3,40}\s\d{1,4}\s?[a-zA-Z]?,\s(?:[A-Z]{1,2}-)?\d{4,5}\s[^\W\d_])"
)


def behind_heads(text: str, start: int, end: int) -> int:
    """Return ``start``, or where the street of an address begins behind whose it is, or what they do."""
    bearer = _BEARER.match(text, start, end)
    return bearer.end() if bearer and is_whole(text[bearer.end() : end]) else start


# "t.a.v. Anna Lis,", "FAO Ann Hill" above the street
_ATTENTION: Final = Late(
    r"(?:(?:t\.?\s?a\.?\s?v\.?|z\.?\s?h(?:d|v)\.?|zu\sHänden|k\srukám|do\srąk|à\sl['’]attention\s(?:de|du)|alla\sc(?:ortese|\.)\s?a(?:ttenzione|\.)(?:\sdi)?|"
    r"c\.\s?a\.|all['’]attenzione\sdi|a\sla\satención\sde|A/A|A/C|ao\scuidado\sd[eao]|f\.?a\.?o\.?|att(?:n|ention)?\.?|for\sthe\sattention\sof|n/[pr]|na\sruke|"
    r"na\spažnju|în\satenția|на\sвниманието\sна|вниманию)(?![^\W\d_])[.:]*\s?(?=[^\W\d_])[^,\d\n]{2,50}|[^,\d\n]{5,40}\skezéhez)(?:,\s|\n)",
    re.IGNORECASE,
)
_PART: Final = re.compile(r"([^\d\n]{5,50}?)(?:,\s|\n)")
_DEGREE: Final = re.compile(r"([^\d\n,]{2,14})(?:,\s|\n)")


def behind_attention(text: str, start: int, end: int) -> int:
    """Return ``start``, or where an address begins behind whose attention is asked for, or a person with a title."""
    asked = _ATTENTION.match(text, start, end)
    if asked is not None and is_whole(text[asked.end() : end]):
        return asked.end()
    for part in (_DEGREE, _PART):
        found = part.match(text, start, end)
        if found is not None and _is_learned(found[1]) and is_whole(text[found.end() : end]):
            return found.end()
    return start


def _is_learned(part: str) -> bool:
    """Tell whether ``part`` is a person with what they have learned, or that alone: "MSc", "Mag.a Anna Lis"."""
    titled = BEHIND_PERSONS.fullmatch(part) is not None
    return titled or (without_learned(part) != part and is_named_as_a_person(part))
