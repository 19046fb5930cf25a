"""``openroll identify``: cited identifiers from a link, a message or a page, and an operator's statement of them."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from referencing import Registry, Resource

from openroll.identity import statement, statement_signature
from tests.command import Run
from tests.conftest import ROOT

SPEC = ROOT / "docs" / "spec"
SITE = "https://invented.example/"
API = "https://api.company-information.service.gov.uk/company/99900001"
ACTIVE = (ROOT / "vectors" / "sources" / "companies-house" / "active.json").read_bytes()
LINE = (
    "Invented Post Limited, registered in England and Wales, company number 99900001. "
    "Registered office: 1 Invented Street, Nowhere, ZZ1 1ZZ. E-mail: post@invented.example"
)
PAGE = f"<!doctype html><html lang=en><body><footer><p>{LINE}</p></footer></body></html>".encode()
VALUES = {
    "name": "INVENTED POST LIMITED",
    "country": "GB",
    "number": "99900001",
    "email": "post@invented.example",
}
# Files that are not there, and what is written as a site and is none: nobody is asked for them.
NO_SITES = (
    "message.txt",
    "page.html",
    "notes.md",
    "answer.warc.gz",
    "mailto:post@invented.example",
    "127.0.0.1",
    "1.5",
)
Tape = Callable[..., Path]


def validate(told: Any) -> None:
    """Hold an answer against its schema, which borrows from that of ``submit``."""
    borrowed = Resource.from_contents(json.loads((SPEC / "submit.json").read_text()))
    registry: Registry[Any] = Registry().with_resource("https://openroll.example/spec/submit.json", borrowed)
    schema = json.loads((SPEC / "identify.json").read_text())
    jsonschema.Draft202012Validator(schema, registry=registry).validate(told)


@pytest.fixture
def recorded(tape: Tape) -> Path:
    return tape(
        (SITE, 200, "text/html; charset=utf-8", PAGE),
        (API, 200, "application/json", ACTIVE),
    )


def values(told: Any) -> dict[str, str]:
    return {name: told["identifiers"][name]["value"] for name in VALUES}


def test_a_link_gives_all_five(openroll: Run, recorded: Path) -> None:
    ran = openroll("identify", SITE, "--replay", recorded, "--json")
    assert ran.status == 0, ran.err
    validate(ran.json)
    assert values(ran.json) == VALUES
    assert ran.json["missing"] == []
    assert ran.json["services"] == [{"domain": "invented.example", "binding": "page"}]


@pytest.mark.parametrize("what", ["invented.example", "INVENTED.example", "invented.example:443"])
def test_a_domain_is_taken_for_its_site(openroll: Run, recorded: Path, what: str) -> None:
    assert values(openroll("identify", what, "--replay", recorded, "--json").json) == VALUES


@pytest.mark.parametrize("what", ["our.site", "www.notes.md", "сайт.рф", "our.site?a=b"])
def test_a_site_that_the_recording_lacks_was_asked(openroll: Run, recorded: Path, what: str) -> None:
    ran = openroll("identify", what, "--replay", recorded)
    assert (ran.status, "is not in the recording" in ran.out) == (3, True)


def test_a_message_in_a_file_and_on_the_standard_input(openroll: Run, recorded: Path, tmp_path: Path) -> None:
    file = tmp_path / "message.txt"
    file.write_text(LINE)
    for ran in (
        openroll("identify", file, "--replay", recorded, "--json"),
        openroll("identify", "-", "--replay", recorded, "--json", stdin=LINE.encode()),
    ):
        assert (ran.status, values(ran.json)) == (0, VALUES)
        validate(ran.json)


def test_a_stored_page(openroll: Run, recorded: Path, tmp_path: Path) -> None:
    file = tmp_path / "imprint.html"
    file.write_bytes(PAGE)
    ran = openroll("identify", file, "--replay", recorded, "--json")
    validate(ran.json)
    assert (ran.status, values(ran.json)) == (0, VALUES)
    assert any(one["url"] == "file:imprint.html" for one in ran.json["identifiers"]["number"]["citations"])


def test_a_stored_page_claims_no_site_that_it_links_to(openroll: Run, recorded: Path, tmp_path: Path) -> None:
    file = tmp_path / "imprint.md"
    file.write_text(f"# Imprint\n\n{LINE}\n\n[Code](https://code.example/invented)\n")
    told = openroll("identify", file, "--replay", recorded, "--json").json
    assert (values(told), told["services"]) == (VALUES, [])


def test_what_is_missing_is_said_with_its_source(openroll: Run, tape: Tape) -> None:
    ran = openroll("identify", SITE, "--replay", tape((SITE, 200, "text/html", b"<p>Hello</p>")), "--json")
    assert (ran.status, ran.json["status"]) == (3, "insufficient")
    validate(ran.json)
    assert [one["identifier"] for one in ran.json["hints"]] == ran.json["missing"]
    shown = openroll("identify", SITE, "--replay", tape((SITE, 200, "text/html", b"<p>Hello</p>")))
    assert "Missing:" in shown.out
    assert "UK Companies House" in shown.out


@pytest.mark.parametrize("link", ["http://127.0.0.1/", "https://user:word@invented.example/"])
def test_a_refused_link_ends_with_two(openroll: Run, tape: Tape, link: str) -> None:
    ran = openroll("identify", link, "--replay", tape(), "--json")
    assert (ran.status, [one["kind"] for one in ran.json["refused"]]) == (2, ["unsafe"])
    validate(ran.json)


@pytest.mark.parametrize("what", ["no/such/file", "Dear Sirs, " * 500, "", *NO_SITES])
def test_what_is_neither_link_nor_file(openroll: Run, what: str) -> None:
    ran = openroll("identify", what)
    assert (ran.status, ran.out) == (2, "")
    assert "neither a link" in ran.err
    assert len(ran.err) < 300


def test_what_was_recognised_and_not_taken_is_shown(openroll: Run, tape: Tape) -> None:
    page = f"{LINE} Authorised and regulated by the Financial Conduct Authority (FRN 836041)."
    ran = openroll("identify", SITE, "--replay", tape((SITE, 200, "text/html", page.encode())))
    assert "Seen, and not taken:" in ran.out
    assert "836041" in ran.out


def test_the_statement_is_written_read_again_and_signed(
    openroll: Run, recorded: Path, tape: Tape, tmp_path: Path
) -> None:
    key, root = tmp_path / "operator.key", tmp_path / "www"
    ran = openroll("identify", SITE, "--replay", recorded, "--publish", "--out", root, "--key", key)
    assert ran.status == 0, ran.err
    assert key.stat().st_mode & 0o777 == 0o600
    path = root / ".well-known" / "openroll.json"
    stated = statement.parse(path.read_bytes())
    (signer,) = statement_signature.verify(stated.document)
    assert f'openroll-key={signer}"' in ran.err
    assert stated.domains == ("invented.example",)
    assert (stated.operator.country, stated.operator.email) == ("GB", "post@invented.example")
    assert [(one.scheme, one.value) for one in stated.operator.numbers] == [("GB-COH", "99900001")]

    unsigned = openroll("identify", SITE, "--replay", recorded, "--publish", "--out", tmp_path / "www")
    assert "signature that it had" in unsigned.err
    address = f"{SITE}.well-known/openroll.json"
    again = tape(
        (address, 200, "application/json", path.read_bytes()), (API, 200, "application/json", ACTIVE)
    )
    told = openroll("identify", SITE, "--replay", again, "--json").json
    assert values(told) == VALUES
    assert told["services"] == [{"domain": "invented.example", "binding": "page"}]


def test_publishing_again_keeps_what_the_operator_wrote(
    openroll: Run, recorded: Path, tmp_path: Path
) -> None:
    assert openroll("identify", SITE, "--replay", recorded, "--publish", "--out", tmp_path).status == 0
    path = tmp_path / ".well-known" / "openroll.json"
    document = json.loads(path.read_text())
    document["operator"]["email"] = "hello@invented.example"
    document["undertakings"] = [{"texts": {"en": "We answer."}}]
    document["x-more"] = "kept"
    path.write_text(json.dumps(document))
    assert openroll("identify", SITE, "--replay", recorded, "--publish", "--out", tmp_path).status == 0
    after = json.loads(path.read_text())
    assert after["operator"]["email"] == "hello@invented.example"
    assert (after["undertakings"], after["x-more"]) == ([{"texts": {"en": "We answer."}}], "kept")


@pytest.mark.parametrize("present", [b"{bad", b"\xff\xfe", b"{}", b"[" * 100_000, None])
def test_a_file_that_is_no_statement_is_named_and_kept(
    openroll: Run, recorded: Path, tmp_path: Path, present: bytes | None
) -> None:
    path = tmp_path / ".well-known" / "openroll.json"
    path.parent.mkdir()
    path.mkdir() if present is None else path.write_bytes(present)
    ran = openroll("identify", SITE, "--replay", recorded, "--publish", "--out", tmp_path)
    assert (ran.status, ran.out) == (2, "")
    assert f"{path} is there already" in ran.err
    assert present is None or path.read_bytes() == present
    assert list(path.parent.iterdir()) == [path]


STATEMENTS = ROOT / "vectors" / "statement"


@pytest.mark.parametrize(
    ("file", "status", "told"),
    [
        ("good/full.json", 2, "put it at https://invented.example/.well-known/openroll.json"),
        ("good/signed.json", 2, "of the right form"),
        ("bad/country-by-name.json", 2, "“/operator/country”"),
        ("false", 1, "signature"),
    ],
)
def test_a_file_that_is_a_statement_is_checked_and_read_as_no_message(
    openroll: Run, recorded: Path, file: str, status: int, told: str
) -> None:
    path = STATEMENTS / file
    for one in [path] if path.is_file() else sorted(path.iterdir()):
        ran = openroll("identify", one, "--replay", recorded)
        assert (ran.status, ran.out) == (status, ""), one
        assert told in ran.err


def test_other_data_in_a_file_is_no_statement(openroll: Run, recorded: Path, tmp_path: Path) -> None:
    file = tmp_path / "answer.json"
    for text in (
        b'{"operator": "x"}',
        ACTIVE,
        b"{",
        b"[1]",
        b'{"operator": 1, "services": 2}' + b" " * 300_000,
    ):
        file.write_bytes(text)
        assert "statement" not in openroll("identify", file, "--replay", recorded).err


@pytest.mark.parametrize("what", [SITE, "Hello, is anybody there?"])
def test_nothing_is_written_of_what_nobody_said(openroll: Run, tape: Tape, tmp_path: Path, what: str) -> None:
    (tmp_path / "message").write_text(what)
    empty = tape((SITE, 200, "text/html", b"<p>Hello</p>"))
    ran = openroll(
        "identify", tmp_path / "message", "--replay", empty, "--publish", "--out", tmp_path / "www"
    )
    assert (ran.status, ran.out) == (2, "")
    assert not (tmp_path / "www").exists()


def test_a_german_number_without_its_court_is_not_written(openroll: Run, tape: Tape, tmp_path: Path) -> None:
    line = "<h1>Impressum</h1><p>Erfundene Post GmbH<br>Erfundene Straße 5<br>50668 Köln<br>HRB 990001</p>"
    said = f"<!doctype html><html lang=de><body>{line}</body></html>".encode()
    recorded = tape((SITE, 200, "text/html; charset=utf-8", said))
    assert openroll("identify", SITE, "--replay", recorded, "--publish", "--out", tmp_path).status == 3
    written = json.loads((tmp_path / ".well-known" / "openroll.json").read_bytes())
    assert written["operator"]["name"] == "Erfundene Post GmbH"
    assert "numbers" not in written["operator"]


def test_a_file_that_is_no_key_signs_nothing(openroll: Run, recorded: Path, tmp_path: Path) -> None:
    (tmp_path / "key").write_text("no key")
    ran = openroll(
        "identify", SITE, "--replay", recorded, "--publish", "--out", tmp_path, "--key", tmp_path / "key"
    )
    assert (ran.status, "no key that can sign" in ran.err) == (2, True)
    assert not (tmp_path / ".well-known").exists()


def test_a_key_without_a_statement_is_no_command(openroll: Run, recorded: Path, tmp_path: Path) -> None:
    ran = openroll("identify", SITE, "--replay", recorded, "--key", tmp_path / "key")
    assert (ran.status, ran.out, (tmp_path / "key").exists()) == (2, "", False)


def test_a_challenge_is_the_same_every_time_and_another_for_each_domain(
    openroll: Run, register: Path
) -> None:
    first, again, other = (
        openroll("challenge", domain, "--register", register).out
        for domain in ("invented.example", "www.invented.example", "other.example")
    )
    line = next(part for part in first.split('"') if part.startswith("openroll-verification="))
    assert first.count(line) == 2
    assert line in again
    assert line not in other
    assert openroll("challenge", "тelegram.org", "--register", register).status == 2


def test_an_answered_challenge_binds_the_domain(openroll: Run, register: Path, tape: Tape) -> None:
    shown = openroll("challenge", "invented.example", "--register", register).out
    line = next(part for part in shown.split('"') if part.startswith("openroll-verification="))
    answered = tape(
        (API, 200, "application/json", ACTIVE),
        (f"{SITE}.well-known/openroll-challenge", 200, "text/plain", f"{line}\n".encode()),
    )
    message = f"https://find-and-update.company-information.service.gov.uk/company/99900001 {SITE} a@invented.example"
    ran = openroll("submit", "--register", register, "--replay", answered, "--json", stdin=message.encode())
    assert ran.json["services"] == [{"domain": "invented.example", "binding": "challenge"}]


@pytest.mark.parametrize("what", ["https://", "https:// /x"])
def test_half_a_link(openroll: Run, tape: Tape, what: str) -> None:
    ran = openroll("identify", what, "--replay", tape())
    assert (ran.status, "no complete link" in ran.err) == (2, True)
