"""Rows that were not taken, kept with their reason for the one who has to correct them."""

from collections.abc import Iterable, Mapping, Sequence

from senim.appeals.identity import vault
from senim.intake.models import ImportJob, ImportRefusal
from senim.intake.profiles import Column
from senim.intake.rows import BadRow


def refusal_place(uid: str, row_no: int) -> str:
    """Name the place to which the values of a refused row are sealed."""
    return f"import|values|{uid}|{row_no}"


def refusal(
    job: ImportJob,
    row_no: int,
    values: Sequence[str],
    bad: BadRow,
    places: Mapping[Column, int],
) -> ImportRefusal:
    """Return the unsaved refusal of one row: its code, the header at fault, its values sealed."""
    place = places.get(bad.column)
    told = "\x1f".join(cell.encode("utf-8", "replace").decode() for cell in values)
    return ImportRefusal(
        job=job,
        row_no=row_no,
        column=bad.column,
        header="" if place is None else job.headers[place],
        code=bad.fault,
        params={name: value[:200] for name, value in bad.params.items()},
        values=vault().seal(told, refusal_place(job.uid, row_no)),
    )


def keep_refusals(rows: Iterable[ImportRefusal]) -> None:
    """Save refusals; a row that another worker refused at the same time is kept once."""
    ImportRefusal.objects.bulk_create(rows, batch_size=500, ignore_conflicts=True)
