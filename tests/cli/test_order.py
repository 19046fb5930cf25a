"""``openroll order``: a key, signed files, what they say, taking them in, and the receipt."""

import json
import stat
from pathlib import Path
from typing import Any

import pytest

from openroll.desk import signed
from openroll.site.register import Register
from tests.command import Run
from tests.desk.making import CODE, KEY, PLACE, authority, order, signed_file
from tests.people.organisers import entered
from tests.roll.making import founded, opened

__all__ = ["founded", "opened"]

VECTORS = Path(__file__).resolve().parents[2] / "vectors" / "orders"


@pytest.fixture
def key_file(tmp_path: Path) -> Path:
    path = tmp_path / "orders.key"
    path.write_text(KEY.to_text() + "\n")
    return path


def write(path: Path, told: Any) -> Path:
    path.write_text(told if isinstance(told, str) else json.dumps(told))
    return path


def test_a_key_is_made_once(openroll: Run, tmp_path: Path) -> None:
    path = tmp_path / "orders.key"
    ran = openroll("order", "key", "police.example/orders", "--out", path)
    assert ran.status == 0
    assert ran.out.startswith("police.example/orders+")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert openroll("order", "key", "police.example/orders", "--out", path).status == 2
    assert openroll("order", "key", "two words", "--out", tmp_path / "other").status == 2
    assert not (tmp_path / "other").exists()


def test_an_order_is_signed_and_checked(openroll: Run, tmp_path: Path, key_file: Path) -> None:
    told = write(tmp_path / "order.json", order("17", PLACE + "1", "https://elsewhere.example/2"))
    out = tmp_path / "order.signed"
    assert openroll("order", "sign", told, "--key", key_file, "--out", out).status == 0
    assert openroll("order", "sign", told, "--key", key_file).out == out.read_text()
    vkey = KEY.verifier.text
    ran = openroll("order", "check", out, "--key", vkey, "--json")
    assert (ran.status, ran.json["signed_by"], ran.json["items"]) == (0, vkey, 2)
    ran = openroll("order", "check", told, "--key", vkey)  # whose signature somebody took off, perhaps
    assert (ran.status, ran.out) == (1, "")
    assert "No trusted key has signed this" in ran.err
    assert "By whom it is signed was not checked" in openroll("order", "check", out).out
    assert "signed" not in openroll("order", "check", told).out
    ran = openroll("order", "check", out, "--domain", "tesco.example", "--json")
    assert (ran.status, [*ran.json["refused"]]) == (3, ["2"])
    ran = openroll("order", "check", "-", "--domain", "tesco.example", stdin=told.read_bytes())
    assert ran.status == 3
    assert "Item 2:" in ran.out
    assert "elsewhere" not in ran.out
    out.write_bytes(out.read_bytes().replace(b"railway", b"airport"))
    assert openroll("order", "check", out, "--key", vkey).status == 1


def test_the_domain_of_a_service_is_one(openroll: Run, tmp_path: Path) -> None:
    told = write(tmp_path / "order.json", order("17", PLACE + "1"))
    for domain in ("Not A Domain", "", "https://tesco.example/", "tesco", "t\u0435sco.example"):
        ran = openroll("order", "check", told, "--domain", domain)
        assert (ran.status, ran.out, "“" in ran.err) == (2, "", True), domain
    for domain in ("TESCO.example", "www.tesco.example", "tesco.example."):
        assert openroll("order", "check", told, "--domain", domain).status == 0, domain


def test_a_signed_file_whose_line_ends_a_mail_changed(
    openroll: Run, tmp_path: Path, opened: Register
) -> None:
    entered(opened)
    authority()
    changed = tmp_path / "order.signed"
    changed.write_bytes(signed_file(order("17")).replace(b"\n", b"\r\n"))
    for words in (
        ("check", changed),
        ("check", changed, "--key", KEY.verifier.text),
        ("take", opened.folder, changed),
    ):
        ran = openroll("order", *words)
        assert ran.status in (1, 2), words
        assert "line ends" in ran.err and "attachment" in ran.err, ran.err


