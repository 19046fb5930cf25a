"""Reads an e-mail (RFC 5322, RFC 2045): who sent it, what it answers, and its words as plain text.

An e-mail is a stranger's bytes. Nothing of it is run or loaded, its files are not taken, and whatever is wrong with it
ends as UnusableInput.
"""

import re
from dataclasses import dataclass
from email.errors import MessageError
from email.message import EmailMessage
from email.parser import BytesParser
from email.policy import default
from typing import Final

from selectolax.lexbor import LexborHTMLParser, LexborNode

from openroll.core.errors import N_, UnusableInput
from openroll.sources.html_limits import is_costly

LARGEST: Final = 20 * 2**20  # bytes, files that came with it included
DEEPEST: Final = 20  # parts within parts; mail programs make four
MOST_PARTS: Final = 300
MOST_SEPARATORS: Final = 5000  # lines that may part one part from the next; most begin something else
LONGEST_FIELD: Final = 16 * 1024  # bytes of a field of a head that is read here
MOST_COST: Final = 2 * LONGEST_FIELD**2  # of all fields: the squares of their lengths
LONGEST_HEADER: Final = 2000
LARGEST_PAGE: Final = 2 * 2**20  # characters
MOST_REFERENCES: Final = 50
# What the library's parser of headers raises for bytes that no standard foresees.
BROKEN: Final = (MessageError, ValueError, LookupError, AttributeError, TypeError, RecursionError)
_PART: Final = re.compile(rb"^content-type[ \t]*:", re.IGNORECASE | re.MULTILINE)
_SEPARATOR: Final = re.compile(rb"^--", re.MULTILINE)
_FIELD: Final = re.compile(
    rb"^(?:content-[a-z-]+|subject|from|reply-to|message-id|in-reply-to|references|auto-submitted|return-path|list-id"
    rb"|precedence)[ \t]*:[^\n]*(?:\n[ \t][^\n]*)*",
    re.IGNORECASE | re.MULTILINE,
)
_ID: Final = re.compile(r"<[^<>\s]{1,250}>")
_LINES: Final = frozenset(
    {
        "address", "article", "blockquote", "br", "dd", "div", "dl", "dt", "footer", "h1", "h2", "h3", "h4", "h5", "h6",
        "header", "hr", "li", "ol", "p", "pre", "section", "table", "td", "th", "tr", "ul",
    }
)  # fmt: skip
_UNREAD: Final = ("script", "style", "head", "template", "noscript", "title")
_BULK: Final = frozenset({"bulk", "junk", "list"})
_MANY_LINES: Final = re.compile(r"\n{3,}")


@dataclass(frozen=True, slots=True)
class Mail:
    """An e-mail. ``references`` are the ids of the letters that it answers, the nearest first.

    ``automatic`` says that no person wrote it (RFC 3834), ``bulk`` that it came by a list and is not answered by a
    machine; ``bounced`` is what a server said of a letter of ours that did not arrive (RFC 3464).
    """

    name: str
    address: str
    subject: str
    text: str
    message_id: str
    references: tuple[str, ...]
    attachments: int
    automatic: bool
    bulk: bool
    bounced: str = ""


def read_mail(data: bytes) -> Mail:
    """Return what stands in the e-mail ``data``. Raises UnusableInput."""
    if len(data) > LARGEST:
        raise UnusableInput(
            N_(
                "The e-mail is too large: at most {limit} MB are read. Files are not taken; send links instead."
            ),
            limit=LARGEST // 2**20,
        )
    _check_cost(data)
    try:
        mail = BytesParser(policy=default).parsebytes(data)
        parts = _parts(mail)
    except RecursionError:
        raise _too_deep() from None
    except BROKEN as error:
        raise UnusableInput(N_("This is no e-mail that can be read.")) from error
    if not mail.keys():
        raise UnusableInput(
            N_("This is no e-mail: it has no head. Give the file as the mail program saves it (.eml).")
        )
    name, address = _sender(mail)
    bounced = _bounced(mail, parts)
    text, attachments = ("", 0) if bounced else _words(parts)
    return Mail(
        name=" ".join(name.split())[:LONGEST_HEADER],
        address=address.strip(),
        subject=" ".join(_header(mail, "Subject").split()),
        text=text,
        message_id=next(iter(_ID.findall(_header(mail, "Message-ID"))), ""),
        references=_references(mail, parts),
        attachments=attachments,
        automatic=_automatic(mail),
        bulk=_bulk(mail),
        bounced=bounced,
    )


