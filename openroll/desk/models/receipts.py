"""What came together in one batch: what was promised for it, and what of it is still to be written out."""

from django.db import models

from .authorities import Authority, AuthorityKey


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


class Batch(models.Model):
    """A large batch, kept as it came, durable and in its order, until its rows are written; or a part of one.

    What it has of each order beside ``told`` stands in its receipt.
    """

    first = models.BigIntegerField(primary_key=True)
    last = models.BigIntegerField()
    received_at = models.DateTimeField()
    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="+", db_index=False)
    key = models.ForeignKey(
        AuthorityKey, on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    marks = models.BinaryField()  # by what its orders are known (openroll.desk.marks), one after another
    failed_at = models.DateTimeField(null=True)  # it could not be written out: somebody must look at it
    told = models.BinaryField()  # JSON, compressed with Zstandard; behind the others, for it is long
    part_of = models.BigIntegerField(null=True)  # the first request of the batch that it is a part of

    class Meta:
        indexes = (
            models.Index(
                fields=("first",), condition=models.Q(failed_at__isnull=False), name="batches_failed"
            ),
            models.Index(
                fields=("part_of",), condition=models.Q(part_of__isnull=False), name="batches_parts"
            ),
        )

    @property
    def came_with(self) -> int:
        """The first request of those that came together with its own: by it their receipt is found."""
        return self.first if self.part_of is None else self.part_of
