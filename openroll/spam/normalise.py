"""Texts made comparable: what the copies of one mailing are changed in falls away, and what they say stays.

NFKC and small letters (Unicode Standard Annex 15), invisible marks dropped, look-alikes folded, digits masked, links
reduced to their hosts, letters that are spaced out drawn together. The result is for comparing; it can still be read.
"""

import re
import unicodedata
from typing import Final

from .codepage import exact, rough, table, text_of
from .lookalikes import DIGIT_BESIDE_LETTER, MIXED, fold_digits, fold_scripts, may_mix

LONGEST: Final = 2000  # characters of a text that count; a mailing says what it wants before
LINK: Final = "http://"
HANDLE: Final = "@"
NUMBER: Final = "#"
LONG_NUMBER: Final = "##"
_LONG: Final = 5  # digits of a short code
_PHONE: Final = 7

# Characters that need more than NFKC and small letters: all but ASCII, plain Cyrillic and common punctuation.
_ODD: Final = re.compile("[^\x00-\x7f\u0430-\u044f«»—–“”„’]")
# And those that _PLAIN changes: all but ASCII without its controls, and so on.
_NOT_PLAIN: Final = re.compile("[^ -_a-~а-я«»—–“”„]+")
# Blanks that are none to Unicode: Hangul fillers, the empty Braille pattern.
_BLANKS: Final = dict.fromkeys((0x115F, 0x1160, 0x3164, 0xFFA0, 0x2800), " ")
# Marks that Arabic and Hebrew are written without as well: the stroke that draws a word out, and vowels.
_LEFT_OUT: Final = dict.fromkeys(
    (
        *range(0x064B, 0x0653),
        *range(0x0591, 0x05BE),
        *map(ord, "\u0640\u0670\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7"),
    ),
    "",
)
_SMALL_CAPITALS: Final = dict(zip("ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘꞯʀꜱᴛᴜᴠᴡʏᴢ", "abcdefghijklmnopqrstuvwyz", strict=True))
# Small capitals that are used for Cyrillic ones, and Cherokee letters for the capitals that they look like.
_ALSO_CYRILLIC: Final = dict(zip("ᴦᴧᴫᴨᴩʍɜᴈɯɸᴙᴎ", "гллпрмззшфяи", strict=True))
_CHEROKEE: Final = dict(zip("ᎠᎡᎢᎥᎩᎪᎫᎬᎳᎷᎻᎽᏀᏂᏃᏆᏏᏒᏔᏕᏙᏚᏞᏟᏢᏦᏧᏴᏳᏫ", "drtiyajewmhyghzibrwsvslcpkdbgo", strict=True))
_ALSO_LATIN: Final = {
    "ı": "i", "ɑ": "a", "ɡ": "g", "ø": "o", "đ": "d", "ħ": "h", "ł": "l", "ŧ": "t", "ð": "d", "æ": "ae", "œ": "oe",
    "ƒ": "f", "℮": "e", "ɩ": "i", "ʋ": "v", "’": "'", "‘": "'", "ʼ": "'", "`": "'",
}  # fmt: skip


def _boxed() -> dict[int, str]:
    """Return the letters in squares and circles that NFKC leaves as they are."""
    starts = (0x1F130, 0x1F150, 0x1F170)
    return {start + place: chr(ord("a") + place) for start in starts for place in range(26)}


_LETTERS: Final = {**_SMALL_CAPITALS, **_ALSO_CYRILLIC, **_CHEROKEE, **_ALSO_LATIN}
_TABLE: Final = {ord(key): value for key, value in _LETTERS.items()} | _BLANKS | _LEFT_OUT | _boxed()

