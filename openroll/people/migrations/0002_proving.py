"""How proofs of domains are looked for, and what waits until its sender's address is confirmed."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """Columns for the worker that looks for proofs."""

    dependencies = [
        ('people', '0001_office'),
        ('roll', '0005_office'),
    ]

    operations = [
        migrations.CreateModel(
            name='Unconfirmed',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(max_length=16)),
                ('word_sha256', models.CharField(max_length=64, unique=True)),
                ('email', models.EmailField(max_length=254)),
                ('language', models.CharField(max_length=8)),
                ('told', models.JSONField(default=dict)),
                ('made_at', models.DateTimeField()),
                ('until', models.DateTimeField()),
            ],
        ),
        migrations.AddField(
            model_name='invitation',
            name='domain',
            field=models.CharField(default='', max_length=253),
        ),
        migrations.AddField(
            model_name='mandate',
            name='asked_at',
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name='mandate',
            name='described',
            field=models.BigIntegerField(default=0),
        ),
        migrations.AddField(
            model_name='mandate',
            name='ended_why',
            field=models.CharField(default='', max_length=40),
        ),
        migrations.AddField(
            model_name='mandate',
            name='guesses',
            field=models.IntegerField(default=0),
        ),
        migrations.AddField(
            model_name='mandate',
            name='invitation',
            field=models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='mandate', to='people.invitation'),
        ),
        migrations.AddField(
            model_name='mandate',
            name='next_try_at',
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name='mandate',
            name='told',
            field=models.JSONField(default=dict),
        ),
        migrations.AddField(
            model_name='mandate',
            name='tries',
            field=models.IntegerField(default=0),
        ),
        migrations.AddIndex(
            model_name='mandate',
            index=models.Index(fields=['next_try_at'], name='mandates_to_prove'),
        ),
        migrations.AddIndex(
            model_name='unconfirmed',
            index=models.Index(fields=['until'], name='unconfirmed_by_time'),
        ),
    ]
