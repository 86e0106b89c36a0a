"""What the forms of the acts propose, and what they say of bad input."""

from collections.abc import Iterator

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile

from senim.appeals.models import Appeal, Assignment, Attachment, Event, Remark
from senim.orgs.models import Membership, Organisation
from senim.orgs.services import put_in_charge
from senim.rules.files import MAX_FILES
from senim.rules.workflow import Act, Role, State
from tests.doors.desk.acting import HTMX, address, do, signed_in
from tests.factories import (
    NOON,
    SYSTEM,
    make_appeal,
    make_department,
    make_member,
    make_organisation,
    register,
)


pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _that_day() -> Iterator[None]:
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.fixture
def hospital() -> Organisation:
    return make_organisation("mob9")


@pytest.fixture
def spp(hospital: Organisation) -> Membership:
    return make_member(hospital, Role.SPP, Role.REGISTRAR, login="spp9")


class TestTheForms:
    def test_triage_says_the_day_each_kind_would_give(
        self, hospital: Organisation, spp: Membership
    ) -> None:
        appeal = register(hospital).appeal
        page = signed_in(spp).get(address(appeal, Act.TRIAGE)).content.decode()
        assert "Formal complaint: until 9 April" in page
        assert "Application: until 2 April" in page

    def test_triage_says_that_a_private_clinic_has_no_term(self) -> None:
        clinic = make_organisation("priv9", ownership="PRIVATE")
        appeal = register(clinic).appeal
        page = signed_in(make_member(clinic)).get(address(appeal, Act.TRIAGE)).content.decode()
        assert "Formal complaint: no term" in page

    def test_assigning_proposes_the_head_and_the_deputy_of_the_department(
        self, hospital: Organisation, spp: Membership
    ) -> None:
        unit = make_department(hospital)
        doctor = make_member(hospital, Role.EXECUTOR, login="doctor9")
        deputy = make_member(hospital, Role.DEPUTY, login="deputy9")
        put_in_charge(department=unit, head=doctor.user, deputy=deputy.user, actor=SYSTEM, at=NOON)
        appeal = register(hospital, department=unit).appeal

        page = signed_in(spp).get(address(appeal, Act.ASSIGN)).content.decode()

        assert '<option value="doctor9" selected>' in page
        assert '<option value="deputy9" selected>' in page
        assert 'value="2026-03-11"' in page

    def test_a_draft_begins_with_the_version_before(
        self, hospital: Organisation, spp: Membership
    ) -> None:
        appeal = make_appeal(hospital, state=State.IN_WORK)
        empty = signed_in(spp).get(address(appeal, Act.DRAFT)).content.decode()
        assert '<option value="ru" selected>' in empty
        do(spp, appeal, Act.DRAFT, text="Первая", decision="REFUSED", language="kk")

        page = signed_in(spp).get(address(appeal, Act.DRAFT)).content.decode()

        assert "Первая</textarea>" in page
        assert '<option value="kk" selected>' in page

    def test_approving_shows_what_is_approved(self, hospital: Organisation) -> None:
        appeal = make_appeal(hospital, state=State.ON_APPROVAL)
        head = make_member(hospital, Role.APPROVER)
        page = signed_in(head).get(address(appeal, Act.APPROVE)).content.decode()
        assert "Уважаемый заявитель! Ваше обращение рассмотрено." in page


