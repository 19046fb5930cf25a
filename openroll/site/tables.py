"""The tables of a new private database, made at once: as all migrations together leave them, which takes them seconds.

A test holds both ways against each other. A database that is there already is upgraded by its migrations, one by one.
"""

from django.apps import apps
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.migrations.executor import MigrationExecutor


def make_tables(using: str = DEFAULT_DB_ALIAS) -> None:
    """Make every table in the empty database ``using``, and note every migration as applied: all of it, or nothing."""
    connection = connections[using]
    executor = MigrationExecutor(connection)
    with connection.schema_editor() as editor:
        for model in apps.get_models():
            if model._meta.managed and not model._meta.proxy:
                editor.create_model(model)
        executor.recorder.ensure_schema()
        for app, name in sorted(executor.loader.graph.nodes):
            executor.recorder.record_applied(app, name)
