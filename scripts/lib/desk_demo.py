"""``scripts/demo --messenger``: the desk and the agent on a real Synapse, register and agent as two installations.

Everything runs on this machine's loopback; the company, the authority and whoever posts are invented.
"""

import argparse
import signal
import sys
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

from desk_stage import Stage, appeal, notices, process, run, set_up, wait_for
from synapse_server import User

OFFER = "{} Earn 500 a day from home, no experience needed! Write to https://earn.example/{} today and start at once."


def main() -> int:
    """Tell the story; then serve until Ctrl-C, unless that is not wanted."""
    parser = argparse.ArgumentParser(prog="scripts/demo --messenger", description=__doc__.splitlines()[0])
    parser.add_argument(
        "folder", nargs="?", type=Path, metavar="DIR", help="a new folder (else a temporary one)"
    )
    parser.add_argument("--no-serve", action="store_true", help="end after the story")
    args = parser.parse_args()
    # Asked to end, it ends what it started too.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    folder = args.folder or Path(tempfile.mkdtemp(prefix="openroll-desk-"))
    folder.mkdir(parents=True, exist_ok=True)
    step(f"Two installations in {folder}: a register, and an organiser's agent beside its Synapse")
    with set_up(folder) as stage, process("serve", "--register", stage.register):
        print(
            f"public site http://{stage.public}/   office http://{stage.office}/   Synapse {stage.synapse.address}"
        )
        with process("agent", "run", stage.agent, "--screen") as said:
            tell(stage)
            if not args.no_serve:
                stay(stage, said)
    return 0


def tell(stage: Stage) -> None:
    """Tell the story."""
    ann, bob = stage.synapse.register("ann"), stage.synapse.register("bob")
    room = ann.make_room("square", name="The square")
    a_post_is_removed(stage, ann, room)
    a_direct_message_is_refused(stage, ann, bob)
    a_room_comes_back(stage, ann)
    a_mailing_is_curbed(stage, room)
    the_counts(stage)
    the_reports(stage)


def a_post_is_removed(stage: Stage, ann: User, room: str) -> None:
    """An order for a public post, decided by a rule of the organiser's, and proven."""
    step("A public post: ordered, removed by the organiser's rule, proven gone")
    event = ann.post(room, "Praise be to those who struck. Take up arms and follow them.")
    print("an ordinary user sees:", stage.sees(room, event))
    began = time.monotonic()
    number = stage.order(
        "2026/1", "terrorism", "It praises an attack and calls for more.", f"{room}/{event}"
    )["request"]
    found = stage.item_is(number, "full")
    print(
        f"request {number}: {found['state']}, {found['action']}, told {time.monotonic() - began:.1f} s after the order"
    )
    print("an ordinary user sees:", stage.sees(room, event))
    letter = wait_for(lambda: notices(ann), "the letter to the author")[-1]
    print("the author was told:\n" + "\n".join(f"  | {line}" for line in letter.splitlines()))


def a_direct_message_is_refused(stage: Stage, ann: User, bob: User) -> None:
    """Private correspondence: returned, by how it is written or by what it is; nobody read it."""
    step("Private correspondence: returned, and never touched")
    direct = ann.make_direct(bob)
    secret = ann.post(direct, "Between us: the cake is ready.")
    for reference, place, why in (
        (
            "2026/2",
            f"matrix:u/ann:{stage.synapse.server_name}",
            "a whole account, seen from how it is written",
        ),
        ("2026/3", f"{direct}/{secret}", "a direct message, found by the agent before anything was read"),
    ):
        number = stage.order(reference, "drugs", "They talk about something.", place)["request"]
        seen = stage.request_is(number, "returned")
        print(f"request {number} ({why}): {seen['state']}, {seen['returned']['reason']}")
    kept = bob.ask("GET", f"/rooms/{direct}/event/{secret}")["content"]["body"]
    print(f"Bob still reads: “{kept}”")


