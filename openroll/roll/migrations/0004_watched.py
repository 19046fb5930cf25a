"""The sources of entries are asked again; what they said is kept."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """Nothing that was there changes: the rows are made when an entry's turn comes."""

    dependencies = (("roll", "0003_redaction"),)
    operations = (
        migrations.CreateModel(
            name="Watched",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("link", models.TextField()),
                ("source", models.CharField(default="", max_length=40)),
                ("state", models.JSONField(default=dict)),
                ("described", models.BigIntegerField()),
                ("asked_at", models.DateTimeField(null=True)),
                ("due_at", models.DateTimeField(null=True)),
                ("failures", models.IntegerField(default=0)),
                ("read_by", models.CharField(default="", max_length=40)),
                (
                    "entry",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="watched", to="roll.entry"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["due_at"], name="recheck")],
                "constraints": [models.UniqueConstraint(fields=("entry", "link"), name="each_source_once")],
            },
        ),
    )
