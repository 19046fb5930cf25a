"""Downloads a public directory, to be checked: the trusted action of the person who names the address.

This is not how Openroll fetches what strangers name (that is ``sources``, behind its guard): whoever types
``openroll verify http://…`` chose the host, on their own machine too. Only names that a public directory has are
asked for; every file has a largest size, and the whole a deadline.
"""

import http.client
import sqlite3
import time
from collections.abc import Callable, Iterable
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import SplitResult, urljoin, urlsplit

from openroll.core.errors import N_, Damage, OpenrollError, SourceUnreachable, UnusableInput
from openroll.log.checkpoint import parse_checkpoint
from openroll.log.note import LARGEST_NOTE
from openroll.log.tiles import ENTRIES, LARGEST_BUNDLE, WIDTH, Tile, tiles_of
from openroll.log.tree import HASH_SIZE

from . import disclosures
from .directory import CHECKPOINT, KEY, REGISTER
from .rollcopy import tree_size
from .rollfile import CHECKSUM, ROLL

DOWNLOADING = N_("Downloading")
LARGEST_SMALL = 1 << 20
LARGEST_ROLL = 64 << 30
SILENCE_SECONDS = 30.0
DEADLINE_SECONDS = 6 * 3600.0
TRIES = 5
REDIRECTS = 3
_PIECE = 1 << 16

Progress = Callable[[str, int, int], None]


class CannotDownload(SourceUnreachable):
    """The address does not answer as it should, for now."""

    code = "cannot-download"


@dataclass
class Site:
    """One host, asked over one connection that is kept open."""

    base: str
    deadline: float
    now: Callable[[], float]
    _connection: http.client.HTTPConnection | None = field(default=None, repr=False)

    def get(self, path: str, target: Path, largest: int) -> bool:
        """Download ``path`` into ``target``; False when the site has no such file.

        Raises CannotDownload, and Damage for a file that is larger than ``largest``.
        """
        answer = self._answer(self.base + path)
        if answer.status in (404, 410):
            answer.read(_PIECE)
            self._again(answer)
            target.unlink(missing_ok=True)
            return False
        if answer.status != 200:
            self.close()
            message = N_("{link} answers with status {status}.")
            raise CannotDownload(message, link=self.base + path, status=answer.status)
        self._save(path, answer, target, largest)
        self._again(answer)
        return True

    def settle(self, path: str) -> None:
        """Follow redirects of the first file, and ask for all others where it is."""
        for _ in range(REDIRECTS):
            answer = self._answer(self.base + path)
            location = answer.headers.get("Location", "")
            self.close()
            if answer.status not in (301, 302, 303, 307, 308) or not location:
                return
            goal = urljoin(self.base + path, location)
            if not goal.endswith("/" + path):
                break
            self.base = goal.removesuffix(path)
            check_address(self.base)
        raise CannotDownload(N_("{link} leads elsewhere."), link=self.base + path)

    def close(self) -> None:
        """Close the connection; the next question opens another."""
        if self._connection:
            self._connection.close()
        self._connection = None

    def _answer(self, link: str) -> http.client.HTTPResponse:
        """Ask once, and once more when a connection that was kept open turned out to be closed."""
        kept = self._connection is not None
        try:
            return self._ask(link)
        except (OSError, http.client.HTTPException) as error:
            self.close()
            if not kept:
                raise _no_answer(link, error) from error
        try:
            return self._ask(link)
        except (OSError, http.client.HTTPException) as error:
            self.close()
            raise _no_answer(link, error) from error

    def _ask(self, link: str) -> http.client.HTTPResponse:
        parts = urlsplit(link)
        left = self.deadline - self.now()
        if left <= 0:
            raise CannotDownload(N_("Downloading took too long."))
        if self._connection is None:
            self._connection = _connect(parts)
        self._connection.timeout = min(SILENCE_SECONDS, left)
        self._connection.request(
            "GET", parts.path, headers={"Accept-Encoding": "identity", "User-Agent": "openroll"}
        )
        return self._connection.getresponse()

    def _save(self, path: str, answer: http.client.HTTPResponse, target: Path, largest: int) -> None:
        target.parent.mkdir(parents=True, exist_ok=True)
        length = 0
        try:
            with target.open("wb") as file:
                while piece := answer.read1(_PIECE):
                    length += len(piece)
                    if length > largest:
                        raise Damage(
                            N_("{link} is larger than {limit} bytes."), link=self.base + path, limit=largest
                        )
                    if self.now() > self.deadline:
                        raise CannotDownload(N_("Downloading took too long."))
                    file.write(piece)
            if answer.length:  # read1 ends quietly when the connection does
                raise http.client.IncompleteRead(b"", answer.length)
        except (OSError, http.client.HTTPException) as error:
            self.close()
            raise _no_answer(self.base + path, error) from error
        except OpenrollError:
            self.close()
            raise

    def _again(self, answer: http.client.HTTPResponse) -> None:
        if answer.will_close or not answer.isclosed():
            self.close()


