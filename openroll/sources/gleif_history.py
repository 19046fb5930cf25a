"""GLEIF's field modifications: which names and addresses an LEI record had before, and until when.

https://api.gleif.org/api/v1/lei-records/LEI/field-modifications: one item for each field that was changed, the newest
first, with its old and its new value; fifteen to a page.
"""

from openroll.core.errors import N_
from openroll.identity import name

from .base import Answer, Path, one_line

_FIELDS = "/lei:LEIData/lei:LEIRecords/lei:LEIRecord/lei:Entity/"
_LEGAL_NAME = _FIELDS + "lei:LegalName"
_LEGAL_ADDRESS = _FIELDS + "lei:LegalAddress/lei:"
_LIST: Path = ("data",)


def read_history(answer: Answer) -> None:
    """Claim the former names in ``answer``, and remark that the legal address was changed. Raises Unreadable."""
    answer.corroborated_by = None
    seen: set[str] = set()
    for path in answer.items_at(*_LIST):
        attributes = (*path, "attributes")
        if answer.str_at(*attributes, "lei") != answer.lookup.number:
            answer.fail((*attributes, "lei"), answer.lookup.number)
        if answer.str_at(*attributes, "modificationType") != "UPDATE":
            continue
        field = answer.str_at(*attributes, "field") or ""
        before = one_line(answer.str_at(*attributes, "valueOld") or "")
        after = one_line(answer.str_at(*attributes, "valueNew") or "")
        if not before or _letters(before) == _letters(after):
            continue  # written in other letters only
        date = (answer.str_at(*attributes, "date") or "?")[:10]
        if field == _LEGAL_NAME and before not in seen:
            if not seen:
                answer.claim(
                    "other_number", answer.lookup.number, (*attributes, "lei"), scheme=answer.source.register
                )
            seen.add(before)
            answer.claim("former_name", before, (*attributes, "valueOld"))
            answer.remark(
                N_("{source}: until {date} the name was “{name}”."),
                (*attributes, "valueOld"),
                date=date,
                name=before,
            )
        elif field.startswith(_LEGAL_ADDRESS):
            answer.remark(
                N_("{source}: until {date} the legal address had “{before}” where it now has “{after}”."),
                (*attributes, "valueOld"),
                date=date,
                before=before,
                after=after or "—",
            )


def _letters(text: str) -> str:
    return "".join(char for char in name.normalise(text).casefold() if char.isalnum())
