"""``openroll sources``: work on recordings of what sources answered."""

import argparse

from openroll.cli.given import as_path
from openroll.cli.speech import say_count
from openroll.sources.pack import pack


def add_parser(verbs: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the verb to the command line."""
    verb = verbs.add_parser("sources", help="work on recordings of what sources answered")
    deeds = verb.add_subparsers(title="deeds", metavar="DEED", required=True)
    deed = deeds.add_parser("pack", help="turn recorded files into a WARC that --replay reads")
    deed.add_argument(
        "index", metavar="INDEX.jsonl", type=as_path, help='lines of {"url","file","status","content_type"}'
    )
    deed.add_argument("out", metavar="OUT.warc.gz", type=as_path, help="the WARC to write")
    deed.set_defaults(func=run_pack)


def run_pack(args: argparse.Namespace) -> int:
    """Pack the recordings."""
    count = pack(args.index, args.out)
    say_count(
        "{count} recording is in {path}.",
        "{count} recordings are in {path}.",
        count,
        path=str(args.out),
    )
    return 0
