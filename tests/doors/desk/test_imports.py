"""The pages of imports: a table chosen, its columns named, judged, registered, corrected."""

import io
import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from python_calamine import CalamineWorkbook

from senim.appeals.models import Appeal
from senim.intake.inline import work_through
from senim.intake.models import ImportJob, ImportProfile
from senim.intake.profiles import template_columns
from senim.intake.states import ImportState
from senim.orgs.actors import system_of
from senim.orgs.models import Organisation
from senim.rules.workflow import Role
from tests.factories import NOON, make_member, make_organisation
from tests.intake.sheets import HEADERS, csv_file, row


pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def files(settings: Any, tmp_path: Any) -> None:
    settings.SENIM_FILES = tmp_path / "files"


@pytest.fixture
def hospital() -> Organisation:
    return make_organisation("mob2")


@pytest.fixture
def desk(hospital: Organisation, client: Client) -> Client:
    client.force_login(make_member(hospital, Role.REGISTRAR).user)
    client.cookies["django_language"] = "ru"
    return client


def send(desk: Client, content: bytes, name: str = "Журнал.csv") -> Any:
    return desk.post("/desk/imports/", {"file": SimpleUploadedFile(name, content)})


def choose(desk: Client, job: ImportJob, **changed: str) -> Any:
    """Send the form of columns as the page proposes it, with some answers changed."""
    page = desk.get(f"/desk/imports/{job.uid}/?columns=yes").content.decode()
    return desk.post(f"/desk/imports/{job.uid}/check/", dict(_answers(page)) | changed)


def _answers(page: str) -> Iterator[tuple[str, str]]:
    for name, options in re.findall(r'<select name="([^"]+)"[^>]*>(.*?)</select>', page, re.DOTALL):
        chosen = re.search(r'<option value="([^"]*)"\s+selected', options)
        yield name, chosen[1] if chosen else ""
    yield "profile", "journal"
    yield "old_is_finished", "on"


def work(job: ImportJob) -> None:
    work_through(job_id=job.pk, actor=system_of(job.organisation), clock=lambda: NOON)
    job.refresh_from_db()


def test_a_table_goes_from_the_page_into_the_register(desk: Client) -> None:
    content = csv_file([row(), row(Дата="99.99.2022")], encoding="cp1251").read()

    answer = send(desk, content)

    job = ImportJob.objects.get()
    assert answer.headers["Location"] == f"/desk/imports/{job.uid}/"
    page = desk.get(f"/desk/imports/{job.uid}/").content.decode()
    assert "Долго ждали врача" in page
    assert choose(desk, job).status_code == 302
    waiting = desk.get(f"/desk/imports/{job.uid}/").content.decode()
    assert 'hx-trigger="every 1s"' in waiting
    assert '<noscript><meta http-equiv="refresh"' in waiting
    assert desk.get(f"/desk/imports/{job.uid}/progress/").status_code == 200
    work(job)
    done = desk.get(f"/desk/imports/{job.uid}/progress/")
    assert done.headers["HX-Refresh"] == "true"
    checked = desk.get(f"/desk/imports/{job.uid}/").content.decode()
    assert "Это не дата" in checked
    assert "Столбец «Дата»" in checked
    assert not Appeal.objects.exists()
    assert desk.post(f"/desk/imports/{job.uid}/start/").status_code == 302
    work(job)
    assert (job.state, job.added, job.refused) == (ImportState.DONE, 1, 1)
    assert Appeal.objects.get().number == "MOB2-B-2022-00001"
    assert "Серикова Айгуль" in desk.get(f"/desk/imports/{job.uid}/").content.decode()


def test_the_rows_not_taken_come_as_a_table_without_formulas(desk: Client) -> None:
    send(desk, csv_file([row(Дата="=1+1", Текст='=HYPERLINK("x")')]).read())
    job = ImportJob.objects.get()
    choose(desk, job)
    work(job)

    answer = desk.get(f"/desk/imports/{job.uid}/refused/")

    content = b"".join(answer.streaming_content)  # type: ignore[attr-defined]  # a file's answer
    with CalamineWorkbook.from_filelike(io.BytesIO(content)) as book:
        head, line = book.get_sheet_by_index(0).to_python()
    assert head[2:] == list(HEADERS)
    assert line[0] == "2"
    assert line[2] == "=1+1"
    assert line[-1] == '=HYPERLINK("x")'
    assert b"<f>" not in content


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "Файл пуст"),
        (b"MZ\x90\x00\x03" + bytes(300), "Это не таблица"),
        (b"PK\x03\x04broken", "Файл повреждён"),
        (csv_file([]).read(), "Под заголовком нет строк"),
    ],
)
def test_a_bad_file_is_named_and_nothing_is_kept(desk: Client, content: bytes, words: str) -> None:
    answer = send(desk, content, "table.xlsx")

    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert not ImportJob.objects.exists()


def test_a_file_of_more_than_60_mb_is_refused(desk: Client) -> None:
    answer = send(desk, b"a;b\n" + b"x;y\n" * (16 * 1024 * 1024))

    assert answer.status_code == 422
    assert "больше 60 МБ" in answer.content.decode()
    assert not ImportJob.objects.exists()


def test_columns_are_kept_under_a_name(desk: Client) -> None:
    send(desk, csv_file([("1.2.2022", "Рахмет")], ("Когда", "Что")).read())
    job = ImportJob.objects.get()

    missing = choose(desk, job)
    assert missing.status_code == 422
    assert "Выберите столбец" in missing.content.decode()
    answers = {"DATE": "0", "TEXT": "1", "all-KIND": "THANKS", "all-CHANNEL": "BOX"}
    assert choose(desk, job, save_as="Journal", **answers).status_code == 422
    kept = choose(desk, job, save_as="ящик", **answers)

    assert kept.status_code == 302
    profile = ImportProfile.objects.get()
    assert (profile.name, profile.columns) == ("ящик", {"DATE": ["Когда"], "TEXT": ["Что"]})
    work(job)
    assert (job.state, job.added) == (ImportState.CHECKED, 1)
    again = desk.get(f"/desk/imports/{job.uid}/?columns=yes&profile=ящик").content.decode()
    assert '<option value="THANKS" selected>' in again


def test_only_those_who_register_may_import(hospital: Organisation, client: Client) -> None:
    client.force_login(make_member(hospital, Role.EXECUTOR).user)

    assert client.get("/desk/imports/").status_code == 409
    assert client.get("/desk/imports/template/").status_code == 409


def test_a_neighbour_finds_nothing(desk: Client) -> None:
    send(desk, csv_file([row()]).read())
    job = ImportJob.objects.get()
    neighbour = Client()
    neighbour.force_login(make_member(make_organisation("gb1"), Role.REGISTRAR).user)

    for path in ("", "progress/", "refused/"):
        assert neighbour.get(f"/desk/imports/{job.uid}/{path}").status_code == 404
    for path in ("check/", "start/"):
        assert neighbour.post(f"/desk/imports/{job.uid}/{path}").status_code == 404
    assert job.file_name not in neighbour.get("/desk/imports/").content.decode()


def test_the_template_is_read_without_choosing(desk: Client) -> None:
    answer = desk.get("/desk/imports/template/")

    content = b"".join(answer.streaming_content)  # type: ignore[attr-defined]  # a file's answer
    with CalamineWorkbook.from_filelike(io.BytesIO(content)) as book:
        assert tuple(book.get_sheet_by_index(0).to_python()[0]) == template_columns()
