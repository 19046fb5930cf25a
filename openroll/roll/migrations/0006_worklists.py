"""Work lists: the words of cases by which they are found, and indexes for their orders."""

from typing import Any

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


def index_cases(apps: Any, schema_editor: Any) -> None:
    """Write the words of the cases that are there."""
    from openroll.roll.worklist_words import MOST, SEARCHED, words_of

    Case, CaseWord = apps.get_model("roll", "Case"), apps.get_model("roll", "CaseWord")
    here = schema_editor.connection.alias
    for case in Case.objects.using(here).only("code", "sender_name", "sender_email").iterator(chunk_size=500):
        values = case.claims.filter(property__in=SEARCHED).values_list("value", flat=True).distinct()[:MOST]
        words = words_of(case.code, [case.sender_name, case.sender_email, *values])
        CaseWord.objects.using(here).bulk_create(
            [CaseWord(case=case, word=word) for word in dict.fromkeys(words)]
        )


class Migration(migrations.Migration):
    dependencies = [
        ("roll", "0005_office"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="CaseWord",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("word", models.CharField(db_index=True, max_length=64)),
            ],
        ),
        migrations.AddIndex(
            model_name="case",
            index=models.Index(fields=["changed_at", "id"], name="cases_by_change"),
        ),
        migrations.AddIndex(
            model_name="case",
            index=models.Index(fields=["state", "id"], name="cases_by_state"),
        ),
        migrations.AddIndex(
            model_name="case",
            index=models.Index(fields=["kind", "id"], name="cases_by_kind"),
        ),
        migrations.AddIndex(
            model_name="case",
            index=models.Index(fields=["channel", "id"], name="cases_by_channel"),
        ),
        migrations.AddIndex(
            model_name="case",
            index=models.Index(fields=["basis", "id"], name="cases_by_basis"),
        ),
        migrations.AddField(
            model_name="caseword",
            name="case",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="words", to="roll.case"
            ),
        ),
        migrations.AddConstraint(
            model_name="caseword",
            constraint=models.UniqueConstraint(fields=("case", "word"), name="each_word_once"),
        ),
        migrations.RunPython(index_cases, migrations.RunPython.noop),
    ]
