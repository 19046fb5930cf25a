"""The Polish National Court Register: the full extract, which keeps every value that ever was, with its entries.

An entry's number stands beside each value that it brought (``nrWpisuWprow``) or struck out (``nrWpisuWykr``); the head
lists the entries with their dates. The end of a company is the last of them: WYKREŚLENIE Z KRAJOWEGO REJESTRU SĄDOWEGO.
"""

from openroll.core.errors import N_

from .base import Answer, Path, one_line
from .krs_parts import MAILBOX, Places, places, read_address, read_country, read_emails, read_other_numbers

_HEAD: Path = ("odpis", "naglowekP")
_END = "WYKREŚLENIE Z KRAJOWEGO REJESTRU SĄDOWEGO"
_END_OF_A_PART = "WYKREŚLENIE Z REJESTRU"


def read_full(answer: Answer) -> None:
    """Read the name and the former names; of a company that was struck off also what it had last. Raises Unreadable."""
    _check_number(answer)
    where = places(answer)
    names = (*where.company, "nazwa")
    last = _latest(answer, names)
    if last is None:
        answer.fail(names, "a name")
    answer.claim("name", _name_at(answer, last), (*last, "nazwa"))
    answer.claim("number", answer.lookup.number, (*_HEAD, "numerKRS"), scheme=answer.source.register)
    seen = {_name_at(answer, last)}
    for path in answer.items_at(*names):
        former = _name_at(answer, path)
        if former not in seen:
            seen.add(former)
            answer.claim("former_name", former, (*path, "nazwa"))
    if _read_end(answer):
        _read_what_was_last(answer, where)


def _check_number(answer: Answer) -> None:
    found = answer.str_at(*_HEAD, "numerKRS")
    if found is None:
        answer.fail((*_HEAD, "numerKRS"), "text")
    if found.strip().zfill(10) != answer.lookup.number:
        answer.fail_of_another(found)


def _name_at(answer: Answer, path: Path) -> str:
    name = answer.str_at(*path, "nazwa")
    if name is None:
        answer.fail((*path, "nazwa"), "text")
    return one_line(name)


def _latest(answer: Answer, path: Path) -> Path | None:
    """Return the path of the value in force in the list at ``path``, else of the one that was brought last."""

    def rank(one: Path) -> tuple[bool, int]:
        brought = (answer.code_at(*one, "nrWpisuWprow") or "").strip()
        return answer.code_at(*one, "nrWpisuWykr") is None, int(brought) if brought.isdecimal() and len(
            brought
        ) < 10 else 0

    return max(answer.items_at(*path), key=rank, default=None)


def _read_end(answer: Answer) -> bool:
    """Alert for the end of the company, or of its entry in one part of the register; tell whether there was one."""
    entries = list(answer.items_at(*_HEAD, "wpis"))
    what = one_line(answer.str_at(*entries[-1], "opis") or "").upper() if entries else ""
    date = answer.str_at(*entries[-1], "dataWpisu") or "?" if entries else "?"
    if what.startswith(_END) or answer.code_at(*_HEAD, "stanPozycji") == "2":
        where = (*entries[-1], "opis") if what.startswith(_END) else (*_HEAD, "stanPozycji")
        answer.claim("status", "struck off", where, original=what or "2")
        answer.alert(N_("{source}: the company was struck off on {date}."), where, date=date)
        return True
    if what.startswith(_END_OF_A_PART):
        # It may live on in the other part, whose current extract was then asked for, too.
        reason = N_("{source}: on {date} the company left this part of the register ({entry}).")
        say = answer.remark if answer.lookup.alternatives else answer.alert
        say(reason, (*entries[-1], "opis"), date=date, entry=what)
    return False


def _read_what_was_last(answer: Answer, where: Places) -> None:
    form = _latest(answer, (*where.company, "formaPrawna"))
    legal_form = one_line(answer.str_at(*form, "formaPrawna") or "") if form else ""
    if form and legal_form:
        answer.claim("legal_form", legal_form, (*form, "formaPrawna"))
    if given := _latest(answer, (*where.company, "identyfikatory")):
        read_other_numbers(answer, (*given, "identyfikatory"))
    if seat := _latest(answer, (*where.seat, "siedziba")):
        read_country(answer, legal_form, (*(form or seat),), seat, branch=where.branch)
    if written := _latest(answer, (*where.seat, "adres")):
        read_address(answer, written)
    ended = _latest_entry(answer)
    mailbox = _latest(answer, (*where.seat, MAILBOX))
    if mailbox and answer.code_at(*mailbox, "nrWpisuWykr") in (None, ended):
        read_emails(answer, (*mailbox, MAILBOX))


def _latest_entry(answer: Answer) -> str | None:
    """Return the number of the last entry, by which a company that was struck off lost all that it had till then."""
    entries = list(answer.items_at(*_HEAD, "wpis"))
    return answer.code_at(*entries[-1], "numerWpisu") if entries else None