class TestBadInput:
    @pytest.mark.parametrize(
        ("text", "words"),
        [
            ("", "This field is required."),
            ("   ", "This field is required."),
            ("а" * 20_001, "The text is longer than 20000 characters: please shorten it."),
            ("ж" * 100_000, "The text is longer than 20000 characters: please shorten it."),
            ("a\x00b", "Null characters are not allowed."),
        ],
    )
    def test_words_that_cannot_be_kept_are_named_at_their_field(
        self, hospital: Organisation, spp: Membership, text: str, words: str
    ) -> None:
        appeal = register(hospital).appeal
        response = signed_in(spp).post(address(appeal, Act.REMARK), {"text": text})
        assert response.status_code == 422
        assert words in response.content.decode()
        assert 'id="act_text_error"' in response.content.decode()
        assert not Remark.objects.exists()

    def test_what_was_typed_stays(self, hospital: Organisation, spp: Membership) -> None:
        appeal = register(hospital).appeal
        response = signed_in(spp).post(
            address(appeal, Act.SPOT), {"text": "Уже написано"}, headers=HTMX
        )
        assert response.status_code == 422
        assert "Уже написано</textarea>" in response.content.decode()
        assert (response["HX-Retarget"], response["HX-Reswap"]) == ("#deed", "innerHTML")
        assert Appeal.objects.get().state == State.REGISTERED

    @pytest.mark.parametrize(
        ("given", "words"),
        [
            ({"executor": ""}, "This field is required."),
            ({"executor": "stranger9"}, "Select a valid choice."),
            ({"due_on": "2026-03-05"}, "This day has passed: choose today or a later one."),
            ({"due_on": "32.13.2026"}, "Enter a valid date."),
            ({"phrase": "", "text": ""}, "Choose a ready phrase or write what is to be done."),
            ({"text": "я" * 20_001, "phrase": ""}, "The text is longer than 20000 characters"),
        ],
    )
    def test_assigning_names_what_is_wrong(
        self, hospital: Organisation, spp: Membership, given: dict[str, str], words: str
    ) -> None:
        make_member(make_organisation("next9"), Role.EXECUTOR, login="stranger9")
        appeal = register(hospital).appeal
        facts = {"executor": "spp9", "phrase": "look", **given}
        response = signed_in(spp).post(address(appeal, Act.ASSIGN), facts)
        assert response.status_code == 422
        assert words in response.content.decode()
        assert not Assignment.objects.exists()

    def test_own_words_alone_are_a_resolution(
        self, hospital: Organisation, spp: Membership
    ) -> None:
        do(spp, register(hospital).appeal, Act.ASSIGN, executor="spp9", phrase="", text="Ответьте")
        assert Assignment.objects.get().resolution == "Ответьте"

    def test_a_department_of_a_neighbour_cannot_be_chosen(
        self, hospital: Organisation, spp: Membership
    ) -> None:
        make_department(make_organisation("next9"), "THEIRS")
        appeal = register(hospital).appeal
        facts = {"content_kind": "COMPLAINT", "department": "THEIRS"}
        assert signed_in(spp).post(address(appeal, Act.TRIAGE), facts).status_code == 422
        assert Event.objects.count() == 1


class TestAttaching:
    def test_files_are_kept_and_join_the_case(
        self, hospital: Organisation, spp: Membership
    ) -> None:
        appeal = register(hospital).appeal
        files = [SimpleUploadedFile(f"{n}.txt", "мәтін".encode()) for n in range(2)]
        do(spp, appeal, Act.ATTACH, documents=files)
        assert list(appeal.attachments.order_by("pk").values_list("name", flat=True)) == [
            "0.txt",
            "1.txt",
        ]
        assert Event.objects.get(kind=Act.ATTACH).details == {"files": 2}

    @pytest.mark.parametrize(
        ("name", "content", "words"),
        [
            ("note.exe", b"MZ", "Files like “note.exe” are not taken."),
            ("photo.pdf", b"MZ\x90\x00" * 9, "“photo.pdf” is not what its name says"),
            ("empty.txt", b"", "The submitted file is empty."),
        ],
    )
    def test_a_file_that_is_not_taken_is_named_at_its_field(
        self, hospital: Organisation, spp: Membership, name: str, content: bytes, words: str
    ) -> None:
        appeal = register(hospital).appeal
        response = signed_in(spp).post(
            address(appeal, Act.ATTACH), {"documents": SimpleUploadedFile(name, content)}
        )
        assert response.status_code == 422
        assert words in response.content.decode()
        assert not appeal.attachments.exists()
        assert Event.objects.count() == 1

    def test_too_many_and_too_large_files_are_refused_before_any_is_kept(
        self, hospital: Organisation, spp: Membership, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        appeal, client = register(hospital).appeal, signed_in(spp)
        many = [SimpleUploadedFile(f"{n}.txt", b"x") for n in range(MAX_FILES + 1)]
        response = client.post(address(appeal, Act.ATTACH), {"documents": many})
        assert response.status_code == 422
        assert f"No more than {MAX_FILES} files can be attached." in response.content.decode()

        monkeypatch.setattr("senim.desk.forms.uploads.MAX_TOTAL_BYTES", 1)
        heavy = [SimpleUploadedFile(f"{n}.txt", b"x") for n in range(2)]
        response = client.post(address(appeal, Act.ATTACH), {"documents": heavy})
        assert "Together the files are larger than" in response.content.decode()
        assert not Attachment.objects.exists()

    def test_none_at_all_is_a_fault_of_the_field(
        self, hospital: Organisation, spp: Membership
    ) -> None:
        response = signed_in(spp).post(address(register(hospital).appeal, Act.ATTACH), {})
        assert response.status_code == 422
        assert "This field is required." in response.content.decode()
