"""The names and the phrases of a run of lines, and what those within and behind a name say of it.

A phrase before a name speaks of the next one in its sentence (``said_before``).
"""

import re
from bisect import bisect_left, bisect_right
from typing import Final

from openroll.core.late import Late
from openroll.sources.page.lines.text import Page
from openroll.sources.page.names.forms import opens_line
from openroll.sources.page.names.found import Name
from openroll.sources.page.names.host import begins_with_host, host_word, is_like_host, is_on_top
from openroll.sources.page.names.turkish_said import works_for_others
from openroll.sources.page.words.called import is_meant, meant_word
from openroll.sources.page.words.lexicon import Found
from openroll.sources.page.words.roles import DECOYS, OFFERING, WORDS, Role

from .serving_us import serves_us
from .shared_control import is_processor

_LONG_AUTHORITY: Final = 12  # letters of a word that hardly means anything else: "Schlichtungsstelle"
_OTHERS: Final = DECOYS - {Role.PERSON}
# Single words that no name begins with: "Certificirala Example d.d.", "Ügyfelünk a Példa Kft."
_SAYING: Final = Late(
    r"(?:[uü]nk|ón?k|ő?nk|m[iıuü]z|[sc]ertif[a-zēõš]+|сертиф\w+|polecamy|recomendamos|consigliamo|doporučujeme|odporúčame|ajánljuk|рекомендуем|tanúsította|belgelendiren|apdrausta|apdrošināts)\Z",
    re.IGNORECASE,
)
_SENTENCE_END: Final = re.compile(
    r"(?:(?<=[^\W\d_]{3})|(?<=[\d)])|(?<=\s(?:it|us)))[.!?](?=\s+[“„«\"]?[^\W\d_])|\n"
    # Behind "B.V." or "Inc." only a word with which sentences begin shows that one ends.
    r"|\.(?=\s+(?:This|These|The|We|Our|It|Its|If|You|All|Registered|Die|Der|Das|Wir|Diese|Le|La|Ce|Cette|"
    r"Nous|El|Este|Il|Questo|Deze|Het)\s)"
)
NEXT_SENTENCE: Final = re.compile(r"[.!?]\s+[^\W\d_a-zа-я]")
IS_A: Final = Late(
    r"[\s,(–—-]{0,3}(?:(?:is|are|acts?|acting|as|ist|sind|est|es|è|é|jest|je|är|er|on|este|yra|ir|has|been|was|have|our|we|"
    r"appointed|unser\w*|der|die|das|the|a|an|notre|le|la|nuestro|nostro|il|onze|de|naszym|als|in|to|be|"
    r"designated|comme|come|como)\b\s?){1,6}$",
    re.IGNORECASE,
)
_ELSEWHERE: Final = Late(
    r"(?:(?:[Ii]n|[Ff]or|[Ww]ithin)\s(?:customers\sin\s|users\sin\s|residents\sof\s)?(?:the\s)?[A-Z]|[\w\s]{0,40}\boutside\s(?:of\s)?(?:the\s)?[A-Z])"
    r"[^.]*\b(?:offered|provided|operated)\sby\s\Z",
)
# "р/с 40702810006000012345 в", "IBAN DE12 3456 … bei": whoever is named behind it keeps the account.
_ACCOUNT: Final = re.compile(
    r"(?:\b[A-Z]{2}\d{2}[\dA-Z ]{11,30}|\b\d{20}|\b\d{3}-\d{6,13}-\d{2})[^\w©]{0,3}"
    r"(?:\s?(?:в|у|u|in|bei|w|kod|chez|bij|at|hos|при|pri)\s)?[\w№ ]{0,30}\Z"
)
# With these a phrase ends that says of whose group somebody is.
_LEADING: Final = "the to zur zum della del till til"
_LEADING_ON: Final = (*OFFERING, *(f" {word}" for word in _LEADING.split()))
_TO_A_NAME: Final = re.compile(r"\s(?:[a-z]{1,4}\s){0,2}[“„«\"]?[A-ZÀ-Þ\d]")
_LONGEST_LABEL: Final = 40
_LETTERS_BEFORE: Final = re.compile(r"[A-ZÀ-Þ]{2,6}\s?[–—-]")  # "TLP - Tulpe Leben Projekt UG"
TELLING: Final = 4
# "e.g. “Example GmbH, HRB 123”": what others would write.
_EXAMPLE: Final = Late(
    r"(?:\be\.\s?g\.|\bfor example|\bfor instance|\bz\.\s?B\.|\bzum Beispiel|\bpar exemple|\bp\.\s?ex\.|\bpor ejemplo|"
    r"\bp\.\s?ej\.|\bper esempio|\bad es\.|\bbijv\.|\bbijvoorbeeld|\bt\.\s?ex\.|\btill exempel|\bf\.\s?eks\.|\besim\.|"
    r"\bnp\.|\bna przykład|\bnapř\.|\bnapr\.|\bpl\.|\bnpr\.|\bнапример|\bнапр\.|\bнаприклад)[,:]?\s[“„«\"‘'](?=\w)",
    re.IGNORECASE,
)
_NEAR_NUMBER: Final = 60
_LONGEST_EXAMPLE: Final = 30
_SIGNS: Final = frozenset("“„«\"‘'")


