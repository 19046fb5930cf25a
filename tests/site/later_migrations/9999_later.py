"""What a later version adds: an index, so that the models of this version go on working."""

from pathlib import Path

from django.db import migrations, models

from openroll.roll import migrations as present

NEWEST = max(path.stem for path in Path(present.__path__[0]).glob("0*.py"))


class Migration(migrations.Migration):
    """One change."""

    dependencies = (("roll", NEWEST),)
    operations = (migrations.AddIndex("case", models.Index(fields=("state",), name="a_later_index")),)
