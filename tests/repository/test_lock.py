"""The lock installs on any machine: one standard index, and a wheel for everything."""

import re
import tomllib

from tests.conftest import ROOT

LOCK = tomllib.loads((ROOT / "uv.lock").read_text("utf-8"))


def test_the_lock_names_no_index_but_the_standard_one() -> None:
    hosts = set(re.findall(r"https?://([^/\"]+)", (ROOT / "uv.lock").read_text("utf-8")))
    assert hosts == {"pypi.org", "files.pythonhosted.org"}


def test_everything_has_a_wheel() -> None:
    foreign = [package for package in LOCK["package"] if "editable" not in package["source"]]
    assert [package["name"] for package in foreign if not package.get("wheels")] == []


def test_what_only_tests_need_is_not_in_the_runtime() -> None:
    ours = next(package for package in LOCK["package"] if package["name"] == "openroll")
    runtime = {one["name"] for one in ours["dependencies"]}
    test = {one["name"] for one in ours["dev-dependencies"]["test"]}
    assert not runtime & test
