"""A table on its way into the register: taken in, checked, registered, never twice."""

import io
from datetime import date, time, timedelta
from typing import Any

import pytest

from senim.appeals.models import Appeal, JournalCounter, JournalEntry, Submission
from senim.intake import registering
from senim.intake.faults import BadTable, RowFault, TableFault
from senim.intake.inline import work_through
from senim.intake.models import ImportJob, ImportRefusal
from senim.intake.profiles import JOURNAL, Column, Profile
from senim.intake.selectors import checked_rows, preview, refusals, refused_values
from senim.intake.services.taking import check_import, receive_table, start_import
from senim.intake.services.working import claim_import, work_on_import
from senim.intake.states import ImportState, RowVerdict
from senim.orgs.actors import Actor
from senim.orgs.models import Organisation
from senim.rules.permit import NotFound, Refusal, Refused
from senim.rules.workflow import Role, State
from tests.factories import NOON, make_actor, make_organisation
from tests.intake.sheets import HEADERS, csv_file, row, xlsx_file


pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def files(settings: Any, tmp_path: Any) -> None:
    settings.SENIM_FILES = tmp_path / "files"


@pytest.fixture
def hospital() -> Organisation:
    return make_organisation("mob2")


@pytest.fixture
def actor(hospital: Organisation) -> Actor:
    return make_actor(hospital, Role.REGISTRAR)


def take(content: Any, actor: Actor, profile: Profile = JOURNAL, name: str = "t.csv") -> ImportJob:
    """Take a table in and check it."""
    assert actor.organisation is not None
    job = receive_table(
        organisation=actor.organisation, name=name, content=content, actor=actor, at=NOON
    )
    check_import(uid=job.uid, profile=profile, actor=actor, at=NOON)
    work_through(job_id=job.pk, actor=actor, clock=lambda: NOON)
    job.refresh_from_db()
    return job


def run(job: ImportJob, actor: Actor) -> ImportJob:
    start_import(uid=job.uid, actor=actor, at=NOON)
    work_through(job_id=job.pk, actor=actor, clock=lambda: NOON)
    job.refresh_from_db()
    return job


def test_a_table_is_checked_and_registered_on_its_own_days(actor: Actor) -> None:
    rows = [row(), row(Дата="2021-12-31", Текст="Спасибо", Вид="Благодарность")]

    job = take(xlsx_file(rows), actor, name="Журнал.xlsx")

    assert (job.state, job.total, job.added, job.repeated, job.refused) == (
        ImportState.CHECKED, 2, 2, 0, 0,
    )  # fmt: skip
    assert not Appeal.objects.exists()
    job = run(job, actor)
    assert (job.state, job.position, job.added) == (ImportState.DONE, 2, 2)
    complaint, thanks = Appeal.objects.order_by("pk")
    assert complaint.number == "MOB2-B-2022-00001"
    assert thanks.number == "MOB2-B-2021-00001"
    assert complaint.registered_on == date(2022, 3, 6)
    assert complaint.received_at.isoformat() == "2022-03-06T04:15:00+00:00"
    assert (complaint.state, complaint.decision) == (State.CLOSED, "EXPLAINED")
    assert (thanks.state, thanks.decision) == (State.CLOSED, "NOTED")
    assert complaint.applicant is not None
    assert complaint.applicant.iin_mask == "9001******17"
    assert complaint.events.get().kind == "ARCHIVE"


def test_the_same_file_again_adds_nothing(actor: Actor) -> None:
    rows = [row(), row(Текст="Другое")]
    run(take(csv_file(rows), actor), actor)

    again = take(csv_file(rows, encoding="cp1251", separator=","), actor)

    assert (again.added, again.repeated) == (0, 2)
    done = run(again, actor)
    assert (done.state, done.added, done.repeated) == (ImportState.DONE, 0, 2)
    assert Appeal.objects.count() == 2


def test_equal_rows_of_one_file_are_so_many_voices(actor: Actor) -> None:
    job = run(take(csv_file([row(), row(), row()]), actor), actor)

    assert job.added == 3
    assert len(set(Submission.objects.values_list("source_key", flat=True))) == 3
    longer = run(take(csv_file([row()] * 4), actor), actor)
    assert (longer.added, longer.repeated) == (1, 3)


