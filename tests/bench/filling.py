"""`python -m tests.bench.filling ROWS UNTIL`: a register of so many appeals of two years.

Everything is drawn from one seed, so that two registers made on one day differ only in their keys.
"""

import sys
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from functools import lru_cache
from random import Random
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import django


if TYPE_CHECKING:
    from senim.appeals.requests import Registration
    from senim.orgs.models import Channel, Department, Organisation

SEED = 20220630
BATCH = 1000
DAYS = 730
OPEN_DAYS, OPEN_SHARE = 60, 0.5  # of the last days' appeals, so many are still open
SHARES = {"mob2": 0.8, "kgb1": 0.1, "kzph5": 0.06, "syrmed": 0.04}
PASSWORD = "correct horse battery"
ZONE = ZoneInfo("Asia/Almaty")


def fill(rows: int, until: date) -> None:
    """Make the tables and the country, then register the appeals in batches."""
    from django.contrib.auth import base_user  # noqa: PLC0415 (after set-up)
    from django.core.management import call_command  # noqa: PLC0415 (after set-up)

    from senim.appeals.services.registration import register_appeals  # noqa: PLC0415 (the same)
    from senim.demo.country import build_country  # noqa: PLC0415 (the same)
    from senim.orgs.actors import system_of  # noqa: PLC0415 (the same)

    call_command("migrate", interactive=False, verbosity=0)
    # One password for all is digested once: the digest is slow on purpose.
    base_user.make_password = lru_cache(base_user.make_password)
    now = datetime.combine(until, datetime.min.time(), ZONE)
    tree = build_country(password=PASSWORD, at=now)
    for code, share in SHARES.items():
        hospital = tree[code]
        inventor = Inventor(hospital, until)
        for size in _batches(round(rows * share)):
            requests = [inventor.invent() for _ in range(size)]
            register_appeals(requests=requests, actor=system_of(hospital), at=now)
        print(f"{code}: {inventor.made}", flush=True)
    _settle()


def _batches(rows: int) -> Iterator[int]:
    for start in range(0, rows, BATCH):
        yield min(BATCH, rows - start)


def _settle() -> None:
    """Let the engine learn what its tables hold, as it does by itself overnight."""
    from django.db import connection  # noqa: PLC0415 (after set-up)

    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        cursor.execute("ANALYZE" if connection.vendor == "sqlite" else "VACUUM (ANALYZE)")


class Inventor:
    """Draws the appeals of one hospital."""

    def __init__(self, hospital: "Organisation", until: date) -> None:
        from senim.orgs.actors import Scope  # noqa: PLC0415 (after set-up)
        from senim.orgs.selectors import channels, departments  # noqa: PLC0415 (after set-up)

        self.rng = Random(f"{SEED} {hospital.code}")
        self.until = until
        self.made = 0
        scope = Scope.of(hospital)
        self.channels: list[Channel] = list(channels(scope).filter(organisation=hospital))
        self.departments: list[Department | None] = [
            None, *departments(scope).filter(organisation=hospital)
        ]  # fmt: skip

    def invent(self) -> "Registration":
        """Draw the next appeal, the old ones finished, of the new ones every second open."""
        from senim.appeals.identity import Contact  # noqa: PLC0415 (after set-up)
        from senim.appeals.requests import Outcome, Registration  # noqa: PLC0415 (after set-up)
        from senim.rules.kinds import ContentKind, Decision, Language  # noqa: PLC0415 (the same)
        from tests.bench.texts import NAMES, compose  # noqa: PLC0415 (after set-up)

        rng = self.rng
        self.made += 1
        day = self.until - timedelta(days=rng.randrange(1, DAYS))
        alive = (self.until - day).days <= OPEN_DAYS and rng.random() < OPEN_SHARE
        language = rng.choice((Language.RU, Language.RU, Language.KK))
        text = compose(rng, language)
        return Registration(
            channel=rng.choice(self.channels),
            content_kind=rng.choice(tuple(ContentKind)[:5]),
            text=text,
            received_at=datetime.combine(day, datetime.min.time(), ZONE) + timedelta(hours=10),
            source="bench",
            source_key=str(self.made),
            payload={"text": text},
            contact=Contact(f"{rng.choice(NAMES)} А. Б.", phone=f"8701{rng.randrange(10**7):07}"),
            language=language,
            department=rng.choice(self.departments),
            past_day=day,
            outcome=None if alive else Outcome(day + timedelta(days=3), Decision.EXPLAINED),
        )


if __name__ == "__main__":
    django.setup()
    fill(int(sys.argv[1]), date.fromisoformat(sys.argv[2]))
