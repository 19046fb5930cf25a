"""A message from its bytes to its decision, on recordings and without a network."""

import json
import os
import socket
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from openroll.core.errors import SourceUnreachable, UnusableInput
from openroll.log.receipt import ReceiptFile
from openroll.roll import models, services
from openroll.roll.messages import url_of
from openroll.roll.selectors import log_size
from openroll.site import publishing, receipts, submitting
from openroll.site.register import Register
from openroll.site.submitting import Submission, fetcher_for, retry_waiting, submit
from openroll.sources.evidence import Evidence
from openroll.sources.fetcher import Fetcher
from openroll.sources.polite import PoliteFetcher
from openroll.sources.process import RemoteFetcher, SpawnedFetcher
from openroll.sources.replay import ReplayFetcher
from openroll.sources.snapshot import Snapshot
from tests.roll.making import NOW, clock, facts

RECORDINGS = Path(submitting.__file__).parents[1] / "cli" / "recordings"
API = "https://api-krs.ms.gov.pl/api/krs/OdpisAktualny/0009990001?rejestr=P&format=json"
LINK = API.encode()
Tape = Callable[..., Path]


@pytest.fixture
def company(tape: Tape) -> Path:
    body = (RECORDINGS / "krs-0009990001.json").read_bytes()
    return tape((API, 200, "application/json", body))


