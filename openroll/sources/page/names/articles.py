"""The article before a name with which a sentence begins: "A Plover Tulipas é a controladora", "Le Cabinet Lis est …".

Names have articles, too: "La Tulipe". Which it is, the site's address shows, or that a line or the title is the name
without it, or a word for what its bearer is.
"""

import re
from typing import Final

from openroll.core.late import Late
from openroll.sources.page.lines.text import Page
from openroll.sources.page.lines.tongue import tongue_shown
from openroll.sources.page.words.latin import folded, squeezed

from .host import host_word
from .titled import is_titled

# One letter begins no name of several words in these languages.
_LETTER: Final = re.compile(r"(?:[AOΗΟ]|Os|As|Az)\s(?=[^\W\d_a-zà-ÿα-ω])")
_ARTICLE: Final = re.compile(
    r"(?:(?:La|Le|Les|El|Los|Las|Il|Lo|Gli|I|Die|Der|Das|Het|De|The|Το|Οι)\s|L['’])(?=[^\W\d_a-zà-ÿα-ω])"
)
_KIND: Final = Late(
    r"(?i:cabinet|étude|clini(?:que|ca)|clínica|e?studio|istituto|instituto?|escuela|école|scuola|escola|asociación|associa(?:tion|zione|ção)|"
    r"f[uo]n?da(?:ción|tion|zione|ção)|empresa|entreprise|azienda|soci[eé]t[eéàa]|socie(?:dad|dade)|coop[eé]rativ[ae]|"
    r"h[oô]tel|ristorante|parro(?:quia|cchia)|paróquia|paroisse|comune|commune|mairie|ayuntamiento|universi(?:dad|dade|té|tà)|"
    r"acad[eé]mi[ae]|accademia|colegio|collège|ditta|farmacia|pharmacie|grupo|groupe|gruppo|agen(?:cia|ce|zia)|consorzio|consorcio|"
    r"firma|verein|praxis|kanzlei|agentur|stiftung|gemeinde|schule|universität|hochschule|stichting|vereniging|gemeente|praktijk)\s"
    r"(?=[^\W\d_a-zà-ÿ])"
)
# "A KILN é responsável", "A Kiln (doravante": no more of a page need be in Portuguese
_PORTUGUESE: Final = re.compile(
    r"\s(?:é|são)\s|\s?\((?:doravante|adiante|a\sseguir|de\sora\sem)\b|,?\s(?:inscrita|titular\sdo|com\ssede\s(?:em|na|no))\s"
)
# "L'association Les Amis", "La asociación Garza Azul": in small letters it is said of the name behind it.
_SMALL_KIND: Final = Late(
    r"(?:(?:La|Le|El|Il|De|Het|A|O|The|Die)\s|L['’])?(?:associa(?:tion|zione|ção)|asociación|associació|société|società|sociedade?|entreprise(?:\sindividuelle)?|(?:micro|auto)-?entreprise|"
    r"f[uo]n?da(?:ción|tion|zione|ção)|empresa|azienda|impresa|ditta(?:\sindividuale)?|firma|vereniging|stichting|eenmanszaak|company|charity|firm)\s"
    r"(?=[\"“„«]?[^\W\d_a-zà-ÿ])"
)
_CLUB: Final = re.compile(
    r"(?:Der|Die|De)\s(?=(?:Verein|Stiftung|Gemeinde|Kirchengemeinde|Genossenschaft|Stichting|Vereniging|Gemeente)\s[A-ZÀ-Þ])"
)
_TELLING: Final = 4  # letters that a name and an address do not share by chance
_OF_LETTERS: Final = ("pt", "hu", "el", "gl")


def behind_article(page: Page, start: int, end: int) -> int:
    """Return where the name between ``start`` and ``end`` begins, behind an article that is the sentence's."""
    text = page.text
    letter = _LETTER.match(text, start, end)
    article = letter or _ARTICLE.match(text, start, end)
    in_portuguese = letter is not None and _PORTUGUESE.match(text, end) is not None
    if article is None or (letter and not in_portuguese and tongue_shown(page) not in _OF_LETTERS):
        return start
    whole, rest = (folded(squeezed(text[one:end])) for one in (start, article.end()))
    host = folded(host_word(page))
    if _begin_alike(host, whole):
        return start  # "O Caminho" on ocaminho.example
    told = letter or _begin_alike(host, rest) or _KIND.match(text, article.end(), end)
    return article.end() if told or _is_alone(page, text[article.end() : end]) else start


def behind_kind_said(text: str, start: int, end: int) -> int:
    """Return where the name between ``start`` and ``end`` begins, behind an article and what its bearer is."""
    kind = _SMALL_KIND.match(text, start, end) or _CLUB.match(text, start, end)
    return kind.end() if kind else start


def _begin_alike(host: str, name: str) -> bool:
    return len(host) >= _TELLING and (host.startswith(name) or name.startswith(host))


def _is_alone(page: Page, rest: str) -> bool:
    """Tell whether a line of ``page``, or a part of its title, is the name ``rest``."""
    key = squeezed(rest)
    return is_titled(page, rest) or any(squeezed(line.text) == key for line in page.lines)
