"""What came together in one batch: what was promised for it, and what of it is still to be written out."""

from django.db import models

from .authorities import Authority, AuthorityKey


class Receipt(models.Model):
    """The receipt of the requests ``first`` to ``last``, which came together; the worker signs it.

    A large batch is kept as it came, in ``waiting``, durable and in its order, until its rows are written.
    """

    first = models.BigIntegerField(primary_key=True)
    last = models.BigIntegerField()
    received_at = models.DateTimeField()
    orders = models.JSONField()  # [{"reference", "request", "sha256", "items"}]
    note = models.BinaryField(null=True)  # the signed note, once it is signed
    waiting = models.BinaryField(null=True)
    authority = models.ForeignKey(
        Authority, on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    key = models.ForeignKey(
        AuthorityKey, on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )

    class Meta:
        indexes = (
            models.Index(fields=("first",), condition=models.Q(note__isnull=True), name="receipts_to_sign"),
            models.Index(
                fields=("first",), condition=models.Q(waiting__isnull=False), name="batches_waiting"
            ),
        )


class Waiting(models.Model):
    """A request of a batch that waits: known by authority and reference, so that it comes once."""

    number = models.BigIntegerField(primary_key=True)
    mark = models.CharField(max_length=32, unique=True)
    sha256 = models.CharField(max_length=64)
    items = models.IntegerField()
