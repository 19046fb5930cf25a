"""A public directory written by hand, in the schema of the contract. Every company, person and address is made up."""

import json
import sqlite3
from hashlib import sha256
from pathlib import Path
from typing import Any

from openroll.core import canonical
from openroll.core.canonical import JSON
from openroll.log.checkpoint import Checkpoint, sign_checkpoint
from openroll.log.note import SigningKey
from openroll.log.proof import Proof
from openroll.publish.schema import FOUND_BY_PARTS, TABLES
from openroll.search.fold import fold
from openroll.search.turns import turns

ORIGIN = "register.example/log"
NAME = "Register of Online Services"
RECONSTRUCTION = {
    "en": "Reconstruction: some sources shown here were written by hand from dated facts.",
    "ru": "Реконструкция: часть источников здесь написана вручную по датированным фактам.",
}

POLICY: JSON = {
    "id": "five-identifiers",
    "version": 1,
    "words": {"en": "Five, from open sources.", "ru": "Пять сведений."},
}


def citation(url: str, where: str, quote: str, source: str, **more: Any) -> dict[str, Any]:
    """Return a citation as the document has it."""
    kind = "self-declared" if source == "message" else "official register"
    return {
        "label": None,
        "quote": quote,
        "retrieved_at": "2026-11-20T09:30:00Z",
        "snapshot": sha256(url.encode()).hexdigest(),
        "source": source,
        "source_type": kind,
        "url": url,
        "where": where,
        **more,
    }


def full_entry() -> list[dict[str, Any]]:
    """Return the three versions of an entry that has everything a page can show."""
    url = "https://api.register.example/company/09876543"
    message = "urn:openroll:case:7"
    label = "Reconstruction: written by hand from dated facts"
    email = {
        "value": "abuse@quiet-harbour.example",
        "standing": "declared",
        "vouched_by": "registrar",
        "citations": [citation(message, "line 3", "write to abuse@quiet-harbour.example", "message")],
    }
    address = {
        "value": "4 Lantern Wharf, Saltmarsh Quay, Westbourne, WB1 2QQ, United Kingdom",
        "standing": "corroborated",
        "citations": [
            citation(
                url,
                "registered_office_address",
                "4 Lantern Wharf, Saltmarsh Quay, Westbourne, WB1 2QQ",
                "companies-house",
            )
        ],
    }
    first: dict[str, Any] = {
        "number": 1,
        "subject": "k3v5yq2m7t4xw6ncz0aebrdhfj",
        "version": 1,
        "versions": 1,
        "state": "recorded",
        "checked": True,
        "basis": "own-request",
        "vouched_by": "registrar",
        "recorded_at": "2026-11-20T10:00:00Z",
        "at": "2026-11-20T10:00:00Z",
        "effective_from": "2026-11-20",
        "policy": "five-identifiers/1",
        "log_index": 1,
        "register": ORIGIN,
        "identifiers": {
            "name": {
                "value": "QUIET HARBOUR MESSENGER LLP",
                "short": "Quiet Harbour",
                "standing": "corroborated",
                "citations": [
                    citation(
                        url, "company_name", "QUIET HARBOUR MESSENGER LLP", "companies-house", label=label
                    )
                ],
            },
            "country": {
                "value": "GB",
                "standing": "corroborated",
                "citations": [citation(url, "jurisdiction", "england-wales", "companies-house")],
            },
            "number": {
                "value": "OC999999",
                "register": "GB-COH",
                "other": [{"scheme": "VATIN", "value": "GB 000 0000 00"}],
                "standing": "corroborated",
                "citations": [citation(url, "company_number", "OC999999", "companies-house")],
            },
            "address": address,
            "email": email,
        },
        "former_names": ["LANTERN CHAT LLP"],
        "services": [
            {
                "domain": "quiet-harbour.example",
                "binding": "register",
                "description": "A messenger for telephones and computers",
                "citations": [
                    citation(url, "links.website", "https://quiet-harbour.example", "companies-house")
                ],
            },
            {
                "domain": "qh.example",
                "binding": "claimed",
                "description": None,
                "citations": [citation(message, "line 4", "also qh.example", "message")],
            },
        ],
        "undertakings": [],
        "history": [
            {
                "version": 1,
                "type": "entry-recorded",
                "at": "2026-11-20T10:00:00Z",
                "by": "registrar",
                "log_index": 1,
            }
        ],
    }
    ours = {
        "n": 1,
        "party": "organiser",
        "at": "2026-11-20T10:00:05Z",
        "log_index": 2,
        "text": "We give nobody access to correspondence. We remove public calls for violence and curb spam, "
        "in this country as in every other.",
        "citations": [citation(message, "lines 6-8", "We give nobody access to correspondence.", "message")],
    }
    theirs = {
        "n": 2,
        "party": "registrar",
        "at": "2026-11-20T10:00:09Z",
        "log_index": 3,
        "citations": [],
        "text": "Correspondence is not asked for. The five identifiers stand in the sources named, "
        "so the service is entered.",
    }
    versions = [first]
    for made in (ours, theirs):
        last = versions[-1]
        number = last["version"] + 1
        change = {
            "version": number,
            "type": "undertaking-made",
            "at": made["at"],
            "by": made["party"],
            "log_index": made["log_index"],
        }
        versions.append(
            {
                **last,
                "version": number,
                "at": made["at"],
                "log_index": made["log_index"],
                "undertakings": [*last["undertakings"], made],
                "history": [*last["history"], change],
            }
        )
    return [{**item, "versions": item["version"]} for item in versions]


