"""What a later version adds: an index, so that the models of this version go on working."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """One change."""

    dependencies = (("roll", "0001_first"),)
    operations = (migrations.AddIndex("case", models.Index(fields=("state",), name="a_later_index")),)
