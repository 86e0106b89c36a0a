"""Files of a case."""

import io
from datetime import timedelta

import pytest

from senim.appeals.models import Attachment
from senim.appeals.services import acts
from senim.appeals.services.files import forget_unclaimed, open_file, store_file
from senim.orgs.actors import Actor, applicant_of, system_of
from senim.orgs.models import Organisation
from senim.rules.files import MAX_BYTES, BadFile, FileFault
from senim.rules.kinds import ScanState
from senim.rules.permit import NotFound, Refused
from senim.rules.workflow import Role
from tests.factories import NOON, make_actor, make_appeal, make_organisation, register


pytestmark = pytest.mark.django_db


@pytest.fixture
def hospital() -> Organisation:
    return make_organisation("mob2")


@pytest.fixture
def desk(hospital: Organisation) -> Actor:
    return make_actor(hospital, Role.REGISTRAR, Role.SPP)


def test_files_are_stored_attached_opened_and_forgotten(
    hospital: Organisation, desk: Actor
) -> None:
    appeal = make_appeal(hospital)
    kept = store_file(
        organisation=hospital, name="a.txt", content=io.BytesIO(b"words"), actor=desk, at=NOON
    )
    stale = store_file(
        organisation=hospital, name="b.txt", content=io.BytesIO(b"x"), actor=desk, at=NOON
    )

    acts.attach_files(number=appeal.number, uids=[kept.uid], actor=desk, at=NOON)

    kept.refresh_from_db()
    assert (kept.appeal, kept.scan, kept.size) == (appeal, ScanState.PENDING, 5)
    with open_file(kept) as content:
        assert content.read() == b"words"
    later = NOON + timedelta(days=2)
    assert forget_unclaimed(actor=system_of(hospital), at=later) == 1
    assert list(Attachment.objects.all()) == [kept]
    with pytest.raises(NotFound):
        acts.attach_files(number=appeal.number, uids=[stale.uid], actor=desk, at=NOON)


def test_a_file_that_waits_is_claimed_by_the_appeal_it_came_with(hospital: Organisation) -> None:
    author = applicant_of(hospital)
    sent = store_file(
        organisation=hospital, name="a.txt", content=io.BytesIO(b"x"), actor=author, at=NOON
    )

    appeal = register(hospital, attachments=(sent.uid,)).appeal

    assert list(appeal.attachments.all()) == [sent]


def test_an_infected_file_is_not_given_out(hospital: Organisation, desk: Actor) -> None:
    bad = store_file(
        organisation=hospital, name="a.txt", content=io.BytesIO(b"w"), actor=desk, at=NOON
    )
    bad.scan = ScanState.INFECTED

    with pytest.raises(Refused, match="FILE_NOT_CLEAN"):
        open_file(bad)


def test_a_file_that_is_too_big_or_foreign_is_not_stored(
    hospital: Organisation, desk: Actor
) -> None:
    with pytest.raises(BadFile) as bad:
        store_file(
            organisation=hospital,
            name="a.txt",
            content=io.BytesIO(b"x" * (MAX_BYTES + 1)),
            actor=desk,
            at=NOON,
        )
    with pytest.raises(NotFound):
        store_file(
            organisation=make_organisation(),
            name="a.txt",
            content=io.BytesIO(b"x"),
            actor=desk,
            at=NOON,
        )

    assert bad.value.fault is FileFault.TOO_BIG
    assert not Attachment.objects.exists()
