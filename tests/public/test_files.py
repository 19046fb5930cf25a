from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openroll.public import files
from openroll.public.app import make_application
from openroll.public.errors import NoSuchPage
from openroll.public.http import Request
from tests.public.asking import ask

ALLOWED = (
    "/checkpoint",
    "/log.vkey",
    "/register.json",
    "/roll.sqlite3.sha256",
    "/tile/0/000",
    "/tile/63/999",
    "/tile/entries/x001/x234/067",
    "/tile/0/x001/234.p/255",
    "/tile/entries/000.p/1",
    "/disclosures/x001/234",
    "/keys.json",
    "/keys/1",
    "/keys/12",
    "/trust.policy",
    "/witnessed",
    "/freshness",
    "/witnesses.json",
)
REFUSED = (
    "/tile/64/000",
    "/tile/-1/000",
    "/tile/00/000",
    "/tile/0/0",
    "/tile/0/0000",
    "/tile/0/001/002",
    "/tile/0/x001",
    "/tile/0/000.p/0",
    "/tile/0/000.p/256",
    "/tile/0/000.p/01",
    "/tile/0/\u0660\u0660\u0660",
    "/tile/0/000\n",
    "/tile/../checkpoint",
    "/disclosures/../log.vkey",
    "/disclosures/000.p/1",
    "/checkpoint/",
    "/keys/0",
    "/keys/01",
    "/keys/",
    "/keys/1/2",
    "/CHECKPOINT",
    "/.temporary",
    "//checkpoint",
)


@pytest.mark.parametrize("path", ALLOWED)
def test_files_of_the_log_have_fixed_names(path: str, tmp_path: Path) -> None:
    file = tmp_path / path[1:]
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(b"content")
    assert ask(make_application(tmp_path), path).body == b"content"


@pytest.mark.parametrize("path", REFUSED)
def test_nothing_else_is_a_file(path: str, tmp_path: Path) -> None:
    assert files.serve(tmp_path, Request("GET", path, {}, {})) is None


@given(st.text(alphabet="./\\tilenrs0x1%\x00", max_size=30))
def test_no_name_leads_out_of_the_folder(name: str) -> None:
    kind = files._kind(name)
    assert kind is None or (".." not in name and not name.startswith("/"))


def test_links_in_the_folder_are_not_followed(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("secret")
    (tmp_path / "public").mkdir()
    (tmp_path / "public" / "checkpoint").symlink_to(tmp_path / "secret")
    with pytest.raises(NoSuchPage):
        files.serve(tmp_path / "public", Request("GET", "/checkpoint", {}, {}))
