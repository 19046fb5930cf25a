"""The site over what the publisher itself wrote: shown, found, downloaded and proved."""

from collections.abc import Iterator
from contextlib import contextmanager
from html import unescape
from pathlib import Path
from urllib.parse import quote

import pytest

from openroll.cli.layout import LAYOUT
from openroll.log.verify import verify_proof_file
from openroll.net.download_directory import download
from openroll.public.app import WSGIApp, make_application
from openroll.publish.check import check_directory
from openroll.publish.rollfile import RollWriter
from tests.public.asking import ask
from tests.publish.making import KEY, ListSource, found_log, publish, subject
from tests.serving import running

FACTS = 300


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A public directory that the publisher wrote."""
    folder = tmp_path_factory.mktemp("published")
    _, public = found_log(folder)
    publish(ListSource().load(FACTS), folder)
    return public


@pytest.fixture(scope="module")
def real(published: Path) -> WSGIApp:
    return make_application(published)


def test_every_entry_and_every_version_is_shown(real: WSGIApp) -> None:
    listed = ask(real, "/api/v1/entries").json
    assert listed["total"] > 200
    for item in ask(real, "/api/v1/entries?page=2").json["entries"][:20]:
        for language in ("en", "ru"):
            assert item["name"] in ask(real, f"/{language}/entries/{item['number']}").text
        for version in range(1, item["versions"] + 1):
            assert ask(real, f"/ru/entries/{item['number']}/versions/{version}").status == 200


def test_each_proof_proves_the_version_that_it_is_given_with(real: WSGIApp) -> None:
    for number in (1, 4, 100):
        document = ask(real, f"/api/v1/entries/{number}").json
        report = verify_proof_file(ask(real, f"/api/v1/entries/{number}/proof").body, [KEY.verifier])
        assert report.index == document["log_index"]
        assert report.authorship_proved


@pytest.mark.parametrize(
    ("query", "number"),
    [
        ("Telegram Messenger 4", 4),
        ("Телеграм Мессенджер LLP 4", 4),
        ("telegarm mesenger 4", 4),
        ("Obshchestvo List 1", 1),
        ("lodz games 2", 2),
        ("Łódź Games S.A. 2", 2),
        ("service7.example", 7),
        ("https://service7.example/path", 7),
        ("oc000012", 12),
        ("OC 000012", 12),
    ],
)
def test_search_finds_it_first(real: WSGIApp, query: str, number: int) -> None:
    found = ask(real, f"/api/v1/entries?q={quote(query)}").json["entries"]
    assert found[0]["number"] == number


def test_what_is_downloaded_is_proved(published: Path, real: WSGIApp, tmp_path: Path) -> None:
    with serving(real) as url:
        download(url, tmp_path / "copy", LAYOUT)
    report = check_directory(tmp_path / "copy", [KEY.verifier])
    assert report.ok, report
    assert (tmp_path / "copy" / "checkpoint").read_bytes() == (published / "checkpoint").read_bytes()


def test_what_is_downloaded_while_the_publisher_works_is_proved_too(tmp_path: Path) -> None:
    _, public = found_log(tmp_path)
    publish(ListSource().load(20), tmp_path)
    with RollWriter(public / "roll.sqlite3"), serving(make_application(public)) as url:
        download(url, tmp_path / "copy", LAYOUT)
    report = check_directory(tmp_path / "copy", [KEY.verifier])
    assert report.ok, report


def test_the_publisher_goes_on_beside_readers(tmp_path: Path) -> None:
    _, public = found_log(tmp_path)
    source = ListSource().load(20)
    publish(source, tmp_path)
    site = make_application(public)
    before = ask(site, "/api/v1/entries").json["total"]
    source.enter(500)
    publish(source, tmp_path)
    assert ask(site, "/api/v1/entries").json["total"] == before + 1
    assert ask(site, "/en/entries/500").status == 200
    # A reader that stays keeps the file in the mode of a writer; what is downloaded is proved all the same.
    with serving(site) as url:
        download(url, tmp_path / "copy", LAYOUT)
    report = check_directory(tmp_path / "copy", [KEY.verifier])
    assert report.ok, report


@contextmanager
def serving(application: WSGIApp) -> Iterator[str]:
    """Serve on this machine for as long as the block lasts."""
    with running(application) as port:
        yield f"http://127.0.0.1:{port}/"


def test_a_contested_entry_says_so_and_keeps_its_state(tmp_path: Path) -> None:
    source = ListSource().load(2)
    source.add("entry-excluded", subject(1), {"entry": 1, "legal_basis": "Section <4> of the Rules"})
    source.add("entry-contested", subject(1), {"entry": 1, "n": 1, "about": ["exclusion", "address"]})
    source.add("entry-contest-ended", subject(1), {"entry": 1, "n": 1, "outcome": "partly"})
    found_log(tmp_path)
    publish(source, tmp_path)
    site = make_application(tmp_path / "public")
    text = ask(site, "/en/entries/1/versions/3").text
    assert "Contested since 28 June 2017: that it was excluded, the address." in unescape(text).replace(
        "\xa0", " "
    )
    assert "This entry has been excluded" in text
    assert "Legal basis: Section &lt;4&gt; of the Rules" in text
    newest = ask(site, "/en/entries/1").text
    assert "Contested since" not in newest
    assert "A contest ended (upheld in part)" in newest
    assert ask(site, "/api/v1/entries/1").json["state"] == "excluded"
