"""Elements of one line that a browser sets apart although no space is between them: links, a label and its value."""

import re
from typing import Final

from selectolax.lexbor import LexborNode

from openroll.core.late import Late
from openroll.sources.page.words.numbers import LABELS as NUMBERS

from .rights import SIGN, YEARS

# What lays its elements out side by side: <div style="display:flex"><span>Firma</span><span>Muster GmbH</span></div>.
_STYLE: Final = re.compile(r"display\s*:\s*(?:inline-)?(?:flex|grid)", re.IGNORECASE)
_CLASS: Final = re.compile(
    r"(?:\A|[\s_-])(?:(?:inline-)?flex|(?:inline-)?grid|justify-between|space-between)(?=\s|\Z|-row|-col|-cols)",
    re.IGNORECASE,
)
_LONG: Final = 16  # characters
_SHORT: Final = 4  # letters of a label: "ear" can be a part of a logo
# What a field is called, and no part of a logo: <span>Nom</span><span>Jeanne Martin</span>.
_FIELD: Final = Late(
    r"nom|name|nome|nombre|naam|navn|namn|nimi|nazwa|név|naziv|imię i nazwisko|société|firma|raison sociale|adresse|"
    r"address|adres|adresa|indirizzo|dirección|morada|osoite|adress|cím|siège social|sede legale|telefon|téléphone|"
    r"e-?mail(?: de contact)?|phone|telefono|teléfono|siret|siren|siège|nip|ico|ičo|vat|ust-idnr\.?|"
    r"sähköposti|puhelin|käyntiosoite|postiosoite|e-?post|besöksadress|besøksadresse|postadresse?|netfang|sími|"
    r"heimilisfang|el\. ?paštas|adresas|telefonas|tālrunis|e-pasts|aadress|registrikood|"
    r"įmonės kodas|y-tunnus|anschrift|inhaber|kontakt",
    re.IGNORECASE,
)
# "KvK-nummer: 70285888" right behind <span>Larano</span>
_LABELLED: Final = re.compile(r"\s*[^\W\d_][^\n:]{1,24}:\s?\S")
# "© 2026 Blue Kiln", but neither "©" nor "Copyright 2026", behind which the name stands in an element of its own.
_CLAIM: Final = re.compile(rf"\s*{SIGN}\s*(?:{YEARS})?(?P<name>.*[^\W_]\S{{0,2}})(?<!\sby)\s*\Z", re.DOTALL)
_FEW_LETTERS: Final = re.compile(r"[\W\d_]*(?:[^\W\d_]{1,3}|[Cc]opyright)?[\W\d_]*")
_NEXT: Final = re.compile(r"\s*[^\W\d_a-zà-ÿа-яёіїєґ]")
_BOLD: Final = frozenset({"b", "strong"})
_CAPITALISED: Final = re.compile(r"[^\W\d_a-z][^\W\d_A-Z]")
_LETTER_LAST: Final = re.compile(r"[^\W\d_]{3}\Z")
_DIGIT: Final = re.compile(r"\d")
_ONLY_LETTERS: Final = re.compile(r"(?:[^\W\d_]{1,15}[.-]?\s?){1,2}")
_BEGINS: Final = re.compile(r"\s*(?:\d|[^\W\d_]+\s[^\W\d_a-z]|[^\W\d_a-zà-ÿа-яёіїєґ][^\W\d_A-ZÀ-ÞА-Я]{3})")
_BEGINS_HIGH: Final = re.compile(r"\s*(?:\d|[^\W\d_a-zà-ÿа-яёіїєґ][^\W\d_A-ZÀ-ÞА-Я])")
_GAPS: Final = frozenset({"span", "i", "img", "em", "svg"})
_INLINE: Final = frozenset({"a", "span", "b", "strong", "small", "em", "i"})
_BLOCK: Final = re.compile(r"display\s*:\s*block", re.IGNORECASE)
_BLOCK_CLASS: Final = re.compile(r"(?:\A|\s)(?:d-)?block(?=\s|\Z)")
# What lays its elements out one below the other: <div class="grid"><a href="mailto:…">…</a><span>Lipa 4</span></div>.
_COLUMN: Final = re.compile(r"(?:\A|\s)(?:flex-col(?:umn)?|grid(?!.*\bgrid-cols))(?=\s|\Z)")
_LABEL: Final = re.compile(
    r"(?:\A|[\s_-])(?:label|lbl|key|k|dt|term|caption|title|titolo|titulo|titre|titel|heading|name|tagline|slogan|description)(?=[\s_-]|\Z)",
    re.IGNORECASE,
)

