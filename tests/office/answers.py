"""A case whose sources answered in every way: JSON, a page, text, bytes, failures; and words in them that mean harm."""

import hashlib
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from openroll.identity.claims import MESSAGE, Alert, Citation, Claim, SourceType
from openroll.roll import models, services
from openroll.site.register import Register
from openroll.sources.ask import Findings, RefusedLink
from openroll.sources.evidence import Evidence
from openroll.sources.message import read_message
from openroll.sources.snapshot import Hop, Snapshot
from tests.roll.making import clock, receive

SEEN = datetime(2026, 11, 23, 9, tzinfo=UTC)
LETTER = (
    "Good day.\nOur company: https://register.example/SC000001\nWrite to post@lantern.example, please.\n"
    "post@lantern.example"
)
HARM = "<script>alert('harm')</script><img src=x onerror=alert(1)>"
RECORD = (
    '{"company_name":"LANTERN \\u0026 SONS LTD","note":"' + HARM.replace('"', "") + '",'
    '"address":{"line":"1 Wharf","same":"LANTERN & SONS LTD"},"list":[{"n":1},{"n":20}]}'
)
PAGE = f"""<!DOCTYPE html><html><head><title>Imprint</title><style>body{{display:none}}</style>
<meta http-equiv="refresh" content="0;url=https://evil.example/"><base href="https://evil.example/"></head>
<body onload="alert(1)"><nav><p>Lantern &amp; Sons Ltd</p></nav>{HARM}
<main><h1>Imprint</h1><p>Lantern &amp; Sons <b>Ltd</b><br>1 Wharf</p><a href="mailto:desk@lantern.example">Mail</a>
<p>\u202eeno.tpecca\u202c zero\u200bwidth</p></main>
<form action="https://evil.example/"><input name=x autofocus></form></body></html>"""
TEXT = "# \u202egifts\nContact: mailto:security@lantern.example\nContact: mailto:second@lantern.example\n"
PDF = b"%PDF-1.7\n\x00\x01\xff" + bytes(range(256)) * 3
NOTHING = b""


@dataclass
class Answered:
    """The case, its snapshots by what they are, and its claims by what they cite."""

    code: str
    snapshots: dict[str, int] = field(default_factory=dict)
    claims: dict[str, int] = field(default_factory=dict)


def certificate() -> bytes:
    """A certificate that its holder signed."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "register.example")])
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(SEEN - timedelta(days=1))
        .not_valid_after(SEEN + timedelta(days=90))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("register.example")]), critical=False)
        .sign(key, hashes.SHA256())
    )
    return made.public_bytes(serialization.Encoding.DER)


def answer(url: str, body: bytes, kind: str = "", *, status: int = 200, label: str | None = None) -> Snapshot:
    """An answer that came by one redirect."""
    last = url + "?there"
    return Snapshot(
        url=url,
        final_url=last,
        chain=(Hop(url, 302, "192.0.2.7", last), Hop(last, status, "192.0.2.8", None)),
        status=status,
        headers=(("content-type", kind), ("x-harm", HARM)),
        body=body,
        raw=body,
        sha256=hashlib.sha256(body).hexdigest(),
        certificate=certificate(),
        retrieved_at=SEEN,
        label=label,
    )


def claim(name: str, value: str, cited: Snapshot, where: str, quote: str) -> Claim:
    """What a register says at a place of its answer."""
    citation = Citation(cited.url, where, quote, cited.sha256, cited.retrieved_at, cited.label)
    kind = SourceType.OFFICIAL_REGISTER
    return Claim("GB-COH/SC000001", name, value, value, "companies-house", kind, citation)


def _answers() -> dict[str, Snapshot]:
    return {
        "json": answer(
            "https://register.example/SC000001", RECORD.encode(), "application/json", label="Demo"
        ),
        "page": answer("https://lantern.example/imprint", PAGE.encode(), "text/html; charset=utf-8"),
        "text": answer("https://lantern.example/security.txt", TEXT.encode(), "text/plain"),
        "bytes": answer("https://lantern.example/terms.pdf", PDF, "application/pdf"),
        "gone": answer("https://lantern.example/gone", NOTHING, status=404),
        "out": answer("https://lantern.example/out", NOTHING, status=503),
    }


def _claims(case: models.Case, seen: dict[str, Snapshot]) -> dict[str, Claim]:
    message = f"openroll:case/{case.code}/message"
    begins = LETTER.rindex("post@")
    at = Citation(
        message,
        f"characters {begins}-{begins + len('post@lantern.example')}",
        "post@lantern.example",
        case.message_sha256,
        case.received_at,
    )
    nowhere = answer("https://register.example/other", b"other")
    second = TEXT.rindex("Contact")
    return {
        "json": claim("name", "LANTERN & SONS LTD", seen["json"], "/company_name", "LANTERN & SONS LTD"),
        "member": claim("status", "20", seen["json"], "/list/1/n", "20"),
        "page": claim(
            "short_name",
            "Lantern & Sons",
            seen["page"],
            "html > body > main > p:nth-of-type(1)",
            "Lantern & Sons Ltd\n1 Wharf",
        ),
        "attribute": claim(
            "email", "desk@lantern.example", seen["page"], "html > body > main > a", "desk@lantern.example"
        ),
        "text": claim(
            "email", "second@lantern.example", seen["text"], f"characters {second}-{len(TEXT) - 1}",
            TEXT[second:-1],
        ),
        "bytes": claim("legal_form", "Ltd", seen["bytes"], "page 1", "Lantern Ltd"),
        "absent": claim("address", "1 Wharf", seen["json"], "/address/city", "Nowhere at all"),
        "certificate": claim(
            "trading_name", "register.example", seen["json"], "certificate: subject CN", "register.example"
        ),
        "unkept": claim("former_name", "X", nowhere, "/name", "X"),
        "message": Claim(
            MESSAGE, "email", "post@lantern.example", "post@lantern.example", MESSAGE, SourceType.SELF_DECLARED, at
        ),
    }  # fmt: skip


def fill_case(register: Register) -> Answered:
    """Make the case, its evidence and its decision."""
    case = receive(LETTER)
    seen = _answers()
    for snapshot in seen.values():
        Evidence(register.evidence).keep(snapshot)
    claims = _claims(case, seen)
    told = Citation(seen["json"].url, "/address/line", "1 Wharf", seen["json"].sha256, SEEN)
    findings = Findings(
        [*claims.values()],
        [Alert("GB-COH/SC000001", "{who} has been dissolved.", {"who": "LANTERN"}, told)],
        [*seen.values()],
        [
            RefusedLink(
                "http://127.0.0.1/", "{link} leads to this machine.", {"link": "http://127.0.0.1/"}, "unsafe"
            )
        ],
    )
    message = read_message(bytes(case.message))
    services.decide(case, message, findings, origin=register.origin, clock=clock())
    made = Answered(case.code)
    rows = models.Snapshot.objects.filter(case=case)
    made.snapshots = {name: rows.get(url=one.url).pk for name, one in seen.items()}
    told_claims = models.Claim.objects.filter(case=case)
    for name, one in claims.items():
        made.claims[name] = told_claims.get(
            property=one.property, value=one.value, source=one.source, where=one.citation.where
        ).pk
    return made