class Context:
    """The names and the phrases of a run of lines, and what the ones say of the others."""

    def __init__(self, page: Page, end: int, names: list[Name], roles: list[Found[Role]]) -> None:
        self.page, self.text, self.end = page, page.text, end
        self.names, self.roles = names, roles
        self.name_starts = [one.start for one in names]
        self._role_starts = [mark.start for mark in roles]
        self.host_word = host_word(page)

    def marks(self, start: int, end: int) -> list[Found[Role]]:
        """Return the phrases that begin between ``start`` and ``end``."""
        return self.roles[bisect_left(self._role_starts, start) : bisect_right(self._role_starts, end)]

    def names_between(self, start: int, end: int) -> bool:
        """Tell whether a name begins between ``start`` and ``end``."""
        return bisect_left(self.name_starts, start) < bisect_left(self.name_starts, end)

    def last_name(self, start: int, end: int) -> Name | None:
        """Return the last name that begins between ``start`` and ``end``."""
        index = bisect_left(self.name_starts, end)
        return self.names[index - 1] if bisect_left(self.name_starts, start) < index else None

    def is_parted(self, start: int, end: int) -> bool:
        """Tell whether another name, or a role's label, stands between a name's end and the address at ``end``."""
        return self.names_between(start, end) or any(
            mark.meaning in DECOYS and mark.meaning is not Role.PERSON
            for mark in self.first_marks(start, end - 1)
        )

    def first_marks(self, start: int, end: int) -> list[Found[Role]]:
        """Return of the phrases that begin between ``start`` and ``end`` the first in each line."""
        found: dict[int, Found[Role]] = {}
        for mark in self.marks(start, end):
            found.setdefault(self.page.line_at(mark.start), mark)
        return list(found.values())

    def opens(self, place: int) -> bool:
        """Tell whether nothing but labels stands in its line before ``place``."""
        line = self.page.lines[self.page.line_at(place)]
        return opens_line(self.page, line.start, place)

    def is_by_itself(self, one: Name) -> bool:
        """Tell whether a name opens its line, or is the site's: others are only mentioned below "About us"."""
        line = self.page.lines[self.page.line_at(one.start)]
        before = self.text[line.start : one.start].rstrip(' “„«"')
        labelled = before.endswith(":") and len(before) < _LONGEST_LABEL
        labelled = labelled or _LETTERS_BEFORE.fullmatch(before) is not None
        return (
            labelled or self.opens(one.start) or begins_with_host(self.page, self.text[one.start : one.end])
        )

    def sentence(self, place: int) -> int:
        """Return where the sentence around ``place`` begins."""
        line = self.page.lines[self.page.line_at(place)]
        begin = max(line.start, place - 400)
        for sign in _SENTENCE_END.finditer(self.text, begin, min(place + 4, len(self.text))):
            if sign.end() > place:
                break
            begin = sign.end()
        return begin

    def is_elsewhere(self, sentence: int, place: int) -> bool:
        """Tell whether the sentence before ``place`` is about a country only: "In the United Kingdom … offered by"."""
        return _ELSEWHERE.match(self.text[sentence:place].lstrip()) is not None

    def is_shared_out(self, sentence: int, place: int) -> bool:
        """Tell whether "respectively" stands behind a number, and says that not all of it is of the one before it."""
        return "respective" in self.page.lower[place : place + _NEAR_NUMBER] and self.names_between(
            sentence, place
        )

    def keeps_account(self, one: Name) -> bool:
        """Tell whether a name stands right behind the number of an account: a bank's."""
        return _ACCOUNT.search(self.text, max(one.start - 80, 0), one.start) is not None

    def is_example(self, one: Name) -> bool:
        """Tell whether a name stands in quotation marks behind "for example": how others would state theirs."""
        begin = max(one.start - _LONGEST_EXAMPLE, 0)
        if _SIGNS.isdisjoint(self.text[max(one.start - 2, 0) : one.end]):
            return False  # most names are not quoted
        return _EXAMPLE.search(self.text, begin, one.end) is not None

    def is_person_s(self, place: int) -> bool:
        """Tell whether the label of a person stands right before ``place``: "Readers' editor: "."""
        return any(
            mark.meaning is Role.PERSON and re.fullmatch(r"[^\W\d]{0,3}\s?:\s*", self.text[mark.end : place])
            for mark in self.marks(max(place - 60, 0), place)
        )

    def is_set_apart(self, start: int, end: int) -> bool:
        """Tell whether a sign that sets parts of one line apart stands between ``start`` and ``end``."""
        between = self.text[start:end]
        return "\n" not in between and re.search(r"\s(?:[–—-]|[|·•])\s", f"{between} ") is not None

    def is_translated(self, one: Name) -> bool:
        """Tell whether a name stands in brackets right behind another: the same in another language."""
        index = bisect_left(self.name_starts, one.start)
        between = self.text[self.names[index - 1].end : one.start + 1] if index else ""
        return re.fullmatch(r"[»”\"]?\s?[(\[]\W?\w?", between) is not None

    def role_within(self, one: Name) -> Role | None:
        """Return the decoy's role of a phrase with which a name seems to begin: "Zásilky doručuje Example s.r.o."."""
        for inner in WORDS.scan(self.text, self.page.lower, one.start, one.end):
            if inner.meaning is Role.DISPUTES and inner.end - inner.start > _LONG_AUTHORITY:
                return None if begins_with_host(self.page, self.text[one.start : one.end]) else Role.DISPUTES
        mark = WORDS.at(self.text, self.page.lower, one.start, one.end)
        if mark is None or mark.meaning not in _OTHERS or self.text[mark.end : mark.end + 1] != " ":
            return None
        said = self.text[mark.start : mark.end]
        leads = said.rpartition(" ")[2].islower() if " " in said else _SAYING.search(said) is not None
        return mark.meaning if leads else None

    def role_behind(self, one: Name) -> Role | None:
        """Return the decoy's role that the words behind a name give it: "Example GmbH is our representative".

        Whom the page's title or its first line names says what they are: "Example AB är en godkänd revisor".
        """
        place = one.end
        limit = self.page.lines[self.page.line_at(place - 1)].end
        for mark in self.marks(place, min(limit, place + 90)):
            if mark.meaning in DECOYS and mark.meaning not in (Role.PERSON, Role.REGULATOR):
                if mark.meaning is Role.GROUP and self._leads_on(mark):
                    return None  # "Example Ltd is a member of the Sample Group": the second is the parent
                between = self.text[place : mark.start]
                if self.text[place - 1] == "." and between[1:2].isupper():
                    break  # "Example, Lda. A …": another sentence
                if mark.meaning is Role.PROCESSOR and is_on_top(self.page, one.text_in(self.text)):
                    break
                if IS_A.match(between) or (mark.meaning is Role.HOST and between == " "):
                    return mark.meaning  # "asub Example AS serverites"
            if self.text.find(".", place, mark.start) >= 0:
                break
        line = self.page.lines[self.page.line_at(place - 1)].start
        processes = works_for_others(self.text, line, place) or is_processor(self.text, place, limit)
        processes = processes or serves_us(self.page, one.start, place, limit)
        return Role.PROCESSOR if processes else None

    def _leads_on(self, mark: Found[Role]) -> bool:
        """Tell whether a phrase leads to a name: "is a subsidiary of the Sample Group"."""
        said = f" {self.page.lower[mark.start : mark.end]}"
        return said.endswith(_LEADING_ON) and _TO_A_NAME.match(self.text, mark.end) is not None

    def is_defined(self, place: int) -> bool:
        """Tell whether the words before a name say that "the Company", "we" or what the site is called means it."""
        if is_meant(self.text, place):
            return True
        word = meant_word(self.text, place)
        return bool(word) and is_like_host(self.page, word.partition(".")[0])

    def regulated(self, sentence: int, place: int) -> bool:
        """Tell whether a supervisor is named in the sentence before ``place``."""
        return any(mark.meaning is Role.REGULATOR for mark in self.marks(sentence, place))