_TLDS: Final = (
    "com|net|org|info|biz|ru|рф|su|ua|by|kz|uk|de|fr|it|es|pl|nl|cz|eu|us|ca|au|in|cn|jp|br|io|me|co|cc|tv|ly|gl|gg|"
    "to|be|xyz|top|site|online|shop|club|app|dev|link|click|live|store|pro|win|bid|vip|fun|icu|space|website|tk|ml|ga|"
    "cf|gq|test|example|онлайн|сайт|бел|укр"
)
_LINKS: Final = re.compile(
    r"(?:https?|hxxps?|ftp)://(?P<whole>[^\s/?#\"'<>()\[\]{},]+)[^\s\"'<>]*"
    r"|\bwww\.(?P<www>[\w.-]+\w)(?:[/?#:][^\s\"'<>]*)?"
    r"|(?<![\w@.-])(?P<bare>(?:[\w-]+\.)+(?:" + _TLDS + r"))(?![\w@-]|\.\w)(?:[:/?#][^\s\"'<>]*)?"
    r"|(?<![\w@.-])(?P<path>(?:[\w-]+\.)+[^\W\d_]{2,})/[^\s\"'<>]+"
)
_SCHEME: Final = re.compile(r"^(?:[a-z]+://)?(?:www\.)?")
_LINK: Final = re.compile(rf"({LINK}\S+)")
_MAILBOX: Final = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)*")
_HANDLES: Final = re.compile(r"(?<![\w@])@\w+")
_MAY_BE_LINK: Final = re.compile(r"\.[^\W_]|://")
# What is looked for first begins with a plain set of characters: the search runs over the rest at the speed of C.
_MAY_BE_SPACED: Final = re.compile(r"[ .\-_*·|][^\W\d_][ .\-_*·|][^\W\d_][ .\-_*·|]")
_SPACED: Final = re.compile(
    r"(?<![^\W_])[^\W\d_](?:(?P<gap>[ .\-_*·|])[^\W\d_])(?:(?P=gap)[^\W\d_]){2,}(?![^\W_])"
)
_GAPS: Final = re.compile(r"[ .\-_*·|]")
_SIGNS: Final = re.compile(r"(?<=[^\W\d_])[$@€](?=[^\W\d_])|(?<![^\W_])\$(?=[^\W\d_]{3})")
_SIGN_LETTERS: Final = {"$": "s", "@": "a", "€": "e"}
_NUMBERS: Final = re.compile(
    r"\d(?:"
    r"(?:(?<!\d\d)\d?(?:[./-]\d{1,2}[./-](?:\d{4}|\d{2})|:\d{2}(?::\d{2})?)|\d{3}-\d{2}-\d{2})(?!\d)"  # a day or a time
    r"|(?P<phone>\d{0,4}\)?(?:[ \-.]{1,2}\(?\d{2,5}\)?){2,}|\d{0,4} ?\(\d{2,5}\) ?\d{5,7})(?!\d)"
    r"|(?P<number>\d*(?:[.,'/:]\d+)*))"
)
_DIGIT: Final = re.compile(r"\d")
# What one step leaves can be something to the one before it only where letters meet such signs.
_MAY_CHANGE: Final = re.compile(
    r"[$@€]|://|\.[^\W_]|\d(?:(?<=[^\W\d_]\d)|(?=[^\W\d_]))|[.\-_*·|][^\W\d_][.\-_*·|]"
)


def _kind(char: str) -> str:
    if char.isalnum():
        return "0" if char.isdigit() else "a"
    return char if char == "." else " " if char in " -_*·|" else "x"


_KINDS: Final = table(_kind)
# The letters that are stretched, and stops.
_ASCII_TRIPLES: Final = tuple(char * 3 for char in "aeiouyshm!?.")
_TRIPLES: Final = _ASCII_TRIPLES + tuple(char * 3 for char in "аеиоуыэюярс")
_DROPPED: Final = frozenset({"Cf", "Cc", "Cs", "Co", "Cn"})
_May = tuple[bool, bool, bool, bool, bool, bool]
_PASSES: Final = 8  # never met more than three; whatever comes in, there is an end
_MOST_KEPT: Final = 20_000


def normalise(text: str) -> str:
    """Return ``text`` as it is compared. Idempotent; anything is taken, and only the first 2,000 characters count.

    A link becomes ``http://`` and its host, a mailbox or handle ``@``, a number ``#``, a number of five digits or more
    (a phone, a short code) ``##``.
    """
    found = comparable(text)
    plain = _letters(text[:LONGEST])
    if any(may_change.search(words) for may_change in (_MAY_CHANGE, *MIXED) for words in (found, plain)):
        for _ in range(_PASSES):
            if (again := comparable(found)) == found:
                break
            found = again
    return found if len(found) <= LONGEST else found[:LONGEST].rpartition(" ")[0]


def comparable(text: str) -> str:
    """Return ``text`` as ``normalise`` does, once through: quicker, and not always idempotent. For fingerprints."""
    return _rest(_letters(text[:LONGEST]))


def _letters(text: str) -> str:
    if text.isascii():
        return " ".join(text.lower().split())
    data = exact(text)
    if data is not None and 0 not in (small := data.translate(_SMALL)):
        return text_of(b" ".join(small.split()))
    return " ".join(_small(text).split())


def _small(text: str) -> str:
    # Cut again: one character can stand for eighteen.
    text = unicodedata.normalize("NFKC", text).casefold().replace("ё", "е")[:LONGEST]
    for _ in range(_PASSES if _ODD.search(text) else 0):
        bare = _NOT_PLAIN.sub(lambda found: found[0].translate(_PLAIN), text)
        plain = unicodedata.normalize("NFKC", bare).casefold().replace("ё", "е")
        if plain == text:
            break
        text = plain
    return text


def _rest(text: str) -> str:
    if "@" in text:
        text = " ".join([_handled(word) if "@" in word else word for word in text.split()])
    may = _may(text)
    if not may[0]:
        return _words(text, may)
    linked = " ".join([_LINKS.sub(_host, word) if _may_link(word) else word for word in text.split()])
    if linked == text and LINK not in text:
        return _words(text, may)
    parts = _LINK.split(linked) if LINK in linked else [linked]
    found = (part if part.startswith(LINK) else _words(part, _may(part)) for part in parts)
    return " ".join(" ".join(found).split())


