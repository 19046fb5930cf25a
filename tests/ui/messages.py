"""Every message of the catalogue, extracted from the sources. Run as a script it brings the catalogues up to date:

python tests/ui/messages.py
"""

import re
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "openroll"
KEYWORDS = {"N_": None, "_": None, "ngettext": (1, 2), "tell_count": (1, 2), "say_count": (1, 2)}
_CALLED = re.compile(rf"\b(?:{'|'.join(KEYWORDS)})\s*\(")


def extracted() -> Catalog:
    """Return a catalogue of all messages in the package, without translations, in the order of their files."""
    found = Catalog(project="openroll", copyright_holder="The Openroll maintainers", charset="utf-8")
    for path in sorted(
        (*PACKAGE.rglob("*.py"), *PACKAGE.rglob("*.html"), *PACKAGE.rglob("templates/**/*.txt"))
    ):
        method = "python" if path.suffix == ".py" else "jinja2.ext:babel_extract"
        if path.suffix == ".py" and not _CALLED.search(path.read_text("utf-8")):
            continue  # to take a module apart in words takes long
        with path.open("rb") as file:
            for _, message, _, context in extract(method, file, keywords=KEYWORDS):
                # No line numbers: a catalogue that changes with every edit elsewhere cannot be reviewed.
                found.add(message, locations=[(path.relative_to(ROOT).as_posix(), 0)], context=context)
    return found


def translated(language: str) -> Catalog:
    """Return the catalogue of a language as it stands in the package."""
    with (PACKAGE / "ui" / "locales" / f"{language}.po").open("rb") as file:
        return read_po(file, locale=language)


def write(catalogue: Catalog, language: str) -> None:
    """Write the catalogue of a language."""
    with (PACKAGE / "ui" / "locales" / f"{language}.po").open("wb") as file:
        write_po(file, catalogue, width=120, include_lineno=False, sort_by_file=False, omit_header=False)


def main() -> None:
    """Bring the catalogues up to date: new messages without a translation, gone ones away."""
    catalogue = translated("ru")
    catalogue.update(extracted(), no_fuzzy_matching=True)
    catalogue.obsolete.clear()
    write(catalogue, "ru")
    missing = [message.id for message in catalogue if message.id and not _is_full(message.string)]
    print(f"{len(missing)} of {len(catalogue)} messages without a translation")
    for message in missing:
        print(" ", message)


def _is_full(text: str | tuple[str, ...] | list[str] | None) -> bool:
    return all(text) if isinstance(text, (tuple, list)) else bool(text)


if __name__ == "__main__":
    main()
