"""What the private database keeps. Facts, steps, decisions and actions are never changed; only services write."""

from .actions import Action, Job
from .cases import Asking, Case, CaseWord, Claim, Reply, Snapshot, Step
from .decisions import Decision
from .entries import Contest, Entry, ImportedLine, Undertaking, Watched
from .letters import Letter
from .log import Disclosure, Fact, LogHead, Removal

__all__ = [
    "Action",
    "Asking",
    "Case",
    "CaseWord",
    "Claim",
    "Contest",
    "Decision",
    "Disclosure",
    "Entry",
    "Fact",
    "ImportedLine",
    "Job",
    "Letter",
    "LogHead",
    "Removal",
    "Reply",
    "Snapshot",
    "Step",
    "Undertaking",
    "Watched",
]
