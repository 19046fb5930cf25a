"""Whom a page about somebody else names in passing: where they learned, for whom they worked, with whom they do."""

import re
from typing import Final
from urllib.parse import unquote, urlsplit

from openroll.core.late import Late
from openroll.sources.page.lines.links import OF_CONTACT, kinds_of
from openroll.sources.page.lines.text import Page
from openroll.sources.page.names.host import is_like_host
from openroll.sources.page.words.speakers import speaks

_HEADINGS: Final = 2
_WITHIN: Final = 40
# "I trained with Example Ltd", "bei der Example AG", "alla Example S.r.l.": beside, at or for somebody.
_BESIDE: Final = Late(
    r"[^\W_A-ZÀ-Þ]\s(?:with|at|for|from|bei|beim|mit|für|chez|avec|pour|con|per|presso|all[ao]|para|en|no|na|bij|met|voor|hos|med|för|"
    r"w|we|z|ze|dla|u|s|se|v|ve|pro|pre|so|při|pri|kod|za|sa|la|cu|pentru|в|во|с|со|для|у|з|із|при|за|στην?|με|για)\s"
    r"(?:(?:the|der|dem|den|die|la|le|les|el|a|o|de|het|une?|una|an?|einem?|einer|firmy|firmie|firmou|firma|firmě|spółce|société|ditta|"
    r"empresa|company|компании|фирме|фирма|компанії)\s|l['’]){0,2}[\"“„«]?\Z"
)
# "Formée chez Example SAS", "Ik werkte tien jaar bij Example B.V.": the sentence was taken for a name.
_AT: Final = (
    r"(?:with|at|for|bei|beim|mit|für|chez|avec|presso|con|bij|met|voor|hos|med|för|w|we|z|ze|dla|u|s|se|pro|pri|kod|na|no|em|en|"
    r"la|cu|pentru|в|с|у|з|для)\s(?:der|dem|den|die|firmě|firmy|firmie)?\s?(?=[^\W\d_a-zà-þ])"
)
_BEGUN: Final = Late(rf"[^\W\d_a-z][^\W\d_]*(?:\s[^\W_A-ZÀ-Þ][\w'’]*){{0,6}}\s{_AT}")
_LEARNED: Final = Late(
    rf"(?:[^\W\d_a-z][^\W\d_]{{2,}}(?:ée?s?|ed|rnt|det|iert)|Previously|Formerly|Früher|Zuvor|Avant|Voorheen|Tidigare|Tidligere|Dawniej|Dříve)\s{_AT}"
)
# "Our clients include", "Zu unseren Kunden zählt die"
_CLIENTS: Final = Late(
    r"\b(?:clients?|customers?|employers?|kunden|auftraggeber\w*|arbeitgeber\w*|clientes?|clienti|committenti|klanten|opdrachtgevers?|klient\w+|klienty|kunder|"
    r"zákazník\w+|asiakkai\w+|clienți\w*|клиент\w+|клієнт\w+|заказчик\w+|замовник\w+|ügyfel\w+)\s(?:[^\W\d_]+\s){0,2}"
    r"(?:include|are|is|zählen|zählt|gehören|gehört|sind|ist|sont|est|están?|son|sono|è|ci\ssono|zijn|jest|są|patří|patria|är|er|on|sunt|este|é|são)\s"
    r"(?:(?:auch|the|die|der|das|la|le|el|de|het|également|anche|también|ook|też|m\.\w+\.|muun\smuassa)\s){0,2}[\"“„«]?\Z",
    re.IGNORECASE,
)


def is_in_passing(page: Page, start: int, end: int) -> bool:
    """Tell whether a ``page`` about somebody names who stands from ``start`` to ``end`` only beside whom it is about.

    Neither its title has that name, nor any line begins with it, and it is none of terms or an imprint.
    """
    line = page.lines[page.line_at(start)]
    begun = _LEARNED.match(page.text, start, end)
    if begun is None and speaks(page.text[start:end]):
        begun = _BEGUN.match(page.text, start, end)
    before = max(line.start, start - _WITHIN)
    beside = any(one.search(page.text, before, start) is not None for one in (_BESIDE, _CLIENTS))
    if begun is None and not beside:
        return False
    name = page.text[begun.end() if begun else start : end]
    known = name in page.title or is_like_host(page, page.text[start:end]) or is_like_host(page, name)
    if known or any(one.text.startswith(name) for one in page.lines):
        return False
    return _is_about_somebody(page)


def _is_about_somebody(page: Page) -> bool:
    path = unquote(urlsplit(page.snapshot.final_url).path)
    headings = [line.text for line in page.lines if line.heading in (1, 2)][:_HEADINGS]
    kinds = kinds_of(" | ".join([path.replace("_", " ").replace("-", " "), path, page.title, *headings]))
    return bool(page.site) and kinds <= OF_CONTACT and (bool(kinds) or path.strip("/") == "")
