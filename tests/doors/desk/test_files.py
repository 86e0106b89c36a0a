"""Files of a case: who gets them, and how they are given out."""

import io
from typing import Any

import pytest
from django.test import Client

from senim.appeals.models import Appeal, Attachment
from senim.appeals.services.acts import Resolution, assign_appeal, attach_files
from senim.appeals.services.files import store_file
from senim.orgs.models import Membership, Organisation
from senim.rules.kinds import ScanState
from senim.rules.workflow import Role
from tests.factories import NOON, actor_of, make_member, make_organisation, register


pytestmark = pytest.mark.django_db


@pytest.fixture
def hospital() -> Organisation:
    return make_organisation("mob9")


@pytest.fixture
def spp(hospital: Organisation) -> Membership:
    return make_member(hospital, Role.SPP)


def kept(hospital: Organisation, owner: Membership) -> Attachment:
    return store_file(
        organisation=hospital,
        name="хат «көшірме».txt",
        content=io.BytesIO("мәтін".encode()),
        actor=actor_of(owner),
        at=NOON,
    )


def of_a_case(hospital: Organisation, owner: Membership) -> tuple[Appeal, Attachment]:
    appeal, found = register(hospital).appeal, kept(hospital, owner)
    attach_files(number=appeal.number, uids=[found.uid], actor=actor_of(owner), at=NOON)
    return appeal, found


def signed_in(membership: Membership) -> Client:
    client = Client()
    client.force_login(membership.user)
    return client


def read(response: Any) -> str:
    """Return what was given out; the answer stays open, for closing it would end the test's own
    connection to the database."""
    assert response.status_code == 200
    return b"".join(response.streaming_content).decode()


def test_a_file_comes_to_be_kept_not_run(hospital: Organisation, spp: Membership) -> None:
    _appeal, found = of_a_case(hospital, spp)
    response = signed_in(spp).get(f"/desk/files/{found.uid}/")

    assert response.status_code == 200
    assert read(response) == "мәтін"
    assert response["Content-Type"] == "text/plain"
    disposition = response["Content-Disposition"]
    assert disposition.startswith("attachment; filename*=utf-8''%D1%85%D0%B0%D1%82")
    assert response["Content-Security-Policy"] == "sandbox"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Cache-Control"] == "no-store, private"


def test_a_neighbour_finds_no_file(hospital: Organisation, spp: Membership) -> None:
    _appeal, found = of_a_case(hospital, spp)
    neighbour = make_member(make_organisation("next9"), Role.SPP)
    assert signed_in(neighbour).get(f"/desk/files/{found.uid}/").status_code == 404
    assert signed_in(spp).get(f"/desk/files/{'0' * 32}/").status_code == 404


def test_an_executor_opens_only_the_files_of_own_cases(
    hospital: Organisation, spp: Membership
) -> None:
    appeal, found = of_a_case(hospital, spp)
    doctor = make_member(hospital, Role.EXECUTOR)
    assert signed_in(doctor).get(f"/desk/files/{found.uid}/").status_code == 404
    page = signed_in(doctor).get(f"/desk/appeals/{appeal.number}/").content.decode()
    assert "көшірме" not in page

    resolution = Resolution(executor=doctor.user, text="Қараңыз")
    assign_appeal(number=appeal.number, resolution=resolution, actor=actor_of(spp), at=NOON)
    response = signed_in(doctor).get(f"/desk/files/{found.uid}/")
    assert read(response) == "мәтін"


def test_a_file_without_an_appeal_is_its_owners_only(
    hospital: Organisation, spp: Membership
) -> None:
    found = kept(hospital, spp)
    response = signed_in(spp).get(f"/desk/files/{found.uid}/")
    assert read(response) == "мәтін"
    other = signed_in(make_member(hospital, Role.SPP))
    assert other.get(f"/desk/files/{found.uid}/").status_code == 404


def test_the_page_says_what_is_known_of_a_file(hospital: Organisation, spp: Membership) -> None:
    appeal, found = of_a_case(hospital, spp)
    client = signed_in(spp)
    client.cookies["django_language"] = "en"
    page = client.get(f"/desk/appeals/{appeal.number}/").content.decode()
    assert f'href="/desk/files/{found.uid}/"' in page
    assert "Not checked yet" in page

    Attachment.objects.update(scan=ScanState.INFECTED)
    page = client.get(f"/desk/appeals/{appeal.number}/").content.decode()
    assert f"/desk/files/{found.uid}/" not in page
    assert client.get(f"/desk/files/{found.uid}/").status_code == 409
