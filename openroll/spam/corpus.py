"""Texts to learn from or to look through: TSV (label, tab, text), and CSV with named columns."""

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from openroll.core.errors import N_, UnusableInput

LARGEST: Final = 512 * 1024 * 1024
_SPAM: Final = frozenset({"spam", "1", "true", "yes", "junk", "спам"})
_HAM: Final = frozenset({"ham", "0", "false", "no", "not spam", "legit", "ok", "не спам"})
_LABELS: Final = ("label", "class", "category", "target", "spam", "is_spam", "v1", "type")
_TEXTS: Final = ("text", "message", "content", "body", "sms", "v2", "comment")
_BELOW: Final = 10_000_000


@dataclass(frozen=True, slots=True)
class Sample:
    """A text, and whether somebody called it spam."""

    text: str
    spam: bool


@dataclass(frozen=True, slots=True)
class Row:
    """A text of a file with what else its columns say ("" where they do not)."""

    text: str
    label: str = ""
    account: str = ""
    room: str = ""
    at: str = ""
    id: str = ""


def read_samples(path: Path) -> list[Sample]:
    """Return the labelled texts of a file. Raises UnusableInput naming the line; OSError."""
    return [Sample(row.text, _is_spam(row.label, path, number)) for number, row in _numbered(path)]


def read_rows(path: Path) -> list[Row]:
    """Return the texts of a file; labels may be missing or anything. Raises UnusableInput; OSError."""
    return [row for _, row in _numbered(path)]


def _numbered(path: Path) -> Iterator[tuple[int, Row]]:
    text = _text(path)
    head = text[: text.find("\n")] if "\n" in text else text
    names = [name.strip().casefold() for name in next(csv.reader([head]), [])]
    if any(name in _TEXTS for name in names):
        yield from _columns(text, names, path)
        return
    if path.suffix.lower() == ".csv" and "\t" not in head:
        raise UnusableInput(
            N_(
                "{path} has no column of texts. Name it “text” in the first line, with commas between the columns."
            ),
            path=path,
        )
    for number, line in enumerate(text.split("\n"), 1):
        label, tab, said = line.rstrip("\r").partition("\t")
        if not line.strip():
            continue
        yield number, Row(said, label.strip()) if tab else Row(line.rstrip("\r"))


def _columns(text: str, names: Sequence[str], path: Path) -> Iterator[tuple[int, Row]]:
    place = {name: number for number, name in enumerate(names)}
    said = next(place[name] for name in _TEXTS if name in place)
    label = next((place[name] for name in _LABELS if name in place), None)
    others = {name: place.get(name) for name in ("account", "room", "at", "id")}
    rows = csv.reader(io.StringIO(text, newline=""))
    try:
        next(rows)
        for cells in rows:
            if len(cells) <= said:
                continue
            cell = {name: _cell(cells, number) for name, number in others.items()}
            yield rows.line_num, Row(cells[said], _cell(cells, label), **cell)
    except csv.Error as error:
        raise UnusableInput(
            N_("{path}, line {line}: this is no CSV: {detail}."), path=path, line=rows.line_num, detail=error
        ) from None


def _cell(cells: Sequence[str], place: int | None) -> str:
    return cells[place].strip() if place is not None and place < len(cells) else ""


def _text(path: Path) -> str:
    if path.stat().st_size > LARGEST:
        raise UnusableInput(N_("{path} is larger than {most} MB."), path=path, most=LARGEST >> 20)
    csv.field_size_limit(_BELOW)
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnusableInput(
            N_("{path} is not UTF-8: byte {place} cannot be read. Save it as UTF-8."),
            path=path,
            place=error.start,
        ) from None
    if not text.strip():
        raise UnusableInput(N_("{path} is empty."), path=path)
    return text


def _is_spam(label: str, path: Path, line: int) -> bool:
    word = label.casefold()
    if word in _SPAM or word in _HAM:
        return word in _SPAM
    raise UnusableInput(
        N_("{path}, line {line}: the label {label} is neither spam nor ham."),
        path=path,
        line=line,
        label=label[:40],
    )
