"""The library: ``from openroll import identify``."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from openroll import Identification, identify
from openroll.core.errors import UnusableInput
from openroll.sources.identifying import every_link_is
from tests.sources.recorded import Recorded, vector

API = "https://api.company-information.service.gov.uk/company/99900001"
LINE = (
    "Invented Post Limited, registered in England and Wales, company number 99900001. "
    "Registered office: 1 Invented Street, Nowhere, ZZ1 1ZZ."
)
REGISTER = Recorded(vector("companies-house/active.json", API))
NOW = datetime(2026, 11, 26, 12, tzinfo=UTC)


def test_a_line_of_text_is_enough() -> None:
    found = identify(LINE, fetcher=REGISTER, now=NOW)
    assert isinstance(found, Identification)
    number = found.identifiers["number"]
    assert (number.value, number.register, number.standing) == ("99900001", "GB-COH", "corroborated")
    assert [one.name for one in found.missing] == ["email"]
    assert (found.status, found.is_complete) == ("insufficient", False)
    assert found.as_data()["missing"] == ["email"]


def test_all_five_with_an_email_that_nobody_vouches_for_are_for_review() -> None:
    found = identify(f"{LINE} post@invented.example", fetcher=REGISTER, now=NOW)
    assert (found.is_complete, found.status) == (True, "review")
    vouched = identify(f"{LINE} post@invented.example", fetcher=REGISTER, now=NOW, vouched_by="registrar")
    assert vouched.status == "sufficient"


def test_bytes_and_files(tmp_path: Path) -> None:
    file = tmp_path / "message.txt"
    file.write_text(LINE)
    for what in (file, LINE.encode()):
        assert identify(what, fetcher=REGISTER, now=NOW).identifiers["country"].value == "GB"


def test_what_cannot_be_read_is_refused(tmp_path: Path) -> None:
    for what in (tmp_path / "nothing", "", b"\x00\x01\x02"):
        with pytest.raises(UnusableInput):
            identify(what, fetcher=REGISTER)


def test_the_links_that_were_refused() -> None:
    found = identify("http://127.0.0.1/ http://[::1]/", fetcher=REGISTER, now=NOW)
    assert every_link_is(found, frozenset({"unsafe"}))
    assert not every_link_is(identify("no link", fetcher=REGISTER, now=NOW), frozenset({"unsafe"}))
