"""/api/v1/files: handing in, fetching, and what is not taken."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from senim.appeals.models import Appeal, Attachment
from senim.rules.files import MAX_BYTES
from senim.rules.kinds import ScanState
from senim.rules.workflow import Role, State
from tests.doors.api.caller import Caller, faults, staff
from tests.factories import make_appeal, make_organisation, register


pytestmark = pytest.mark.django_db

PDF = b"%PDF-1.4\n1 0 obj <<>> endobj\ntrailer <<>>\n%%EOF\n"


@pytest.fixture(autouse=True)
def _own_folder(settings: Any, tmp_path: Any) -> None:
    backend = "django.core.files.storage.FileSystemStorage"
    options = {"location": tmp_path}
    settings.STORAGES = settings.STORAGES | {"default": {"BACKEND": backend, "OPTIONS": options}}


def paper(name: str = "анализ.pdf", content: bytes = PDF) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def attached(caller: Caller, appeal: Appeal) -> dict[str, Any]:
    answer = caller.upload(f"/appeals/{appeal.number}/files", paper())
    assert answer.status_code == 201, answer.content.decode()
    found: dict[str, Any] = answer.json()["attachments"][0]
    return found


def test_a_file_is_hung_on_the_appeal_and_fetched_safely() -> None:
    organisation = make_organisation("mob2")
    appeal = register(organisation).appeal
    caller = staff(organisation)

    file = attached(caller, appeal)
    answer = caller.client.get(file["url"], headers=caller.headers)
    content = answer.getvalue()

    assert (file["name"], file["media_type"], file["size"]) == (
        "анализ.pdf",
        "application/pdf",
        len(PDF),
    )
    assert answer.status_code == 200
    assert content == PDF
    assert answer["Content-Disposition"].startswith("attachment; filename*=utf-8''")
    assert answer["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Cache-Control"] == "no-store, private"


def test_a_file_may_wait_until_an_appeal_claims_it() -> None:
    organisation = make_organisation("mob2")
    appeal = register(organisation).appeal
    caller = staff(organisation)

    waiting = caller.upload("/files", paper())
    answer = caller.post(f"/appeals/{appeal.number}/attach", {"uids": [waiting.json()["uid"]]})

    assert waiting.status_code == 201
    assert [file["uid"] for file in answer.json()["attachments"]] == [waiting.json()["uid"]]


@pytest.mark.parametrize(
    ("name", "content", "status"),
    [
        ("empty.pdf", b"", 422),
        ("virus.exe", b"MZ", 422),
        ("virus.pdf", b"MZ\x90\x00", 422),
        ("large.pdf", b"%PDF-" + b"0" * MAX_BYTES, 413),
    ],
)
def test_what_is_not_taken_leaves_nothing(name: str, content: bytes, status: int) -> None:
    organisation = make_organisation("mob2")
    appeal = register(organisation).appeal

    answer = staff(organisation).upload(f"/appeals/{appeal.number}/files", paper(name, content))

    assert answer.status_code == status
    assert name in answer.content.decode()
    assert not Attachment.objects.exists()


def test_a_file_is_asked_for() -> None:
    organisation = make_organisation("mob2")
    caller = staff(organisation)

    for body in ({}, {"file": "text"}):
        answer = caller.client.post("/api/v1/files", body, headers=caller.headers)
        assert set(faults(answer)) == {"file"}


def test_an_ended_case_takes_no_files() -> None:
    organisation = make_organisation("mob2")
    appeal = make_appeal(organisation, state=State.ANSWERED)

    answer = staff(organisation).upload(f"/appeals/{appeal.number}/files", paper())

    assert (answer.status_code, answer.json()["code"]) == (409, "STATE")
    assert not Attachment.objects.exists()


def test_an_infected_file_is_not_given_out() -> None:
    organisation = make_organisation("mob2")
    caller = staff(organisation)
    file = attached(caller, register(organisation).appeal)
    Attachment.objects.update(scan=ScanState.INFECTED)

    answer = caller.client.get(file["url"], headers=caller.headers)

    assert (answer.status_code, answer.json()["code"]) == (409, "FILE_NOT_CLEAN")


def test_neighbours_and_those_without_a_part_get_404() -> None:
    organisation = make_organisation("mob2")
    appeal = register(organisation).appeal
    file = attached(staff(organisation), appeal)
    for caller in (
        staff(make_organisation("other"), *Role),
        staff(organisation, Role.EXECUTOR),
    ):
        assert caller.client.get(file["url"], headers=caller.headers).status_code == 404
    answer = staff(make_organisation("third"), *Role).upload(
        f"/appeals/{appeal.number}/files", paper()
    )
    assert answer.status_code == 404
    answer = staff(organisation, *Role).upload("/files?organisation=other", paper())
    assert answer.status_code == 404
    assert Attachment.objects.count() == 1


def test_an_unclaimed_file_is_its_owners_only() -> None:
    organisation = make_organisation("mob2")
    owner = staff(organisation)
    url = owner.upload("/files?organisation=mob2", paper()).json()["url"]

    assert owner.client.get(url, headers=owner.headers).getvalue() == PDF
    colleague = staff(organisation)
    assert colleague.client.get(url, headers=colleague.headers).status_code == 404
