"""Receipts for what was submitted (docs/spec/receipt.md): made where the key of receipts is, kept in private/receipts.

Whatever takes a submission without a key, such as a web form, commits the case and asks for ``kept`` until it is
there: the worker issues the receipts that are missing.
"""

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

from openroll.core.durable import make_folder, write_file
from openroll.core.errors import N_, Refusal
from openroll.log import receipt as receipts
from openroll.log.fact import parse
from openroll.log.note import SigningKey
from openroll.log.receipt import Receipt
from openroll.roll import models
from openroll.site.keys import receipts_key
from openroll.site.register import Register

# Cases of before that a worker which starts anew looks at: older ones were given theirs, or never will be.
LOOKS_BACK = timedelta(days=7)


def kept(register: Register, code: str) -> Path:
    """Return where the receipt of the case ``code`` is kept, once it has been issued."""
    return register.private / "receipts" / f"{code}.receipt"


def issue(register: Register, case: models.Case, key: SigningKey | None = None) -> Path:
    """Sign the receipt of ``case`` if it has none, and return where it is kept. The same case never gets another one.

    Raises Refusal for a case whose receiving was not logged, or whose message was redacted; UnusableInput when the
    key cannot be read.
    """
    path = kept(register, case.code)
    if path.exists():
        return path
    fact, disclosure = case.submission, _disclosure(case)
    if fact is None or disclosure is None:
        raise Refusal(N_("Case {case} has no receipt: the log does not say that it came."), case=case.code)
    received = case.received_at.replace(microsecond=0)
    promise = Receipt(
        origin=register.origin,
        digest=parse(bytes(fact.data)).digests[0],
        received_at=received,
        until=received + timedelta(minutes=register.receipt_minutes),
    )
    file = receipts.issue(promise, disclosure, key or receipts_key(register))
    make_folder(path.parent, 0o700)
    write_file(path, file.encode(), mode=0o600)
    return path


def issuer(register: Register, now: datetime) -> Callable[[], None]:
    """Return a function that issues what is missing: each case is looked at once.

    A process that was killed between receiving a message and signing its receipt leaves one missing, and so does one
    that has no key.
    """
    seen = 0
    since = now - LOOKS_BACK

    def work() -> None:
        nonlocal seen
        wanted = models.Case.objects.filter(pk__gt=seen, received_at__gte=since, submission__isnull=False)
        for pk, code in wanted.order_by("pk").values_list("pk", "code"):
            if not kept(register, code).exists():
                case = models.Case.objects.select_related("submission").get(pk=pk)
                if _disclosure(case) is not None:
                    issue(register, case)
            seen = pk

    return work


def remove_redacted(register: Register) -> None:
    """Remove the receipts that hold what a redaction took away: the message's hash and its salt."""
    state = models.Disclosure.State.REDACTED
    for case in models.Case.objects.filter(submission__disclosures__state=state):
        kept(register, case.code).unlink(missing_ok=True)


def _disclosure(case: models.Case) -> str | None:
    found = case.submission.disclosures.first() if case.submission else None
    return found.text or None if found else None