class Silent:
    """A fetcher whose sources do not answer."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def fetch(self, url: str) -> Snapshot:
        self.asked.append(url)
        raise SourceUnreachable("{link} does not answer.", link=url, reason="timeout")


def given(fetcher: Fetcher) -> Callable[..., Any]:
    @contextmanager
    def give(*_: object) -> Iterator[tuple[Fetcher, frozenset[str]]]:
        yield fetcher, frozenset()

    return give


def handed_in(raw: bytes = LINK, **more: Any) -> Submission:
    return Submission(raw, "third-party-message", "registrar", **more)


def public_size(register: Register) -> int:
    return int((register.public / "checkpoint").read_text().splitlines()[1])


def test_a_link_becomes_a_public_entry(opened: Register, company: Path) -> None:
    seen: list[str] = []
    outcome, findings, message = submit(
        opened, handed_in(), clock=clock(), replay=company, progress=seen.append
    )
    assert outcome.entry is not None
    assert (outcome.entry.number, public_size(opened), seen) == (1, log_size(), [API])
    [snapshot] = findings.snapshots
    assert Evidence(opened.evidence).find(snapshot.sha256)
    assert models.Snapshot.objects.get().sha256 == snapshot.sha256
    case = models.Case.objects.get()
    assert case.options["replayed"] is True
    assert case.result == json.loads(json.dumps(services.as_result(outcome, findings)))
    assert case.result["entry"] == {"number": 1, "log_index": facts()[1].index}
    assert message.links[0].url == API


def test_evidence_is_closed_to_others(opened: Register, company: Path) -> None:
    submit(opened, handed_in(), clock=clock(), replay=company)
    paths = list(opened.evidence.rglob("*"))
    assert paths
    for path in paths:
        assert stat.S_IMODE(path.stat().st_mode) == (0o700 if path.is_dir() else 0o600)


@pytest.mark.parametrize("raw", [b"", b"  \n", b"\x00\x01\x02\xff", b"a" * (2**20 + 1)])
def test_a_message_that_cannot_be_read_leaves_nothing(opened: Register, company: Path, raw: bytes) -> None:
    with pytest.raises(UnusableInput):
        submit(opened, handed_in(raw), clock=clock(), replay=company)
    assert not models.Case.objects.exists()


def test_a_recording_that_is_none_leaves_nothing(opened: Register, tmp_path: Path) -> None:
    (tmp_path / "bad.warc.gz").write_bytes(b"no tape")
    for path in (tmp_path / "bad.warc.gz", tmp_path / "none.warc.gz"):
        with pytest.raises(UnusableInput):
            submit(opened, handed_in(), clock=clock(), replay=path)
    assert not models.Case.objects.exists()


def test_the_receipt_that_a_killed_process_owes_is_made_up_by_the_next_message(
    opened: Register, company: Path, tape: Tape, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Killed(BaseException):
        pass

    def die(*_: object) -> None:
        raise Killed

    with monkeypatch.context() as patched:
        patched.setattr(receipts, "issue", die)
        with pytest.raises(Killed):
            submit(opened, handed_in(), clock=clock(), replay=company)
    [owed] = models.Case.objects.all()
    assert owed.submission is not None and not receipts.kept(opened, owed.code).exists()
    later = clock(NOW + timedelta(days=2))
    outcome, _, _ = submit(opened, handed_in(b"https://nobody.example"), clock=later, replay=tape())
    made = ReceiptFile.parse(receipts.kept(opened, owed.code).read_bytes())
    assert (made.receipt.received_at, made.submission and made.submission.case) == (NOW, owed.code)
    assert receipts.kept(opened, outcome.case.code).exists()


def test_what_a_killed_process_left_is_published_by_the_next_message(
    opened: Register, company: Path, tape: Tape, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Killed(BaseException):
        pass

    calls = []

    def die(_: Register) -> int:
        calls.append(1)
        if len(calls) == 1:
            return 1  # before the message is received
        raise Killed

    with monkeypatch.context() as patched:
        patched.setattr(publishing, "publish", die)
        with pytest.raises(Killed):
            submit(opened, handed_in(), clock=clock(), replay=company)
    assert (len(facts()), public_size(opened)) == (2, log_size() - 2)
    outcome, _, _ = submit(opened, handed_in(b"https://nobody.example"), clock=clock(), replay=tape())
    assert outcome.entry is None
    assert public_size(opened) == log_size(), "what was received is public too"


def test_a_silent_source_is_asked_again_until_it_answers(
    opened: Register, company: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    silent = Silent()
    monkeypatch.setattr(submitting, "fetcher_for", given(silent))
    outcome, findings, _ = submit(opened, handed_in(), clock=clock())
    assert str(outcome.status) == "waiting"
    told = services.as_result(outcome, findings)
    assert (told["status"], told["entry"]) == ("insufficient", None)
    asked = len(silent.asked)

    retry_waiting(opened, clock())
    assert len(silent.asked) == asked, "not before its time"
    retry_waiting(opened, clock(NOW + timedelta(minutes=1)))
    assert len(silent.asked) == 2 * asked
    assert models.Case.objects.get().tries == 2

    monkeypatch.setattr(submitting, "fetcher_for", given(ReplayFetcher(company)))
    retry_waiting(opened, clock(NOW + timedelta(hours=1)))
    case = models.Case.objects.get()
    assert (case.state, case.result["entry"]) == (
        "decided",
        {"number": 1, "log_index": facts()[1].index},
    )
    assert public_size(opened) == log_size()
    retry_waiting(opened, clock(NOW + timedelta(days=100)))
    assert models.Decision.objects.count() == 3


def test_a_source_that_never_answers_is_left_alone_at_last(
    opened: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    silent = Silent()
    monkeypatch.setattr(submitting, "fetcher_for", given(silent))
    submit(opened, handed_in(), clock=clock())
    for days in range(1, 30):
        retry_waiting(opened, clock(NOW + timedelta(days=days)))
    assert models.Decision.objects.count() == 11
    assert models.Case.objects.get().next_try_at is None


def test_nothing_is_fetched_when_nothing_waits(opened: Register, monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr(submitting, "fetcher_for", never)
    retry_waiting(opened, clock())


def test_a_recording_needs_no_network_and_no_keys(opened: Register, company: Path) -> None:
    with fetcher_for(opened, company) as (fetcher, missing):
        assert isinstance(fetcher, ReplayFetcher)
        assert missing == frozenset()


def test_without_a_running_fetcher_a_process_of_its_own_is_started(opened: Register) -> None:
    with fetcher_for(opened, None) as (fetcher, missing):
        assert isinstance(fetcher, PoliteFetcher)
        assert isinstance(fetcher.inner, SpawnedFetcher)
        assert missing == {"companies-house"}


def test_a_running_fetcher_is_used(opened: Register, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(opened.folder)  # a socket's path is short
    opened.fetcher_socket.parent.mkdir(exist_ok=True)
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(os.path.relpath(opened.fetcher_socket))
        listening.listen()
        with fetcher_for(opened, None) as (fetcher, _):
            assert isinstance(fetcher, PoliteFetcher)
            assert isinstance(fetcher.inner, RemoteFetcher)
    with fetcher_for(opened, None) as (fetcher, _):
        assert isinstance(fetcher, PoliteFetcher)
        assert isinstance(fetcher.inner, SpawnedFetcher), "a socket that nobody listens on is no fetcher"


def test_a_message_is_cited_by_its_case(opened: Register, company: Path) -> None:
    outcome, _, _ = submit(opened, handed_in(), clock=clock(), replay=company)
    assert url_of(outcome.case) == f"openroll:case/{outcome.case.code}/message"


def test_what_could_not_be_had_is_kept_as_failed(opened: Register, tape: Tape) -> None:
    page = "https://127.0.0.1/page"
    _, findings, _ = submit(opened, handed_in(f"{API} {page}".encode()), clock=clock(), replay=tape())
    assert {one.kind for one in findings.refused} == {"unreachable", "unsafe"}
    kept = list(Evidence(opened.evidence).failures())
    assert {one.url for one in kept} == {API, page}
    assert all(str(one).startswith(one.url) for one in kept)