def _check_cost(data: bytes) -> None:
    """Raise UnusableInput for what the parser would take time for that grows with the square of its length."""
    plain = data.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    for mark, most in ((_PART, MOST_PARTS), (_SEPARATOR, MOST_SEPARATORS)):
        if sum(1 for _ in mark.finditer(plain)) > most:
            raise _too_deep()
    fields = [found.end() - found.start() for found in _FIELD.finditer(plain)]
    if max(fields, default=0) > LONGEST_FIELD or sum(one**2 for one in fields) > MOST_COST:
        raise UnusableInput(N_("A line in the head of the e-mail is longer than any mail program writes."))


def _header(mail: EmailMessage, name: str) -> str:
    """Return a header as text; one that cannot be read is none."""
    try:
        return _whole(str(mail.get(name, "") or ""))
    except BROKEN:
        return ""


def _whole(text: str) -> str:
    """Return ``text`` of a head in which bytes stand that no encoding was named for: they are UTF-8 nowadays."""
    return text[:LONGEST_HEADER].encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _sender(mail: EmailMessage) -> tuple[str, str]:
    """Return name and address of whoever is to be answered; empty where nobody is named."""
    for name in ("Reply-To", "From"):
        try:
            for one in getattr(mail.get(name), "addresses", ()):
                if one.username and one.domain:
                    return _whole(str(one.display_name)), _whole(str(one.addr_spec))
        except BROKEN:
            continue
    return "", ""


def _parts(mail: EmailMessage) -> list[EmailMessage]:
    """Return the parts that have no parts. A mail within the mail is one of them. Raises UnusableInput."""
    found: list[EmailMessage] = []
    left = [(mail, 0)]
    while left:
        part, depth = left.pop()
        if depth > DEEPEST or len(found) + len(left) > MOST_PARTS:
            raise _too_deep()
        inner = part.get_payload() if part.get_content_maintype() == "multipart" else None
        if isinstance(inner, list):
            left += [(one, depth + 1) for one in reversed(inner) if isinstance(one, EmailMessage)]
        else:
            found.append(part)
    return found


def _words(parts: list[EmailMessage]) -> tuple[str, int]:
    """Return the text of a mail, its plain parts before those in HTML, and how many files came with it."""
    plain, pages, files = [], [], 0
    for part in parts:
        kind = part.get_content_type()
        if _is_file(part):
            files += 1
        elif kind == "text/plain":
            plain.append(_text(part))
        elif kind == "text/html":
            pages.append(_of_page(_text(part)))
        else:
            files += 1
    text = "\n\n".join(one for one in plain if one.strip()) or "\n\n".join(
        one for one in pages if one.strip()
    )
    if not text.strip():
        raise UnusableInput(
            N_("The e-mail has no text. Files are not read: write, and send links to open sources instead.")
            if files
            else N_("The e-mail has no text.")
        )
    return text, files


def _is_file(part: EmailMessage) -> bool:
    try:
        return part.get_content_disposition() == "attachment" or bool(part.get_filename())
    except BROKEN:
        return True


def _text(part: EmailMessage) -> str:
    """Return the text of a part: by the charset that it names, else as the usual ones. Raises UnusableInput."""
    try:
        raw = part.get_payload(decode=True)
        charset = part.get_content_charset()
    except BROKEN as error:
        raise UnusableInput(N_("This is no e-mail that can be read.")) from error
    data = raw if isinstance(raw, bytes) else b""
    for one in (charset or "utf-8", "utf-8", "cp1251" if not charset else "latin-1"):
        try:
            return data.decode(one).replace("\r\n", "\n").replace("\r", "\n")
        except (LookupError, UnicodeError, ValueError):
            continue
    raise UnusableInput(N_("The text of the e-mail cannot be read: it is not in the charset that it names."))


