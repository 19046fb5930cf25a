"""The fact that something was submitted (docs/spec/receipt.md). In the log stands one digest and no word of it."""

from datetime import datetime

from openroll.core.canonical import JSON
from openroll.core.clock import rfc3339

from . import models
from .ledger import Ledger, NewFact

PATH = "/submission"


def log_submission(
    ledger: Ledger, *, sha256: str, received_at: datetime, by: str, case: str | None = None
) -> models.Fact:
    """Append the fact that bytes with the hash ``sha256`` were received; return its row, which is stored.

    ``case`` is the code of the case that they became; a list that is imported becomes none.
    """
    submission: dict[str, JSON] = {"sha256": sha256, "received_at": rfc3339(received_at)}
    if case is not None:
        submission["case"] = case
    data: dict[str, JSON] = {"submission": submission}
    # No policy: nothing was decided yet.
    fact = NewFact("submission-received", ledger.new_subject(), data, by, None, withheld=(PATH,))
    row = ledger.append(fact)
    ledger.flush()
    return row