# <span class="k">Short name</span><span class="v">Example Ltd</span>: a label of words, with one capital.
_WORDS: Final = re.compile(r"[^\W\d_a-z][^\W\d_A-Z]*(?:\s[^\W\d_A-Z]{2,}){1,4}")
# Where a map is, or the page that tells the way: "https://maps.google.com/?q=…", "#map", "anfahrt.html".
_TO_A_MAP: Final = re.compile(
    r"\bmaps?\b|goo\.gl/|openstreetmap|\bmapy\.|2gis|waze\.|yandex\.\w+/(?:maps|profile)|\bmapp?[ae]?\b|anfahrt|lageplan|karte\b|"
    r"\bkartt?a\b|\bkaart\b|direction|itin[ée]rai?re?|\broute|d[oó]nde-estamos|dove-siamo|como-llegar|térkép|terkep",
    re.IGNORECASE,
)
_OF_A_PLACE: Final = re.compile(r"\d,\s.*\d|,\s\d{4}")
_LONGEST_LEADING: Final = 40  # characters
# Parts of a card, of which styles set one apart from another.
_OF_A_CARD: Final = re.compile(
    r"(?:\A|[\s:/])(?:(street-?address)|postal-?code|locality|address-?locality|region|address-?region|country-name|address-?country|"
    r"fn|org|legal-?name|name|tel|telephone|email)(?=\s|\Z)",
    re.IGNORECASE,
)


def _is_a_number_s(text: str) -> bool:
    """Tell whether ``text`` is the label of a number, and no more: <span>UID-Nummer</span><span>ATU…</span>."""
    label = NUMBERS.at(text, text.lower(), 0, len(text)) if len(text) > _SHORT else None
    return label is not None and label.end == len(text)


def is_block(node: LexborNode) -> bool:
    """Tell whether an inline element has lines of its own, in no link: <strong style="display: block">."""
    attributes = node.attributes
    if not attributes:
        return _is_in_column(node)
    style, words = attributes.get("style"), attributes.get("class")
    if words and _opens_row(node, words):
        return True
    if not (style and _BLOCK.search(style)) and not (words and _BLOCK_CLASS.search(words)):
        return (_part_of(node) == "street" and _stands_between(node)) or _is_in_column(node)
    return node.parent is not None and node.parent.tag != "a"


def _opens_row(node: LexborNode, words: str) -> bool:
    """Tell whether ``node``, of the class ``words``, is a label behind one of the same class and its value.

    <span class="key">Firma</span> <span class="val">Kiln UG</span> <span class="key">Adresse</span> …
    """
    if not _LABEL.search(words):
        return False
    value = _before(node)
    first = None if value is None or value.tag not in _INLINE else _before(value)
    if value is None or first is None or first.tag != node.tag:
        return False
    return first.attributes.get("class") == words != value.attributes.get("class")


def _is_value_of(before: LexborNode, node: LexborNode) -> bool:
    """Tell whether ``node`` is how somebody is reached and ``before`` a word: <span>Correo</span><span>info@…</span>.

    No part of a logo holds a mailbox, or a number behind several letters.
    """
    if not _ONLY_LETTERS.fullmatch(before.text().strip(" :\n")):
        return False
    text = node.text().strip()
    return "@" in text or (len(text) > _SHORT * 2 and _DIGIT.search(text) is not None)


def leads_to_a_map(node: LexborNode, before: str) -> bool:
    """Tell whether a link shows where the house is that ``before`` tells: "Mill Lane 4, 24109 Kiel <a>Map</a>".

    The address itself can be the link, or who is there: what only leads to a map has no number, and follows one.
    """
    if not _DIGIT.search(before) or not _TO_A_MAP.search(node.attributes.get("href") or ""):
        return False
    text = node.text().strip()
    return 0 < len(text) <= _LONGEST_LEADING and not _DIGIT.search(text)


def _part_of(node: LexborNode) -> str:
    """Return of which part a card says that ``node`` is (hCard, microdata, RDFa): "street", "other", or ""."""
    attributes = node.attributes
    told = attributes.get("itemprop") or attributes.get("property") or attributes.get("class")
    part = _OF_A_CARD.search(told) if told else None
    return "" if part is None else "street" if part[1] else "other"


def _stands_between(node: LexborNode) -> bool:
    """Tell whether other parts of a card stand right before and behind ``node``, with no text between."""
    before, behind = node.prev, node.next
    return before is not None and behind is not None and bool(_part_of(before) and _part_of(behind))


def follows_a_way(node: LexborNode) -> bool:
    """Tell whether a link to somebody stands right before ``node``, with no text between: a list of ways to them.

    A link to where they are is one, too: <a>Mill Lane 4, 24109 Kiel</a> <a>Terms</a>.
    """
    before = _before(node)
    if before is None or before.tag != "a":
        return False
    return _leads_to_somebody(before) or (node.tag == "a" and _OF_A_PLACE.search(before.text()) is not None)


