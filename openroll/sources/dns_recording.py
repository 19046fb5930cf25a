"""What a recording's ``dns:`` records say: where hosts lead, and the answers to questions for records.

A record's address is ``dns:NAME``, or with ``?type=TYPE`` the whole answer for that type. It holds addresses, or lines
of a zone file.
"""

from dataclasses import dataclass
from datetime import datetime

from .addresses import Address, parse_address
from .dns_question import Line, Question, chosen, make_line, read_line
from .warc import Record


@dataclass(frozen=True, slots=True)
class RecordedAnswer:
    """What was recorded, when, and the label that stands beside it."""

    lines: tuple[Line, ...]
    at: datetime
    label: str | None


class RecordedNames:
    """Gathers ``dns:`` records; of several with one address the last counts."""

    def __init__(self) -> None:
        self._whole: dict[tuple[str, str], RecordedAnswer] = {}
        self._stated: dict[tuple[str, str], RecordedAnswer] = {}
        self._addresses: dict[tuple[str, str], list[Address]] = {}

    def keep(self, record: Record) -> None:
        """Take a record whose address starts with ``dns:``."""
        name, _, query = record.target.partition(":")[2].partition("?")
        host = host_name(name)
        kind = query.lower().removeprefix("type=").upper() if query else ""
        lines = _read(host, (record.block or b"").decode("utf-8", "replace"))
        if kind in ("", "A", "AAAA"):
            found = (parse_address(line.data) for line in lines if line.kind in ("A", "AAAA"))
            self._addresses[host, kind] = [address for address in found if address]
        if record.date is None:
            return
        answer = RecordedAnswer(tuple(lines), record.date, record.label)
        if kind:
            self._whole[host, kind] = answer
        else:
            self._stated |= {(line.owner.rstrip("."), line.kind): answer for line in lines}

    def addresses(self, host: str) -> list[Address]:
        """Return the addresses of ``host``."""
        return [one for kind in ("", "A", "AAAA") for one in self._addresses.get((host, kind), ())]

    def answer(self, question: Question) -> RecordedAnswer | None:
        """Return what was recorded for ``question``; None where nothing was, which is not the same as no records."""
        whole = self._whole.get((question.name, question.kind))
        if whole is not None:
            return whole
        for kind in (question.kind, "CNAME"):
            stated = self._stated.get((question.name, kind))
            if stated and any(line.kind == question.kind for line in chosen(question, stated.lines)):
                return stated
        return None


def host_name(text: str) -> str:
    """Return the name in the address of a record about a host."""
    return text.strip("/").rstrip(".").lower()


def _read(host: str, text: str) -> list[Line]:
    """Return the records that ``text`` states; a word that is an address is one of ``host``."""
    lines: list[Line] = []
    for row in text.splitlines():
        line = read_line(row)
        if line is not None:
            lines.append(line)
            continue
        for word in row.split():
            if ("." in word or ":" in word) and (address := parse_address(word)):
                kind = "AAAA" if address.version == 6 else "A"
                made = make_line(host, None, kind, str(address))
                lines += [made] if made else []
    return lines