def _of_page(text: str) -> str:
    """Return the words of a page, a line for each block, links behind their words. Raises UnusableInput."""
    if len(text) > LARGEST_PAGE or is_costly(text):
        raise UnusableInput(
            N_("The text of the e-mail is a page that takes too long to read. Write plain text.")
        )
    tree = LexborHTMLParser(text)
    for node in tree.css(", ".join(_UNREAD)):
        node.decompose()
    body = tree.body
    if body is None:
        return ""
    pieces: list[str] = []
    _walk(body, pieces)
    lines = (" ".join(line.split()) for line in "".join(pieces).split("\n"))
    return _MANY_LINES.sub("\n\n", "\n".join(lines)).strip()


def _walk(body: LexborNode, pieces: list[str]) -> None:
    """Put the words below ``body`` into ``pieces``; without recursion, for pages may be nested without end."""
    left: list[LexborNode | str] = [body]
    while left:
        node = left.pop()
        if isinstance(node, str):
            pieces.append(node)
            continue
        if node.tag == "-text":
            pieces.append(" ".join(f" {node.text_content or ''} ".split(" ")) if node.text_content else "")
            continue
        after: list[LexborNode | str] = []
        if node.tag in _LINES:
            pieces.append("\n")
            after += ["\n"] if node.tag != "br" else []
        href = (node.attributes.get("href") or "").strip() if node.tag == "a" else ""
        if href.startswith(("http://", "https://")):
            after.insert(0, f" {''.join(href.split())} ")
        left += reversed(after)
        child, children = node.child, []
        while child is not None:
            children.append(child)
            child = child.next
        left += reversed(children)


def _references(mail: EmailMessage, parts: list[EmailMessage]) -> tuple[str, ...]:
    found = _ID.findall(_header(mail, "In-Reply-To"))
    found += reversed(_ID.findall(_header(mail, "References"))[-MOST_REFERENCES:])
    for part in parts:  # what did not arrive comes back, or its head does
        if part.get_content_type() in ("message/rfc822", "text/rfc822-headers"):
            found += _ID.findall(_returned(part))[:1]
    return tuple(dict.fromkeys(found))


def _returned(part: EmailMessage) -> str:
    try:
        text = part.as_string()
    except BROKEN:
        return ""
    line = re.search(r"^Message-ID:\s*(<[^<>\s]+>)", text[:200_000], re.IGNORECASE | re.MULTILINE)
    return line[1] if line else ""


def _automatic(mail: EmailMessage) -> bool:
    """Tell whether no person wrote it: RFC 3834, section 5; a report has no address to return to (RFC 5321, 4.5.5)."""
    said = _header(mail, "Auto-Submitted").strip().lower()
    nobody = mail.get("Return-Path") is not None and _header(mail, "Return-Path").strip() == "<>"
    return (bool(said) and not said.startswith("no")) or nobody


def _bulk(mail: EmailMessage) -> bool:
    """Tell whether it came by a list: a person wrote it, and a machine's answer would go to everybody on it."""
    return mail.get("List-Id") is not None or _header(mail, "Precedence").strip().lower() in _BULK


def _bounced(mail: EmailMessage, parts: list[EmailMessage]) -> str:
    """Return what a server says of a letter that did not arrive for good (RFC 3464, section 2.3.4); else nothing."""
    if mail.get_content_type() != "multipart/report":
        return ""
    for part in parts:
        text = _status_of(part)
        if re.search(r"^(?:Action:\s*failed|Status:\s*5\.)", text, re.IGNORECASE | re.MULTILINE):
            line = re.search(r"^Diagnostic-Code:\s*(.+(?:\n[ \t].+)*)", text, re.IGNORECASE | re.MULTILINE)
            return " ".join((line[1] if line else "5.0.0").split())[:500]
    return ""


def _status_of(part: EmailMessage) -> str:
    if part.get_content_type() != "message/delivery-status":
        return ""
    try:
        return part.as_string()
    except BROKEN:
        return ""


def _too_deep() -> UnusableInput:
    return UnusableInput(
        N_("The e-mail has too many parts, or parts within parts; no mail program writes such ones.")
    )
