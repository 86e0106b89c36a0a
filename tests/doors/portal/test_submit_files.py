"""Files handed in with an appeal, and how often anything may be handed in."""

import io

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django.fixtures import Settings

from senim.appeals.models import Appeal, Attachment
from tests.doors.portal.walk import NAMED, TEXT, Walk, make_hospital
from tests.factories import NOON


pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _hospital() -> None:
    make_hospital()


def note(name: str = "note.txt", content: bytes = "анализ".encode()) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


class TestFiles:
    def to_words(self, client: Client) -> Walk:
        return Walk(client).post("kind", kind="COMPLAINT")

    def test_files_are_kept_and_bound_to_the_appeal(self, client: Client) -> None:
        walk = self.to_words(client)
        walk.post("words", text=TEXT, language="kk", documents=[note(), note("екінші.txt")])
        walk.post("who", **NAMED)
        assert "екінші.txt" in walk.body
        walk.send()

        appeal = Appeal.objects.get()
        names = Attachment.objects.filter(appeal=appeal).values_list("name", flat=True)
        assert sorted(names) == ["note.txt", "екінші.txt"]

    def test_a_good_file_survives_a_wrong_page(self, client: Client) -> None:
        walk = self.to_words(client).post("words", text="", language="kk", documents=[note()])
        assert walk.page.status_code == 422
        assert "note.txt" in walk.body

        walk.post("words", text=TEXT, language="kk").post("who", **NAMED).send()
        assert Appeal.objects.get().attachments.count() == 1

    def test_a_file_can_be_taken_away_again(self, client: Client) -> None:
        walk = self.to_words(client).post(
            "words", "stay", text=TEXT, language="kk", documents=[note()]
        )
        uid = Attachment.objects.get().uid
        walk.post("words", f"drop:{uid}", text=TEXT, language="kk")
        assert "note.txt" not in walk.body

        walk.post("words", text=TEXT, language="kk").post("who", **NAMED).send()
        assert Appeal.objects.get().attachments.count() == 0

    @pytest.mark.parametrize(
        ("name", "content", "words"),
        [
            ("virus.exe", b"MZ", "«virus.exe» сияқты файлдар қабылданбайды"),
            ("photo.jpg", b"MZ\x90\x00", "photo.jpg"),
            ("empty.txt", b"", "empty.txt"),
        ],
    )
    def test_a_bad_file_is_named_and_the_words_are_kept(
        self, client: Client, name: str, content: bytes, words: str
    ) -> None:
        walk = self.to_words(client)
        walk.post("words", text=TEXT, language="kk", documents=[note(name, content)])

        assert walk.page.status_code == 422
        assert words in walk.body
        assert TEXT in walk.body
        assert not Attachment.objects.exists()

    def test_a_file_of_sixty_megabytes_is_refused(self, client: Client) -> None:
        big = SimpleUploadedFile("big.pdf", io.BytesIO(b"%PDF-" + b"0" * 60 * 1024**2).getvalue())
        walk = self.to_words(client).post("words", text=TEXT, language="kk", documents=[big])

        assert walk.page.status_code == 422
        assert "50 МБ" in walk.body
        assert not Attachment.objects.exists()

    def test_a_sixth_file_is_refused_and_five_are_kept(self, client: Client) -> None:
        walk = self.to_words(client)
        walk.post("words", text=TEXT, language="kk", documents=[note(f"{n}.txt") for n in range(6)])

        assert walk.page.status_code == 422
        assert "5.txt" not in walk.body
        assert Attachment.objects.count() == 5


class TestLimits:
    def test_the_twenty_first_appeal_of_an_hour_has_to_wait(self, client: Client) -> None:
        with time_machine.travel(NOON, tick=False):
            walk = Walk(client).to_check()
            state = walk.state
            for _ in range(20):
                walk.state = state
                assert walk.send().page.status_code == 303
            walk.state = state
            walk.send()

        assert walk.page.status_code == 429
        assert walk.page["Retry-After"] == "3600"

    def test_files_are_limited_too_and_the_setting_switches_all_off(
        self, client: Client, settings: Settings
    ) -> None:
        def upload() -> int:
            walk.state = state
            return walk.post(
                "words", "stay", text=TEXT, language="kk", documents=[note()]
            ).page.status_code

        with time_machine.travel(NOON, tick=False):
            walk = Walk(client).post("kind", kind="COMPLAINT")
            state = walk.state
            assert {upload() for _ in range(60)} == {200}
            assert upload() == 429
            settings.SENIM_RATE_LIMITS = False
            assert upload() == 200