def test_what_lacks_something_is_not_signed(openroll: Run, tmp_path: Path, key_file: Path) -> None:
    told = write(tmp_path / "order.json", order(legal_basis=None))
    ran = openroll("order", "sign", told, "--key", key_file)
    assert (ran.status, ran.out) == (2, "")
    assert "legal_basis" in ran.err
    assert openroll("order", "check", told).status == 3
    assert openroll("order", "check", write(tmp_path / "no.json", "[]")).status == 2
    assert openroll("order", "check", tmp_path / "nothing").status == 2


def test_the_form_of_a_removal_order(openroll: Run, tmp_path: Path, key_file: Path) -> None:
    form = VECTORS / "good" / "annex-i.json"
    assert openroll("order", "check", form).status == 2
    ran = openroll("order", "sign", form, "--key", key_file, "--authority", CODE, "--service", 1)
    assert ran.status == 0, ran.err
    found, _ = signed.read(ran.out.encode())
    assert (found.authority, found.service, found.members["deadline"]) == (CODE, 1, "PT1H")


def test_files_are_taken_in_and_receipted(openroll: Run, tmp_path: Path, opened: Register) -> None:
    entered(opened)
    authority()
    good, again, bad = (tmp_path / name for name in ("good", "again", "bad"))
    good.write_bytes(signed_file(order("17")))
    again.write_bytes(good.read_bytes())
    bad.write_bytes(good.read_bytes().replace(b"railway", b"airport"))
    folder = tmp_path / "receipts"
    ran = openroll("order", "take", opened.folder, good, again, bad, "--receipts", folder, "--json")
    assert ran.status == 2
    first, second, third = (json.loads(line) for line in ran.out.splitlines())
    assert (first["request"], first["state"], first["again"]) == (1, "admissible", False)
    assert (second["request"], second["again"], "problem" in third) == (1, True, True)
    keys = json.loads((opened.public / "keys.json").read_text())
    ran = openroll(
        "order", "check", first["receipt"], "--key", keys["receipts"], "--order", good, "--order", bad
    )
    assert ran.status == 1
    assert "17: request 1" in ran.out
    assert f"{bad} is not in it." in ran.out
    ran = openroll("order", "check", first["receipt"], "--key", keys["receipts"], "--order", good, "--json")
    assert (ran.status, ran.json["requests"], ran.json["missing"]) == (0, [1], [])
    assert openroll("order", "check", first["receipt"], "--key", KEY.verifier.text).status == 1
    assert openroll("order", "check", first["receipt"]).status == 2
    assert openroll("order", "take", opened.folder, good).out == f"{good}: came before, and is request 1\n"


def test_one_file_that_cannot_be_read_leaves_the_others_untaken(
    openroll: Run, tmp_path: Path, opened: Register
) -> None:
    entered(opened)
    authority()
    good, occupied = tmp_path / "good", tmp_path / "occupied"
    good.write_bytes(signed_file(order("17")))
    occupied.write_text("no folder")
    for more in ((tmp_path / "gone",), ("--receipts", occupied)):
        ran = openroll("order", "take", opened.folder, good, *more)
        assert (ran.status, ran.out) == (2, ""), ran.err
    assert openroll("order", "take", opened.folder, good).out == f"{good}: request 1, With the organiser\n"


def test_what_is_asked_of_a_receipt_is_not_answered_of_an_order(openroll: Run, tmp_path: Path) -> None:
    told = write(tmp_path / "order.json", order())
    ran = openroll("order", "check", told, "--order", told)
    assert (ran.status, ran.out, "no receipt" in ran.err) == (2, "", True)


def test_an_order_from_an_editor_that_marks_its_files(openroll: Run, tmp_path: Path, key_file: Path) -> None:
    told = tmp_path / "order.json"
    told.write_text(json.dumps(order()), encoding="utf-8-sig")
    assert openroll("order", "check", told).status == 0
    assert openroll("order", "sign", told, "--key", key_file).status == 0
    assert "is empty" in openroll("order", "check", write(tmp_path / "nothing.json", "")).err


def test_where_nothing_can_be_written_the_place_is_named(
    openroll: Run, tmp_path: Path, key_file: Path
) -> None:
    told = write(tmp_path / "order.json", order())
    for out in (tmp_path / "no" / "signed", tmp_path):
        ran = openroll("order", "sign", told, "--key", key_file, "--out", out)
        assert (ran.status, f" {out}: " in ran.err) == (2, True), ran.err
