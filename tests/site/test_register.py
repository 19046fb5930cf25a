"""A register's folder and its settings file: each mistake in it is a clear sentence."""

import stat
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openroll.core.errors import Refusal, UnusableInput
from openroll.site.register import SETTINGS_FILE, Register, load, prepare

SECRET = "s3cr3t-of-the-register"
GOOD = 'name = "A"\norigin = "roll.example/a"\n'


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def written(tmp_path: Path, text: str | bytes) -> Path:
    (tmp_path / SETTINGS_FILE).write_bytes(text if isinstance(text, bytes) else text.encode())
    return tmp_path


def test_a_register_is_made_and_read(tmp_path: Path) -> None:
    made = prepare(tmp_path / "a" / "roll", ' Our «register» \\ "2026" ', origin="roll.example/2026")
    assert made == load(tmp_path / "a" / "roll")
    assert (made.name, made.origin, made.database) == ('Our «register» \\ "2026"', "roll.example/2026", "")
    assert (made.public_address, made.office_address) == ("127.0.0.1:8080", "127.0.0.1:8081")
    assert made.public_url == "http://127.0.0.1:8080"
    assert made.source_keys == {}


def test_what_is_private_is_closed_to_others(tmp_path: Path) -> None:
    made = prepare(tmp_path / "roll", "A")
    assert mode(made.private) == mode(made.evidence) == mode(made.fetcher_socket.parent) == 0o700
    assert mode(made.folder / SETTINGS_FILE) == 0o600
    assert mode(made.public) == 0o755
    assert made.key_file.parent == made.private


def test_an_origin_is_made_up_from_the_name(tmp_path: Path) -> None:
    origins = {prepare(tmp_path / str(n), "Our Register, 2026!").origin for n in range(3)}
    assert len(origins) == 3
    assert all(one.startswith("openroll.invalid/our-register-2026-") for one in origins)
    assert prepare(tmp_path / "ru", "Реестр").origin.startswith("openroll.invalid/register-")


@pytest.mark.parametrize("name", ["", "   ", "a\nb", "a\x00b", "\u202eA", "\ud800"])
def test_a_name_that_cannot_be_printed_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(UnusableInput, match="printable"):
        prepare(tmp_path / "roll", name)
    assert not (tmp_path / "roll").exists()


@pytest.mark.parametrize(
    "origin", ["https://roll.example", " a", "a b", "ролл", "/a", "a\n", "a+b", "a" * 300]
)
def test_an_origin_that_cannot_be_signed_is_refused(tmp_path: Path, origin: str) -> None:
    with pytest.raises(UnusableInput, match="origin"):
        prepare(tmp_path / "roll", "A", origin=origin)
    assert not (tmp_path / "roll").exists()


@pytest.mark.parametrize("there", [SETTINGS_FILE, "private", "public"])
def test_a_folder_that_holds_a_register_is_left_alone(tmp_path: Path, there: str) -> None:
    (tmp_path / there).write_text("mine")
    with pytest.raises(Refusal, match="holds a register already"):
        prepare(tmp_path, "A")
    assert [path.name for path in tmp_path.iterdir()] == [there]
    assert (tmp_path / there).read_text() == "mine"


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(UnusableInput, match="cannot be made"):
        prepare(tmp_path / "file" / "roll", "A")


@pytest.mark.parametrize("database", ["postgresql://u:p\n@h/d", "postgresql://\x07", "a\tb"])
def test_an_address_with_control_characters_still_makes_a_file_that_reads(
    tmp_path: Path, database: str
) -> None:
    assert prepare(tmp_path / "roll", "A", database=database).database == database


@given(st.text(min_size=1).filter(lambda name: name.strip() and name.strip().isprintable()))
def test_any_printable_name_is_kept(tmp_path_factory: pytest.TempPathFactory, name: str) -> None:
    folder = tmp_path_factory.mktemp("name") / "roll"
    assert prepare(folder, name).name == name.strip()


