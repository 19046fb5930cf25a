"""What ``submit`` answers, as plain data (docs/spec/submit.json). Pure."""

from collections.abc import Sequence

from openroll.core.canonical import JSON
from openroll.identity.claims import Alert
from openroll.identity.standing import Assessment
from openroll.sources.findings import RefusedLink
from openroll.sources.result import found


def result(
    case: str,
    status: str,
    reason: str,
    assessment: Assessment,
    refused: Sequence[RefusedLink],
    remarks: Sequence[Alert] = (),
    *,
    vouched_by: str | None,
    entry: tuple[int, int] | None,
) -> dict[str, JSON]:
    """Return the answer on a case; ``entry`` is the entry's number and its index in the log."""
    return {
        "case": case,
        "status": status,
        "reason": reason,
        "vouched_by": vouched_by,
        **found(assessment, refused, remarks),
        "entry": None if entry is None else {"number": entry[0], "log_index": entry[1]},
    }
