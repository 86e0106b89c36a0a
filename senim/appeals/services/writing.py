"""New rows written by one statement, without the object mapper's care for each of their values.

The mapper takes four times as long to prepare a batch as an engine takes to write it, and splits
it by a limit of 999 values that SQLite has long outgrown.
"""

from collections.abc import Iterator, Sequence
from types import NoneType
from typing import Any, TypeVar

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Field, Model


Row = TypeVar("Row", bound=Model)

MOST_VALUES = 30_000  # of one statement; SQLite takes 32,766
PLAIN = frozenset({str, int, bool, NoneType})  # what both engines take as it is


def insert(rows: Sequence[Row]) -> Sequence[Row]:
    """Save new rows of one table and give each its key; no statement for none."""
    if not rows:
        return rows
    columns = [f for f in rows[0]._meta.concrete_fields if not f.primary_key]  # noqa: SLF001 (public)
    size = MOST_VALUES // len(columns)
    for start in range(0, len(rows), size):
        _write(rows[start : start + size], columns)
    return rows


def _write(rows: Sequence[Model], columns: Sequence["Field[Any, Any]"]) -> None:
    connection = connections[DEFAULT_DB_ALIAS]  # itself, for its stand-in looks it up each time
    quoted = connection.ops.quote_name
    names = ", ".join(quoted(str(column.column)) for column in columns)
    places = ", ".join([f"({', '.join(['%s'] * len(columns))})"] * len(rows))
    table = quoted(rows[0]._meta.db_table)  # noqa: SLF001 (public)
    order = f"INSERT INTO {table} ({names}) VALUES {places} RETURNING id"  # noqa: S608 (our names)
    with connection.cursor() as cursor:
        cursor.execute(order, [v for row in rows for v in _values(row, columns, connection)])
        keys = cursor.fetchall()
    for row, (key,) in zip(rows, keys, strict=True):
        row.pk = key
        row._state.adding = False  # noqa: SLF001 (public)
        row._state.db = connection.alias  # noqa: SLF001 (public)


def _values(
    row: Model, columns: Sequence["Field[Any, Any]"], connection: BaseDatabaseWrapper
) -> Iterator[Any]:
    for column in columns:
        value = getattr(row, column.attname)
        plain = type(value) in PLAIN
        yield value if plain else column.get_db_prep_save(value, connection)
