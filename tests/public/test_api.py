import sqlite3
from pathlib import Path

from openroll.core import canonical
from openroll.public.app import WSGIApp
from tests.public.asking import ask


def test_an_entry_s_answer_is_the_stored_bytes(site: WSGIApp, folder: Path) -> None:
    connection = sqlite3.connect(folder / "roll.sqlite3")
    stored = dict(connection.execute("SELECT number, document FROM entry").fetchall())
    versions = connection.execute("SELECT number, version, document, proof FROM version").fetchall()
    connection.close()
    for number in (1, 2, 3, 122):
        assert ask(site, f"/api/v1/entries/{number}").body == stored[number]
    for number, version, document, proof in versions[:8]:
        assert ask(site, f"/api/v1/entries/{number}/versions/{version}").body == document
        assert ask(site, f"/api/v1/entries/{number}/versions/{version}/proof").body == proof


def test_programs_of_other_sites_may_read(site: WSGIApp) -> None:
    for address in (
        "/api/v1/entries",
        "/api/v1/entries/1",
        "/checkpoint",
        "/tile/entries/000.p/126",
        "/roll.sqlite3",
    ):
        assert ask(site, address).headers["access-control-allow-origin"] == "*"
    assert "access-control-allow-origin" not in ask(site, "/en/").headers


def test_pages_of_the_list_hold_every_entry_once(site: WSGIApp) -> None:
    address: str | None = "/api/v1/entries"
    found: list[int] = []
    while address:
        answer = ask(site, address)
        assert canonical.encode(answer.json) == answer.body
        assert answer.json["total"] == 122
        found += [item["number"] for item in answer.json["entries"]]
        address = answer.json["next"]
    assert found == list(range(1, 123))


def test_the_list_of_one_country(site: WSGIApp) -> None:
    answer = ask(site, "/api/v1/entries?country=SG").json
    assert {item["country"] for item in answer["entries"]} == {"SG"}
    assert answer["total"] == len(answer["entries"]) == 24
    assert ask(site, "/api/v1/entries?country=ZZ").json["entries"] == []


def test_a_search_says_by_what_it_found(site: WSGIApp) -> None:
    answer = ask(site, "/api/v1/entries?q=OC999999").json
    assert answer["entries"][0]["number"] == 1
    assert answer["entries"][0]["found_by"]["kind"] == "number"
    assert ask(site, "/api/v1/entries?q=zzzzqqqq").json["entries"] == []
