"""Certificates: whom they name, what they bind, and which of them say nothing."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from hypothesis import given, settings
from hypothesis import strategies as st

from openroll.core.errors import fill
from openroll.sources.base import Reading
from openroll.sources.certificate_parts import opened
from openroll.sources.tls_certificate import GIVES, read_certificate
from tests.examples import USUAL
from tests.recorded_data import SHARED_DATA, needs_data
from tests.sources.recorded import snapshot_of

KEY = ec.derive_private_key(1, ec.SECP256R1())
EV = "2.23.140.1.1"
OIDS = {
    "C": NameOID.COUNTRY_NAME,
    "O": NameOID.ORGANIZATION_NAME,
    "CN": NameOID.COMMON_NAME,
    "street": NameOID.STREET_ADDRESS,
    "L": NameOID.LOCALITY_NAME,
    "ST": NameOID.STATE_OR_PROVINCE_NAME,
    "postalCode": NameOID.POSTAL_CODE,
    "serialNumber": NameOID.SERIAL_NUMBER,
    "businessCategory": NameOID.BUSINESS_CATEGORY,
    "organizationIdentifier": NameOID.ORGANIZATION_IDENTIFIER,
    "jurisdictionL": NameOID.JURISDICTION_LOCALITY_NAME,
    "jurisdictionST": NameOID.JURISDICTION_STATE_OR_PROVINCE_NAME,
    "jurisdictionC": NameOID.JURISDICTION_COUNTRY_NAME,
}
BRITISH = {
    "jurisdictionC": "GB",
    "businessCategory": "Private Organization",
    "serialNumber": "99900001",
    "C": "GB",
    "ST": "Nowhereshire",
    "L": "Nowhere",
    "street": "1 Invented Street",
    "postalCode": "ZZ1 1ZZ",
    "O": "Invented Post Limited",
    "CN": "post.example",
}


def made(
    subject: dict[str, str],
    policy: str | None = EV,
    names: tuple[str, ...] = ("post.example", "www.post.example"),
    cabf: bytes | None = None,
    ends: datetime = datetime(2027, 1, 1, tzinfo=UTC),
) -> bytes:
    builder = (
        x509.CertificateBuilder()
        .subject_name(x509.Name([x509.NameAttribute(OIDS[key], value) for key, value in subject.items()]))
        .issuer_name(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Invented CA")]))
        .public_key(KEY.public_key())
        .serial_number(1)
        .not_valid_before(datetime(2026, 1, 1, tzinfo=UTC))
        .not_valid_after(ends)
    )
    if names:
        builder = builder.add_extension(
            x509.SubjectAlternativeName([x509.DNSName(one) for one in names]), False
        )
    if policy:
        information = x509.PolicyInformation(x509.ObjectIdentifier(policy), None)
        builder = builder.add_extension(x509.CertificatePolicies([information]), False)
    if cabf:
        oid = x509.ObjectIdentifier("2.23.140.3.1")
        builder = builder.add_extension(x509.UnrecognizedExtension(oid, cabf), False)
    return builder.sign(KEY, hashes.SHA256()).public_bytes(serialization.Encoding.DER)


def read(certificate: bytes | None, url: str = "https://www.post.example/", **changes: Any) -> Reading:
    return read_certificate(replace(snapshot_of(url, b"<html>"), certificate=certificate, **changes))


def told(reading: Reading) -> dict[str, str]:
    assert {claim.property for claim in reading.claims} <= GIVES
    return {claim.property: claim.value for claim in reading.claims}


def words(reading: Reading) -> str:
    return " ".join(fill(one.reason, dict(one.params)) for one in (*reading.alerts, *reading.remarks))


def test_extended_validation() -> None:
    reading = read(made(BRITISH))
    assert told(reading) == {
        "name": "Invented Post Limited",
        "country": "GB",
        "number": "99900001",
        "address": "1 Invented Street, Nowhere, Nowhereshire, ZZ1 1ZZ, GB",
        "domain": "post.example",
    }
    assert not reading.alerts
    assert not reading.remarks
    assert {claim.subject for claim in reading.claims} == {"GB-COH/99900001"}
    found = {claim.property: claim for claim in reading.claims}
    assert found["domain"].binding == "certificate"
    assert found["domain"].citation.quote == "www.post.example"
    assert found["number"].scheme == "GB-COH"
    assert (found["number"].citation.where, found["number"].citation.quote) == (
        "certificate: subject serialNumber",
        "99900001",
    )


@pytest.mark.parametrize(
    ("changes", "number", "scheme"),
    [
        (
            {"jurisdictionC": "US", "jurisdictionST": "Delaware", "serialNumber": "9990001"},
            "9990001",
            "US-DE_CR",
        ),
        ({"jurisdictionC": "US", "jurisdictionST": "NV", "serialNumber": "E0999-1"}, "E0999-1", "US-NV_CR"),
        (
            {"jurisdictionC": "DE", "jurisdictionL": "München", "serialNumber": "HRB 999901"},
            "HRB 999901 München",
            "DE-CR",
        ),
        # Twelve digits are the Legal Affairs Bureau's: the tax agency's number is these behind a check digit.
        ({"jurisdictionC": "JP", "serialNumber": "0100-01-999999"}, "7010001999999", "JP-JCN"),
        ({"jurisdictionC": "JP", "serialNumber": "7010001999999"}, "7010001999999", "JP-JCN"),
        ({"jurisdictionC": "CA", "serialNumber": "999900-1"}, "999900-1", "CA-CC"),
        ({"jurisdictionC": "CA", "jurisdictionST": "Ontario", "serialNumber": "9999001"}, "9999001", None),
    ],
)
def test_registers_elsewhere(changes: dict[str, str], number: str, scheme: str | None) -> None:
    reading = read(made({**BRITISH, **changes}))
    [claim] = [claim for claim in reading.claims if claim.property == "number"]
    assert (claim.value, claim.scheme) == (number, scheme)
    assert claim.subject == (f"{scheme}/{number}" if scheme else "site:post.example")
    assert told(reading)["country"] == changes["jurisdictionC"]


@pytest.mark.parametrize(
    ("changes", "number", "scheme"),
    [
        ({"jurisdictionC": "NZ", "serialNumber": "9999001"}, "9999001", "NZ-CRN"),
        ({"jurisdictionC": "AU", "serialNumber": "999 900 006"}, "999900006", "AU-ACN"),
    ],
)
def test_registers_beside_the_main_one(changes: dict[str, str], number: str, scheme: str) -> None:
    reading = read(made({**BRITISH, **changes}))
    assert [(claim.value, claim.scheme) for claim in reading.claims if claim.property == "other_number"] == [
        (number, scheme)
    ]


@pytest.mark.parametrize(
    "changes",
    [
        {"jurisdictionC": "US", "serialNumber": "9990001"},
        {"jurisdictionC": "DE", "serialNumber": "HRB 999901"},
        {"jurisdictionC": "GB", "serialNumber": "00000000"},
        {"jurisdictionC": "TR", "serialNumber": "999999"},
        {"organizationIdentifier": "PSDGB-FCA-999999", "serialNumber": "X"},
        {"organizationIdentifier": "VATIT-1234567890", "serialNumber": "X"},
        {"organizationIdentifier": "NTRXX-1", "serialNumber": "X"},
    ],
)
def test_what_is_no_number_of_a_register_is_remarked(changes: dict[str, str]) -> None:
    reading = read(made({**BRITISH, **changes}))
    assert not {"number", "other_number"} & set(told(reading))
    assert "is not taken" in words(reading)
    assert {claim.subject for claim in reading.claims} == {"site:post.example"}


@pytest.mark.parametrize(
    ("identifier", "prop", "scheme", "value"),
    [
        ("NTRGB-99900001", "number", "GB-COH", "99900001"),
        ("NTRUS+DE-9990001", "number", "US-DE_CR", "9990001"),
        ("VATDE-136695976", "other_number", "VATIN", "DE136695976"),
        ("VATEL-094259216", "other_number", "VATIN", "EL094259216"),
        ("LEIXG-5493001KJTIIGC8Y1R12", "other_number", "XI-LEI", "5493001KJTIIGC8Y1R12"),
    ],
)
def test_organisation_identifiers(identifier: str, prop: str, scheme: str, value: str) -> None:
    subject = {"C": "GB", "O": "Invented Post Limited", "organizationIdentifier": identifier}
    for policy in (EV, "0.4.0.194112.1.4"):
        reading = read(made(subject, policy))
        [claim] = [claim for claim in reading.claims if claim.scheme]
        assert (claim.property, claim.scheme, claim.value) == (prop, scheme, value)
        assert claim.citation.quote == identifier


@pytest.mark.parametrize("identifier", ["PNOEE-49999999999", "IDCBE-999999999999", "TINIT-XXXXXX99A99X999X"])
def test_nothing_of_natural_persons(identifier: str) -> None:
    subject = {"C": "EE", "O": "Jo Invented", "organizationIdentifier": identifier}
    reading = read(made(subject, "0.4.0.194112.1.4"))
    assert not reading.claims
    assert "natural person" in words(reading)


def cabf(scheme: str, country: str, state: str, reference: str) -> bytes:
    parts = [(0x13, scheme), (0x13, country), *([(0x80, state)] if state else []), (0x0C, reference)]
    body = b"".join(bytes([tag, len(text)]) + text.encode() for tag, text in parts)
    return bytes([0x30, len(body)]) + body


def test_the_extension_of_the_forum() -> None:
    subject = {"C": "US", "O": "Invented Post Inc."}
    reading = read(made(subject, cabf=cabf("NTR", "US", "DE", "9990001")))
    assert {claim.subject for claim in reading.claims} == {"US-DE_CR/9990001"}
    both = {**subject, "organizationIdentifier": "NTRUS+DE-9990001"}
    assert told(read(made(both, cabf=cabf("NTR", "US", "DE", "9990001"))))["number"] == "9990001"
    differ = read(made(both, cabf=cabf("NTR", "US", "DE", "9990002")))
    assert "number" not in told(differ)
    assert "two different" in words(differ)
    assert "number" not in told(read(made(subject, cabf=b"\x30\x03abc")))


def test_the_serial_number_and_the_identifier_are_one_number() -> None:
    reading = read(made({**BRITISH, "organizationIdentifier": "NTRGB-99900001"}))
    assert [claim.value for claim in reading.claims if claim.property == "number"] == ["99900001"]


def test_an_organisation_without_a_number_is_only_remarked() -> None:
    subject = {"C": "GB", "L": "Nowhere", "O": "Invented Post Limited"}
    for policy in ("2.23.140.1.2.2", None):
        reading = read(made(subject, policy))
        assert not reading.claims
        assert "it names Invented Post Limited, and no number" in words(reading)
    assert read(made({"CN": "post.example"}, "2.23.140.1.2.1")) == Reading((), ())
    assert read(made({"CN": "post.example"})) == Reading((), ())


def test_only_what_it_covers_and_only_in_its_time() -> None:
    assert "domain" not in told(read(made(BRITISH, names=("other.example",))))
    assert "domain" not in told(read(made(BRITISH, names=())))
    assert told(read(made(BRITISH, names=("*.post.example",))))["domain"] == "post.example"
    assert "domain" not in told(read(made(BRITISH, names=("*.example",)), "https://www.post.example"))
    assert "domain" not in told(read(made(BRITISH, names=("*.post.example",)), "https://a.b.post.example/"))
    nobody = read(made({**BRITISH, "serialNumber": "X"}, names=("other.example",)))
    assert not nobody.claims
    late = read(made(BRITISH, ends=datetime(2026, 6, 1, tzinfo=UTC)))
    assert "domain" not in told(late)
    assert told(late)["number"] == "99900001"
    assert "it binds no domain" in words(late)
    # What the address of the answer is counts, not what was asked for.
    elsewhere = read(made(BRITISH), "https://www.post.example", final_url="https://other.example/")
    assert "domain" not in told(elsewhere)


def test_kinds_of_holders() -> None:
    person = read(made({**BRITISH, "businessCategory": "Business Entity"}))
    assert [alert.citation.quote for alert in person.alerts if alert.citation] == ["Business Entity"]
    authority = read(
        made({**BRITISH, "businessCategory": "Government Entity", "serialNumber": "Government Entity"})
    )
    assert not authority.alerts
    assert "number" not in told(authority)
    # A body that states founded together, and no other, is of this kind.
    states = read(
        made({**BRITISH, "businessCategory": "Non-Commercial Entity", "serialNumber": "1945-10-24"})
    )
    assert not states.alerts
    assert "number" not in told(states)
    assert "name" not in told(read(made({**BRITISH, "O": "Your Company Ltd"})))


def test_no_certificate_and_no_domain() -> None:
    assert read(None) == Reading((), ())
    assert read(made(BRITISH), "https://192.0.2.1/") == Reading((), ())
    broken = read(b"\x30\x03abc")
    assert not broken.claims
    assert "cannot be read" in words(broken)


WHOLE = made({**BRITISH, "organizationIdentifier": "NTRGB-99900001"}, cabf=cabf("NTR", "GB", "", "99900001"))


@settings(max_examples=3 * USUAL)
@given(st.data())
def test_no_damage_breaks_it(data: st.DataObject) -> None:
    body = bytearray(WHOLE)
    start = data.draw(st.integers(0, len(body)))
    body[start : start + data.draw(st.integers(0, 20))] = data.draw(st.binary(max_size=20))
    for claim in read(bytes(body)).claims:
        claim.citation.quote.encode()
    assert opened(data.draw(st.binary(max_size=50))) is None


def test_a_version_that_does_not_exist() -> None:
    version = b"\xa0\x03\x02\x01"
    assert version + b"\x02" in WHOLE
    reading = read(WHOLE.replace(version + b"\x02", version + b"\x27", 1))
    assert not reading.claims
    assert "cannot be read" in words(reading)


@needs_data
def test_real_certificates() -> None:
    def real(name: str, url: str) -> Reading:
        pem = (SHARED_DATA / "certs" / name).read_bytes()
        return read(x509.load_pem_x509_certificate(pem).public_bytes(serialization.Encoding.DER), url,
                    retrieved_at=datetime(2019, 1, 1, tzinfo=UTC))  # fmt: skip

    turkish = real("evAllGood.pem", "https://www.kepkur.com.tr/")
    assert told(turkish) == {
        "name": "KEPKUR KAYITLI ELEKTRONİK POSTA HİZMETLERİ A.Ş.",
        "country": "TR",
        "address": "Ehlibeyt Mah. Ceyhun Atıf Kansu cad. no:130/49 Balgat/ANKARA, ÇANKAYA, ANKARA, 06520, TR",
        "domain": "kepkur.com.tr",
    }
    assert "“380432” is not a number" in words(turkish)
    assert real("evNoSN.pem", "https://pkiwidgets.quovadisglobal.com/") == Reading((), ())
    italian = real("orgid_subj_and_ext_ok_01.pem", "https://example.com/")
    assert told(italian) == {"name": "Some Company Ltd.", "country": "IT"}
    assert "“VATIT-1234567890” is not a number" in words(italian)


@pytest.mark.parametrize("changes", [{"street": "-"}, {"L": "."}, {"street": "N/A", "L": "-"}])
def test_what_fills_the_box_of_an_address_is_none(changes: dict[str, str]) -> None:
    assert "address" not in told(read(made({**BRITISH, **changes})))


def test_a_state_that_only_fills_its_box_is_no_part_of_an_address() -> None:
    assert told(read(made({**BRITISH, "ST": "-"})))["address"] == "1 Invented Street, Nowhere, ZZ1 1ZZ, GB"


def test_a_certificate_whose_organisation_is_a_dash_names_nobody() -> None:
    assert "name" not in told(read(made({**BRITISH, "O": "-"})))