def _handled(word: str) -> str:
    return _HANDLES.sub(HANDLE, _MAILBOX.sub(HANDLE, word))


def _may_link(word: str) -> bool:
    return "." in word[:-1] or "://" in word


def _may(text: str) -> _May:
    """Tell whether a text may hold a link, a digit, one beside a letter, letters spaced out, two scripts, a triple.

    It is quick, and may say so of a text that does not.
    """
    data = rough(text)
    if data is None:
        digit = bool(_DIGIT.search(text))
        return (
            bool(_MAY_BE_LINK.search(text)),
            digit,
            digit and bool(DIGIT_BESIDE_LETTER.search(text)),
            bool(_MAY_BE_SPACED.search(f" {text} ")),
            True,
            True,
        )
    kinds = data.translate(_KINDS).decode()
    digit = "0" in kinds
    return (
        ".a" in kinds or ".0" in kinds or "://" in text,
        digit,
        digit and ("a0" in kinds or "0a" in kinds),
        "a a a a" in kinds.replace(".", " "),
        not text.isascii() and may_mix(data),
        _thrice(data),
    )


def _thrice(data: bytes) -> bool:
    """Tell whether a byte may stand three times in a row: as one number, which is compared with itself shifted."""
    whole = int.from_bytes(data)
    return 0 in ((whole ^ whole >> 8) | (whole ^ whole >> 16)).to_bytes(len(data))


def _words(text: str, may: _May) -> str:
    """Return ``text`` folded and masked. Each step leaves nothing to do for those before it."""
    _, digit, beside, spaced, mixed, thrice = may
    found = text
    if "$" in found or "@" in found or "€" in found:
        found = _SIGNS.sub(lambda match: _SIGN_LETTERS[match[0]], found)
    if beside:
        found = fold_digits(found)
    if spaced:
        found = _SPACED.sub(lambda match: _GAPS.sub("", match[0]), found)
    if mixed or found is not text:
        found = fold_scripts(found)
    thrice = thrice or found is not text
    if digit:
        found = _NUMBERS.sub(_number, found)
    if thrice:
        found = _unrepeated(found)
    return " ".join(found.split()) if beside else found


def _unrepeated(text: str) -> str:
    """Return ``text`` with no letter and no stop more than twice in a row ("freeee", "!!!!!")."""
    for triple in _ASCII_TRIPLES if text.isascii() else _TRIPLES:
        while triple in text:
            text = text.replace(triple, triple[:2])
    return text


def _host(match: re.Match[str]) -> str:
    host = next(filter(None, match.group("whole", "www", "bare", "path")))
    host = host.rpartition("@")[2].partition(":")[0].strip(".").removeprefix("www.")
    return f" {LINK}{fold_scripts(host)} " if host else " "


def _number(match: re.Match[str]) -> str:
    number, kind = match[0], match.lastgroup
    if kind == "number":
        return LONG_NUMBER if len(number) >= _LONG and number.isdigit() else NUMBER
    return LONG_NUMBER if kind and sum(map(str.isdigit, number)) >= _PHONE else NUMBER


class _Plain(dict[int, str]):
    """What ``str.translate`` makes of each character, found out when it is first met."""

    def __missing__(self, code: int) -> str:
        plain = _bare(chr(code))
        if len(self) < _MOST_KEPT:
            self[code] = plain
        return plain


def _bare(char: str) -> str:
    """Return a character without the marks that hide a letter; nothing for one that is invisible."""
    kind = unicodedata.category(char)
    if char.isspace():
        return char
    if kind in _DROPPED:
        return ""
    if kind in {"Mn", "Me"}:
        # Vowel signs of other scripts carry the word; what has no script of its own is an ornament.
        return "" if unicodedata.name(char, "").startswith(("COMBINING", "VARIATION")) else char
    if kind != "Ll" or "\u0400" <= char <= "\u052f":
        return char
    letter = unicodedata.normalize("NFD", char)[0]
    return letter if "a" <= letter <= "z" or "α" <= letter <= "ω" else char


_PLAIN: Final = _Plain(_TABLE)


def _as_byte(char: str) -> str:
    """Return what ``_small`` makes of a character whatever is beside it; NUL when that is no byte."""
    found = _small(char)
    sure = (char.isprintable() or char.isspace()) and char not in "’`"
    if not sure or len(found) != 1 or exact(found) is None:
        return "\0"
    return " " if found.isspace() else found


_SMALL: Final = table(_as_byte)


def links(text: str) -> tuple[str, ...]:
    """Return the links of a text, each as its host and path: what follows "?" and "#" differs from copy to copy."""
    text = _letters(text[:LONGEST])
    if not _MAY_BE_LINK.search(text):
        return ()
    found = (match for word in text.split() if _may_link(word) for match in _LINKS.finditer(word))
    return tuple(_SCHEME.sub("", re.split("[?#]", match[0], maxsplit=1)[0]).rstrip("/.,!") for match in found)
