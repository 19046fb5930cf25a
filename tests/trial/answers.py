"""Answers of registers about invented companies, in the shapes of the real ones, and what is made of a message."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from openroll.core.errors import fill
from openroll.identity.standing import Assessment, assess
from openroll.policy.model import load
from openroll.sources.ask import Findings, ask
from openroll.sources.message import read_message
from openroll.sources.snapshot import Snapshot
from tests.sources.recorded import RETRIEVED, Recorded, snapshot_of

PAGE = "https://find-and-update.company-information.service.gov.uk/company/"
API = "https://api.company-information.service.gov.uk/company/"
KRS = "https://api-krs.ms.gov.pl/api/krs/OdpisAktualny/"
PRH = "https://avoindata.prh.fi/opendata-ytj-api/v3/companies?businessId="

Answers = dict[str, tuple[int, bytes]]


def british(number: str, name: str | None, **changes: Any) -> Answers:
    """Return a company profile of Companies House; a change to ``...`` takes a key out."""
    profile: dict[str, Any] = {
        "accounts": {"accounting_reference_date": {"day": "31", "month": "12"}, "overdue": False},
        "can_file": True,
        "company_name": name,
        "company_number": number,
        "company_status": "active",
        "date_of_creation": "2015-03-02",
        "etag": "5d8b74d09b14e506e52ceba5a587970d1d50240f",
        "has_charges": False,
        "has_insolvency_history": False,
        "has_been_liquidated": False,
        "jurisdiction": "england-wales",
        "links": {"self": f"/company/{number}"},
        "registered_office_address": {
            "address_line_1": "12 Sample Road",
            "locality": "Leeds",
            "postal_code": "LS1 2AB",
            "country": "England",
        },
        "registered_office_is_in_dispute": False,
        "sic_codes": ["62012"],
        "type": "ltd",
        "undeliverable_registered_office_address": False,
        **changes,
    }
    return {API + number: (200, _bytes({key: value for key, value in profile.items() if value is not ...}))}


def polish(number: str, name: str, *, part: str = "P", **changes: Any) -> Answers:
    """Return a current extract of the KRS. Changes: form, ids, address, email, web, and section4 to section6."""
    seat: dict[str, Any] = {
        "siedziba": {"kraj": "POLSKA", "wojewodztwo": "MAŁOPOLSKIE", "miejscowosc": "KRAKÓW"},
        "adres": changes.get(
            "address",
            {
                "ulica": "UL. DŁUGA",
                "nrDomu": "5",
                "nrLokalu": "12",
                "miejscowosc": "KRAKÓW",
                "kodPocztowy": "31-147",
                "poczta": "KRAKÓW",
                "kraj": "POLSKA",
            },
        ),
    }
    if "email" in changes:
        seat["adresPocztyElektronicznej"] = changes["email"]
    if "web" in changes:
        seat["adresStronyInternetowej"] = changes["web"]
    extract = {
        "odpis": {
            "rodzaj": "Aktualny",
            "naglowekA": {
                "rejestr": f"Rej{part}",
                "numerKRS": number,
                "stanZDnia": "18.02.2026",
                "dataRejestracjiWKRS": "06.04.2011",
                "numerOstatniegoWpisu": 5,
                "stanPozycji": 1,
            },
            "dane": {
                "dzial1": {
                    "danePodmiotu": {
                        "formaPrawna": changes.get("form", "SPÓŁKA Z OGRANICZONĄ ODPOWIEDZIALNOŚCIĄ"),
                        "identyfikatory": changes.get(
                            "ids", {"regon": "49270733300000", "nip": "5252344078"}
                        ),
                        "nazwa": name,
                        "daneOWczesniejszejRejestracji": {},
                    },
                    "siedzibaIAdres": seat,
                },
                "dzial2": {},
                "dzial3": {},
                "dzial4": changes.get("section4", {}),
                "dzial5": changes.get("section5", {}),
                "dzial6": changes.get("section6", {}),
            },
        }
    }
    return {f"{KRS}{number}?rejestr={part}&format=json": (200, _bytes(extract))}


def finnish(number: str, name: str, **changes: Any) -> Answers:
    """Return an answer of the PRH about one company; a change to ``...`` takes a key out."""
    company: dict[str, Any] = {
        "businessId": {"value": number, "registrationDate": "2010-01-01", "source": "3"},
        "euId": {"value": f"FIFPRO.{number}", "source": "1"},
        "names": [{"name": name, "type": "1", "registrationDate": "2010-01-01", "version": 1, "source": "1"}],
        "companyForms": [
            {
                "type": "16",
                "descriptions": [
                    {"languageCode": "1", "description": "Osakeyhtiö"},
                    {"languageCode": "3", "description": "Limited company"},
                ],
                "registrationDate": "2010-01-01",
                "version": 1,
                "source": "1",
            }
        ],
        "companySituations": [],
        "registeredEntries": [],
        "addresses": [finnish_address()],
        "tradeRegisterStatus": "1",
        "status": "2",
        "registrationDate": "2010-01-01",
        "lastModified": "2026-05-04T07:31:50",
        **changes,
    }
    told = {key: value for key, value in company.items() if value is not ...}
    return {PRH + number: (200, _bytes({"totalResults": 1, "companies": [told]}))}


def finnish_address(**changes: Any) -> dict[str, Any]:
    """Return one address as the PRH writes it."""
    return {
        "type": 1,
        "street": "Mannerheimintie",
        "postCode": "00100",
        "postOffices": [
            {"city": "HELSINGFORS", "languageCode": "2", "municipalityCode": "091"},
            {"city": "HELSINKI", "languageCode": "1", "municipalityCode": "091"},
        ],
        "buildingNumber": "12",
        "entrance": "B",
        "apartmentNumber": "14",
        "apartmentIdSuffix": "a",
        "co": "",
        "registrationDate": "2019-07-01",
        "source": "0",
        **changes,
    }


@dataclass(frozen=True)
class Told:
    """What became of a message."""

    assessment: Assessment
    findings: Findings

    @property
    def verdict(self) -> str:
        return self.assessment.verdict

    @property
    def reason(self) -> str:
        return fill(self.assessment.reason, dict(self.assessment.params))

    @property
    def refused(self) -> list[str]:
        return [str(one) for one in self.findings.refused]

    @property
    def services(self) -> list[tuple[str, str]]:
        return [(one.domain, one.binding) for one in self.assessment.services]

    def value(self, name: str) -> str | None:
        return self.assessment.identifiers[name].value

    def numbers(self) -> list[str]:
        return [one.value for one in self.assessment.identifiers["number"].other]


def submit(message: str | bytes, *answers: Mapping[str, tuple[int, bytes]]) -> Told:
    """Return what a message amounts to when the sources give ``answers`` and nothing else; a registrar vouches."""
    known: dict[str, Snapshot | Exception] = {
        url: snapshot_of(url, body, status) for one in answers for url, (status, body) in one.items()
    }
    findings = ask(read_message(message), Recorded(known), case_url="openroll:case/1", received_at=RETRIEVED)
    found = assess(findings.claims, findings.alerts, load("five-identifiers"), vouched_by="registrar")
    return Told(found, findings)


def _bytes(answer: object) -> bytes:
    return json.dumps(answer, ensure_ascii=False).encode()
