"""Orders about imports at their edges: what is refused, what is lost, what meanwhile changed."""

import importlib
import subprocess
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from senim.appeals.models import Appeal
from senim.intake import checking, registering
from senim.intake.faults import BadTable, RowFault, TableFault
from senim.intake.inline import import_table, work_through
from senim.intake.models import ImportJob, ImportProfile, ImportRefusal
from senim.intake.profiles import JOURNAL, Column
from senim.intake.selectors import (
    known_keys,
    profile_by_name,
    profiles,
    surroundings,
)
from senim.intake.services import taking
from senim.intake.services.taking import (
    check_import,
    receive_table,
    save_profile,
    start_import,
)
from senim.intake.services.working import claim_import, release_import, work_on_import
from senim.intake.states import ImportState
from senim.intake.store import folder_of
from senim.intake.words import refusal_sentence, row_fault_words
from senim.orgs.actors import Actor
from senim.orgs.models import Channel, Organisation
from senim.rules.permit import NotFound, Refusal, Refused
from senim.rules.workflow import Role
from tests.factories import NOON, make_actor, make_organisation
from tests.intake.sheets import HEADERS, csv_file, row


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


@pytest.fixture
def job(hospital: Organisation, actor: Actor) -> ImportJob:
    """Return an import of three rows that was checked."""
    content = csv_file([row(Текст=str(n)) for n in range(3)])
    made = receive_table(organisation=hospital, name="t.csv", content=content, actor=actor, at=NOON)
    check_import(uid=made.uid, profile=JOURNAL, actor=actor, at=NOON)
    work_through(job_id=made.pk, actor=actor, clock=lambda: NOON)
    made.refresh_from_db()
    return made


def whole(hospital: Organisation, actor: Actor, content: Any) -> ImportJob:
    return import_table(
        organisation=hospital, name="t.csv", content=content, actor=actor, clock=lambda: NOON
    )


