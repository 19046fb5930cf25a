"""The form of the EU's removal order as plain text: the English form of Annex I, filled in and saved as text.

Regulation (EU) 2021/784, Annex I. What stands behind a label of the form, up to the next one, is that field's value; a
box is ticked or it is not. The result is the object that ``annex_i.of`` reads, so that every value is checked there.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from openroll.core.canonical import JSON
from openroll.core.clock import parse_rfc3339, rfc3339
from openroll.core.errors import N_
from openroll.identity import country

from .annex_i_form import MalformedForm, fail

# In capitals as the form has it, or alone on its line: reasons mention sections of other things.
_SECTION: Final = re.compile(r"\s*(?:SECTION\s+([A-G])\s*(?:[:.–-].*)?|[Ss]ection\s+([A-G])\s*:?\s*)")
_TICKED: Final = re.compile(r"\s*(?:\[\s*[xXvV✓✔]\s*\]|\(\s*[xX]\s*\)|[☒☑✓✔⊠■])\s*(.+)")
_EMPTY_BOX: Final = re.compile(r"\s*(?:\[\s*\]|\(\s*\)|[☐□▢])\s*(.+)")
_FILLER: Final = re.compile(r"[\s.…_–-]*")
_BULLET: Final = re.compile(r"\s*(?:[-–•*]|\(?[0-9]{1,5}[.)])\s+")
_LOCATOR: Final = re.compile(
    r"(?:https?|hxxps?|tg|mxc)://.+|(?:matrix|tg|mailto|xmpp):.+|[#!@][^:]+:.+|[\w\[\].-]+\.[\w-]{2,}/\S+",
    re.IGNORECASE,
)
_MOST_LINES_OF_A_LABEL: Final = 3

# By section: how each label of the form begins, in the words of Annex I, and whose value follows it; "" for none.
_LABELS: Final[dict[str, tuple[tuple[str, str], ...]]] = {
    "A": (
        ("member state of the issuing", "member_state"),
        ("nb", ""),
        ("addressee", "addressee"),
        ("contact point", "contact_point"),
        ("member state where", "main_establishment"),
        ("time and date of issuing", "issued_at"),
        ("reference number", "reference"),
    ),
    "B": (
        ("url", "locations"),
        ("reasons for considering", ""),
        ("the material", ""),
        ("additional information for considering", "reasons"),
    ),
    "C": (("please note", ""), ("otherwise", ""), ("if not", "")),
    "D": (("please tick", ""),),
    "E": (
        ("type of issuing", ""),
        ("details of the issuing", ""),
        ("name of the issuing competent authority", "name"),
        ("name of its representative", "representative"),
        ("file n", "file_number"),
        ("address", "address"),
        ("tel", "telephone"),
        ("fax", "fax"),
        ("e-mail", "email"),
        ("email", "email"),
        ("date", "date"),
        ("official stamp", "signed"),
    ),
    "F": (
        ("contact details of the issuing", "feedback"),
        ("contact details where", "feedback"),
        ("contact details of the competent authority of the member state", "home_authority"),
    ),
    "G": (
        ("information about", ""),
        ("competent body or court", "body"),
        ("deadline for challenging", "deadline"),
        ("link to provisions", "legislation"),
    ),
}
# By section: words by which a box of the form is known, the field that it ticks, and what that then says.
_BOXES: Final[dict[str, tuple[tuple[str, str, JSON], ...]]] = {
    "B": (
        ("incites others", "grounds", "a"),
        ("solicits others to commit", "grounds", "b"),
        ("solicits others to participate", "grounds", "c"),
        ("provides instruction", "grounds", "d"),
        ("constitutes a threat", "grounds", "e"),
    ),
    "C": (("refrain from informing", "do_not_inform", True),),
    "D": (("is other than", "other_member_state", True), ("copy of the removal order", "copy_sent", True)),
    "E": (
        ("judge, court", "kind", "court"),
        ("law enforcement", "kind", "law-enforcement"),
        ("other competent", "kind", "other"),
    ),
}
_ZONES: Final = {"Z": 0, "UTC": 0, "GMT": 0, "WET": 0, "WEST": 1, "CET": 1, "CEST": 2, "EET": 2, "EEST": 3}
_MOMENT: Final = re.compile(
    r"([0-9./-]{8,10})[T,\s]+(?:at\s+)?([0-9]{1,2}):([0-9]{2})(?::([0-9]{2}))?\s*"
    r"(?:([+-])([0-9]{2}):?([0-9]{2})|\(?([A-Z]{1,4})\)?)"
)
_DAY: Final = re.compile(r"([0-9]{1,2})([./])([0-9]{1,2})\2([0-9]{4})")


@dataclass(slots=True)
class _Filled:
    """What was found in the form: lines by section and field, and what boxes say."""

    lines: dict[tuple[str, str], list[str]] = field(default_factory=dict)
    boxes: dict[tuple[str, str], list[JSON]] = field(default_factory=dict)


def is_text(data: bytes) -> bool:
    """Tell whether ``data`` is text that says of itself that it is this form."""
    text = _decoded(data[:20_000], errors="replace").casefold()
    return (
        "removal order" in text
        and "2021/784" in text
        and re.search(r"^\s*section\s+a\b", text, re.M) is not None
    )


def members(data: bytes) -> dict[str, JSON]:
    """Return the object of sections that the text ``data`` comes to, for ``annex_i.of``. Raises MalformedForm."""
    try:
        text = _decoded(data)
    except UnicodeDecodeError as error:
        raise MalformedForm(N_("A removal order in plain text is written in UTF-8.")) from error
    found = _Filled()
    for letter, lines in _sections(text):
        _fill(found, letter, lines)
    sections: dict[str, JSON] = {}
    for letter in _LABELS:
        section = {name: value for (of, name), value in _values(found) if of == letter}
        if section:
            sections[letter] = section
    return sections


def _decoded(data: bytes, errors: str = "strict") -> str:
    encoding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    return data.decode(encoding, errors)


def _sections(text: str) -> Iterator[tuple[str, list[str]]]:
    """Yield the lines of each section, without its heading; the sections stand in their order."""
    letter = ""
    lines: list[str] = []
    for line in text.splitlines():
        heading = _SECTION.fullmatch(line)
        found = (heading[1] or heading[2]) if heading else ""
        if found <= letter:
            lines.append(line)
            continue
        if letter:
            yield letter, lines
        letter, lines = found, []
    if letter:
        yield letter, lines


def _fill(found: _Filled, letter: str, lines: list[str]) -> None:
    """Sort the lines of one section under its fields."""
    at, labels, rest = "", list(_LABELS[letter]), list(lines)
    while rest:
        line = rest.pop(0)
        ticked = _TICKED.fullmatch(line)
        if ticked and (_tick(found, letter, ticked[1]) or not at):
            at = ""
            continue
        if _EMPTY_BOX.fullmatch(line):
            at = ""
            continue
        label = _label(labels, line, rest)
        if label is not None:
            at, line = label
        if at and not _FILLER.fullmatch(line):
            found.lines.setdefault((letter, at), []).append(line.strip())


def _label(labels: list[tuple[str, str]], line: str, rest: list[str]) -> tuple[str, str] | None:
    """Return the field of the label that ``line`` begins with, and what follows it; None when it begins with none.

    The labels stand in their order: those passed are taken off ``labels``, and a label's further lines off ``rest``.
    """
    plain = _BULLET.sub("", line, count=1).strip().casefold()
    for index, (begins, name) in enumerate(labels):
        if plain.startswith(begins):
            del labels[: index + 1]
            whole = line
            for _ in range(_MOST_LINES_OF_A_LABEL):
                if ":" in whole or not rest or not name:
                    break
                whole = f"{whole} {rest.pop(0)}"
            return name, whole.partition(":")[2]
    return None


def _tick(found: _Filled, letter: str, text: str) -> bool:
    """Tick the box of the form that ``text`` is; tell whether it is one."""
    for words, name, value in _BOXES.get(letter, ()):
        if words in text.casefold():
            found.boxes.setdefault((letter, name), []).append(value)
            return True
    return False


def _values(found: _Filled) -> Iterator[tuple[tuple[str, str], JSON]]:
    """Yield each field with its value. Raises MalformedForm."""
    for at, boxes in found.boxes.items():
        if at[1] != "grounds" and len(boxes) > 1:
            fail(*at, N_("Section {section}, “{field}”: more than one box is ticked."))
        yield at, boxes if at[1] == "grounds" else boxes[0]
    for at, lines in found.lines.items():
        if at[1] == "locations":
            places, details = _places(lines)
            yield at, list[JSON](places)
            if details:
                yield (at[0], "location_details"), "\n".join(details)
        elif at[1] == "signed":
            yield at, True
        elif at[1] in ("member_state", "main_establishment"):
            yield at, country.code_of(" ".join(lines)) or " ".join(lines)
        elif at[1] in ("issued_at", "date", "reference"):
            yield at, _plain(at[1], " ".join(lines))
        else:
            yield at, "\n".join(lines)


def _plain(name: str, text: str) -> str:
    """Return a moment or a day as the object writes it, or ``text`` as it stands, which its field then refuses."""
    if name == "issued_at" and (found := _MOMENT.fullmatch(text)):
        return _moment(found) or text
    return (_day(text) or text) if name == "date" else text


def _day(text: str) -> str | None:
    """Return a date as 2026-01-31; None for one that could be read with the month first too (03/04/2026)."""
    found = _DAY.fullmatch(text)
    if found is None:
        return text if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text) else None
    day, month = int(found[1]), int(found[3])
    if found[2] == "/" and day <= 12 and day != month:
        return None
    return f"{found[4]}-{month:02}-{day:02}"


def _moment(found: re.Match[str]) -> str | None:
    day = _day(found[1])
    if found[5]:
        zone = f"{found[5]}{found[6]}:{found[7]}"
    elif found[8] in _ZONES:
        zone = f"+{_ZONES[found[8]]:02}:00"
    else:
        return None
    try:
        return rfc3339(parse_rfc3339(f"{day}T{found[2]:0>2}:{found[3]}:{found[4] or '00'}{zone}"))
    except (ValueError, OverflowError):
        return None


def _places(lines: list[str]) -> tuple[list[str], list[str]]:
    """Return the locators in ``lines`` and the lines in which something else is said.

    What stands alone on its line is a locator. In a sentence it is one by its looks, without what ends the sentence.
    """
    places: list[str] = []
    details: list[str] = []
    for line in lines:
        words = _BULLET.sub("", line, count=1).split()
        if len(words) == 1:
            places += words
            continue
        plain = [word.strip("(),;<>“”\"'").rstrip(".") for word in words]
        places += [word for word in plain if _LOCATOR.fullmatch(word)]
        others = [word for word, bare in zip(words, plain, strict=True) if not _LOCATOR.fullmatch(bare)]
        if others:
            details.append(" ".join(others))
    return places, details
