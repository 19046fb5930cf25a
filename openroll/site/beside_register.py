"""What a redaction reaches beside the tables of the register: letters laid out as files, uploaded lists, sessions."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from email import message_from_bytes, policy
from pathlib import Path
from typing import Final

from openroll.roll.models import Disclosure, Entry
from openroll.roll.scrubbing import Secrets
from openroll.site.mailing import OUTBOX
from openroll.site.register import Register

# Folders of ``private/`` whose files are copies of what a row says, or waited to be entered: they go whole.
FOLDERS: Final = (OUTBOX, "imports")


class BesideRegister:
    """The files and other tables of one register."""

    def __init__(self, register: Register) -> None:
        self._private = register.private

    def files(self, secrets: Secrets) -> Sequence[str]:
        """Return the names of the files that hold a secret: a folder, a slash, a file."""
        if not secrets.texts:
            return []
        return [f"{path.parent.name}/{path.name}" for path in self._kept() if _holds(path, secrets)]

    def disclosures(self, entry: Entry, secrets: Secrets) -> Sequence[Disclosure]:
        """Return what stands behind digests of facts about requests, and holds a secret."""
        from openroll.desk import erasing

        return erasing.disclosures(entry, secrets)

    def erase(self, entry: Entry, hidden: Secrets) -> None:
        """Take secrets out of what people left, and out of requests."""
        from openroll.desk import erasing as of_requests
        from openroll.people import erasing  # accounts: only for whoever redacts

        erasing.erase(entry, hidden)
        of_requests.erase(entry, hidden)

    def delete(self, name: str) -> Path | None:
        """Delete the file with that name, as ``files`` gives it; return where it was, None when it is gone already."""
        folder, _, file = name.partition("/")
        path = self._private / folder / file
        if folder not in FOLDERS or Path(file).name != file or not path.is_file():
            return None
        path.unlink()
        return path

    def _kept(self) -> Iterator[Path]:
        for name in FOLDERS:
            with suppress(FileNotFoundError):
                yield from sorted(path for path in (self._private / name).iterdir() if path.is_file())


def _holds(path: Path, secrets: Secrets) -> bool:
    data = path.read_bytes()
    if secrets.stand_in_bytes(data):
        return True
    if path.suffix != ".eml":
        return False
    message = message_from_bytes(data, policy=policy.default)
    told = [str(value) for part in message.walk() for value in part.values()]
    bodies = [part.get_payload(decode=True) for part in message.walk() if not part.is_multipart()]
    return any(map(secrets.stand_in, told)) or any(
        secrets.stand_in_bytes(body) for body in bodies if isinstance(body, bytes)
    )
