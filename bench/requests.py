"""How many requests of authorities are taken in: validated, their places judged, salted, numbered, each once, durable.

Batches of a hundred orders, each with a reference that nobody else has and a place of its own, while a million requests
are there. First the function alone; then over HTTP to `openroll serve` (two processes of the office, and the worker,
which signs receipts and writes the rows out), by programs that make, sign and send each batch on the same cores: more
than half a millisecond of each batch is theirs. Afterwards each order that was accepted has to be there once; else this
fails. At last it is measured how many requests a second are written out and published while nobody sends. The EU's
transparency database takes 200 statements a second of each sender (its documentation, 2026); it cannot be had here.
"""

import itertools
import os
import random
import re
import secrets
import socket
import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import orjson

from bench._making import folder
from bench._office import make, served
from bench.submit import run, write_list
from openroll.core.clock import SystemClock
from openroll.log.note import SigningKey
from openroll.net.http_signature import signed
from openroll.site.processes import split_address
from openroll.site.register import Register

PRESENT: Final = int(os.environ.get("OPENROLL_REQUESTS_PRESENT", "1000000"))
SECONDS: Final = float(os.environ.get("OPENROLL_REQUESTS_SECONDS", "60"))
SENDERS: Final = int(os.environ.get("OPENROLL_REQUESTS_SENDERS", "16"))
BATCH: Final = 100
WARM: Final = 10.0  # seconds
READING: Final = 10.0  # seconds in which each process of the office reads what requests bear
OTHERS: Final = 200  # statements a second
WRITTEN: Final = 5000  # requests
KEY: Final = SigningKey.from_seed("police.example/orders", b"k" * 32)
CODE: Final = "gb-police"
_ORDER: Final = (
    b'{"authority":"gb-police","category":"terrorism","contact":"duty desk, desk@police.example","deadline":"PT1H",'
    b'"issued_at":"2026-11-26T09:30:00Z","language":"en","legal_basis":"Regulation (EU) 2021/784, Article 3",'
    b'"locators":["https://t.me/harbour_news/%d"],"reasons":"The post tells how to make an explosive device, with'
    b' quantities, and calls on its readers to use it against travellers at a named railway station.",'
    b'"redress":"The Example Court, within 30 days","reference":"%s","service":1,"territory":["DE","FR","GB"],"v":1}'
)


@dataclass
class Sent:
    """What the senders did: how long each batch took (ms), the numbers that were given, and what was refused."""

    waits: list[float] = field(default_factory=list)
    numbers: list[int] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def note(self, wait: float, numbers: list[int]) -> None:
        """Write down one batch."""
        with self.lock:
            self.waits.append(wait)
            self.numbers += numbers


