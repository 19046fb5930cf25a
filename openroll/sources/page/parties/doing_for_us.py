"""Who is said to do something to what is ours: "Tide Ltd, 4 Mill Lane, Leeds LS1 2AB, makes our kilns"."""

import re
from typing import Final

from openroll.core.late import Late
from openroll.sources.page.lines.text import Page

from .told_by_us import OUR

_FAR: Final = 160  # characters behind a name
_ENDED: Final = re.compile(r"(?<=[^\W\d_]{3})[.!?](?:\s|\Z)|\n|;|\A\.\s(?=[^\W\d_a-zà-ÿа-я])")
_BRACKETED: Final = re.compile(r"\([^()\n]*\)")
# Behind the name, its address or its number a verb, and "all of".
_VERB: Final = Late(
    r"(?:\A|[,)\d.]|[^\W\d_a-zà-ÿа-я][\w.’']*)\s(?P<verb>[^\W\d_A-ZÀ-ÞА-Я]{3,})(?:\s(?:after|out|up|over))?(?:\s(?:all|of|alle|tous|toutes|tutti|tutte|todos|todas|al|wszystkie|"
    r"všechny|i|le|la|los|las|os|as|els|les|все|всі|kaikki|kõiki))*\s\Z"
)
_OURS: Final = Late(rf"(?<![^\W\d_])(?:{OUR}|nos|[^\W\d_]{{3,}}mme)(?![^\W\d_])")
# What operators say of themselves, as others do.
_OWN: Final = Late(
    r"provid|offer|collect|process|use|respect|protect|need|want|operat|run|own|publish|manag|controls\b|welcome|serve|help|support|keep|"
    r"biet|verarbeit|nutzt|erhebt|stellt|betreib|verantwort|schütz|respekt|traite|collect|utilis|propos|exploit|édit|gère|respect|"
    r"tratta|raccogli|offre|gestisc|usa\b|rispett|trata|recog|ofrec|gestion|utiliz|explota|verwerk|gebruik|bied|beheer|"
    r"przetwarza|prowadzi|oferuje|szanuje|zpracov|provoz|nabíz|spracúv|prevádz|ponúk|behandl|erbjud|driv|tilby|käsittel|tarjo|töötle|paku|"
    r"(?:and|und|with|mit|avec|con|met|med|whose|which|that|dont|der|die|are|ist|est|als|for|für|pour|per|para|voor)(?!\w)"
)
# "carries out the deliveries for us"
_FOR_US: Final = Late(
    r"(?:\A|[,)\d.]|[^\W\d_a-zà-ÿа-я][\w.’']*),?\s(?P<verb>[^\W\d_A-ZÀ-ÞА-Я]{3,})\s(?:[^\W\d_]+\s){1,5}?"
    r"(?:for\sus|für\suns|pour\snous|per\snoi|para\snosotros|voor\sons|dla\snas|pro\snás|pre\snás|för\soss|for\sos|for\soss|pentru\snoi|для\sнас|за\sнас|za\snas)(?=\s?[.,;]|\s*\Z)"
)
# "operates our website", "is behind our brand"
_SITE: Final = Late(
    r"\s(?:\w+\s)?(?:web|site|seite|shop|store|app\b|brand|marke|marque|company|firm|unternehmen|entreprise|name|sito|sitio|portal|platform)",
    re.IGNORECASE,
)


def sentence_behind(page: Page, end: int) -> str:
    """Return what the sentence says behind the name that ends at ``end``, without what brackets hold there."""
    behind = _BRACKETED.sub("()", page.text[end : min(end + _FAR, len(page.text))])
    ended = _ENDED.search(behind)
    return behind[: ended.start()] if ended else behind


def does_for_us(page: Page, end: int) -> bool:
    """Tell whether the sentence goes on behind the name that ends at ``end`` with what its bearer does to ours."""
    behind = sentence_behind(page, end)
    if (done := _FOR_US.search(behind)) is not None:
        return _OWN.match(done["verb"]) is None
    ours = _OURS.search(behind)
    if ours is None or _SITE.match(behind, ours.end()):
        return False
    verb = _VERB.search(behind[: ours.start()])
    return verb is not None and _OWN.match(verb["verb"]) is None
