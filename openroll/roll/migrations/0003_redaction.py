"""Disclosures can be embargoed and redacted; what a redaction has still to remove is kept."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """What was there stays public."""

    dependencies = (("roll", "0002_submission_received"),)
    operations = (
        migrations.AddField(model_name="disclosure", name="due", field=models.DateTimeField(null=True)),
        migrations.AlterField(
            model_name="disclosure",
            name="state",
            field=models.CharField(
                choices=[("public", "Public"), ("private", "Private"), ("redacted", "Redacted")], max_length=8
            ),
        ),
        migrations.AddIndex(
            model_name="disclosure",
            index=models.Index(condition=models.Q(("due__isnull", False)), fields=["due"], name="embargo"),
        ),
        migrations.CreateModel(
            name="Removal",
            fields=[
                (
                    "fact",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="removal",
                        serialize=False,
                        to="roll.fact",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[("open", "Open"), ("files", "Files"), ("done", "Done")], default="open", max_length=8
                    ),
                ),
                ("evidence", models.JSONField(default=list)),
            ],
        ),
    )
