"""Runs the measurements of this folder: all, or those named."""

import argparse
import importlib
import os
import pkgutil
import platform
import sys
from collections.abc import Sequence

import bench


def names() -> list[str]:
    """Return the measurements there are."""
    return sorted(
        module.name
        for module in pkgutil.iter_modules(bench.__path__)
        if not module.name.startswith("_") and not module.ispkg
    )


def main(arguments: Sequence[str] | None = None) -> int:
    """Run what is asked for, one after another; return the exit status."""
    parser = argparse.ArgumentParser(
        prog="scripts/bench", description="Measure Openroll, beside others where they can be had."
    )
    parser.add_argument("names", nargs="*", metavar="NAME", help="what to measure (all)")
    parser.add_argument("--list", action="store_true", help="name the measurements, and leave")
    asked = parser.parse_args(arguments)
    if asked.list:
        print("\n".join(names()))
        return 0
    unknown = sorted(set(asked.names) - set(names()))
    if unknown:
        parser.error(f"no such measurement: {', '.join(unknown)}")
    print(f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}")
    for name in asked.names or names():
        print(f"\n{name}", flush=True)
        importlib.import_module(f"bench.{name}").main()
    return 0


if __name__ == "__main__":
    sys.exit(main())
