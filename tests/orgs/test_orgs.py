"""Who is who."""

import pytest
from django.utils import translation

from senim.orgs import selectors as ask
from senim.orgs import services as do
from senim.orgs.actors import Actor, Scope, applicant_of, system_of
from senim.orgs.models import ApiToken, CalendarVersion, Membership, User
from senim.rules.calendars import Week
from senim.rules.channels import WAYS
from senim.rules.kinds import Level
from senim.rules.permit import NotFound, Refused
from senim.rules.workflow import Role, Sight
from tests.factories import (
    NOON,
    SYSTEM,
    actor_of,
    make_actor,
    make_calendar,
    make_department,
    make_member,
    make_organisation,
)


pytestmark = pytest.mark.django_db


def test_the_path_spells_the_ancestry_and_a_leaf_knows_it_is_one() -> None:
    region = make_organisation("kz-11", level=Level.REGION)
    hospital = make_organisation("mob2", parent=region)
    region.refresh_from_db()

    assert hospital.path == "kz/kz-11/mob2/"
    assert Scope.of(hospital) == Scope("kz/kz-11/mob2/", hospital.pk)
    assert Scope.of(region) == Scope("kz/kz-11/", None)
    assert [o.code for o in ask.organisations(Scope.of(region))] == ["kz-11", "mob2"]


def test_only_an_administrator_changes_who_is_who() -> None:
    hospital = make_organisation()
    registrar = make_actor(hospital, Role.REGISTRAR)

    with pytest.raises(Refused, match="ROLE"):
        do.add_department(
            organisation=hospital, code="X", names=do.Names("к", "р"), actor=registrar, at=NOON
        )

    assert not ask.departments(Scope.of(hospital)).exists()


def test_names_are_read_in_the_readers_language_and_kazakh_stands_in() -> None:
    hospital = make_organisation("mob2")

    with translation.override("ru"):
        assert (str(hospital), hospital.service, hospital.address) == ("Больница mob2", "", "")
    with translation.override("en"):
        assert hospital.name == "Hospital mob2"
    hospital.name_en = ""
    with translation.override("en"):
        assert hospital.name == "mob2 ауруханасы"


def test_organisations_and_departments_outside_the_scope_do_not_exist() -> None:
    here, there = make_organisation("aa"), make_organisation("bb")
    ward = make_department(here)

    assert ask.organisation_by_code(Scope.of(here), "AA") == here
    assert ask.department_by_code(Scope.of(here), here, "SURG") == ward
    with pytest.raises(NotFound):
        ask.organisation_by_code(Scope.of(there), "aa")
    with pytest.raises(NotFound):
        ask.department_by_code(Scope.of(there), here, "SURG")


def test_channels_are_opened_with_what_each_is_by_default() -> None:
    hospital = make_organisation()

    opened = {c.code: c for c in ask.channels(Scope.of(hospital))}

    assert set(opened) == {str(code) for code in WAYS}
    assert (opened["HOTLINE"].form, opened["HOTLINE"].journal) == ("ORAL", "J_PHONE")
    assert opened["DAMUMED"].watch


def test_groups_places_and_regions() -> None:
    region = make_organisation("kz-11", level=Level.REGION)
    hospital = make_organisation(parent=region)
    wards = [make_department(hospital, code) for code in ("URO", "GYN")]

    group = do.add_report_group(
        organisation=hospital,
        code="URO_GYN",
        names=do.Names("а", "б"),
        departments=wards,
        actor=SYSTEM,
        at=NOON,
    )
    place = do.add_place(code="ALMATY", names=do.Names("А", "А"), position=1, actor=SYSTEM, at=NOON)

    assert list(ask.report_groups(Scope.of(hospital))) == [group]
    assert list(ask.places(ask.EVERYWHERE)) == [place]
    assert list(ask.regions(ask.EVERYWHERE)) == [region]
    assert hospital in ask.public_organisations(ask.EVERYWHERE)