def main() -> None:
    """Print the figures. Raises SystemExit when something was lost or done twice."""
    with folder() as where:
        register = ready(where / "register")
        print(f"  {PRESENT:,} requests are there")
        count, took = alone(register, SECONDS)
        _tell("the function alone", count, took)
        check(range(PRESENT + 1, PRESENT + 1 + count))
        _throw_away()
        with served(register):
            sent = over_http(register, SECONDS)
        _tell(f"over HTTP, {SENDERS} senders", len(sent.numbers), SECONDS)
        waits = sorted(sent.waits)
        middle, most = waits[len(waits) // 2], waits[-len(waits) // 100 - 1]
        print(f"    a batch is answered in {middle:.0f} ms, 99 of 100 in {most:.0f}")
        check(sent.numbers)
        written_out(register)


def _tell(how: str, count: int, seconds: float) -> None:
    rate = count / seconds
    times = f"{rate / OTHERS:.0f} times the EU database's {OTHERS}/s"
    print(f"  {how}: {count:,} requests in {seconds:.0f} s, {rate:,.0f}/s; {times}", flush=True)


def ready(where: Path) -> Register:
    """Make a register with a service, an authority and ``PRESENT`` requests."""
    register, _, _ = make(where, 0, 2)
    lines = where.parent / "list.csv"
    write_list(lines, 1)
    lines.write_text(lines.read_text().replace("service1.example", "t.me"))
    run("import", lines, "--register", where)
    from openroll.desk import authorities
    from openroll.people.models import Person
    from openroll.roll.acting import Actor

    first, second = (Actor(one.role, one.pk) for one in Person.objects.order_by("pk")[:2])
    now = SystemClock().now()
    told = authorities.Described(
        CODE, "Example Police", "GB", "en", "desk@police.example", "An Act", "A letter"
    )
    authorities.propose(told, first, now)
    authorities.verify(CODE, second, now)
    key = authorities.add_key(CODE, KEY.verifier.text, first, now)
    authorities.confirm_key(key.pk, second, now)
    _fill(PRESENT)
    return register


def _fill(count: int) -> None:
    """Put so many requests there, rows alone: what is unique among them is what a new one is held against."""
    from django.db import transaction

    from openroll.desk import clocks, models
    from openroll.roll.bulk import insert
    from openroll.roll.models import LogHead

    # In the order of their index, which is the same whoever comes first, and made in a tenth of the time.
    references = sorted(secrets.token_hex(16) for _ in range(count))
    authority, now = models.Authority.objects.get(), datetime.now(UTC)
    names = (
        "number", "subject", "entry_id", "authority_id", "reference", "sha256", "order", "category", "language",
        "channel", "items", "state", "issued_at", "received_at", "deadline_at", "alarm_at",
    )  # fmt: skip
    for start in range(1, count + 1, 50_000):
        rows = [
            (n, f"filled{n:020d}", 1, authority.pk, references[n - 1], "0" * 64, b"{}", "spam", "en", "api", 1,
             "returned", now, now, now, clocks.NEVER)
            for n in range(start, min(start + 50_000, count + 1))
        ]  # fmt: skip
        with transaction.atomic():  # or each row would be one of its own, and wait for the disk
            insert(models.Request, names, rows)
    LogHead.objects.update(last_request=count)


def bodies() -> Iterator[bytes]:
    """Yield one batch after another, none like the other. To make one takes a tenth of a millisecond of its time."""
    before, between, behind = re.split(rb"%[ds]", _ORDER)
    pieces = BATCH * [before, b"", between, b"", behind + b","]
    pieces[0], pieces[-1] = b'{"orders":[' + before, behind + b"]}"
    while True:
        words = secrets.token_bytes(16 * BATCH).hex().encode()
        pieces[1::5] = [b"%d" % one for one in random.choices(range(1, 2**31), k=BATCH)]
        pieces[3::5] = [words[start : start + 32] for start in range(0, 32 * BATCH, 32)]
        yield b"".join(pieces)


def alone(register: Register, seconds: float) -> tuple[int, float]:
    """Take batches in this process, from the bytes on; return how many requests, and in which time.

    It ends before the time is over where as many wait as may.
    """
    from openroll.desk import intake, models, reading_ahead, waiting
    from openroll.desk.reading import Sender
    from openroll.desk.words import Channel

    key = models.AuthorityKey.objects.select_related("authority").get()
    sender, clock = Sender(Channel.API, key.authority, key), SystemClock()
    reading_ahead.begin().join()  # as the office does when it starts
    count, start = 0, time.perf_counter()
    for body in bodies():
        if time.perf_counter() - start >= seconds or count + BATCH > waiting.MOST:
            break
        taken = intake.take_body(body, sender, origin=register.origin, clock=clock)
        count += sum(one.request is not None and not one.again for one in taken)
    return count, time.perf_counter() - start


def over_http(register: Register, seconds: float) -> Sent:
    """Send batches to the office for so many seconds, ``SENDERS`` at once."""
    time.sleep(READING)
    # Each process loads what it needs at first.
    _at_once(register, time.monotonic() + WARM, Sent(), empty=True)
    sent = Sent()
    _at_once(register, time.monotonic() + seconds, sent)
    return sent


def _at_once(register: Register, until: float, sent: Sent, *, empty: bool = False) -> None:
    told = {"empty": empty}
    threads = [
        threading.Thread(target=_send, args=(register, until, sent), kwargs=told) for _ in range(SENDERS)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if sent.refused:
        raise SystemExit(sent.refused[0])


class _Connection:
    """As much of HTTP as a program needs that sends: what it takes of the processor is taken from the office."""

    def __init__(self, address: str) -> None:
        self._host = address
        self._socket = socket.create_connection(split_address(address), timeout=60)

    def post(self, path: str, body: bytes, headers: dict[str, str]) -> tuple[int, bytes]:
        """Send ``body``; return the status of the answer, and its body."""
        told = {"Host": self._host, "Content-Length": str(len(body)), **headers}
        lines = [f"POST {path} HTTP/1.1", *(f"{name}: {value}" for name, value in told.items()), "", ""]
        self._socket.sendall("\r\n".join(lines).encode() + body)
        got = b""
        while b"\r\n\r\n" not in got:
            got += self._more()
        head, _, answer = got.partition(b"\r\n\r\n")
        length = re.search(rb"(?i)\r\ncontent-length: *([0-9]+)", head)
        if length is None:
            raise SystemExit(f"an answer without its length: {head!r}")
        while len(answer) < int(length[1]):
            answer += self._more()
        return int(head.split()[1]), answer

    def _more(self) -> bytes:
        found = self._socket.recv(1 << 17)
        if not found:
            raise SystemExit("the office ended the connection")
        return found


def _send(register: Register, until: float, sent: Sent, *, empty: bool = False) -> None:
    path = "/api/v1/requests"
    url = f"http://{register.office_address}{path}"
    connection = _Connection(register.office_address)
    for body in itertools.repeat(b'{"orders":[{}]}') if empty else bodies():
        start = time.monotonic()
        if start >= until:
            return
        headers = {"Content-Type": "application/json", "Prefer": "respond-async"}
        headers |= signed("POST", url, body, KEY, datetime.now(UTC))
        status, answer = connection.post(path, body, headers)
        if status != 200:
            sent.refused.append(f"the office answered with {status}: {answer!r}")
            return
        numbers = [one["request"] for one in orjson.loads(answer)["results"] if not empty]
        sent.note(1000 * (time.monotonic() - start), numbers)


def written_out(register: Register) -> None:
    """Print how fast what waits is written out and passed on, and how fast that is published."""
    from openroll.desk import gate
    from openroll.site.publishing import publish

    publish(register)
    moved, start = 0, time.perf_counter()
    while moved < WRITTEN and (some := gate.pass_on(origin=register.origin, clock=SystemClock(), limit=100)):
        moved += some
    took = time.perf_counter() - start
    start = time.perf_counter()
    publish(register)
    published = time.perf_counter() - start
    print(
        f"    written out and passed on: {moved / took:,.0f} requests/s; published: {moved / published:,.0f}/s"
    )


def check(numbers: Sequence[int]) -> None:
    """Raise SystemExit unless each order that was accepted, with these ``numbers``, is there once, and nothing else."""
    from django.db import connections

    from openroll.desk import models

    connections.close_all()
    waits = sum(last - first + 1 for first, last in models.Batch.objects.values_list("first", "last"))
    there = models.Request.objects.count() + waits
    expected = PRESENT + len(numbers)
    if there != expected or len({*numbers}) != len(numbers):
        raise SystemExit(f"{there:,} requests are there, and {expected:,} should be")
    print(f"    each accepted order is there once; {waits:,} are still to be written out")


def _throw_away() -> None:
    """Delete what waits: no more than two million orders may, and the next measure is to begin as this one did."""
    from openroll.desk import models

    models.Batch.objects.all().delete()
    models.Receipt.objects.all().delete()