def a_room_comes_back(stage: Stage, ann: User) -> None:
    """A room is shut by a person, its author appeals without an account, the organiser reverses, the room is back."""
    step("A room: shut by a person of the organiser's, appealed, reversed, seen to be back")
    room = ann.make_room("market", name="The market")
    alias = f"#market:{stage.synapse.server_name}"
    number = stage.order("2026/4", "drugs", "Drugs are sold there.", alias)["request"]
    wait_for(lambda: f"\n{number} " in "\n" + run("agent", "list", stage.agent, quiet=True), "the request")
    run(
        "agent",
        "decide",
        stage.agent,
        number,
        "shut",
        "--all",
        "--who",
        "Olga",
        "--text",
        "It serves nothing else.",
    )
    stage.item_is(number, "full")
    print(
        "Ann is let in:",
        ann.server.call("POST", f"/_matrix/client/v3/join/{room}", {}, token=ann.token).status == 200,
    )
    letters = wait_for(lambda: found if len(found := notices(ann)) > 1 else [], "the second letter")
    print("the author appeals at", appeal(letters[-1], "It is a market for bread and honey."))
    wait_for(lambda: "Appeal 1" in run("agent", "show", stage.agent, number, quiet=True), "the appeal")
    run(
        "agent", "appeal", stage.agent, number, "--item", 1, "reversed", "--who", "Igor", "--text", "It is honey.",
    )  # fmt: skip
    found = stage.item_is(number, "reinstated")
    print(f"request {number}: {found['state']}")
    print("a passer-by is let in:", bool(stage.witness.ask("POST", f"/join/{room}", {})))


def a_mailing_is_curbed(stage: Stage, room: str) -> None:
    """The same offer from many accounts in many rooms: the module holds copies back, a person suspends the accounts."""
    step("A spam mailing: further copies are held back; accounts are touched by a person alone")
    senders = [stage.synapse.register(f"helper{number}") for number in range(3)]
    rooms = [room, *(stage.synapse.register("ann").make_room(f"room{number}") for number in range(2))]
    answers = []
    for sender in senders:
        for place in rooms:
            sender.join(place)
    for number in range(9):
        sender, place = senders[number % 3], rooms[number // 3]
        path = f"/_matrix/client/v3/rooms/{place}/send/m.room.message/offer{number}"
        body = {"msgtype": "m.text", "body": OFFER.format("!" * number, number)}
        answers.append(stage.synapse.call("PUT", path, body, token=sender.token))
    print("nine copies sent:", " ".join("passed" if one.status == 200 else "held" for one in answers))
    print(
        "whoever is held is told:",
        next(str(one.body["error"]).split(" / ")[0] for one in answers if one.status != 200),
    )
    wait_for(lambda: "9 copies" in run("agent", "mailings", stage.agent, quiet=True), "the whole mailing")
    listed = run("agent", "mailings", stage.agent)
    id = listed.split()[0]
    run(
        "agent",
        "mailing",
        stage.agent,
        id,
        "suspend",
        "--who",
        "Olga",
        "--text",
        "A mailing in public rooms.",
    )
    path = "/_synapse/admin/v2/users/"

    def suspended() -> bool:
        asked = [stage.synapse.ask("GET", path + one.id, token=stage.moderator.token) for one in senders]
        return all(one.get("suspended") is True for one in asked)

    wait_for(suspended, "the suspension")
    print(f"accounts suspended: {len(senders)}; each was told why")


def the_counts(stage: Stage) -> None:
    """What everybody reads."""
    step("What the public reads: the same columns for every country")
    page = wait_for(lambda: one if "Reinstated" in (one := stage.page("/en/requests")) else "", "the counts")
    print(f"http://{stage.public}/en/requests")
    whole = page[page.index("Requests for private") :]
    print(whole.partition("By country")[0])


def the_reports(stage: Stage) -> None:
    """The EU's reports, out of the agent's own rows, and checked as anybody's."""
    step("The reports: the EU database's statements of reasons, and the harmonised tables")
    today = datetime.now(UTC).date()
    out = stage.agent.parent / "reports"
    first, last = today - timedelta(days=1), today + timedelta(days=1)
    run(
        "report",
        "make",
        "--agent",
        stage.agent,
        "--from",
        first,
        "--to",
        last,
        "--out",
        out,
        "--provider",
        "Zmyślona Poczta",
    )
    run("report", "check", out)


def stay(stage: Stage, said: str) -> None:
    """Leave it running for whoever wants to look around."""
    step("Look around")
    print(f"public:  http://{stage.public}/en/requests")
    print(f"office:  http://{stage.office}/")
    print(next((line for line in said.splitlines() if "screen" in line.lower()), ""))
    print("Stop with Ctrl-C.", flush=True)
    try:
        while True:
            time.sleep(1)
    except KeyboardInterrupt:
        return


def step(text: str) -> None:
    """Print a heading."""
    print(f"\n── {text} ──\n", flush=True)


if __name__ == "__main__":
    raise SystemExit(main())
