"""What was promised to an authority about its requests."""

from django.db import models


class Receipt(models.Model):
    """The receipt of the requests ``first`` to ``last``, which came together; the worker signs it."""

    first = models.BigIntegerField(primary_key=True)
    last = models.BigIntegerField()
    received_at = models.DateTimeField()
    orders = models.JSONField()  # [{"reference", "request", "sha256", "items"}]
    note = models.BinaryField(null=True)  # the signed note, once it is signed

    class Meta:
        indexes = (
            models.Index(fields=("first",), condition=models.Q(note__isnull=True), name="receipts_to_sign"),
        )
