"""The numbers of the journals: gapless, whatever happens to the process that takes them."""

from django.db import connection

from senim.rules.kinds import Journal


_TAKE = """
    INSERT INTO appeals_journalcounter AS counter (organisation_id, journal, year, n)
    VALUES (%s, %s, %s, %s)
    ON CONFLICT (organisation_id, journal, year) DO UPDATE SET n = counter.n + excluded.n
    RETURNING n
"""


def take_numbers(organisation_id: int, journal: Journal, year: int, size: int = 1) -> int:
    """Move a journal's counter on within the running transaction; return the last number taken.

    One statement on both engines: the row it locks is what keeps the numbers without gaps.
    """
    with connection.cursor() as cursor:
        cursor.execute(_TAKE, [organisation_id, journal, year, size])
        row: tuple[int] = cursor.fetchone()
    return row[0]