def test_colleagues_are_those_of_the_scope_with_a_role() -> None:
    hospital, other = make_organisation(), make_organisation()
    head = make_member(hospital, Role.EXECUTOR)
    desk = make_member(hospital, Role.REGISTRAR)
    make_member(other, Role.EXECUTOR)
    scope = Scope.of(hospital)

    assert ask.colleagues(scope, Role.EXECUTOR) == [head]
    assert set(ask.colleagues(scope)) == {head, desk}
    assert ask.colleague(scope, head.user.username) == head.user
    with pytest.raises(NotFound):
        ask.colleague(Scope.of(other), head.user.username)


def test_a_person_is_entered_with_departments_and_put_in_charge() -> None:
    hospital = make_organisation()
    ward = make_department(hospital)
    member = do.add_person(
        person=do.Person(login="a", full_name="А Б", password="long enough 1", roles=[Role.SPP]),
        organisation=hospital,
        departments=[ward],
        actor=SYSTEM,
        at=NOON,
    )

    do.put_in_charge(department=ward, head=member.user, deputy=None, actor=SYSTEM, at=NOON)

    ward.refresh_from_db()
    assert (ward.head, ward.deputy) == (member.user, None)
    assert list(member.departments.all()) == [ward]
    assert member.user.check_password("long enough 1")


def test_the_actor_of_a_member_sees_by_role() -> None:
    hospital = make_organisation()
    member = make_member(hospital, Role.EXECUTOR)
    actor = actor_of(member)

    assert actor.name == member.user.full_name
    assert not actor.sees(Sight.IDENTITY)
    assert actor.sees(Sight.IDENTITY, assigned=True)
    assert make_actor(hospital, Role.SPP).sees(Sight.NOTES)
    assert (applicant_of(hospital).name, system_of(hospital).roles) == ("", {Role.SYSTEM})


def test_the_highest_membership_counts_and_a_disabled_user_has_none() -> None:
    region = make_organisation("kz-11", level=Level.REGION)
    hospital = make_organisation(parent=region)
    member = make_member(hospital, Role.SPP)
    upper = Membership.objects.create(
        user=member.user, organisation=region, roles=["REGION_OPERATOR"]
    )

    assert ask.membership_of(ask.EVERYWHERE, member.user.pk) == upper
    User.objects.filter(pk=member.user.pk).update(is_active=False)
    assert ask.membership_of(ask.EVERYWHERE, member.user.pk) is None


def test_a_token_is_shown_once_kept_as_digest_and_can_be_revoked() -> None:
    member = make_member(make_organisation(), Role.SPP)
    login = member.user.username

    token = do.issue_token(login=login, actor=SYSTEM, at=NOON)

    kept = ApiToken.objects.get()
    assert token not in kept.digest
    assert str(kept) == f"…{token[-4:]}"
    assert ask.membership_by_token(ask.EVERYWHERE, do.token_digest(token)) == member
    assert do.revoke_tokens(login=login, actor=SYSTEM, at=NOON) == 1
    assert ask.membership_by_token(ask.EVERYWHERE, do.token_digest(token)) is None


def test_a_token_for_nobody_is_not_found() -> None:
    with pytest.raises(NotFound):
        do.issue_token(login="nobody", actor=SYSTEM, at=NOON)

    assert not ApiToken.objects.exists()


def test_there_is_one_current_calendar_and_without_it_nothing_is_counted() -> None:
    with pytest.raises(NotFound):
        ask.current_calendar_version(ask.EVERYWHERE)
    first = make_calendar()
    edition = do.Edition("2026-2", first.first, first.last, ())

    second = do.publish_calendar(edition=edition, actor=SYSTEM, at=NOON)

    assert [v.code for v in CalendarVersion.objects.filter(current=True)] == [second.code]
    assert ask.calendar(ask.EVERYWHERE, Week.FIVE).version == "2026-2"
    assert ask.calendar(ask.EVERYWHERE, Week.SIX, "2026-1").version == "2026-1"


def test_rows_say_what_they_are() -> None:
    hospital = make_organisation("mob2")
    member = make_member(hospital, Role.SPP, login="a")

    assert str(member) == f"{member.user_id} @ {hospital.pk}"
    assert str(Actor(None, frozenset(), Scope("kz/")).organisation) == "None"
