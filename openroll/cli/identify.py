"""``openroll identify``: from a link, a message or a stored page to cited identifiers, entering nothing."""

import argparse
import contextlib
import json
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from openroll.cli.given import as_path
from openroll.cli.speech import progress, say, tell
from openroll.core.errors import N_, UnusableInput
from openroll.site.register import load

if TYPE_CHECKING:
    from openroll.sources.identifying import Identification

STATUSES = {
    "sufficient": N_("All five are there: {reason}"),
    "insufficient": N_("Something is missing: {reason}"),
    "review": N_("A person has to look: {reason}"),
}
INSUFFICIENT = 3
UNREACHABLE = 4


def add_parser(verbs: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the verb to the command line."""
    verb = verbs.add_parser("identify", help="say who operates a site, with citations; nothing is entered")
    verb.add_argument(
        "what",
        metavar="URL|FILE",
        help="a link; or a file with a message or a web page (-: standard input)",
    )
    verb.add_argument(
        "--replay", type=as_path, metavar="FILE.warc.gz", help="answer from a recording; no network is used"
    )
    verb.add_argument("--json", action="store_true", help="answer as JSON (docs/spec/identify.json)")
    verb.add_argument(
        "--register",
        type=as_path,
        metavar="DIR",
        help="take the keys of sources from this register's settings",
    )
    verb.add_argument(
        "--publish",
        action="store_true",
        help="write what was found as the operator's own statement, .well-known/openroll.json",
    )
    verb.add_argument(
        "--out", type=as_path, default=Path(), metavar="DIR", help="the site's root folder (here without it)"
    )
    verb.add_argument(
        "--key", type=as_path, metavar="FILE", help="sign the statement; the key is made if there is none"
    )
    verb.set_defaults(func=run)


def run(args: argparse.Namespace) -> int:
    """Identify, and show it; return the exit status."""
    from openroll.sources.identifying import identify

    if args.key and not args.publish:
        raise UnusableInput(
            N_("--key signs what --publish writes; without --publish there is nothing to sign.")
        )
    keys = load(args.register).source_keys if args.register else {}
    given = _given(args.what)
    found = identify(given, replay=args.replay, keys=keys, progress=progress())
    if isinstance(given, str) and not found.message.links:
        raise UnusableInput(
            N_("{what} is no complete link: https:// and the name of a host."), what=args.what
        )
    if args.publish:
        from openroll.cli.statement import publish

        publish(found, args.out, args.key)
    if args.json:
        json.dump(found.as_data(), sys.stdout, ensure_ascii=False, indent=2)
        print()
    else:
        _show(found)
    return _status(found)


def _given(what: str) -> str | bytes | Path:
    """Return the link, the standard input or the file that ``what`` names."""
    if what == "-":
        return sys.stdin.buffer.read(16 * 2**20)
    if "://" in what:
        return what
    path = Path(what)
    with contextlib.suppress(OSError):  # no file has a name as long as a text
        if what and path.exists():
            return path
    if _is_site(what):
        return f"https://{what}"
    shown = what if len(what) <= 200 else what[:200] + "…"
    raise UnusableInput(N_("{what} is neither a link, which starts with https://, nor a file."), what=shown)


def _is_site(what: str) -> bool:
    """Tell whether ``what`` is a site without its scheme, and not the name of a file that is not there."""
    from openroll.sources.finding import is_domain

    host = re.split("[:?#]", what, maxsplit=1)[0].lower()
    return "/" not in what and (is_domain(host) or host.endswith(".example"))  # documents' own, RFC 2606


def _show(found: "Identification") -> None:
    from openroll.cli import findings_shown as shown

    shown.show_refused(found.refused)
    shown.show_identifiers(found.assessment)
    shown.show_missing(found.missing)
    shown.show_services(found.assessment)
    shown.show_remarks(found.alerts, found.remarks)
    say()
    print(tell(STATUSES[found.status], reason=tell(found.reason, **found.params)))


def _status(found: "Identification") -> int:
    from openroll.sources.identifying import every_link_is

    if found.is_complete:
        return 0
    if every_link_is(found, frozenset({"unsafe", "unusable"})):
        return UnusableInput.exit_status
    if every_link_is(found, frozenset({"unreachable", "unreadable", "not-captured", "key-needed"})):
        return UNREACHABLE
    return INSUFFICIENT