def _history(log_index: int) -> list[dict[str, Any]]:
    return [
        {
            "version": 1,
            "type": "entry-recorded",
            "at": "2026-11-20T10:00:00Z",
            "by": "registrar",
            "log_index": log_index,
        }
    ]


def bare_entry(number: int, name: str, country: str, ident: str, *, log_index: int) -> dict[str, Any]:
    """Return an entry that was imported and never checked."""
    return {
        "number": number,
        "subject": f"{number:026d}".replace("0", "a").replace("1", "b").replace("8", "c").replace("9", "d"),
        "version": 1,
        "versions": 1,
        "state": "recorded",
        "checked": False,
        "basis": "imported",
        "vouched_by": None,
        "recorded_at": "2026-11-21T08:00:00Z",
        "at": "2026-11-21T08:00:00Z",
        "effective_from": None,
        "policy": "five-identifiers/1",
        "log_index": log_index,
        "register": ORIGIN,
        "identifiers": {
            "name": {"value": name, "citations": []},
            "country": {"value": country, "citations": []},
        },
        "former_names": [],
        "services": [{"domain": f"service{number}.example", "binding": "claimed", "citations": []}],
        "undertakings": [],
        "imported": {
            "file": "list.csv",
            "line": number + 1,
            "reference": ident,
            "fields": {
                "company": name,
                "country": country,
                "registered": "2021-03-04",
                "remarks": "<b>taken over</b>",
            },
        },
        "history": [
            {
                "version": 1,
                "type": "entry-recorded",
                "at": "2026-11-21T08:00:00Z",
                "by": "registrar",
                "log_index": log_index,
            }
        ],
    }


def redacted_entry(number: int, log_index: int) -> dict[str, Any]:
    """Return an entry whose e-mail has been redacted and which has been excluded."""
    entry = {
        **full_entry()[0],
        "number": number,
        "version": 2,
        "versions": 2,
        "state": "excluded",
        "log_index": log_index,
    }
    entry["identifiers"] = {
        **entry["identifiers"],
        "name": {**entry["identifiers"]["name"], "value": "Тихая Гавань ООО", "short": None},
        "email": {
            "redacted": True,
            "at": "2019-03-04T10:00:00Z",
            "by": "registrar",
            "basis": "Art. 17 GDPR",
            "authority": "Data protection office",
            "fact": log_index,
            "log_index": log_index,
        },
    }
    entry["identifiers"]["address"]["citations"][0].pop("snapshot")
    entry["history"] = [
        *_history(4),
        {
            "version": 2,
            "type": "redacted",
            "at": "2026-11-22T08:00:00Z",
            "by": "registrar",
            "log_index": log_index,
        },
    ]
    return entry


