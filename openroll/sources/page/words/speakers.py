"""Words in which somebody speaks of themselves: what holds them is a sentence, and no name."""

import re
from typing import Final

from openroll.core.late import Late

# "Wir arbeiten mit der Tulpen GmbH", "Współpracujemy z Tulipan Sp. z o.o.": pronouns, and verbs that need none.
_SPEAKS: Final = Late(
    r"(?<![\w'’-])(?:"
    r"(?:ich|wir|je|nous|ik|wij|jag|jeg|jsem|jsme|я|мы|(?:unser|mein|nuestr|nostr|nasz)\w{0,3}|notre|onze|mijn|våra|vores|våre|our)\s|"
    r"(?:Ich|Wir|Je|Nous|I|Ik|Wij|Jag|Jeg|Мы|Я|Unsere?|Notre|Nos|Onze|Våra|Vores|Våre|Nasi|Naši|Our|My|We|Vi|Am)\s(?=[^\W\d_A-ZÀ-ÞА-Я]{2})|"
    r"[^\W\d_]{3,}(?:ujemy|ałam|ałem|iłam|iłem|ujeme|áme|íme|jeme)\s(?=[^\W\d_A-ZÀ-Þ])|"
    r"[^\W\d_]{2,}(?:ím|ám|uji|uju|ujem)\s(?=(?:pro|pre|s|se|so|v|ve|u)\s)|"
    r"[^\W\d_]{3,}(?:ăm|ez)\s(?=(?:cu|pentru|la|în)\s)|"
    r"[^\W\d_]{3,}(?:ünk|unk|tam|tem)\s(?=az?\s)|"
    r"[^\W\d_]{4,}(?:ei|(?<![Cc]omit)é|amos|emos|imos)\s(?=(?:\w+\s){0,2}(?:en|na|no|em|con|com|para)\s)|"
    r"[^\W\d_]{3,}(?:аем|уем|ала|ал|аю|ую)\s(?=(?:в|с|для|на|со)\s))"
)
# "We're a registered company"
_SHORTENED: Final = re.compile(r"(?:we|i|it|they|you|that|there|here)['’](?:re|m|s|ve|ll|d)", re.IGNORECASE)


def speaks(text: str) -> bool:
    """Tell whether somebody speaks of themselves in ``text``: "Ich arbeite bei"."""
    return _SPEAKS.search(text) is not None or _SHORTENED.fullmatch(text) is not None
