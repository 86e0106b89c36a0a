"""Let the database itself refuse to change events and to delete journal lines and appeals."""

from django.db import migrations


GUARDS = [
    ("appeals_event", "UPDATE"),
    ("appeals_event", "DELETE"),
    ("appeals_submission", "UPDATE"),
    ("appeals_submission", "DELETE"),
    ("appeals_journalentry", "DELETE"),
    ("appeals_appeal", "DELETE"),
]
FUNCTION = """
    CREATE FUNCTION appeals_written_once() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION '% is written once', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation'; END $$
"""


def name(table, verb):
    return f"{table}_no_{verb.lower()}"


def build(apps, schema_editor):
    sqlite = schema_editor.connection.vendor == "sqlite"
    if not sqlite:
        schema_editor.execute(FUNCTION, params=None)
    for table, verb in GUARDS:
        body = (
            f"BEGIN SELECT RAISE(ABORT, '{table} is written once'); END"
            if sqlite
            else "FOR EACH ROW EXECUTE FUNCTION appeals_written_once()"
        )
        schema_editor.execute(
            f"CREATE TRIGGER {name(table, verb)} BEFORE {verb} ON {table} {body}"
        )


def drop(apps, schema_editor):
    sqlite = schema_editor.connection.vendor == "sqlite"
    for table, verb in GUARDS:
        on = "" if sqlite else f" ON {table}"
        schema_editor.execute(f"DROP TRIGGER {name(table, verb)}{on}")
    if not sqlite:
        schema_editor.execute("DROP FUNCTION appeals_written_once()")


class Migration(migrations.Migration):
    dependencies = [("appeals", "0002_search")]
    operations = [migrations.RunPython(build, drop)]
