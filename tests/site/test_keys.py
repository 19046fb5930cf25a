"""The register's keys: each its own, each named in the log, and made once however often the making was cut short."""

import shutil
import stat
from pathlib import Path

import pytest

from openroll.core.errors import Refusal, UnusableInput
from openroll.log.fact import parse
from openroll.log.keychange import FRESHNESS, RECEIPTS, KeyChange, subject_of
from openroll.publish.check import check_directory
from openroll.roll import models
from openroll.site import keys
from openroll.site.publishing import publish
from openroll.site.register import Register
from tests.roll.making import clock

ROLES = (FRESHNESS, RECEIPTS)


def changes(register: Register, role: str) -> list[KeyChange]:
    rows = models.Fact.objects.filter(subject=subject_of(register.origin, role)).order_by("seq")
    return [KeyChange.of(parse(bytes(row.data))) for row in rows]


def forget_keys(register: Register) -> None:
    """Make ``register`` one of before keys were logged; it has published nothing but its first fact."""
    for role in ROLES:
        keys.file_of(register, role).unlink()
    models.Fact.objects.filter(type="key-changed").delete()
    models.LogHead.objects.update(size=1)


def test_a_new_register_has_its_keys_and_names_them(opened: Register) -> None:
    freshness, receipts = keys.freshness_key(opened), keys.receipts_key(opened)
    assert [each.name for each in (freshness, receipts)] == [
        f"{opened.origin}/freshness",
        f"{opened.origin}/receipts",
    ]
    assert changes(opened, FRESHNESS) == [KeyChange(FRESHNESS, None, freshness.verifier, "first key")]
    assert changes(opened, RECEIPTS) == [KeyChange(RECEIPTS, None, receipts.verifier, "first key")]
    for role in ROLES:
        assert stat.S_IMODE(keys.file_of(opened, role).stat().st_mode) == 0o600
    assert not list(opened.private.glob("*.next.key"))


def test_they_are_made_once(opened: Register) -> None:
    before = {role: keys.file_of(opened, role).read_bytes() for role in ROLES}
    assert not keys.ensure_keys(opened, clock())
    publish(opened)
    assert {role: keys.file_of(opened, role).read_bytes() for role in ROLES} == before
    assert models.Fact.objects.filter(type="key-changed").count() == 2


def test_a_register_of_before_gets_them(opened: Register) -> None:
    forget_keys(opened)
    shutil.rmtree(opened.private / "log")
    shutil.rmtree(opened.public)
    from openroll.log.sequencer import Sequencer
    from openroll.publish.directory import create

    [key] = keys.signing_keys(opened)
    create(opened.public, key.verifier.text)
    Sequencer.create(opened.private / "log", opened.public, key)
    assert publish(opened) == 3
    assert [len(changes(opened, role)) for role in ROLES] == [1, 1]
    assert check_directory(opened.public, [key.verifier]).ok


@pytest.mark.parametrize("moment", ["stored", "committed"])
def test_a_making_that_was_cut_short_goes_on_where_it_was(opened: Register, moment: str) -> None:
    path, following = keys.file_of(opened, RECEIPTS), keys.next_file(opened, RECEIPTS)
    made = keys.receipts_key(opened)
    path.rename(following)
    if moment == "stored":
        models.Fact.objects.filter(subject=subject_of(opened.origin, RECEIPTS)).delete()
        models.LogHead.objects.update(size=2)
    assert keys.ensure_keys(opened, clock()) == (moment == "stored")
    assert keys.receipts_key(opened).verifier == made.verifier
    assert [each.new for each in changes(opened, RECEIPTS)] == [made.verifier]
    assert not following.exists()


def test_a_lost_key_is_replaced_and_that_is_logged(opened: Register) -> None:
    lost = keys.receipts_key(opened).verifier
    keys.file_of(opened, RECEIPTS).unlink()
    publish(opened)
    found = keys.receipts_key(opened).verifier
    assert changes(opened, RECEIPTS)[1:] == [KeyChange(RECEIPTS, lost, found, "lost")]


def test_a_key_that_the_log_does_not_name_is_refused(opened: Register) -> None:
    from openroll.log.note import SigningKey

    keys.store(keys.file_of(opened, RECEIPTS), SigningKey.generate(f"{opened.origin}/receipts"))
    with pytest.raises(Refusal, match="another key than the log names"):
        publish(opened)


def test_no_key_stands_for_two_things(opened: Register) -> None:
    from openroll.log.cosignature import CosignerKey
    from openroll.log.note import SigningKey

    same = bytes(32)
    keys.store(opened.key_file, SigningKey.from_seed(opened.origin, same))
    keys.store(keys.file_of(opened, FRESHNESS), CosignerKey.from_seed(f"{opened.origin}/freshness", same))
    for read in (keys.signing_keys, keys.freshness_key, keys.receipts_key):
        with pytest.raises(Refusal, match="each has its own"):
            read(opened)


@pytest.mark.parametrize("role", ROLES)
def test_a_key_that_cannot_be_read_is_said_and_not_shown(opened: Register, role: str) -> None:
    path: Path = keys.file_of(opened, role)
    text = path.read_text()
    read = {FRESHNESS: keys.freshness_key, RECEIPTS: keys.receipts_key}[role]
    for content in (
        "",
        text[:-9],
        text.replace(opened.origin, "roll.example/other"),
        opened.key_file.read_text(),
    ):
        path.chmod(0o600)
        path.write_text(content)
        with pytest.raises(UnusableInput) as caught:
            read(opened)
        assert str(path) in str(caught.value)
        assert text.strip()[-20:] not in str(caught.value)


def test_a_key_that_was_replaced_stands_for_nothing_else(opened: Register) -> None:
    from openroll.log.cosignature import CosignerKey
    from openroll.log.note import SigningKey

    lost = bytes(range(32))
    keys.file_of(opened, FRESHNESS).unlink()
    keys.store(keys.next_file(opened, FRESHNESS), CosignerKey.from_seed(f"{opened.origin}/freshness", lost))
    publish(opened, clock=clock())
    keys.file_of(opened, FRESHNESS).unlink()
    publish(opened, clock=clock())
    assert check_directory(opened.public).ok
    keys.store(keys.next_file(opened, RECEIPTS), SigningKey.from_seed(f"{opened.origin}/receipts", lost))
    with pytest.raises(Refusal, match="each has its own"):
        publish(opened, clock=clock())
    assert len(changes(opened, RECEIPTS)) == 1


@pytest.mark.parametrize("taken", ["the log's first", "a replaced one"])
def test_a_check_finds_a_key_that_stands_for_two_things(
    opened: Register, taken: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever publishes without looking."""
    from openroll.log.cosignature import CosignerKey
    from openroll.log.note import SigningKey

    monkeypatch.setattr(keys, "_check_unused", lambda register, change: None)
    monkeypatch.setattr(keys, "_check_distinct", lambda register: None)
    seed = SigningKey.from_text(opened.key_file.read_text().strip())._private.private_bytes_raw()
    if taken == "a replaced one":
        seed = bytes(range(32))
        for made in (seed, bytes(32)):
            key = CosignerKey.from_seed(f"{opened.origin}/freshness", made)
            keys.store(keys.next_file(opened, FRESHNESS), key)
            publish(opened, clock=clock())
    keys.store(keys.next_file(opened, RECEIPTS), SigningKey.from_seed(f"{opened.origin}/receipts", seed))
    publish(opened, clock=clock())
    problems = [str(each) for each in check_directory(opened.public).problems]
    assert any("The same key cannot stand for two things" in each for each in problems), problems
