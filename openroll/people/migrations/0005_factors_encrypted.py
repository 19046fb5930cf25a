"""The secrets of authenticator apps and recovery codes are encrypted; what they were is written over."""

from django.apps.registry import Apps
from django.db import migrations, transaction
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from openroll.people.factor_secrets import encrypt, is_encrypted


def _hidden(kept: object) -> object:
    if isinstance(kept, list):  # recovery codes of an old library
        return [_hidden(each) for each in kept]
    return kept if is_encrypted(kept) or not isinstance(kept, str) else encrypt(kept)


def encrypt_all(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """Encrypt every secret that lies open, and write anew the pages on which it lay."""
    changed = 0
    with transaction.atomic(using=editor.connection.alias):
        for row in apps.get_model("mfa", "Authenticator").objects.using(editor.connection.alias):
            secrets = {
                name: row.data[name] for name in ("secret", "seed", "migrated_codes") if name in row.data
            }
            hidden = {name: _hidden(kept) for name, kept in secrets.items()}
            if hidden != secrets:
                row.data = row.data | hidden
                row.save(update_fields=["data"])
                changed += 1
    if changed:
        with editor.connection.cursor() as cursor:
            if editor.connection.vendor == "sqlite":
                cursor.execute("VACUUM")
                cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            else:
                cursor.execute("VACUUM FULL mfa_authenticator")


class Migration(migrations.Migration):
    """Secrets of second factors, encrypted."""

    atomic = False  # pages are written anew outside of a transaction

    dependencies = [
        ("people", "0004_clerks"),
        ("mfa", "0003_authenticator_type_uniq"),
    ]

    operations = [migrations.RunPython(encrypt_all, migrations.RunPython.noop)]
