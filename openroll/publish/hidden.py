"""What a document shows in the place of a value that is withheld, embargoed or redacted. Pure.

A digest does not say what it hides, or where. So a fact names the places whose values are withheld or embargoed from
the start, and a later ``redacted`` fact names those whose values were removed.
"""

from collections.abc import Mapping, Sequence

from openroll.core.canonical import JSON
from openroll.log.redaction import Named

Document = dict[str, JSON]

WITHHELD = "withheld"  # a list of pointers
EMBARGOED = "embargoed"  # the moment of planned disclosure, by pointer
MEMBERS = (WITHHELD, EMBARGOED)
_IDENTIFIERS = "/identifiers/"
_UNDERTAKING = ("/text", "/cites")


def placeholder(data: Mapping[str, JSON], path: str, index: int) -> Document:
    """Return what stands in the place of the value at ``path`` of fact ``index``; nothing when it is public."""
    withheld, embargoed = data.get(WITHHELD), data.get(EMBARGOED)
    until = embargoed.get(path) if isinstance(embargoed, dict) else None
    if isinstance(until, str):
        return {"embargoed": True, "until": until, "fact": index}
    if isinstance(withheld, list) and path in withheld:
        return {"withheld": True, "fact": index}
    return {}


def place(document: Document, data: Mapping[str, JSON], index: int) -> None:
    """Put placeholders for the identifiers that fact ``index`` hides; ``data`` is what is public of it."""
    embargoed, withheld = data.get(EMBARGOED), data.get(WITHHELD)
    paths = [
        *(withheld if isinstance(withheld, list) else ()),
        *(embargoed if isinstance(embargoed, dict) else ()),
    ]
    shown = data.get("identifiers")
    public = shown if isinstance(shown, dict) else {}
    for path in paths:
        name = _identifier(path)
        if name is not None and name not in public:
            document["identifiers"] = {**_identifiers(document), name: placeholder(data, str(path), index)}


def marked(documents: Sequence[Document], said: Named, about: Mapping[str, JSON]) -> list[Document]:
    """Return ``documents``, the versions since fact ``said.fact``, with ``about`` where a value was removed.

    A value that a later fact has put in its place stays.
    """
    found: list[Document] = []
    named = {name for name in map(_identifier, said.fields) if name is not None}
    before: Mapping[str, JSON] = {}
    for n, document in enumerate(documents):
        own = _identifiers(document)
        if n:
            named = {name for name in named if own.get(name) == before.get(name)}
        before = own
        note: JSON = {
            "fields": [*said.fields],
            **{key: value for key, value in about.items() if key != "redacted"},
        }
        earlier = document.get("redactions")
        found.append(
            {
                **document,
                "identifiers": {**own, **{name: dict(about) for name in sorted(named)}},
                "undertakings": [
                    _undertaking(each, said, about) for each in _items(document.get("undertakings"))
                ],
                "redactions": [*(earlier if isinstance(earlier, list) else ()), note],
            }
        )
    return found


def _undertaking(made: Document, said: Named, about: Mapping[str, JSON]) -> JSON:
    """Mark the undertaking of the redacted fact when its words were removed."""
    if made.get("log_index") != said.fact or not set(_UNDERTAKING) & set(said.fields):
        return made
    kept = {name: value for name, value in made.items() if name not in MEMBERS}
    return {**kept, "redacted": {name: value for name, value in about.items() if name != "redacted"}}


def _identifier(path: JSON) -> str | None:
    """Return the identifier that a pointer leads to, if it leads to one as a whole."""
    if not isinstance(path, str) or not path.startswith(_IDENTIFIERS):
        return None
    name = path.removeprefix(_IDENTIFIERS)
    return None if "/" in name else name


def _identifiers(document: Document) -> dict[str, JSON]:
    found = document.get("identifiers")
    return found if isinstance(found, dict) else {}


def _items(value: JSON) -> list[Document]:
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []
