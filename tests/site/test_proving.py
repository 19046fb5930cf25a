"""The worker looks for proofs: in the DNS and on the site, through the fetcher, and says why it has not found one."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from openroll.core.errors import N_, SourceUnreachable
from openroll.roll import models
from openroll.site.register import Register
from openroll.sources.snapshot import Hop, Snapshot
from tests.people.organisers import DOMAIN, amended, entered, later, organiser
from tests.roll.making import NOW, clock, founded, opened

__all__ = ["founded", "opened"]

DNS = "dns:_openroll.tesco.example?type=TXT"
FILE = "https://tesco.example/.well-known/openroll-challenge"


class Net:
    """Answers what it was told, and remembers what it was asked."""

    def __init__(self) -> None:
        self.answers: dict[str, Snapshot] = {}
        self.asked: list[str] = []

    def put(self, url: str, body: str, kind: str, *, status: int = 200, final: str = "") -> None:
        raw = body.encode()
        final = final or url
        chain = (Hop(url, 302, None, final), Hop(final, status, None, None)) if final != url else ()
        self.answers[url] = Snapshot(
            url=url,
            final_url=final,
            chain=chain or (Hop(url, status, None, None),),
            status=status,
            headers=(("content-type", kind),),
            body=raw,
            raw=raw,
            sha256=hashlib.sha256(raw).hexdigest(),
            certificate=None,
            retrieved_at=NOW,
            label=None,
        )

    def fetch(self, url: str) -> Snapshot:
        self.asked.append(url)
        if url not in self.answers:
            raise SourceUnreachable(N_("{link} gives no usable answer for now."), link=url, reason="refused")
        return self.answers[url]


@pytest.fixture
def net(monkeypatch: pytest.MonkeyPatch) -> Net:
    made = Net()

    @contextmanager
    def fetcher(*_: Any) -> Iterator[tuple[Net, frozenset[str]]]:
        yield made, frozenset()

    monkeypatch.setattr("openroll.site.proving.fetcher_for", fetcher)
    return made


def begun(opened: Register, method: str, name: str = "olga") -> Any:
    from openroll.people import mandate_proofs

    entry = models.Entry.objects.first() or entered(opened)
    return mandate_proofs.begin(organiser(name), entry.number, DOMAIN, method, NOW)


def after(row: Any) -> Any:
    row.refresh_from_db()
    return row


def txt(*lines: str) -> str:
    return "".join(f'_openroll.tesco.example. 300 IN TXT "{one}"\n' for one in lines)


def prove(opened: Register, **more: float) -> int:
    from openroll.site.proving import prove_due

    return prove_due(opened, clock(later(**more)))


def test_the_dns_shows_the_word(opened: Register, net: Net) -> None:
    row = begun(opened, "dns")
    assert prove(opened) == 0  # not before its time
    net.put(DNS, txt("v=spf1 -all", f"openroll-verification={row.word}"), "text/dns")
    assert prove(opened, minutes=1) == 1
    assert after(row).proved_at == later(minutes=1)
    assert row.told["snapshot"] == net.answers[DNS].sha256
    assert row.word in row.told["quote"]
    assert list(opened.evidence.rglob(f"*{row.told['snapshot'][:8]}*"))
    assert net.asked == [DNS]
    assert prove(opened, minutes=2) == 0


def test_the_file_shows_the_word(opened: Register, net: Net) -> None:
    row = begun(opened, "well-known")
    net.put(FILE, f"# ours\nopenroll-verification={row.word.upper()}\n", "text/plain")
    prove(opened, minutes=1)
    assert after(row).proved_at is not None


@pytest.mark.parametrize(
    ("body", "kind", "status", "final"),
    [
        (
            "openroll-verification={word}",
            "text/plain",
            200,
            "https://evil.example/.well-known/openroll-challenge",
        ),
        (
            "openroll-verification={word}",
            "text/plain",
            200,
            "http://tesco.example/.well-known/openroll-challenge",
        ),
        ("openroll-verification={word}", "text/plain", 404, ""),
        ("openroll-verification={word}", "text/plain", 503, ""),
        ("openroll-verification=" + "a" * 52, "text/plain", 200, ""),
        ("{word}", "text/plain", 200, ""),
        ("", "text/html", 200, ""),
        ("\x00\xff" * 400, "application/octet-stream", 200, ""),
    ],
)
def test_anything_else_shows_nothing(
    opened: Register, net: Net, body: str, kind: str, status: int, final: str
) -> None:
    row = begun(opened, "well-known")
    net.put(FILE, body.replace("{word}", row.word), kind, status=status, final=final)
    prove(opened, minutes=1)
    assert after(row).proved_at is None
    assert row.told["said"]
    assert row.tries == 1


def test_anothers_word_shows_nothing(opened: Register, net: Net) -> None:
    mine, other = begun(opened, "dns"), begun(opened, "dns", "stranger")
    net.put(DNS, txt(f"openroll-verification={mine.word}"), "text/dns")
    prove(opened, minutes=1)
    assert after(mine).proved_at is not None
    assert after(other).proved_at is None
    assert other.word in other.told["params"]["line"]


def test_it_is_asked_again_with_growing_pauses_until_a_week_is_over(opened: Register, net: Net) -> None:
    row = begun(opened, "dns")
    assert [prove(opened, minutes=n) for n in (1, 1.5, 2, 3, 4)] == [1, 0, 1, 0, 1]
    assert after(row).tries == 3
    assert "usable answer" in row.told["said"]
    net.put(DNS, txt(f"openroll-verification={row.word}"), "text/dns")
    assert prove(opened, days=7) == 0
    assert (after(row).ended_why, row.proved_at) == ("not-shown", None)


def test_one_that_was_shown_ends_when_it_is_not_shown_a_year_later(opened: Register, net: Net) -> None:
    row = begun(opened, "dns")
    net.put(DNS, txt(f"openroll-verification={row.word}"), "text/dns")
    prove(opened, minutes=1)
    net.answers.clear()
    assert prove(opened, days=352) == 1
    assert after(row).ended_at is None  # there are two weeks left
    assert row.told["said"]
    prove(opened, days=366)
    assert after(row).ended_why == "not-shown"


def test_a_mailbox_is_written_to_again_before_the_year_is_over(opened: Register, net: Net) -> None:
    from openroll.people import mandate_proofs
    from tests.people.test_mandates import word_of_letter

    entry = entered(opened)
    who = organiser()
    row = mandate_proofs.begin(who, entry.number, DOMAIN, "mailbox", NOW, address="admin@tesco.example")
    mandate_proofs.give_word(who, row, word_of_letter(), NOW)
    assert prove(opened, days=352) == 1
    assert prove(opened, days=353) == 0
    assert models.Letter.objects.filter(kind="mailbox-proof").count() == 2
    mandate_proofs.give_word(who, row, word_of_letter(), later(days=355))
    assert after(row).until == later(days=355 + 365)
    assert net.asked == []


def test_what_the_entry_names_no_more_is_not_asked(opened: Register, net: Net) -> None:
    row = begun(opened, "dns")
    amended(opened, row.entry, ["new.example"])
    net.put(DNS, txt(f"openroll-verification={row.word}"), "text/dns")
    assert prove(opened, minutes=1) == 0
    assert after(row).ended_why == "domain-left"
    assert net.asked == []


def test_what_nobody_confirmed_is_forgotten(opened: Register, net: Net) -> None:
    from openroll.people import unconfirmed
    from openroll.people.models import Unconfirmed

    unconfirmed.keep("contest", "a@b.example", "en", {"why": "it is wrong"}, NOW)
    prove(opened, days=2)
    assert Unconfirmed.objects.count() == 1
    prove(opened, days=3)
    assert Unconfirmed.objects.count() == 0
