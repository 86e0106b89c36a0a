"""Index the words of the register: FTS5 on SQLite, GIN on PostgreSQL, kept by the database itself."""

from django.db import migrations


SQLITE = [
    """
    CREATE VIRTUAL TABLE appeals_search USING fts5(
        terms, content='appeals_appeal', content_rowid='id', tokenize='ascii', detail='none'
    )
    """,
    """
    CREATE TRIGGER appeals_search_insert AFTER INSERT ON appeals_appeal BEGIN
        INSERT INTO appeals_search(rowid, terms) VALUES (new.id, new.terms);
    END
    """,
    """
    CREATE TRIGGER appeals_search_update AFTER UPDATE OF terms ON appeals_appeal
    WHEN old.terms <> new.terms BEGIN
        INSERT INTO appeals_search(appeals_search, rowid, terms) VALUES ('delete', old.id, old.terms);
        INSERT INTO appeals_search(rowid, terms) VALUES (new.id, new.terms);
    END
    """,
]
POSTGRESQL = [
    """
    ALTER TABLE appeals_appeal
    ADD COLUMN words tsvector GENERATED ALWAYS AS (to_tsvector('simple', terms)) STORED
    """,
    "CREATE INDEX appeals_search ON appeals_appeal USING gin (words)",
]


def build(apps, schema_editor):
    for statement in SQLITE if schema_editor.connection.vendor == "sqlite" else POSTGRESQL:
        schema_editor.execute(statement)


def drop(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        schema_editor.execute("DROP TRIGGER appeals_search_insert")
        schema_editor.execute("DROP TRIGGER appeals_search_update")
        schema_editor.execute("DROP TABLE appeals_search")
    else:
        schema_editor.execute("DROP INDEX appeals_search")
        schema_editor.execute("ALTER TABLE appeals_appeal DROP COLUMN words")


class Migration(migrations.Migration):
    dependencies = [("appeals", "0001_register")]
    operations = [migrations.RunPython(build, drop)]
