"""Building the whole demonstration: the country, the old half-years, the cases of these weeks."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Literal

from django.conf import settings
from django.db import transaction

from senim.demo.access import DemoAccess, kept_password
from senim.demo.country import build_country
from senim.demo.halfyears import FIRST_YEAR, YEARS, half_year_lines
from senim.demo.hands import hands_of
from senim.demo.lines import Line
from senim.demo.live import add_live_cases
from senim.demo.people import SHOWN_LOGINS
from senim.demo.places import HOSPITAL
from senim.demo.sheets import write_old_csv, write_xlsx
from senim.intake.inline import import_table
from senim.intake.profiles import JOURNAL, JOURNAL_PROFILE
from senim.intake.selectors import profile_by_name
from senim.intake.services.taking import save_profile
from senim.orgs.models import Organisation
from senim.orgs.selectors import EVERYWHERE, organisations


Size = Literal["full", "small"]


class Incomplete(RuntimeError):
    """A spreadsheet of the demonstration was not taken whole."""


def _silent(_line: str) -> None:
    """Say nothing of the progress."""


def build_demo(
    *,
    at: datetime,
    size: Size = "full",
    password: str = "",
    report: Callable[[str], None] = _silent,
) -> DemoAccess:
    """Build the demonstration in an empty database, all of it or nothing; return how to sign in.

    Where organisations are known already nothing is changed. `report` is told each stage in a line.
    """
    access = DemoAccess(SHOWN_LOGINS, password or kept_password())
    if organisations(EVERYWHERE).exists():
        return access
    with transaction.atomic():
        _build(at, size, access.password, report)
    return access


def _build(at: datetime, size: Size, password: str, report: Callable[[str], None]) -> None:
    tree = build_country(password=password, at=at)
    report(f"country: {len(tree)} organisations")
    _keep_profile(tree[HOSPITAL], at)
    if size == "full":
        for year, count in _import_half_years(tree, at).items():
            report(f"first half of {year}: {count} rows imported")
    count = add_live_cases(tree, at=at, small=size == "small")
    report(f"these weeks: {count} cases")


def _keep_profile(hospital: Organisation, at: datetime) -> None:
    """Let the hospital keep the journals' way of reading: `senim import` then knows whose it is."""
    actor = hands_of(hospital).service
    save_profile(organisation=hospital, profile=JOURNAL, actor=actor, at=at)


def _import_half_years(tree: Mapping[str, Organisation], at: datetime) -> dict[int, int]:
    """Write the old half-years as spreadsheets and take them in as anybody would."""
    folder = Path(settings.SENIM_DATA) / "demo"
    folder.mkdir(parents=True, exist_ok=True)
    found: dict[int, int] = {}
    for year in YEARS:
        lines = half_year_lines(year)
        found[year] = _import(_sheet(folder, year, lines), tree[HOSPITAL], at)
        if found[year] != len(lines):
            message = f"{year}: {found[year]} of {len(lines)} rows were taken"
            raise Incomplete(message)
    return found


def _sheet(folder: Path, year: int, lines: Sequence[Line]) -> Path:
    """Write a half-year as it would be found: the oldest by an old program."""
    if year == FIRST_YEAR:
        path = folder / f"{HOSPITAL}-{year}-1.csv"
        write_old_csv(path, lines)
    else:
        path = folder / f"{HOSPITAL}-{year}-1.xlsx"
        write_xlsx(path, lines)
    return path


def _import(path: Path, hospital: Organisation, at: datetime) -> int:
    """Take a spreadsheet into the hospital's register; return how many rows were added."""
    actor = hands_of(hospital).service
    with path.open("rb") as content:
        job = import_table(
            organisation=hospital,
            name=path.name,
            content=content,
            actor=actor,
            clock=lambda: at,
            profile=profile_by_name(actor.scope, hospital, JOURNAL_PROFILE),
        )
    return job.added
