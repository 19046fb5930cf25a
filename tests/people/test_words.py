"""Every deed of the audit trail has its words."""

import ast
from collections.abc import Iterator

from openroll.people.words import VERBS
from openroll.site.jobs import KINDS
from tests.conftest import ROOT


def verbs() -> Iterator[tuple[str, str]]:
    """Return each verb that a call of ``record`` or ``_record`` names, and the file that it stands in."""
    for path in sorted((ROOT / "openroll").rglob("*.py")):
        text = path.read_text("utf-8")
        # To parse every file takes seconds, and most call nothing of that name.
        for call in ast.walk(ast.parse(text)) if "record(" in text else ():
            if not isinstance(call, ast.Call) or len(call.args) < 2:
                continue
            name = getattr(call.func, "attr", getattr(call.func, "id", ""))
            verb = call.args[1]
            if name in ("record", "_record") and isinstance(verb, ast.Constant):
                yield str(verb.value), path.name


def test_every_verb_has_its_words() -> None:
    found = set(verbs())
    assert len(found) > 30
    assert sorted({(verb, name) for verb, name in found if verb not in VERBS}) == []


def test_work_that_is_asked_for_has_words_for_its_ends() -> None:
    for kind in KINDS:
        for end in ("asked", "done", "failed"):
            assert f"{kind}-{end}" in VERBS
