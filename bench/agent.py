"""From an authority's order to its proven effect on a real Synapse, with a rule of the organiser's that decides.

Register, worker, agent and Synapse are processes of their own, as ``scripts/demo --messenger`` starts them. The clock
runs from when the order is sent until the register has the signed outcome with its proof. Beside it: what Synapse alone
takes to redact a post that its moderator names. OPENROLL_BENCH_ORDERS says how many (20).
"""

import os
import statistics
import sys
import tempfile
import time
from pathlib import Path
from urllib.parse import quote

sys.path.append(str(Path(__file__).parents[1] / "scripts" / "lib"))

from desk_stage import Stage, process, set_up
from synapse_server import User

ORDERS = int(os.environ.get("OPENROLL_BENCH_ORDERS", "20"))
LIMIT = 2.0  # seconds


def main() -> None:
    """Print the figures."""
    with (
        tempfile.TemporaryDirectory(prefix="openroll-bench-") as folder,
        set_up(Path(folder)) as stage,
        process("serve", "--register", stage.register),
        process("agent", "run", stage.agent),
    ):
        ann = stage.synapse.register("ann")
        room = ann.make_room("square")
        effects, alone = [], []
        for number in range(ORDERS + 1):
            seconds = _order(stage, f"2026/{number}", room, ann.post(room, f"Take up arms, {number}."))
            if number:  # the first one warms up whoever has just started
                effects.append(seconds)
            alone.append(_redaction(ann, room, ann.post(room, f"Another one, {number}.")))
    _say("order to proven effect", effects)
    _say("Synapse alone, one redaction", alone)
    print(f"  limit {LIMIT:.1f} s: {'kept' if statistics.median(effects) < LIMIT else 'MISSED'}")


def _order(stage: Stage, reference: str, room: str, event: str) -> float:
    begun = time.perf_counter()
    number = stage.order(reference, "terrorism", "It calls to arms.", f"{room}/{event}")["request"]
    stage.item_is(number, "full")
    return time.perf_counter() - begun


def _redaction(user: User, room: str, event: str) -> float:
    begun = time.perf_counter()
    path = f"/rooms/{quote(room)}/redact/{quote(event)}/bench{begun}"
    user.ask("PUT", path, {})
    return time.perf_counter() - begun


def _say(what: str, seconds: list[float]) -> None:
    middle, worst = statistics.median(seconds), max(seconds)
    print(f"  {what}: median {middle:.2f} s, slowest {worst:.2f} s of {len(seconds)}")