def test_there_is_no_register(tmp_path: Path) -> None:
    with pytest.raises(UnusableInput, match=r"There is no register in .*openroll init"):
        load(tmp_path / "nowhere")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (b"\xff\xfe", "cannot be read"),
        ("name = ", "cannot be read"),
        ('name = "A"\nname = "B"', "cannot be read"),
        ("", "name must be text"),
        ('name = "A"', "origin must be text"),
        ('name = 5\norigin = "a"', "name must be text"),
        ('name = ""\norigin = "a"', "name"),
        ('name = "A"\norigin = "https://a b"', "origin"),
        (f"{GOOD}colour = 'red'", "does not exist: colour"),
        (f"{GOOD}[web]\nport = 1", "does not exist: web"),
        (f"{GOOD}[public]\nadress = 'a:1'", "does not exist: public.adress"),
        (f"{GOOD}[office]\ncolour = 'red'", "does not exist: office.colour"),
        (f"{GOOD}[database]\npath = 'x'", "does not exist: database.path"),
        (f"{GOOD}[public]\naddress = 8080", "public.address must be text"),
        (f"{GOOD}public = 'x'", "public"),
        (f"{GOOD}office = 1", "office"),
        (f"{GOOD}database = ['x']", "database"),
        (f"{GOOD}sources = 'x'", "sources"),
        (f"{GOOD}[sources]\nkrs = 'x'", "sources.krs"),
        (f"{GOOD}[sources.companies-house]\nkey = 5", "sources.companies-house.key must be text"),
        (f"{GOOD}[sources.companies-house]\nkeys = 'x'", "does not exist: sources.companies-house.keys"),
        (f"{GOOD}[sources.companies-hose]\nkey = 'x'", "does not exist: sources.companies-hose"),
    ],
)
def test_a_mistake_in_the_settings_is_named(tmp_path: Path, text: str | bytes, said: str) -> None:
    with pytest.raises(UnusableInput) as caught:
        load(written(tmp_path, text))
    assert said in str(caught.value)
    assert str(tmp_path / SETTINGS_FILE) in str(caught.value)


def test_a_folder_in_the_file_s_place_is_said(tmp_path: Path) -> None:
    (tmp_path / SETTINGS_FILE).mkdir()
    with pytest.raises(UnusableInput, match="cannot be read"):
        load(tmp_path)


def test_the_settings_are_read(tmp_path: Path) -> None:
    told = load(
        written(
            tmp_path,
            f"{GOOD}[public]\naddress = '0.0.0.0:80'\nurl = 'https://roll.example/'\n[office]\naddress = '[::1]:81'\n"
            f"[database]\nurl = 'postgresql://h/d'\n[sources.companies-house]\nkey = '{SECRET}'\n",
        )
    )
    assert (told.public_address, told.public_url) == ("0.0.0.0:80", "https://roll.example")
    assert (told.office_address, told.database) == ("[::1]:81", "postgresql://h/d")
    assert told.source_keys == {"companies-house": SECRET}


def test_the_witnesses_are_read(tmp_path: Path) -> None:
    told = load(
        written(
            tmp_path,
            f"{GOOD}[witnesses]\npolicy = 'w.policy'\nwhen_missing = 'hold'\n[freshness]\nminutes = 2",
        )
    )
    assert (told.witness_policy, told.when_missing, told.freshness_minutes) == ("w.policy", "hold", 2)
    told = load(written(tmp_path, GOOD))
    assert (told.witness_policy, told.when_missing, told.freshness_minutes) == ("", "publish", 5)
    for bad in ("[witnesses]\nwhen_missing = 'never'", "[witnesses]\nquorum = 2", "[freshness]\nminutes = 0"):
        with pytest.raises(UnusableInput, match=r"openroll\.toml"):
            load(written(tmp_path, GOOD + bad))


def test_an_empty_key_is_none(tmp_path: Path) -> None:
    assert load(written(tmp_path, f"{GOOD}[sources.companies-house]\nkey = ''")).source_keys == {}


def test_secrets_are_not_printed(tmp_path: Path) -> None:
    told = load(
        written(
            tmp_path,
            f"{GOOD}[database]\nurl = 'postgresql://u:{SECRET}@h/d'\n"
            f"[sources.companies-house]\nkey = '{SECRET}'\n",
        )
    )
    assert SECRET in told.database
    assert SECRET not in repr(told)
    assert SECRET not in str(told)


def test_the_template_says_all_there_is(tmp_path: Path) -> None:
    made: Register = prepare(tmp_path / "roll", "A")
    told = tomllib.loads((made.folder / SETTINGS_FILE).read_text())
    sections = {
        "database",
        "public",
        "office",
        "receipts",
        "witnesses",
        "freshness",
        "mail",
        "logs",
        "metrics",
        "sources",
    }
    assert set(told) == {"name", "origin", "country", "time_zone", *sections}


def test_a_register_says_where_its_deadlines_are_counted(tmp_path: Path) -> None:
    made = prepare(tmp_path / "roll", "A", country="DE-BY", time_zone="Europe/Berlin")
    assert (made.country, made.time_zone) == ("DE-BY", "Europe/Berlin")
    assert load(tmp_path / "roll") == made


@pytest.mark.parametrize(
    ("line", "said"), [('country = "XX"', "XX"), ('time_zone = "Mars/North"', "Mars/North")]
)
def test_a_place_that_is_none_is_named(tmp_path: Path, line: str, said: str) -> None:
    with pytest.raises(UnusableInput, match=said):
        load(written(tmp_path, f"{GOOD}{line}\n"))
    key, _, value = line.partition(" = ")
    with pytest.raises(UnusableInput, match=said):
        prepare(tmp_path / "roll", "A", **{key: value.strip('"')})
    assert not (tmp_path / "roll").exists()
