"""`python -m tests.faults.careless FOLDER`: numbers taken in a deliberately broken way.

The next number is the greatest one plus one, read outside the lock, and the constraints that would
refuse a second use of it are gone. The checker must find what this does.
"""

import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import django
from django.db import connection


THREADS, EACH = 8, 10
LOOSEN = (
    "ALTER TABLE appeals_journalentry DROP CONSTRAINT journal_number_is_unique",
    "ALTER TABLE appeals_appeal DROP CONSTRAINT appeals_appeal_number_key",
)
GREATEST = """
    SELECT coalesce(max(n), 0) FROM appeals_journalentry
    WHERE organisation_id = %s AND journal = %s AND year = %s
"""


def take_numbers(organisation_id: int, journal: str, year: int, size: int = 1) -> int:
    """Return the greatest number so far plus one, whoever else may just read the same."""
    with connection.cursor() as cursor:
        cursor.execute(GREATEST, [organisation_id, journal, year])
        return int(cursor.fetchone()[0]) + size


def register_some(name: str, folder: Path) -> None:
    """Register in one thread and write down what was told, as the clients do."""
    from senim.orgs.models import Organisation  # noqa: PLC0415 (after set-up)
    from tests import factories  # noqa: PLC0415 (after set-up)

    hospital = Organisation.objects.get(code="mob2")
    lines = []
    for at in range(EACH):
        key = f"{name}-{at}"
        number = factories.register(hospital, source_key=key).appeal.number
        lines += [f"I {key}", f"A {key} {number}"]
    (folder / f"{name}.journal").write_text("\n".join(lines))
    connection.close()


def main(folder: Path) -> None:
    """Break the numbering, then let the threads register together."""
    django.setup()

    from senim.appeals.services import registration  # noqa: PLC0415 (after set-up)

    registration.take_numbers = take_numbers
    with connection.cursor() as cursor:
        for order in LOOSEN:
            cursor.execute(order)
    with ThreadPoolExecutor(THREADS) as threads:
        list(threads.map(register_some, [f"t{at}" for at in range(THREADS)], [folder] * THREADS))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
