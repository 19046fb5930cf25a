"""Accounts, invitations and mandates."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    """The first accounts."""

    initial = True

    dependencies = [
        ('roll', '0004_watched'),
    ]

    operations = [
        migrations.CreateModel(
            name='Person',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('password', models.CharField(max_length=128, verbose_name='password')),
                ('last_login', models.DateTimeField(blank=True, null=True, verbose_name='last login')),
                ('email', models.EmailField(max_length=254, unique=True)),
                ('name', models.CharField(max_length=200)),
                ('role', models.CharField(choices=[('registrar', 'Registrar'), ('senior-registrar', 'Senior'), ('auditor', 'Auditor'), ('organiser', 'Organiser'), ('authority', 'Authority')], max_length=20)),
                ('body', models.CharField(default='', max_length=200)),
                ('language', models.CharField(default='', max_length=8)),
                ('is_active', models.BooleanField(default=True)),
                ('joined_at', models.DateTimeField()),
                ('left_at', models.DateTimeField(null=True)),
                ('key_sha256', models.CharField(default='', max_length=64)),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('role__in', ['registrar', 'senior-registrar', 'auditor', 'organiser', 'authority'])), name='known_role')],
            },
        ),
        migrations.CreateModel(
            name='Invitation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('word_sha256', models.CharField(max_length=64, unique=True)),
                ('email', models.EmailField(max_length=254)),
                ('name', models.CharField(default='', max_length=200)),
                ('role', models.CharField(choices=[('registrar', 'Registrar'), ('senior-registrar', 'Senior'), ('auditor', 'Auditor'), ('organiser', 'Organiser'), ('authority', 'Authority')], max_length=20)),
                ('body', models.CharField(default='', max_length=200)),
                ('language', models.CharField(default='en', max_length=8)),
                ('made_at', models.DateTimeField()),
                ('until', models.DateTimeField()),
                ('used_at', models.DateTimeField(null=True)),
                ('withdrawn_at', models.DateTimeField(null=True)),
                ('entry', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='invitations', to='roll.entry')),
                ('invited_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='invited', to=settings.AUTH_USER_MODEL)),
                ('person', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='invitation', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name='Mandate',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('domain', models.CharField(max_length=253)),
                ('method', models.CharField(choices=[('dns', 'Dns'), ('well-known', 'Well Known'), ('mailbox', 'Mailbox'), ('invited', 'Invited')], max_length=12)),
                ('word', models.CharField(default='', max_length=128)),
                ('address', models.TextField(default='')),
                ('begun_at', models.DateTimeField()),
                ('until', models.DateTimeField(null=True)),
                ('proved_at', models.DateTimeField(null=True)),
                ('ended_at', models.DateTimeField(null=True)),
                ('entry', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='mandates', to='roll.entry')),
                ('granted_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='granted', to=settings.AUTH_USER_MODEL)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='mandates', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('ended_at__isnull', True)), fields=('person', 'entry', 'domain', 'method'), name='each_mandate_once')],
            },
        ),
    ]
