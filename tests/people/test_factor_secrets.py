"""Secrets of second factors lie in no file of the database, open with the register's key, and without it say so."""

import os
import re
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.db import connection, connections
from django.test import Client

from openroll.people.factor_secrets import Unreadable, decrypt, encrypt
from openroll.people.staff import take_factors
from openroll.roll.models import Action
from openroll.site.backup import back_up
from openroll.site.private_database import use
from openroll.site.register import Register
from openroll.site.restore import ready, restore
from tests import databases
from tests.people.making import NOW, PASSWORD, SECRET, client_of, code_of, person
from tests.roll.making import clock

only_sqlite = pytest.mark.skipif(bool(os.environ.get("OPENROLL_TEST_DATABASE")), reason="only on SQLite")


def files_of(register: Register) -> bytes:
    """Return what stands in the files of the private database; its write-ahead log is one."""
    return b"".join(path.read_bytes() for path in sorted(register.private.glob("register.sqlite3*")))


def signs_in(who: Any, code: str) -> bool:
    browser = Client(SERVER_NAME="localhost")
    browser.post("/sign-in", {"login": who.email, "password": PASSWORD})
    return bool(browser.post("/sign-in/second-factor", {"code": code}).status_code == 302)


def enrolled(who: Any) -> tuple[str, list[str]]:
    """Set up an app as a browser does; return its secret and the recovery codes."""
    client = client_of(who)
    page = client.get("/account/security/totp/activate").content.decode()
    found = re.search(r'<strong class="or-mono">([A-Z2-7]+)</strong>', page)
    assert found is not None
    assert SECRET != found[1] not in str(dict(client.session)), "what waits in the session is encrypted too"
    wrong = client.post("/account/security/totp/activate", {"code": "1"}).content.decode()
    assert found[1] in wrong, "a slip of the finger changes nothing"
    client.post("/account/security/totp/activate", {"code": code_of(found[1])})
    codes = re.findall(r"<li>(\d{8})</li>", client.get("/account/security/codes").content.decode())
    assert len(codes) == 10
    return found[1], codes


@only_sqlite
def test_nothing_of_a_secret_stands_in_the_files_and_signing_in_works(opened: Register) -> None:
    from allauth.mfa.models import Authenticator

    who = person("registrar", second_factor=False)
    secret, codes = enrolled(who)
    kept = {row.type: row.data for row in Authenticator.objects.filter(user=who)}
    seed = decrypt(kept["recovery_codes"]["seed"])
    assert decrypt(kept["totp"]["secret"]) == secret
    written = files_of(opened)
    for hidden in (secret, seed, *codes):
        assert hidden.encode() not in written
    assert signs_in(who, code_of(secret, ahead=1))
    assert signs_in(who, codes[3])
    assert not signs_in(who, codes[3]), "once"


def test_the_key_is_made_once_and_closed_to_others(opened: Register) -> None:
    assert not (opened.private / "factors.key").exists()
    assert encrypt("a") != encrypt("a")
    path = opened.private / "factors.key"
    assert path.stat().st_mode & 0o777 == 0o600
    word = path.read_bytes()
    assert decrypt(encrypt("é")) == "é"
    assert path.read_bytes() == word and len(word) >= 32


def test_what_was_meddled_with_opens_nothing(opened: Register) -> None:
    kept = encrypt(SECRET)
    harmed = [kept[:at] + ("A" if kept[at] != "A" else "B") + kept[at + 1 :] for at in range(len(kept) - 4)]
    foreign = ["", SECRET, "a1.", "a1.é", "a1.====", "a1.AAAA", "\0", "a2." + kept[3:]]
    for each in [*harmed, *(kept[:at] for at in range(len(kept))), *foreign]:
        with pytest.raises(Unreadable):
            decrypt(each)


def forget(register: Register, word: bytes | None) -> None:
    path = register.private / "factors.key"
    path.unlink()
    if word is not None:
        path.write_bytes(word)


@pytest.mark.parametrize("word", [None, b"", b"another"])
def test_without_the_key_no_code_opens_and_the_page_says_why(opened: Register, word: bytes | None) -> None:
    who = person("registrar")
    forget(opened, word)
    browser = Client(SERVER_NAME="localhost")
    for _ in range(12):
        browser.post("/sign-in", {"login": who.email, "password": PASSWORD})
        answer = browser.post("/sign-in/second-factor", {"code": code_of()})
        shown = answer.content.decode()
        assert answer.status_code == 200
        assert "private/factors.key" in shown and "senior registrar" in shown
    assert not Action.objects.filter(verb="sign-in-failed").exists(), "it is nobody's guess"
    assert client_of(who).get("/account/security").status_code == 200


def test_a_senior_registrar_helps_who_lost_the_key(opened: Register) -> None:
    who, senior = person("registrar"), person("senior-registrar")
    forget(opened, b"another")
    take_factors(senior, who.pk, NOW)
    secret, _ = enrolled(who)
    assert signs_in(who, code_of(secret, ahead=1))


def test_secrets_of_an_earlier_version_are_encrypted_and_written_over(opened: Register) -> None:
    from allauth.mfa.models import Authenticator

    who = person("registrar")
    open_seed = "5eed" * 20
    Authenticator.objects.filter(user=who).update(data={"secret": SECRET})
    Authenticator.objects.create(user=who, type="recovery_codes", data={"seed": open_seed, "used_mask": 1})
    codes = {"migrated_codes": ["11112222", "33334444"]}
    Authenticator.objects.create(
        user=person("auditor", second_factor=False), type="recovery_codes", data=codes
    )
    passkey = {"credential": {"rawId": "x"}}
    Authenticator.objects.create(user=who, type="webauthn", data=passkey)
    migration = import_module("openroll.people.migrations.0005_factors_encrypted")
    for _ in range(2):  # the second time nothing is left to do
        with connection.schema_editor(atomic=False) as editor:
            migration.encrypt_all(apps, editor)
    rows = {row.type: row.data for row in Authenticator.objects.filter(user=who)}
    assert decrypt(rows["totp"]["secret"]) == SECRET
    assert (decrypt(rows["recovery_codes"]["seed"]), rows["recovery_codes"]["used_mask"]) == (open_seed, 1)
    assert rows["webauthn"] == passkey
    others = Authenticator.objects.get(user__role="auditor")
    assert others.wrap().generate_codes() == codes["migrated_codes"]
    if not opened.database:
        for hidden in (SECRET, open_seed, *codes["migrated_codes"]):
            assert hidden.encode() not in files_of(opened)
    assert signs_in(who, code_of())


@pytest.mark.parametrize("with_keys", [True, False])
def test_a_restored_backup_still_signs_in_once_its_key_is_there(
    opened: Register, tmp_path: Path, with_keys: bool
) -> None:
    who = person("registrar")
    word = (opened.private / "factors.key").read_bytes()
    made = back_up(opened, tmp_path / "b", clock=clock(), with_keys=with_keys)
    connections.close_all()
    again = restore(made.path, tmp_path / "again", clock=clock(), database=databases.another(opened.database))
    ready(again, clock())
    use(again)
    assert (again.private / "factors.key").exists() == with_keys
    if not with_keys:
        assert not signs_in(who, code_of())
        (again.private / "factors.key").write_bytes(word)
    assert signs_in(who, code_of())