def _before(node: LexborNode) -> LexborNode | None:
    """Return the element or the words right before ``node``."""
    before = node.prev
    while before is not None and before.tag == "-text" and not (before.text_content or "").strip():
        before = before.prev
    return before


def is_behind_claim(node: LexborNode) -> bool:
    """Tell whether an element that claims a copyright stands right before ``node``: <span>© Kiln</span> <span>Made …

    What such a line goes on with is another's work, a link or where the house is, and no part of the name, but what
    a sign joins to it.
    """
    before = _before(node)
    if before is None or before.tag not in _INLINE:
        return False
    said = _CLAIM.match(before.text())
    if said is None or _FEW_LETTERS.fullmatch(said["name"]):
        return False
    return _NEXT.match(node.text()) is not None


def _is_in_column(node: LexborNode) -> bool:
    """Tell whether ``node`` is laid out in a line of its own, behind a link to somebody, among elements and no text."""
    holder = node.parent if follows_a_way(node) else None
    return holder is not None and _COLUMN.search(holder.attributes.get("class") or "") is not None


def is_behind_label(node: LexborNode) -> bool:
    """Tell whether the text ``node`` is right behind an element that is its label: <b class="title">Sede</b>Via …"""
    before = node.prev
    if before is None:
        return False
    return bool(_LABEL.search(before.attributes.get("class") or "")) or _is_gap(before)


def is_below_bold(node: LexborNode, content: str) -> bool:
    """Tell whether words in bold letters head the text ``node`` behind them: <b>Kiln GmbH & Co. KG</b>Weg 10<br>…

    Within a line there is a space between, and one word can be a part of another: <b>Blue</b>Kiln.
    """
    bold = node.prev
    if bold is None or bold.tag not in _BOLD or " " not in bold.text().strip():
        return False
    before = bold.prev
    while before is not None and before.tag == "-text" and not (before.text_content or "").strip():
        before = before.prev
    return (before is None or before.tag == "br") and _CAPITALISED.match(content) is not None


def _is_gap(node: LexborNode) -> bool:
    """Tell whether ``node`` is an element without text, a picture or what keeps others apart: <i class="icon"></i>."""
    return node.tag in _GAPS and not node.text().strip()


def _leads_to_somebody(node: LexborNode) -> bool:
    """Tell whether a link is an address for mail or a telephone's number, of which no word before it is a part."""
    return (node.attributes.get("href") or "").strip().lower().startswith(("mailto:", "tel:"))


def _is_said_before_a_link(before: LexborNode, node: LexborNode) -> bool:
    """Tell whether words end where a link begins, or a link where words do: <span>© Kiln Ltd</span><a>Terms</a>."""
    if "a" not in (before.tag, node.tag) or not {before.tag, node.tag} <= _INLINE:
        return False
    said = before.text().strip()
    text = node.text().strip()
    if not said[-1:].isalnum():
        return False
    if _DIGIT.search(text) and NUMBERS.at(text, text.lower(), 0, len(text)):
        return True  # <a>Kontakt</a><span>IČO 12345678</span>
    return " " in said and _BEGINS_HIGH.match(text) is not None


def stands_apart(node: LexborNode) -> bool:
    """Tell whether the inline element ``node`` stands apart from the element right before it."""
    before = node.prev
    if before is None or before.tag == "-text":
        return False
    if node.tag == before.tag == "a" or (node.tag == "a" and _is_gap(before)):
        return True
    if node.tag == "a" and _leads_to_somebody(node) and _LETTER_LAST.search(before.text()):
        return True  # <b>Write to</b><a href="mailto:…">
    if (
        before.tag == "span"
        and node.tag in ("a", "b", "strong")
        and _FIELD.fullmatch(before.text().strip(" :\n"))
    ):
        return True
    if _part_of(node) and _part_of(before):
        return True
    if _is_said_before_a_link(before, node):
        return True
    if node.tag == before.tag == "span":
        text = before.text().strip(" :\n")
        if (
            len(text) > _LONG
            or _FIELD.fullmatch(text)
            or _LABELLED.match(node.text())
            or _is_a_number_s(text)
            or _is_value_of(before, node)
        ):
            return True  # no part of a word is as long, or is a label, or has one
        if node.attributes.get("class") != before.attributes.get("class") and _WORDS.fullmatch(text):
            return True
        if " " in text and _DIGIT.search(text) and _BEGINS.match(node.text()):
            return True  # "65300 Vaasa" right behind <span>Timontie 13</span>, "Москва, …" behind <span>ИНН 77…</span>
    attributes = before.attributes
    if _LABEL.search(attributes.get("class") or ""):
        return True
    parent = node.parent
    attributes = parent.attributes if parent is not None else {}
    return bool(_STYLE.search(attributes.get("style") or "") or _CLASS.search(attributes.get("class") or ""))
