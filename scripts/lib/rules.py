"""The house rules that no linter knows. Prints each line that breaks one; exit status 1 if there is any."""

import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LONGEST_MODULE = 400
# Bytes that others wrote, kept as they were.
_FOREIGN = (
    "vectors/",
    "openroll/cli/recordings/",
    "openroll/ui/static/",
    "LICENSE",
    "uv.lock",
    "package-lock.json",
)
_FOREIGN_DATA = re.compile(r"^tests/.*/(data|golden)/")
_TEXT = {".py", ".md", ".toml", ".yaml", ".yml", ".json", ".html", ".txt", ".scss", ".js", ".po", ".sh", ""}
_CODES = r"\[[\w-]+(?:,\s*[\w-]+)*\]|:\s*[A-Z]+\d+(?:,\s*[A-Z]+\d+)*"
_SILENCED = re.compile(rf"#\s*(?:type:\s*ig" rf"nore|no" rf"qa)\b(?P<codes>(?:{_CODES})?)(?P<rest>.*)")
_REASON = re.compile(r"[^\W\d_]{2,}.*[^\W\d_]{2,}")

Finding = tuple[int, str]
Rule = Callable[[str, str], Iterator[Finding]]


def tracked() -> list[str]:
    """Return the project's files, those not yet added included, as paths from the root."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=ROOT,
        capture_output=True,
        check=True,
    ).stdout.decode()
    return sorted({name for name in listed.split("\0") if name and (ROOT / name).is_file()})


def no_foreign_line_ends(_name: str, text: str) -> Iterator[Finding]:
    """Lines end in LF, and the file in one."""
    if "\r" in text:
        yield text[: text.index("\r")].count("\n") + 1, "a carriage return; lines end in LF"
    if text and not text.endswith("\n"):
        yield text.count("\n") + 1, "the last line has no end"


def silence_has_a_reason(name: str, text: str) -> Iterator[Finding]:
    """A linter or the type checker is silenced for one code, with the reason beside it."""
    if not name.endswith(".py"):
        return
    for number, line in enumerate(text.splitlines(), 1):
        found = _SILENCED.search(line)
        if found is None:
            continue
        if not found["codes"]:
            yield number, "silences everything; name the code"
        elif not _REASON.search(found["rest"]):
            yield number, "silences without a reason beside it"


def nothing_unfinished(name: str, text: str) -> Iterator[Finding]:
    """What is left to do stands in an issue, not in the code."""
    if not name.endswith((".py", ".sh")):
        return
    words = re.compile(r"\b(?:TO" r"DO|FIX" r"ME|XX" r"X)\b")
    for number, line in enumerate(text.splitlines(), 1):
        if words.search(line):
            yield number, "unfinished work; finish it, or file an issue"


def no_place_of_one_machine(_name: str, text: str) -> Iterator[Finding]:
    """Nothing names a folder that only one person's machine has."""
    for number, line in enumerate(text.splitlines(), 1):
        if re.search(r"(?<![\w.~*}-])/(?:root|Users|work|farm)/\w", line):
            yield number, "a folder of one machine"


def one_subject(name: str, text: str) -> Iterator[Finding]:
    """A module short enough to be about one subject."""
    length = text.count("\n")
    made = "/migrations/" in name  # most of it written by a program
    if name.endswith(".py") and length > LONGEST_MODULE and not made:
        yield length, f"a module of more than {LONGEST_MODULE} lines; is it one subject?"


RULES: tuple[Rule, ...] = (
    no_foreign_line_ends,
    silence_has_a_reason,
    nothing_unfinished,
    no_place_of_one_machine,
    one_subject,
)


def is_ours(name: str) -> bool:
    """Say whether the rules hold for a file: text that we wrote."""
    return Path(name).suffix in _TEXT and not name.startswith(_FOREIGN) and not _FOREIGN_DATA.match(name)


def findings(name: str, data: bytes) -> Iterator[str]:
    """Yield what is wrong with the file ``name`` of these bytes, one line each."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        yield f"{name}: not UTF-8"
        return
    for rule in RULES:
        for number, what in rule(name, text):
            yield f"{name}:{number}: {what}"


def main() -> int:
    """Check every file; return the exit status."""
    found = [
        line for name in tracked() if is_ours(name) for line in findings(name, (ROOT / name).read_bytes())
    ]
    print("\n".join(found) if found else "The house rules hold.")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