def download(
    url: str,
    folder: Path,
    *,
    progress: Progress | None = None,
    seconds: float = DEADLINE_SECONDS,
    now: Callable[[], float] = time.monotonic,
    sleep: Callable[[float], None] = time.sleep,
) -> None:
    """Download the public directory at ``url`` into the empty ``folder``, as it was at one moment.

    What the site does not have is not there afterwards: whether it should be is for the check to say. Raises
    UnusableInput for an address that cannot be one, CannotDownload, and Damage for files that are too large.
    """
    site = Site(base_of(url), now() + seconds, now)
    show = progress or (lambda stage, done, total: None)
    try:
        site.settle(CHECKPOINT)
        for tried in range(TRIES):
            if tried:
                sleep(1.0)
            if _once(site, folder, show):
                return
    finally:
        site.close()
    raise CannotDownload(
        N_("The register at {link} is being written to at the moment. Try again later."), link=url
    )


def base_of(url: str) -> str:
    """Return the address of the public directory, with a slash at its end. Raises UnusableInput."""
    base = url.removesuffix(CHECKPOINT) if url.endswith(f"/{CHECKPOINT}") else url
    base = base if base.endswith("/") else base + "/"
    check_address(base)
    return base


def check_address(url: str) -> None:
    """Raise UnusableInput unless ``url`` is a plain http or https address of a folder."""
    try:
        parts = urlsplit(url)
        sound = parts.scheme in ("http", "https") and parts.hostname and parts.port != 0 and url.isascii()
    except ValueError:
        sound = False
        parts = urlsplit("")
    odd = any(each <= " " or each == "\x7f" for each in url)
    if not sound or odd or parts.query or parts.fragment or "@" in parts.netloc:
        raise UnusableInput(N_("{link} is not an address of a public directory."), link=url[:200])


def _once(site: Site, folder: Path, show: Progress) -> bool:
    """Download everything; False when the publisher came by meanwhile."""
    if not site.get(CHECKPOINT, folder / CHECKPOINT, LARGEST_NOTE):
        raise UnusableInput(N_("There is no register at {link}."), link=site.base)
    rests = site.get(CHECKSUM, folder / CHECKSUM, LARGEST_SMALL)
    before = _small(folder)
    show(DOWNLOADING, 0, 1)
    for name in (KEY, REGISTER):
        site.get(name, folder / name, LARGEST_SMALL)
    has_roll = site.get(ROLL, folder / ROLL, LARGEST_ROLL)
    if has_roll and not rests and _in_wal_mode(folder / ROLL):
        return False  # its newest rows stand in a file that is not served
    for size in sorted({_size(folder), _rows(folder)}):
        _log(site, folder, size, show)
    site.get(CHECKPOINT, folder / CHECKPOINT, LARGEST_NOTE)
    site.get(CHECKSUM, folder / CHECKSUM, LARGEST_SMALL)
    return _small(folder) == before


def _log(site: Site, folder: Path, size: int, show: Progress) -> None:
    """Download bundles, tiles and disclosures of a log of ``size`` facts; tiles never change, so each once."""
    groups = -(-size // WIDTH)
    total = 2 * groups + groups // (WIDTH - 1) + 1
    for done, tile in enumerate(tiles_of(size), 1):
        largest = LARGEST_BUNDLE if tile.level == ENTRIES else WIDTH * HASH_SIZE
        if not _have_or_get(site, folder, tile, largest) and tile.level == ENTRIES:
            return  # whoever claims more facts than there are gets no further
        show(DOWNLOADING, min(done, total), total + groups)
    for group in range(groups):
        path = disclosures.path_of(group)
        site.get(path, folder / path, disclosures.LARGEST_FILE)
        show(DOWNLOADING, total + group + 1, total + groups)


def _have_or_get(site: Site, folder: Path, tile: Tile, largest: int) -> bool:
    target = folder / tile.path
    return target.exists() or site.get(tile.path, target, largest)


def _size(folder: Path) -> int:
    """Return the size that the checkpoint says, 0 when it says nothing that can be read."""
    try:
        return parse_checkpoint((folder / CHECKPOINT).read_bytes()).size
    except OpenrollError:
        return 0


def _rows(folder: Path) -> int:
    """Return the size that roll.sqlite3 says it stands for: a publisher that was stopped leaves it ahead."""
    path = folder / ROLL
    if not path.exists():
        return 0
    with closing(sqlite3.connect(f"{path.absolute().as_uri()}?immutable=1", uri=True)) as roll:
        return tree_size(roll)


def _in_wal_mode(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(20)[18:] == b"\x02\x02"


def _small(folder: Path) -> list[bytes]:
    files: Iterable[Path] = (folder / name for name in (CHECKPOINT, CHECKSUM))
    return [path.read_bytes() if path.exists() else b"" for path in files]


def _connect(parts: SplitResult) -> http.client.HTTPConnection:
    kind = http.client.HTTPSConnection if parts.scheme == "https" else http.client.HTTPConnection
    return kind(parts.hostname or "", parts.port, timeout=SILENCE_SECONDS)


def _no_answer(link: str, error: Exception) -> CannotDownload:
    detail = str(error) or type(error).__name__
    return CannotDownload(N_("{link} cannot be downloaded: {detail}."), link=link, detail=detail)
