"""Messages about real companies, answered by the real recordings."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from openroll.core.clock import rfc3339
from openroll.log.receipt import ReceiptFile
from tests.command import Run

SCHEMA = Path(__file__).parents[2] / "docs" / "spec" / "submit.json"
HUMAN = "https://find-and-update.company-information.service.gov.uk/company"
TESCO = f"{HUMAN}/00445790, customer.service@tesco.example, https://www.tesco.com"
CD_PROJEKT = "https://api-krs.ms.gov.pl/api/krs/OdpisAktualny/0000006865?rejestr=P&format=json"
NOKIA = "https://avoindata.prh.fi/opendata-ytj-api/v3/companies?businessId=0112038-9"


Submit = Callable[[str], tuple[int, Any]]


@pytest.fixture
def submit(openroll: Run, register: Path, real_tape: Path) -> Submit:
    """Submit a message as JSON; the answer is checked against the schema."""

    def run(message: str) -> tuple[int, Any]:
        ran = openroll(
            "submit", "--register", register, "--replay", real_tape, "--json", stdin=message.encode()
        )
        jsonschema.validate(ran.json, json.loads(SCHEMA.read_text()))
        [*_, newest] = sorted(
            (register / "private" / "receipts").iterdir(), key=lambda one: one.stat().st_mtime_ns
        )
        promised = ReceiptFile.parse(newest.read_bytes()).receipt.until
        assert ran.json["receipt"] == {"path": str(newest), "until": rfc3339(promised)}
        return ran.status, ran.json

    return run


def test_tesco_is_entered_with_the_senders_email_vouched_for(submit: Submit) -> None:
    status, told = submit(TESCO)
    assert (status, told["status"]) == (0, "entered")
    found = told["identifiers"]
    assert found["name"]["value"] == "TESCO PLC"
    assert found["country"]["value"] == "GB"
    assert (found["number"]["value"], found["number"]["register"]) == ("00445790", "GB-COH")
    assert "Welwyn Garden City" in found["address"]["value"]
    assert found["email"]["value"] == "customer.service@tesco.example"
    assert (found["email"]["standing"], found["email"]["vouched_by"]) == ("declared", "registrar")
    assert found["name"]["standing"] == "corroborated"
    assert told["services"] == [{"domain": "tesco.com", "binding": "claimed"}]
    assert told["entry"]["number"] == 1
    citation = found["name"]["citations"][0]
    assert (citation["where"], citation["quote"]) == ("/company_name", "TESCO PLC")


def test_cd_projekt_is_entered_by_one_link(submit: Submit) -> None:
    status, told = submit(CD_PROJEKT)
    assert (status, told["status"], told["missing"]) == (0, "entered", [])
    number = told["identifiers"]["number"]
    assert (number["value"], number["register"]) == ("0000006865", "PL-KRS")
    others = {other["scheme"]: other["value"] for other in number["other"]}
    assert others["PL-NIP"] == "7342867148"
    assert others["PL-REGON"].startswith("492707333")
    assert told["identifiers"]["country"]["value"] == "PL"
    assert told["identifiers"]["email"]["value"] == "gielda@cdprojekt.com"
    assert told["services"] == [{"domain": "cdprojekt.com", "binding": "register"}]


def test_nokia_lacks_the_email_and_nothing_else(submit: Submit) -> None:
    status, told = submit(NOKIA)
    assert (status, told["status"], told["missing"], told["entry"]) == (3, "insufficient", ["email"], None)
    assert told["identifiers"]["name"]["value"] == "Nokia Oyj"


def test_an_unknown_number_is_not_there(submit: Submit) -> None:
    status, told = submit(f"{HUMAN}/99999999 and mail@company.example")
    assert (status, told["status"]) == (3, "insufficient")
    assert "99999999" in told["refused"][0]["reason"]


def test_two_companies_are_two_candidates(submit: Submit) -> None:
    status, told = submit(f"{TESCO} {CD_PROJEKT}")
    assert (status, told["status"], told["entry"]) == (3, "review", None)


def test_the_same_company_is_not_entered_twice(submit: Submit) -> None:
    assert submit(CD_PROJEKT)[0] == 0
    status, told = submit(CD_PROJEKT)
    assert (status, told["status"]) == (3, "review")
    assert "entry 1" in told["reason"]