def make_public(folder: Path, *, bare: int = 120, notice: bool = True) -> Path:
    """Write a public directory into ``folder`` and return it: one full entry, one redacted, the rest imported."""
    folder.mkdir(parents=True, exist_ok=True)
    key = SigningKey.generate(ORIGIN)
    size = bare + 6
    checkpoint = sign_checkpoint(Checkpoint(ORIGIN, size, sha256(b"root").digest()), key)
    (folder / "checkpoint").write_bytes(checkpoint)
    (folder / "log.vkey").write_text(f"{key.verifier.text}\n")
    register: JSON = {
        "name": NAME,
        "languages": ["en", "ru"],
        "origin": ORIGIN,
        "notice": {**RECONSTRUCTION} if notice else None,
    }
    (folder / "register.json").write_bytes(canonical.encode({"register": register, "policy": POLICY}))
    tile = folder / "tile" / "entries" / "000.p"
    tile.mkdir(parents=True)
    (tile / str(size)).write_bytes(b"\x00\x01x" * size)
    (folder / "disclosures").mkdir()
    (folder / "disclosures" / "000").write_bytes(canonical.encode({"disclosure": "abc", "index": 1}) + b"\n")
    _write_roll(folder / "roll.sqlite3", _entries(bare), size, checkpoint)
    return folder


def _entries(bare: int) -> list[list[dict[str, Any]]]:
    countries = ("SG", "US", "DE", "KZ", "JP")
    made = [
        full_entry(),
        [full_entry()[0] | {"number": 2, "log_index": 4, "history": _history(4)}, redacted_entry(2, 5)],
    ]
    for number in range(3, bare + 3):
        name = f"Example Cloud {number} Pte. Ltd."
        made.append(
            [bare_entry(number, name, countries[number % 5], f"{number:06d}.01/2021", log_index=number + 3)]
        )
    return made


def _write_roll(path: Path, entries: list[list[dict[str, Any]]], size: int, checkpoint: bytes) -> None:
    connection = sqlite3.connect(path)
    connection.executescript(TABLES)
    meta = {
        "schema": "1",
        "tree_size": str(size),
        "root": sha256(b"root").hexdigest(),
        "origin": ORIGIN,
        "name": NAME,
    }
    connection.executemany("INSERT INTO meta VALUES (?, ?)", meta.items())
    keys: set[tuple[str, int, str]] = set()
    for versions in entries:
        last = versions[-1]
        number, name = last["number"], last["identifiers"]["name"]["value"]
        ident = last["identifiers"].get("number", {}).get("value")
        connection.execute(
            "INSERT INTO entry VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                number,
                last["subject"],
                last["state"],
                int(last["checked"]),
                name,
                last["identifiers"]["country"]["value"],
                ident,
                last["recorded_at"],
                last["log_index"],
                len(versions),
                canonical.encode(last),
            ),
        )
        for item in versions:
            change = item["history"][-1]
            proof = Proof(item["log_index"], (sha256(b"x").digest(),), checkpoint, b"fact").encode()
            connection.execute(
                "INSERT INTO version VALUES (?, ?, ?, ?, ?, ?, ?)",
                (
                    number,
                    item["version"],
                    item["log_index"],
                    change["type"],
                    item["at"],
                    canonical.encode(item),
                    proof,
                ),
            )
        keys.add((fold(name), number, "name"))
        keys.update((fold(former), number, "former") for former in last["former_names"])
        keys.update((fold(service["domain"]), number, "domain") for service in last["services"])
        if ident:
            keys.add((fold(ident), number, "number"))
    connection.executemany("INSERT INTO key VALUES (?, ?, ?)", sorted(keys))
    parts = sorted({key for key, _, kind in keys if kind in FOUND_BY_PARTS})
    connection.executemany("INSERT INTO part VALUES (?, ?)", enumerate(parts, 1))
    connection.executemany("INSERT INTO trigram(rowid, key) VALUES (?, ?)", enumerate(parts, 1))
    connection.executemany(
        "INSERT INTO spelling VALUES (?, ?)", [(turn, key) for key in parts for turn in turns(key)]
    )
    connection.commit()
    connection.close()


if __name__ == "__main__":
    import sys

    print(json.dumps(str(make_public(Path(sys.argv[1])))))