def test_open_rows_stay_open_and_young_rows_are_open(actor: Actor) -> None:
    headers = (*HEADERS, "Состояние", "Дата ответа", "Вывод", "Решение")
    rows = [
        (*row(), "в работе", "", "", ""),
        (*row(Дата="01.03.2026"), "", "", "", ""),
        (*row(Дата="01.03.2026", Текст="б"), "", "05.03.2026", "не обоснована", "Удовлетворено"),
        (*row(Дата="01.03.2026", Текст="в"), "закрыто", "", "", ""),
    ]

    run(take(csv_file(rows, headers), actor), actor)

    old, young, answered, closed = Appeal.objects.order_by("pk")
    assert (old.state, young.state) == (State.REGISTERED, State.REGISTERED)
    assert (answered.state, answered.verdict, answered.decision, answered.finished_on) == (
        State.CLOSED, "UNJUSTIFIED", "SATISFIED", date(2026, 3, 5),
    )  # fmt: skip
    assert closed.finished_on == date(2026, 3, 1)


@pytest.mark.parametrize(
    ("changed", "column", "code"),
    [
        ({"Дата": ""}, Column.DATE, RowFault.MISSING),
        ({"Дата": "вчера"}, Column.DATE, RowFault.DATE),
        ({"Дата": "31.02.2022"}, Column.DATE, RowFault.DATE),
        ({"Дата": "07.03.2026"}, Column.DATE, RowFault.FUTURE),
        ({"Дата": "31.12.2018"}, Column.DATE, RowFault.BEYOND_CALENDAR),
        ({"Время": "25:00"}, Column.TIME, RowFault.TIME),
        ({"Вид": "жалобища"}, Column.KIND, RowFault.UNKNOWN_WORD),
        ({"Отделение": "нет такого"}, Column.DEPARTMENT, RowFault.UNKNOWN_WORD),
        ({"ИИН": "8.12E+11"}, Column.IIN, RowFault.IIN_ROUNDED),
        ({"ИИН": "900101300018"}, Column.IIN, RowFault.IIN_CHECK_DIGIT),
        ({"ФИО": "я" * 151}, Column.FULL_NAME, RowFault.TOO_LONG),
    ],
)
def test_a_bad_row_is_refused_and_names_its_column(
    actor: Actor, changed: dict[str, str], column: Column, code: RowFault
) -> None:
    job = run(take(csv_file([row(**changed), row()]), actor), actor)

    assert (job.state, job.added, job.refused, job.position) == (ImportState.DONE, 1, 1, 2)
    refusal = refusals(actor.scope, job).get()
    assert (refusal.row_no, refusal.column, refusal.code) == (2, column, code)
    assert refusal.header == next(h for h in HEADERS if h in changed)
    assert refused_values(actor.scope, job, refusal)[0] == row(**changed)[0]
    assert Appeal.objects.count() == 1


def test_columns_may_be_chosen_and_the_rest_be_the_same_for_every_row(actor: Actor) -> None:
    profile = Profile(
        "осмотр",
        {Column.DATE: ("Когда",), Column.TEXT: ("Что",), Column.DEPARTMENT: ("Где",)},
        {Column.KIND: "THANKS", Column.CHANNEL: "DEPT_JOURNAL"},
    )

    job = take(csv_file([("1.2.2022", "Рахмет", "")], ("Когда", "Что", "Где")), actor, profile)

    assert job.added == 1
    run(job, actor)
    assert Appeal.objects.get().content_kind == "THANKS"
    assert Submission.objects.get().source == "import:осмотр"


def test_a_table_without_a_needed_column_is_not_checked(actor: Actor) -> None:
    with pytest.raises(BadTable) as bad:
        take(csv_file([("а", "б")], ("Что", "Где")), actor)

    assert (bad.value.fault, bad.value.params) == (TableFault.COLUMN_MISSING, {"column": "DATE"})
    assert ImportJob.objects.get().state == ImportState.NEW


def test_only_those_who_register_may_import(hospital: Organisation) -> None:
    executor = make_actor(hospital, Role.EXECUTOR)

    with pytest.raises(Refused) as refused:
        receive_table(
            organisation=hospital, name="t.csv", content=csv_file([row()]), actor=executor, at=NOON
        )

    assert refused.value.code == "ROLE"
    assert not ImportJob.objects.exists()


