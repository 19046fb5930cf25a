"""The office: steps, replies, letters, decisions of persons, contests, the audit trail."""

from datetime import UTC, datetime
from typing import Any

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.models import F

# What a case was called that was in this state, and a decision that left it there.
_STATES = (
    ("waiting", "opened"),
    ("received", "opened"),
    ("insufficient", "waiting"),
    ("review", "sufficient"),
    ("entered", "decided"),
)


def _begin(apps: Any, schema_editor: Any) -> None:
    """Give the cases that are there the states of now, their kind, and a first step that says where they stand."""
    here = schema_editor.connection.alias
    cases = apps.get_model("roll", "Case").objects.using(here)
    step = apps.get_model("roll", "Step")
    for before, after in _STATES:
        cases.filter(state=before, version=0).update(state=after, version=1)
    cases.update(changed_at=F("received_at"))
    about = cases.filter(options__has_key="entry")
    for one in about.iterator():
        one.kind, one.channel, one.about_id = "drift", "recheck", one.options["entry"]
        one.save(update_fields=["kind", "channel", "about"])
    step.objects.using(here).bulk_create(
        (
            step(case=one, at=one.received_at, by="policy", after=one.state, why="It came by the command line.")
            for one in cases.iterator()
        ),
        batch_size=1000,
    )


