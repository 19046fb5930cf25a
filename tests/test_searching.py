"""The search itself finds what it is for: a search that finds nothing proves nothing otherwise."""

import base64
import gzip
from pathlib import Path
from urllib.parse import quote

import pytest

from .searching import found_in, pieces, spellings

VALUE = "Box.17+x@Service-ü.example"


@pytest.mark.parametrize(
    "data",
    [
        VALUE.encode(),
        VALUE.upper().encode(),
        VALUE.encode("utf-16-le"),
        quote(VALUE).encode(),
        VALUE.encode().hex().encode(),
        *(base64.b64encode(b"ab"[:n] + VALUE.encode() + b"more") for n in range(3)),
        *(base64.urlsafe_b64encode(b"ab"[:n] + VALUE.encode()) for n in range(3)),
        gzip.compress(b"one") + gzip.compress(VALUE.encode()),
    ],
)
def test_each_spelling_is_found(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "file").write_bytes(b"before" + data if not data.startswith(b"\x1f") else data)
    assert found_in(tmp_path, spellings(VALUE))
    assert not found_in(tmp_path, spellings("other@service.example"))
    assert not found_in(tmp_path, spellings(VALUE), but=["deep"])


def test_pieces_cover_a_text() -> None:
    text = "".join(chr(33 + n % 90) for n in range(200))
    for at in range(150):
        window = text[at : at + 48].encode()
        assert any(piece in window for piece in pieces(text))


def test_a_file_that_goes_while_the_folder_is_read_holds_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("gone", "here"):
        (tmp_path / name).write_text(VALUE)
    read = Path.read_bytes

    def goes(path: Path) -> bytes:
        (tmp_path / "gone").unlink(
            missing_ok=True
        )  # as a database's shared memory does when its last reader leaves
        return read(path)

    monkeypatch.setattr(Path, "read_bytes", goes)
    assert {line.split(":")[0] for line in found_in(tmp_path, spellings(VALUE))} == {"here"}