def test_a_neighbour_finds_no_import(actor: Actor, hospital: Organisation) -> None:
    job = take(csv_file([row()]), actor)
    neighbour = make_actor(make_organisation("gb1"), Role.REGISTRAR)

    for order in (
        lambda: start_import(uid=job.uid, actor=neighbour, at=NOON),
        lambda: check_import(uid=job.uid, profile=JOURNAL, actor=neighbour, at=NOON),
        lambda: receive_table(
            organisation=hospital, name="t", content=csv_file([]), actor=neighbour, at=NOON
        ),
        lambda: list(preview(neighbour.scope, job)),
        lambda: checked_rows(neighbour.scope, job),
    ):
        with pytest.raises(NotFound):
            order()
    job.refresh_from_db()
    assert job.state == ImportState.CHECKED


def test_a_broken_file_leaves_nothing(actor: Actor, settings: Any) -> None:
    assert actor.organisation is not None
    with pytest.raises(BadTable) as bad:
        receive_table(
            organisation=actor.organisation,
            name="journal.xlsx",
            content=io.BytesIO(b"MZ\x90\x00\x03" + bytes(3000)),
            actor=actor,
            at=NOON,
        )

    assert bad.value.fault is TableFault.NOT_A_TABLE
    assert not ImportJob.objects.exists()
    assert not list((settings.SENIM_FILES / "imports").iterdir())


def test_a_lease_keeps_a_second_worker_away_until_it_runs_out(actor: Actor) -> None:
    job = take(csv_file([row(Текст=str(n)) for n in range(1200)]), actor)
    start_import(uid=job.uid, actor=actor, at=NOON)
    first = claim_import(job_id=job.pk, actor=actor, at=NOON)
    assert first is not None
    assert work_on_import(lease=first, actor=actor, at=NOON)

    assert claim_import(job_id=job.pk, actor=actor, at=NOON) is None
    late = NOON + timedelta(seconds=31)
    second = claim_import(job_id=job.pk, actor=actor, at=late)
    assert second is not None
    assert not work_on_import(lease=first, actor=actor, at=late)
    while work_on_import(lease=second, actor=actor, at=late):
        pass

    job.refresh_from_db()
    assert (job.state, job.added, job.repeated) == (ImportState.DONE, 1200, 0)
    assert Appeal.objects.count() == 1200
    numbers = JournalEntry.objects.order_by("n").values_list("n", flat=True)
    assert list(numbers) == list(range(1, 1201))
    assert JournalCounter.objects.get().n == 1200


def test_the_rows_of_the_check_are_shown_a_page_at_a_time(actor: Actor) -> None:
    rows = [row(), row(Дата="?"), row(Текст="б")]
    run(take(csv_file(rows[:1]), actor), actor)
    job = take(csv_file(rows), actor)

    first = checked_rows(actor.scope, job, size=2)
    rest = checked_rows(actor.scope, job, after=first.after, size=2)

    assert [(r.number, r.verdict) for r in first.rows] == [
        (2, RowVerdict.REPEATED),
        (3, RowVerdict.REFUSED),
    ]
    assert [(r.number, r.verdict) for r in rest.rows] == [(4, RowVerdict.NEW)]
    assert rest.after == 0
    assert checked_rows(actor.scope, job, after=10**9).rows == []
    assert preview(actor.scope, job)[0][0] == "06.03.2022"


def test_what_the_register_refuses_is_a_refused_row_and_the_others_go_in(
    actor: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = registering.register_appeals

    def strict(*, requests: Any, **rest: Any) -> Any:
        if any(r.text == "плохо" for r in requests):
            raise Refused(Refusal.BEYOND_CALENDAR, day="2022-03-06")
        return real(requests=requests, **rest)

    job = take(csv_file([row(), row(Текст="плохо"), row(Текст="в")]), actor)
    monkeypatch.setattr(registering, "register_appeals", strict)
    run(job, actor)

    job.refresh_from_db()
    assert (job.state, job.added, job.refused) == (ImportState.DONE, 2, 1)
    refusal = ImportRefusal.objects.get()
    assert (refusal.row_no, refusal.code, refusal.params["code"]) == (
        3, RowFault.NOT_TAKEN, "BEYOND_CALENDAR",
    )  # fmt: skip
    assert Appeal.objects.count() == 2


def test_true_dates_and_times_of_a_spreadsheet_are_read(actor: Actor) -> None:
    job = take(xlsx_file([(date(2022, 3, 6), time(10, 15), *row()[2:])]), actor)
    again = take(csv_file([row(Дата="2022-03-06", Время="10:15:00")]), actor)

    run(job, actor)
    assert (again.added, run(again, actor).repeated) == (1, 1)
    assert Appeal.objects.get().received_at.isoformat() == "2022-03-06T04:15:00+00:00"
