"""Words found in the register: the same index terms on SQLite (FTS5) and PostgreSQL (GIN)."""

from dataclasses import dataclass

from django.db import connection
from django.db.models import QuerySet

from senim.appeals.models import Appeal
from senim.text.search import fts5, query, tsquery


CAP = 1000  # beyond so many hits the register is walked newest first instead of sorting all hits


@dataclass(frozen=True, slots=True)
class _Engine:
    """How one database is asked for the appeals that hold some words."""

    rare: str  # all keys that match
    common: str  # does this very appeal match?


_SQLITE = _Engine(
    rare="SELECT rowid FROM appeals_search WHERE appeals_search MATCH %s",
    common=(
        "EXISTS (SELECT 1 FROM appeals_search WHERE appeals_search MATCH %s"
        " AND appeals_search.rowid = appeals_appeal.id)"
    ),
)
_POSTGRESQL = _Engine(
    rare="SELECT id FROM appeals_appeal WHERE words @@ to_tsquery('simple', %s)",
    common="appeals_appeal.words @@ to_tsquery('simple', %s)",
)


def containing(found: QuerySet[Appeal], text: str) -> QuerySet[Appeal]:
    """Narrow a list to the appeals that hold every word of the text, in any of its forms."""
    words = query(text)
    if not words:
        return found.none()
    sqlite = connection.vendor == "sqlite"
    engine = _SQLITE if sqlite else _POSTGRESQL
    asked = fts5(words) if sqlite else tsquery(words)
    few = _first(engine, asked)
    if len(few) < CAP:
        return found.filter(pk__in=few)
    return found.extra(where=[engine.common], params=[asked])  # noqa: S610 (constant text)


def _first(engine: _Engine, asked: str) -> list[int]:
    """Return the keys of the hits in the whole register, up to the cap: they choose the plan.

    The planner of PostgreSQL would walk the whole register by day for a rare word unless it is
    told the keys; nobody sees those outside the scope.
    """
    with connection.cursor() as cursor:
        cursor.execute(f"{engine.rare} LIMIT {CAP}", [asked])  # constant text and number
        return [key for (key,) in cursor.fetchall()]
