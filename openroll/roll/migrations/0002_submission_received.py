"""Each case knows the fact that says it was received."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """Cases of before have none."""

    dependencies = (("roll", "0001_first"),)
    operations = (
        migrations.AddField(
            model_name="case",
            name="submission",
            field=models.OneToOneField(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="case",
                to="roll.fact",
            ),
        ),
    )
