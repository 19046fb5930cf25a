"""The evidence of a case as rows: snapshots, and claims that are seen again or supersede each other."""

from datetime import datetime

from openroll.identity.claims import Claim
from openroll.sources.findings import Findings

from . import models


def keep_evidence(case: models.Case, findings: Findings, now: datetime) -> None:
    """Store the snapshots and claims of ``findings`` with ``case``. Belongs in a transaction of the caller's."""
    models.Snapshot.objects.bulk_create(
        models.Snapshot(
            case=case,
            sha256=snapshot.sha256,
            url=snapshot.url,
            status=snapshot.status,
            retrieved_at=snapshot.retrieved_at,
            label=snapshot.label or "",
        )
        for snapshot in findings.snapshots
    )
    for claim in findings.claims:
        of_the_same = case.claims.filter(
            subject=claim.subject,
            property=claim.property,
            scheme=claim.scheme or "",
            source=claim.source,
            last_seen__lt=now,
        )
        if not of_the_same.filter(value=claim.value).update(last_seen=now):
            _claim_row(case, claim, now, of_the_same.order_by("pk").last()).save()


def _claim_row(case: models.Case, claim: Claim, now: datetime, earlier: models.Claim | None) -> models.Claim:
    cited = claim.citation
    return models.Claim(
        case=case,
        subject=claim.subject,
        property=claim.property,
        scheme=claim.scheme or "",
        value=claim.value,
        original=claim.original,
        source=claim.source,
        source_type=claim.source_type.value,
        url=cited.url,
        where=cited.where,
        quote=cited.quote,
        snapshot=cited.snapshot,
        retrieved_at=cited.retrieved_at,
        language=claim.language or "",
        corroborated_by=claim.corroborated_by or "",
        binding=claim.binding or "",
        verdict=claim.verdict,
        first_seen=now,
        last_seen=now,
        supersedes=earlier,
    )
