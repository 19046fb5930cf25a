"""A batch that waits is one row, beside its receipt; its orders had a row each. What waits goes on waiting."""

import hashlib
from typing import Any

import django.db.models.deletion
import orjson
from backports import zstd
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def move(apps: Any, _schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Make a batch of each receipt whose orders wait."""
    receipt, batch = apps.get_model("desk", "Receipt"), apps.get_model("desk", "Batch")
    for row in receipt.objects.filter(waiting__isnull=False).order_by("first").iterator(chunk_size=100):
        told = orjson.loads(bytes(row.waiting))
        # The hash of an order and the number of its items stand in the receipt.
        told["orders"] = [[*one[:3], *one[5:]] for one in told["orders"]]
        names = [f"{row.authority_id}\0{one['reference']}" for one in row.orders]
        batch.objects.create(
            first=row.first,
            last=row.last,
            received_at=row.received_at,
            authority_id=row.authority_id,
            key_id=row.key_id,
            marks=b"".join(hashlib.sha256(one.encode()).digest()[:16] for one in names),
            told=zstd.compress(orjson.dumps(told), level=1),
        )


class Migration(migrations.Migration):

    dependencies = [
        ('desk', '0006_by_category'),
    ]

    operations = [
        migrations.CreateModel(
            name='Batch',
            fields=[
                ('first', models.BigIntegerField(primary_key=True, serialize=False)),
                ('last', models.BigIntegerField()),
                ('received_at', models.DateTimeField()),
                ('authority', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='desk.authority')),
                ('key', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='desk.authoritykey')),
                ('marks', models.BinaryField()),
                ('failed_at', models.DateTimeField(null=True)),
                ('told', models.BinaryField()),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('failed_at__isnull', False)), fields=['first'], name='batches_failed')],
            },
        ),
        migrations.RunPython(move, migrations.RunPython.noop),
        migrations.RemoveIndex(
            model_name='receipt',
            name='batches_waiting',
        ),
        migrations.RemoveField(
            model_name='receipt',
            name='authority',
        ),
        migrations.RemoveField(
            model_name='receipt',
            name='key',
        ),
        migrations.RemoveField(
            model_name='receipt',
            name='waiting',
        ),
        migrations.DeleteModel(
            name='Waiting',
        ),
    ]
