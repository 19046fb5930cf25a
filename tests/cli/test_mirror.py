"""``openroll mirror`` as people use it: of a register that is served and at work, and of one that forked."""

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.cli.test_serve import addresses, served
from tests.command import Run
from tests.net import serving
from tests.net.test_mirror import Register, forked
from tests.publish.making import KEY

__all__ = ["addresses", "served"]


def test_a_register_at_work_is_mirrored(
    openroll: Run, register: Path, served: subprocess.Popen[str], addresses: tuple[str, str], tmp_path: Path
) -> None:
    url, mirror, key = f"http://{addresses[0]}/", tmp_path / "mirror", register / "public/log.vkey"
    first = openroll("mirror", url, mirror)
    assert first.status == 0, first.err
    assert "Copied and checked" in first.out
    assert "Authorship not proved" in first.out
    listing = tmp_path / "list.csv"
    listing.write_text("Organisation,Website\n" + "".join(f"Company {n},n{n}.example\n" for n in range(300)))
    assert openroll("import", listing, "--register", register).status == 0
    again = openroll("mirror", url, mirror, "--key", key)
    assert again.status == 0, again.out + again.err
    assert "more than before" in again.out
    assert "not proved" not in again.out
    third = openroll("mirror", url, mirror).out
    # The register says anew every few minutes that it is fresh.
    assert "Nothing new" in third or ", 0 more" in third
    proved = openroll("verify", mirror, "--key", key)
    assert proved.status == 0, proved.out
    assert proved.out.startswith("Proved")
    assert ".mirror" not in proved.out
    assert openroll("verify", url, "--key", key).status == 0


def test_a_fork_is_refused_and_its_evidence_is_verified(openroll: Run, tmp_path: Path) -> None:
    honest, mirror, key = Register(tmp_path / "honest", 20), tmp_path / "mirror", KEY.verifier.text
    with serving.served(honest.public) as url:
        assert openroll("mirror", url, mirror, "--key", key).status == 0
    with serving.served(forked(tmp_path, 30, 0).public) as url:
        ran = openroll("mirror", url, mirror)
    assert ran.status == 1
    assert "has forked" in ran.err
    (evidence,) = (mirror / "forks").iterdir()
    assert str(evidence) in ran.err
    shutil.copy(evidence, tmp_path / "renamed")
    for path in (evidence, tmp_path / "renamed"):
        proved = openroll("verify", path, "--key", key)
        assert proved.status == 0
        assert proved.out.startswith(
            "Proved: this key signed two histories of roll.example/test that cannot both be."
        )
    assert "Authorship not proved" in openroll("verify", evidence).out
    assert openroll("verify", evidence, "--key", key, "--json").json["kind"] == "fork"
    other = "roll.example/fork+4fc3ccf6+Aa"
    assert openroll("verify", evidence, "--key", other).status == 2
    assert openroll("verify", mirror, "--key", key).status == 0


def test_two_keys_that_signed_one_history_each_are_both_named(openroll: Run) -> None:
    folder = Path(__file__).parents[2] / "vectors/fork"
    key = (folder / "log.vkey").read_text().strip()
    told = openroll("verify", folder / "good/rotated.fork", "--key", key)
    assert told.status == 0
    headline = told.out.splitlines()[0]
    signers = openroll("verify", folder / "good/rotated.fork", "--key", key, "--json").json["signed_by"]
    assert signers[0] == key != signers[1]
    assert f"the one by {signers[0]}, the other by {signers[1]}." in headline


@pytest.mark.parametrize(
    "name", ["false/consistent.fork", "false/another-key.fork", "bad/no-path.fork", "bad/empty.fork"]
)
def test_what_is_no_evidence_fails(openroll: Run, name: str) -> None:
    folder = Path(__file__).parents[2] / "vectors/fork"
    assert openroll("verify", folder / name, "--key", folder / "log.vkey").status == 1


def test_unusable_arguments(openroll: Run, tmp_path: Path) -> None:
    assert openroll("mirror", "file:///etc", tmp_path / "m").status == 2
    assert openroll("mirror", "http://localhost/", tmp_path / "m", "--policy", tmp_path / "none").status == 2
    (tmp_path / "p").write_text("quorum none\n")
    assert openroll("mirror", "http://localhost/", tmp_path / "m", "--policy", tmp_path / "p").status == 2
    for option in ("--key", "--policy"):  # not as if nobody had named whom they trust
        told = openroll("mirror", "http://localhost:1/", tmp_path / "m", option, "")
        assert told.status == 2, option
    assert not (tmp_path / "m").exists()
