"""``openroll policy``: check a policy file, show the one that applies, let another one apply (docs/policies.md)."""

import argparse
from collections.abc import Sequence
from datetime import date

from openroll.cli.given import as_path, path_name
from openroll.cli.outcome import one_line
from openroll.cli.speech import note, say, tell
from openroll.core.clock import SystemClock
from openroll.core.errors import N_, UnusableInput
from openroll.policy.difference import Difference, differences
from openroll.policy.model import load as load_policy
from openroll.policy.writing import written
from openroll.site import publishing
from openroll.site.private_database import open_database
from openroll.site.register import load

NOTHING = N_("nothing")


def add_parser(verbs: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the verb to the command line."""
    verb = verbs.add_parser("policy", help="check a policy, show the one that applies, or change it")
    deeds = verb.add_subparsers(title="deeds", metavar="DEED", required=True)
    check = deeds.add_parser(
        "check",
        help="say whether a policy file is as it should be",
        description="Read a policy file and name the first thing in it that cannot be used. With --register, say what "
        "it would change.",
    )
    check.add_argument(
        "policy", type=path_name, metavar="FILE", help="a policy as YAML, or the name of one that ships"
    )
    check.add_argument(
        "--register", type=as_path, metavar="DIR", help="the register whose policy it is compared with"
    )
    check.set_defaults(func=run_check)
    show = deeds.add_parser(
        "show",
        help="write a register's policy as a file that can be changed",
        description="Write the policy of a register as YAML. What else is in the log, and from when, is said on the "
        "error output.",
    )
    show.add_argument("--register", required=True, type=as_path, metavar="DIR", help="the register's folder")
    show.add_argument("--at", metavar="DATE", help="the policy of that day (today)")
    show.set_defaults(func=run_show)
    change = deeds.add_parser(
        "change",
        help="let another policy apply from a day on, and log that",
        description="Log that another policy applies from a day on, and why. Both can be read by everybody for ever.",
    )
    change.add_argument(
        "--register", required=True, type=as_path, metavar="DIR", help="the register's folder"
    )
    change.add_argument(
        "policy", type=path_name, metavar="FILE", help="a policy as YAML, or the name of one that ships"
    )
    change.add_argument(
        "--from", dest="begins", required=True, metavar="DATE", help="the first day on which it applies"
    )
    change.add_argument("--reason", required=True, metavar="TEXT", help="why; everybody will read it")
    change.set_defaults(func=run_change)


def run_check(args: argparse.Namespace) -> int:
    """Check a policy. Raises UnusablePolicy naming the first thing that is wrong."""
    policy = load_policy(args.policy)
    say(N_("The policy {name} can be used."), name=policy.name)
    if args.register:
        open_database(load(args.register), now=SystemClock().now())
        from openroll.roll import policies  # Django's models need a register

        present = policies.current().policy
        say(N_("Against {name}, which applies today:"), name=present.name)
        _print(differences(present, policy))
    return 0


def run_show(args: argparse.Namespace) -> int:
    """Write a policy. Raises UnusableInput, Refusal."""
    open_database(load(args.register), now=SystemClock().now())
    from openroll.roll import policies

    day = _date(args.at) if args.at else policies.today()
    found = policies.in_force(day)
    for each, end in reversed(policies.timeline()):
        line = N_("{name}: fact {index}, from {begins} until {end}. {reason}")
        note(
            line,
            name=each.policy.name,
            index=each.index,
            begins=each.begins or tell(N_("the beginning")),
            end=end or tell(N_("now on, without an end")),
            reason=one_line(each.reason),
        )
    print(written(found.policy), end="")
    return 0


def run_change(args: argparse.Namespace) -> int:
    """Change the policy. Raises UnusablePolicy, UnusableInput, Refusal; then nothing was changed."""
    policy, register, clock = load_policy(args.policy), load(args.register), SystemClock()
    open_database(register, now=clock.now())
    from openroll.roll.acting import COMMAND
    from openroll.roll.changing_policy import change, check

    publishing.publish(register)
    begins = _date(args.begins)
    before = check(policy, begins, args.reason, clock.now())
    made = change(policy, begins, args.reason, COMMAND, origin=register.origin, clock=clock)
    publishing.publish(register)
    say(
        N_("{name} applies from {day} on, by fact {index}. Against {before}:"),
        name=policy.name,
        day=begins.isoformat(),
        index=made.index,
        before=before.policy.name,
    )
    _print(differences(before.policy, policy))
    return 0


def _print(found: Sequence[Difference]) -> None:
    if not found:
        say(N_("No difference."))
    for each in found:
        line = N_("  {key}: {before} → {after}")
        say(line, key=each.key, before=each.before or tell(NOTHING), after=each.after or tell(NOTHING))


def _date(text: str) -> date:
    try:
        if len(text) == len("2026-12-01"):
            return date.fromisoformat(text)
    except ValueError:
        pass
    raise UnusableInput(N_("{text} is no date. Write it as 2026-12-01."), text=text[:40])
