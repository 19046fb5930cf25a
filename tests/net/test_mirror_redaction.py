"""A mirror obeys redactions, and nothing else makes it forget."""

from pathlib import Path

from openroll.publish.check import check_directory
from tests.net.serving import served
from tests.net.test_mirror import Register, copy
from tests.publish.making import KEY, publish

EMAIL = "/identifiers/email"


def everything(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file())


def test_what_was_redacted_is_gone_from_every_byte(tmp_path: Path) -> None:
    register = Register(tmp_path / "register", 300)
    mirror, value = tmp_path / "mirror", b"abuse@service4.example"
    with served(register.public) as url:
        copy(url, mirror)
        assert value in everything(mirror)
        target = next(fact for fact in register.source.committed if b'"entry":4,' in fact.data)
        texts = [text.encode() for text in target.disclosures]
        register.source.name("redacted", target.index, (EMAIL,))
        publish(register.source, register.folder)
        done = copy(url, mirror)
    assert done.removed == 1
    assert value not in everything(mirror)
    assert sum(text in everything(mirror) for text in texts) == len(texts) - 1
    assert check_directory(mirror, [KEY.verifier]).ok
    with served(mirror) as url:
        copy(url, tmp_path / "second")
    assert value not in everything(tmp_path / "second")