class Migration(migrations.Migration):
    """Nothing that was there is lost: states are called otherwise, and say the same."""

    dependencies = [
        ('roll', '0004_watched'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Action',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField()),
                ('by', models.CharField(max_length=40)),
                ('verb', models.CharField(max_length=40)),
                ('told', models.JSONField(default=dict)),
                ('form', models.CharField(max_length=64, null=True, unique=True)),
                ('place', models.IntegerField(null=True)),
            ],
            options={
                'ordering': ('pk',),
            },
        ),
        migrations.CreateModel(
            name='Asking',
            fields=[
                ('case', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='asking', serialize=False, to='roll.case')),
                ('started_at', models.DateTimeField()),
                ('ended_at', models.DateTimeField(null=True)),
                ('told', models.JSONField(default=list)),
            ],
        ),
        migrations.CreateModel(
            name='Contest',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('n', models.IntegerField()),
                ('about', models.JSONField(default=list)),
            ],
        ),
        migrations.CreateModel(
            name='Job',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(max_length=40)),
                ('params', models.JSONField(default=dict)),
                ('state', models.CharField(choices=[('waiting', 'Waiting'), ('running', 'Running'), ('done', 'Done'), ('failed', 'Failed')], default='waiting', max_length=12)),
                ('by', models.CharField(max_length=40)),
                ('made_at', models.DateTimeField()),
                ('started_at', models.DateTimeField(null=True)),
                ('ended_at', models.DateTimeField(null=True)),
                ('done', models.BigIntegerField(default=0)),
                ('whole', models.BigIntegerField(default=0)),
                ('result', models.JSONField(default=dict)),
            ],
            options={
                'ordering': ('pk',),
            },
        ),
        migrations.CreateModel(
            name='Letter',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(max_length=40)),
                ('language', models.CharField(max_length=8)),
                ('to', models.TextField()),
                ('subject', models.TextField()),
                ('body', models.TextField()),
                ('message_id', models.CharField(max_length=120, unique=True)),
                ('state', models.CharField(choices=[('draft', 'Draft'), ('ready', 'Ready'), ('sent', 'Sent'), ('failed', 'Failed'), ('withdrawn', 'Withdrawn')], default='ready', max_length=12)),
                ('by', models.CharField(max_length=40)),
                ('made_at', models.DateTimeField()),
                ('sent_at', models.DateTimeField(null=True)),
                ('tries', models.IntegerField(default=0)),
                ('next_try_at', models.DateTimeField(null=True)),
                ('failure', models.TextField(default='')),
            ],
            options={
                'ordering': ('pk',),
            },
        ),
        migrations.CreateModel(
            name='Reply',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.IntegerField()),
                ('received_at', models.DateTimeField()),
                ('channel', models.CharField(choices=[('web', 'Web'), ('e-mail', 'Email'), ('api', 'Api'), ('command', 'Command'), ('office', 'Office'), ('recheck', 'Recheck')], max_length=8)),
                ('message', models.BinaryField()),
                ('message_sha256', models.CharField(max_length=64)),
                ('language', models.CharField(max_length=8)),
                ('vouched_by', models.CharField(max_length=40, null=True)),
            ],
            options={
                'ordering': ('number',),
            },
        ),
        migrations.CreateModel(
            name='Step',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField()),
                ('by', models.CharField(max_length=40)),
                ('before', models.CharField(default='', max_length=16)),
                ('after', models.CharField(max_length=16)),
                ('why', models.TextField()),
                ('params', models.JSONField(default=dict)),
                ('words', models.TextField(default='')),
                ('due_at', models.DateTimeField(null=True)),
            ],
            options={
                'ordering': ('pk',),
            },
        ),
        migrations.CreateModel(
            name='Undertaking',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('n', models.IntegerField()),
                ('party', models.CharField(max_length=16)),
                ('answers', models.IntegerField(null=True)),
            ],
        ),
        migrations.AddField(
            model_name='case',
            name='about',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='cases', to='roll.entry'),
        ),
        migrations.AddField(
            model_name='case',
            name='assignee',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='cases', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='case',
            name='changed_at',
            field=models.DateTimeField(default=datetime(2017, 6, 28, tzinfo=UTC)),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name='case',
            name='channel',
            field=models.CharField(choices=[('web', 'Web'), ('e-mail', 'Email'), ('api', 'Api'), ('command', 'Command'), ('office', 'Office'), ('recheck', 'Recheck')], default='command', max_length=8),
        ),
        migrations.AddField(
            model_name='case',
            name='due',
            field=models.CharField(default='', max_length=16),
        ),
        migrations.AddField(
            model_name='case',
            name='due_at',
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name='case',
            name='key_sha256',
            field=models.CharField(default='', max_length=64),
        ),
        migrations.AddField(
            model_name='case',
            name='kind',
            field=models.CharField(choices=[('message', 'Message'), ('initiative', 'Initiative'), ('drift', 'Drift'), ('proposal', 'Proposal'), ('contest', 'Contest')], default='message', max_length=12),
        ),
        migrations.AddField(
            model_name='case',
            name='sender_email',
            field=models.TextField(default=''),
        ),
        migrations.AddField(
            model_name='case',
            name='sender_name',
            field=models.TextField(default=''),
        ),
        migrations.AddField(
            model_name='case',
            name='version',
            field=models.IntegerField(default=0),
        ),
        migrations.AddField(
            model_name='claim',
            name='corroborated_by',
            field=models.TextField(default=''),
        ),
        migrations.AddField(
            model_name='claim',
            name='language',
            field=models.CharField(default='', max_length=8),
        ),
        migrations.AddField(
            model_name='decision',
            name='case_version',
            field=models.IntegerField(default=0),
        ),
        migrations.AddField(
            model_name='decision',
            name='change',
            field=models.JSONField(default=dict),
        ),
        migrations.AddField(
            model_name='decision',
            name='confirmed_at',
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name='decision',
            name='confirmed_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='decision',
            name='effective_from',
            field=models.CharField(default='', max_length=10),
        ),
        migrations.AddField(
            model_name='decision',
            name='fact',
            field=models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='decision', to='roll.fact'),
        ),
        migrations.AddField(
            model_name='decision',
            name='legal_basis',
            field=models.TextField(default=''),
        ),
        migrations.AddField(
            model_name='decision',
            name='persons',
            field=models.IntegerField(default=0),
        ),
        migrations.AddField(
            model_name='decision',
            name='proposed_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='decision',
            name='state',
            field=models.CharField(choices=[('proposed', 'Proposed'), ('taken', 'Taken'), ('declined', 'Declined'), ('overtaken', 'Overtaken')], default='taken', max_length=12),
        ),
        migrations.AddField(
            model_name='decision',
            name='words',
            field=models.TextField(default=''),
        ),
        migrations.AddField(
            model_name='entry',
            name='state',
            field=models.CharField(default='recorded', max_length=12),
        ),
        migrations.AlterField(
            model_name='case',
            name='state',
            field=models.CharField(choices=[('opened', 'Opened'), ('waiting', 'Waiting'), ('sufficient', 'Sufficient'), ('decided', 'Decided'), ('closed', 'Closed'), ('lapsed', 'Lapsed')], default='opened', max_length=16),
        ),
        migrations.AlterField(
            model_name='decision',
            name='verdict',
            field=models.CharField(choices=[('entered', 'Entered'), ('amended', 'Amended'), ('corrected', 'Corrected'), ('excluded', 'Excluded'), ('restored', 'Restored'), ('annulled', 'Annulled'), ('refused', 'Refused'), ('insufficient', 'Insufficient'), ('review', 'Review'), ('waiting', 'Waiting')], max_length=16),
        ),
        migrations.AddIndex(
            model_name='case',
            index=models.Index(fields=['state', 'due_at'], name='cases_by_deadline'),
        ),
        migrations.AddIndex(
            model_name='case',
            index=models.Index(fields=['assignee', 'state'], name='cases_by_assignee'),
        ),
        migrations.AddIndex(
            model_name='case',
            index=models.Index(fields=['next_try_at'], name='cases_to_ask'),
        ),
        migrations.AddIndex(
            model_name='case',
            index=models.Index(fields=['received_at'], name='cases_by_time'),
        ),
        migrations.AddConstraint(
            model_name='decision',
            constraint=models.CheckConstraint(condition=models.Q(('confirmed_by__isnull', True), models.Q(('confirmed_by', models.F('proposed_by')), _negated=True), _connector='OR'), name='four_eyes'),
        ),
        migrations.AddConstraint(
            model_name='decision',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'taken'), _negated=True), ('persons__lt', 2), models.Q(('confirmed_by__isnull', False), ('proposed_by__isnull', False)), _connector='OR'), name='two_persons'),
        ),
        migrations.AddConstraint(
            model_name='decision',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'taken'), _negated=True), ('persons__lt', 1), ('proposed_by__isnull', False), _connector='OR'), name='one_person'),
        ),
        migrations.AddConstraint(
            model_name='decision',
            constraint=models.UniqueConstraint(condition=models.Q(('state', 'proposed')), fields=('case',), name='one_proposal_at_a_time'),
        ),
        migrations.AddField(
            model_name='action',
            name='case',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='actions', to='roll.case'),
        ),
        migrations.AddField(
            model_name='action',
            name='entry',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='actions', to='roll.entry'),
        ),
        migrations.AddField(
            model_name='action',
            name='fact',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='actions', to='roll.fact'),
        ),
        migrations.AddField(
            model_name='action',
            name='person',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='actions', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='contest',
            name='case',
            field=models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='contest', to='roll.case'),
        ),
        migrations.AddField(
            model_name='contest',
            name='ended',
            field=models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='contest_ended', to='roll.fact'),
        ),
        migrations.AddField(
            model_name='contest',
            name='entry',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='contests', to='roll.entry'),
        ),
        migrations.AddField(
            model_name='contest',
            name='opened',
            field=models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='contest', to='roll.fact'),
        ),
        migrations.AddField(
            model_name='job',
            name='person',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='jobs', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='letter',
            name='case',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='letters', to='roll.case'),
        ),
        migrations.AddField(
            model_name='letter',
            name='decision',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='letters', to='roll.decision'),
        ),
        migrations.AddField(
            model_name='letter',
            name='person',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='reply',
            name='case',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='replies', to='roll.case'),
        ),
        migrations.AddField(
            model_name='reply',
            name='person',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='reply',
            name='submission',
            field=models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='reply', to='roll.fact'),
        ),
        migrations.AddField(
            model_name='step',
            name='case',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='steps', to='roll.case'),
        ),
        migrations.AddField(
            model_name='step',
            name='person',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='undertaking',
            name='entry',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='undertakings', to='roll.entry'),
        ),
        migrations.AddField(
            model_name='undertaking',
            name='made',
            field=models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='undertaking', to='roll.fact'),
        ),
        migrations.AddField(
            model_name='undertaking',
            name='withdrawn',
            field=models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='undertaking_withdrawn', to='roll.fact'),
        ),
        migrations.AddIndex(
            model_name='action',
            index=models.Index(fields=['at'], name='actions_by_time'),
        ),
        migrations.AddIndex(
            model_name='action',
            index=models.Index(fields=['verb', 'at'], name='actions_by_verb'),
        ),
        migrations.AddIndex(
            model_name='action',
            index=models.Index(condition=models.Q(('fact__isnull', True)), fields=['id'], name='actions_to_log'),
        ),
        migrations.AddConstraint(
            model_name='contest',
            constraint=models.UniqueConstraint(fields=('entry', 'n'), name='each_contest_once'),
        ),
        migrations.AddIndex(
            model_name='job',
            index=models.Index(fields=['state', 'id'], name='jobs_to_do'),
        ),
        migrations.AddIndex(
            model_name='letter',
            index=models.Index(fields=['next_try_at'], name='letters_to_send'),
        ),
        migrations.AddConstraint(
            model_name='reply',
            constraint=models.UniqueConstraint(fields=('case', 'number'), name='each_reply_once'),
        ),
        migrations.AddConstraint(
            model_name='undertaking',
            constraint=models.UniqueConstraint(fields=('entry', 'n'), name='each_undertaking_once'),
        ),
        migrations.RunPython(_begin, migrations.RunPython.noop),
    ]