def test_a_reader_that_dies_is_the_file_s_fault(
    hospital: Organisation, actor: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    def die(*_words: Any, **_rest: Any) -> None:
        raise subprocess.CalledProcessError(-9, "unpack")

    monkeypatch.setattr(taking.subprocess, "run", die)

    with pytest.raises(BadTable) as bad:
        whole(hospital, actor, csv_file([row()]))

    assert bad.value.fault is TableFault.BROKEN
    assert not ImportJob.objects.exists()


def test_profiles_are_kept_and_found_by_their_own_organisation(
    hospital: Organisation, actor: Actor
) -> None:
    mine = replace(JOURNAL, name="моё", constants={Column.KIND: "THANKS"})
    for _ in range(2):
        save_profile(organisation=hospital, profile=mine, actor=actor, at=NOON)
    neighbour = make_actor(make_organisation("gb1"), Role.REGISTRAR)
    assert neighbour.organisation is not None

    assert ImportProfile.objects.count() == 1
    assert [p.name for p in profiles(actor.scope, hospital)] == ["journal", "моё"]
    assert profile_by_name(actor.scope, hospital, "моё") == mine
    for stranger in (
        lambda: save_profile(organisation=hospital, profile=mine, actor=neighbour, at=NOON),
        lambda: profile_by_name(neighbour.scope, neighbour.organisation, "моё"),
        lambda: surroundings(neighbour.scope, hospital, at=NOON),
    ):
        with pytest.raises(NotFound):
            stranger()
    assert known_keys(neighbour.scope, hospital, "import:journal", ["x"]) == set()


def test_an_import_under_way_is_not_begun_again(actor: Actor, job: ImportJob) -> None:
    start_import(uid=job.uid, actor=actor, at=NOON)

    for again in (
        lambda: start_import(uid=job.uid, actor=actor, at=NOON),
        lambda: check_import(uid=job.uid, profile=JOURNAL, actor=actor, at=NOON),
    ):
        with pytest.raises(Refused) as refused:
            again()
        assert refused.value.code is Refusal.IMPORT_BUSY
    assert not Appeal.objects.exists()


def test_a_stuck_import_goes_on_where_it_stopped(actor: Actor, job: ImportJob) -> None:
    start_import(uid=job.uid, actor=actor, at=NOON)
    ImportJob.objects.update(state=ImportState.FAILED, fault=TableFault.STUCK, setbacks=6)

    start_import(uid=job.uid, actor=actor, at=NOON)
    work_through(job_id=job.pk, actor=actor, clock=lambda: NOON)

    job.refresh_from_db()
    assert (job.state, job.added, job.setbacks) == (ImportState.DONE, 3, 0)


def test_an_import_whose_file_is_gone_fails_and_says_so(actor: Actor, job: ImportJob) -> None:
    start_import(uid=job.uid, actor=actor, at=NOON)
    folder_of(job.uid).checked.unlink()

    work_through(job_id=job.pk, actor=actor, clock=lambda: NOON)

    job.refresh_from_db()
    assert (job.state, job.fault) == (ImportState.FAILED, TableFault.LOST)


def test_a_neighbour_s_worker_takes_nothing(actor: Actor, job: ImportJob) -> None:
    start_import(uid=job.uid, actor=actor, at=NOON)
    neighbour = make_actor(make_organisation("gb1"), Role.REGISTRAR)

    assert claim_import(job_id=job.pk, actor=neighbour, at=NOON) is None
    lease = claim_import(job_id=job.pk, actor=actor, at=NOON)
    assert lease is not None
    assert not work_on_import(lease=lease, actor=neighbour, at=NOON)
    release_import(lease=lease, actor=neighbour, at=NOON)
    job.refresh_from_db()
    assert job.lease == lease.token


def test_a_check_whose_lease_was_lost_leaves_the_work_to_the_other(
    actor: Actor, job: ImportJob, monkeypatch: pytest.MonkeyPatch
) -> None:
    check_import(uid=job.uid, profile=JOURNAL, actor=actor, at=NOON)
    lease = claim_import(job_id=job.pk, actor=actor, at=NOON)
    assert lease is not None
    real = checking.known_keys

    def while_another_takes_over(*facts: Any) -> set[str]:
        ImportJob.objects.update(lease="another")
        return real(*facts)

    monkeypatch.setattr(checking, "known_keys", while_another_takes_over)

    assert not work_on_import(lease=lease, actor=actor, at=NOON)

    job.refresh_from_db()
    assert (job.state, job.lease) == (ImportState.CHECKING, "another")


def test_a_batch_whose_lease_was_lost_is_not_written(
    actor: Actor, job: ImportJob, monkeypatch: pytest.MonkeyPatch
) -> None:
    working = importlib.import_module("senim.intake.services.working")

    start_import(uid=job.uid, actor=actor, at=NOON)
    lease = claim_import(job_id=job.pk, actor=actor, at=NOON)
    assert lease is not None

    def while_another_takes_over(**facts: Any) -> Any:
        ImportJob.objects.update(lease="another", lease_until=NOON + timedelta(hours=1))
        return registering.read_batch(**facts)

    monkeypatch.setattr(working, "read_batch", while_another_takes_over)

    assert not work_on_import(lease=lease, actor=actor, at=NOON)
    assert not Appeal.objects.exists()


def test_what_became_impossible_after_the_check_is_refused(
    hospital: Organisation, actor: Actor, job: ImportJob
) -> None:
    Channel.objects.filter(organisation=hospital, code="BOOK").update(active=False)
    start_import(uid=job.uid, actor=actor, at=NOON)

    work_through(job_id=job.pk, actor=actor, clock=lambda: NOON)

    job.refresh_from_db()
    assert (job.state, job.added, job.refused) == (ImportState.DONE, 0, 3)
    refusal = ImportRefusal.objects.first()
    assert refusal is not None
    assert (refusal.code, refusal.header) == (RowFault.CHANNEL_CLOSED, "Канал")


@pytest.mark.parametrize(
    ("changed", "column", "code"),
    [
        ({"Дата ответа": "05.03.2022"}, Column.ANSWERED_ON, RowFault.BEFORE_RECEIPT),
        ({"Анонимное": "да", "Канал": "Лично"}, Column.ANONYMOUS, RowFault.ANONYMOUS_NOT_ALLOWED),
        ({"Вывод": "частично", "Вид": "Благодарность"}, Column.VERDICT,
         RowFault.VERDICT_ONLY_ON_COMPLAINTS),
    ],
)  # fmt: skip
def test_facts_that_contradict_each_other_are_refused(
    hospital: Organisation, actor: Actor, changed: dict[str, str], column: Column, code: RowFault
) -> None:
    headers = (*HEADERS, "Дата ответа", "Анонимное", "Вывод")
    cells = [*row(**changed), *(changed.get(h, "") for h in headers[len(HEADERS) :])]

    whole(hospital, actor, csv_file([cells], headers))

    refusal = ImportRefusal.objects.get()
    assert (refusal.column, refusal.code) == (column, code)
    assert not Appeal.objects.exists()


def test_an_anonymous_author_leaves_nothing(hospital: Organisation, actor: Actor) -> None:
    headers = (*HEADERS, "Анонимное", "Внешний номер", "Время")
    whole(hospital, actor, csv_file([(*row(), "да", "77", "")], headers))

    appeal = Appeal.objects.get()
    assert (appeal.anonymous, appeal.applicant) == (True, None)
    assert list(appeal.outside_numbers.values_list("system", "number")) == [("BOOK", "77")]


def test_a_row_without_channel_or_time_gets_the_usual_ones(
    hospital: Organisation, actor: Actor
) -> None:
    headers = ("Дата", "Журнал", "Вид")
    rows = [("06.03.2022", "Телефон доверия", "INFO"), ("06.03.2022", "", "THANKS")]

    whole(hospital, actor, csv_file(rows, headers))

    call, stray = Appeal.objects.order_by("pk")
    assert (call.channel, stray.channel) == ("HOTLINE", "UNSPECIFIED")
    assert call.received_at.isoformat() == "2022-03-06T03:00:00+00:00"
    assert call.registered_on == date(2022, 3, 6)


def test_the_words_of_a_refusal_name_the_column_or_the_reason_of_the_register() -> None:
    told = refusal_sentence("", Column.CHANNEL, RowFault.CHANNEL_CLOSED, {"channel": "BOOK"})
    assert told == ("«Арна» бағаны: «Өтініштер мен шағымдар кітабы» арнасы бұл ұйымда ашылмаған.")
    assert "2022-03-06" in row_fault_words(
        RowFault.NOT_TAKEN, {"code": "BEYOND_CALENDAR", "day": "2022-03-06"}
    )
    assert row_fault_words(RowFault.NOT_TAKEN, {}) == "Тіркелім бұл жолды қабылдамайды."
