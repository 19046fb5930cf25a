"""Whether the site's address, or a mailbox's on the page, bears a name: it speaks for a name that has no form."""

import re
from typing import Final

from openroll.sources.page.lines.text import Page
from openroll.sources.page.words.latin import folded, in_latin, joined_letters, squeezed
from openroll.sources.page.words.mail_providers import FOR_ALL, label_of

from .host import is_like_host

_TELLING: Final = 4  # letters of a word that no address repeats by chance
_WHOLE: Final = 3  # letters of a name as a whole, with which an address begins
_LONG: Final = 6  # letters that nobody else's mailbox has by chance
_BOX: Final = re.compile(r"([\w.+-]{1,64})@([\w-]{1,63}(?:\.[\w-]{1,63}){0,4})")
ADDRESS: Final = re.compile(r"[\w-]{3,}\.[a-z]{2,6}")
_HOST: Final = re.compile(r"(?:@|\bwww\.)([\w-]{1,63}(?:\.[\w-]{1,63}){1,5})")


def is_borne(page: Page, text: str) -> bool:
    """Tell whether an address of the site, or of a mailbox on the page, bears the name ``text`` or a word of it."""
    parts = re.findall(r"[a-z0-9]+", in_latin(joined_letters(text)))
    words = [folded(word) for word in parts if len(word) >= _TELLING]
    whole = folded(squeezed(text))
    for host in {
        page.host.removeprefix("www."),
        page.site.removeprefix("www."),
        *_HOST.findall(f"{page.lower}\n{page.title.lower()}"),
    }:
        called = folded(squeezed(host.rpartition(".")[0] or host))
        if any(word in called for word in words):
            return True
        if len(called) >= _TELLING and whole.startswith(called):
            return True
        if len(whole) >= _WHOLE and called.startswith(whole):
            return True
    return False


def is_called_so(page: Page, word: str) -> bool:
    """Tell whether one ``word`` is what the site or a mailbox is called, or is a site's address: "Bluekiln.eu"."""
    return (
        is_like_host(page, word)
        or ADDRESS.fullmatch(word) is not None
        or folded(squeezed(word)) in _called(page)
    )


def _called(page: Page) -> str:
    """Return what stands before and behind the signs of the mailboxes on ``page``."""
    return " ".join(
        folded(squeezed(local)) + " " + folded(squeezed(host)) for local, host in _BOX.findall(page.lower)
    )


def has_its_mailbox(page: Page, name: str, *, person: bool = False) -> bool:
    """Tell whether a mailbox on ``page`` is called like ``name`` as a whole: annalis@… of Anna Lis, bluekiln@gmail.com.

    One that is no ``person``'s has it where anybody can have one.
    """
    called = squeezed(name)
    if not person and len(called) < _LONG:
        return False
    return any(
        squeezed(local) == called and (person or label_of(host) in FOR_ALL)
        for local, host in _BOX.findall(page.lower)
    )
