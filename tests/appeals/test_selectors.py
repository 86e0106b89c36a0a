"""What can be asked of the register."""

from datetime import UTC, date, datetime, timedelta

import pytest

from senim.appeals import fulltext
from senim.appeals import selectors as ask
from senim.appeals.clocks import clocks_of, forecast
from senim.appeals.filters import AppealFilter
from senim.appeals.identity import Contact
from senim.appeals.requests import Outcome
from senim.orgs.actors import Scope
from senim.orgs.models import Organisation
from senim.orgs.services import Names, add_place, add_report_group
from senim.rules.channels import ChannelCode
from senim.rules.kinds import (
    ContentKind,
    Decision,
    Journal,
    LegalKind,
    Level,
    ReviewSubject,
    Verdict,
)
from senim.rules.permit import NotFound, Refused
from senim.rules.workflow import Role, State
from tests.factories import (
    NOON,
    SYSTEM,
    make_actor,
    make_appeal,
    make_department,
    make_organisation,
    register,
)


pytestmark = pytest.mark.django_db
TODAY = date(2026, 3, 10)


@pytest.fixture
def hospital() -> Organisation:
    return make_organisation("mob2", parent=make_organisation("kz-11", level=Level.REGION))


def found(place: Organisation, /, **wanted: object) -> list[str]:
    scope = Scope.of(place)
    cut = ask.appeals(scope, AppealFilter(**wanted), today=TODAY)  # type: ignore[arg-type]  # each test names real fields
    return sorted(cut.values_list("number", flat=True))


def test_a_hospital_sees_its_own_a_region_its_hospitals_a_country_all(
    hospital: Organisation,
) -> None:
    region = Organisation.objects.get(code="kz-11")
    country = Organisation.objects.get(code="kz")
    elsewhere = make_organisation("xx")
    register(hospital)
    register(elsewhere)

    assert found(hospital) == ["MOB2-M-2026-00001"]
    assert found(region) == ["MOB2-M-2026-00001"]
    assert found(elsewhere) == ["XX-M-2026-00001"]
    assert found(country) == ["MOB2-M-2026-00001", "XX-M-2026-00001"]
    assert found(country, organisation="kz-11") == ["MOB2-M-2026-00001"]
    assert found(country, organisation="XX") == ["XX-M-2026-00001"]
    assert found(region, organisation="xx") == []


def test_departments_take_the_units_below_and_groups_several(hospital: Organisation) -> None:
    obst = make_department(hospital, "OBST")
    ante = make_department(hospital, "OBST_ANTE", parent=obst)
    uro, gyn = make_department(hospital, "URO"), make_department(hospital, "GYN")
    add_report_group(
        organisation=hospital,
        code="URO_GYN",
        names=Names("а", "б"),
        departments=[uro, gyn],
        actor=SYSTEM,
        at=NOON,
    )
    for ward in (obst, ante, uro, gyn, None):
        register(hospital, department=ward)
    number = "MOB2-M-2026-0000{}".format

    assert found(hospital, department=("OBST",)) == [number(1), number(2)]
    assert found(hospital, department=("OBST_ANTE", "none")) == [number(2), number(5)]
    assert found(hospital, group=("URO_GYN",)) == [number(3), number(4)]


def test_columns_flags_days_and_places_narrow_one_another(hospital: Organisation) -> None:
    place = add_place(code="ALMATY", names=Names("А", "А"), position=0, actor=SYSTEM, at=NOON)
    register(hospital, place=place, repeat=True)
    register(hospital, channel=ChannelCode.HOTLINE, anonymous=True)
    register(
        hospital,
        channel=ChannelCode.DAMUMED,
        content_kind=ContentKind.REVIEW,
        rating=5,
        review_subject=ReviewSubject.APPOINTMENT,
        past_day=date(2022, 3, 1),
        outcome=Outcome(date(2022, 3, 1), Decision.NOTED),
    )
    register(
        hospital,
        past_day=date(2022, 3, 2),
        outcome=Outcome(date(2022, 3, 4), Decision.EXPLAINED, Verdict.PARTLY),
    )
    site, call, review, old = (
        "MOB2-M-2026-00001",
        "MOB2-P-2026-00001",
        "MOB2-W-2022-00001",
        "MOB2-M-2022-00001",
    )

    assert found(hospital, channel=("HOTLINE",)) == [call]
    assert found(hospital, journal=("J_MONITOR",)) == [review]
    assert found(hospital, kind=("REVIEW",), rating=("4", "5")) == [review]
    assert found(hospital, rating=("none",)) == [old, site, call]
    assert found(hospital, review_subject=("none",), kind=("REVIEW",)) == []
    assert found(hospital, verdict=("PARTLY",)) == [old]
    assert found(hospital, verdict=("none",), kind=("COMPLAINT",)) == [site, call]
    assert found(hospital, media=False) == [call]
    assert found(hospital, anonymous=True) == [call]
    assert found(hospital, repeat=True) == [site]
    assert found(hospital, form=("ORAL",)) == [call]
    assert found(hospital, place=("ALMATY",)) == [site]
    assert found(hospital, place=("ALMATY", "none")) == sorted([site, call, review, old])
    assert found(hospital, from_day=date(2022, 3, 2), to_day=date(2022, 12, 31)) == [old]
    assert found(hospital, open=True) == [site, call]
    assert found(hospital, state=("CLOSED",), decision=("NOTED",)) == [review]


def test_due_and_overdue_are_told_by_the_nearer_clock(hospital: Organisation) -> None:
    register(hospital)  # the service's five days end on 11 March

    assert found(hospital, due="soon") == ["MOB2-M-2026-00001"]
    assert found(hospital, due="overdue") == []
    cut = ask.appeals(Scope.of(hospital), AppealFilter(due="overdue"), today=date(2026, 3, 12))
    assert cut.count() == 1


def test_mine_is_what_is_assigned_to_me(hospital: Organisation) -> None:
    appeal = make_appeal(hospital, state=State.ROUTED)
    register(hospital)
    assert appeal.executor is not None
    me = make_actor(hospital, Role.EXECUTOR)
    wanted = AppealFilter(mine=True)
    scope = Scope.of(hospital)

    assert ask.appeals(scope, wanted, today=TODAY, actor=me).count() == 0
    mine = ask.appeals(
        scope,
        wanted,
        today=TODAY,
        actor=type(me)(appeal.executor, me.roles, scope, hospital),
    )
    assert [a.number for a in mine] == [appeal.number]


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("жалоба", "Прошу рассмотреть жалобы пациентов"),
        ("ЖАЛОБАМИ", "Прошу рассмотреть жалобы пациентов"),
        ("аурухана", "Ауруханадан шығарып жіберді"),
        ("ауруханага", "Ауруханаға жатқызбады"),
        ("дарігер", "Дәрігер кешікті"),
        ("ДӘРІГЕРЛЕР", "дәрігер кешікті"),
    ],
)
@pytest.mark.parametrize("cap", [1000, 0])
def test_words_are_found_in_any_form(
    hospital: Organisation, monkeypatch: pytest.MonkeyPatch, typed: str, text: str, cap: int
) -> None:
    monkeypatch.setattr(fulltext, "CAP", cap)
    register(hospital, text=text)
    register(hospital, text="Рахмет")

    assert found(hospital, text=typed) == ["MOB2-M-2026-00001"]
    assert found(hospital, text="емхана") == []
    assert found(hospital, text="и") == []


def test_a_number_an_iin_or_a_telephone_finds_its_appeal_alone(hospital: Organisation) -> None:
    first = register(hospital).appeal
    register(hospital, contact=Contact(full_name="Басқа", phone="87770000000"))
    region = Organisation.objects.get(code="kz-11")

    assert found(hospital, text=first.number.lower()) == [first.number]
    assert found(hospital, text="900101300017") == [first.number]
    assert found(hospital, text="8 (701) 123-45-67") == [first.number]
    assert found(region, text="+77011234567") == [first.number]
    assert found(hospital, text="+7 000 000 00 00 00 00 00") == []


def test_lists_are_paged_by_key_and_no_row_is_lost_or_doubled(hospital: Organisation) -> None:
    for day in range(7):
        register(hospital, at=NOON + timedelta(days=day), received_at=NOON + timedelta(days=day))
    cut = ask.appeals_in(Scope.of(hospital))

    for order in (ask.newest_first, ask.most_urgent_first):
        seen: list[str] = []
        after = ""
        while True:
            page = order(cut, after=after, size=3)
            seen += [a.number for a in page.items]
            if not page.after:
                break
            after = page.after
        assert len(seen) == len(set(seen)) == 7
    assert order(cut, after="nonsense", size=10).after == ""


def test_one_appeal_is_found_in_scope_only(hospital: Organisation) -> None:
    number = register(hospital).appeal.number
    actor = make_actor(hospital)

    assert ask.appeal_by_number(actor.scope, actor, number.lower()).number == number
    stranger = make_actor(make_organisation())
    with pytest.raises(NotFound):
        ask.appeal_by_number(stranger.scope, stranger, number)
    assert not ask.timeline(
        stranger.scope, ask.appeal_by_number(actor.scope, actor, number)
    ).exists()
    with pytest.raises(NotFound):
        ask.attachment(actor.scope, "0" * 32)


def test_journals_show_their_lines_in_order(hospital: Organisation) -> None:
    make_appeal(hospital, state=State.ANSWERED)
    register(hospital)
    scope = Scope.of(hospital)

    lines = ask.journal_lines(scope, hospital, Journal.J_MEDIA, 2026)

    assert [(line.n, line.appeal.number) for line in lines] == [
        (1, "MOB2-M-2026-00001"),
        (2, "MOB2-M-2026-00002"),
    ]
    assert ask.journal_years(scope, hospital) == [("J_MEDIA", 2026, 2), ("J_OUT", 2026, 1)]
    assert str(lines[0]) == "J_MEDIA 2026/1"


def test_the_clocks_of_an_appeal_explain_themselves(hospital: Organisation) -> None:
    appeal = register(hospital).appeal

    service, statutory = clocks_of(appeal)

    assert (service.code, service.due_on) == ("clock_spp", date(2026, 3, 11))
    assert (statutory.code, statutory.due_on) == ("clock_statutory", date(2026, 4, 2))
    assert statutory.derivation.due_on == statutory.due_on
    assert statutory.is_overdue(date(2026, 4, 3))
    assert not statutory.is_overdue(date(2026, 4, 2))


def test_an_old_line_is_counted_from_its_own_day(hospital: Organisation) -> None:
    sunday = date(2022, 3, 13)
    appeal = register(
        hospital,
        past_day=sunday,
        received_at=datetime(2022, 3, 13, 4, tzinfo=UTC),
        outcome=Outcome(sunday, Decision.EXPLAINED),
    ).appeal

    assert [c.due_on for c in clocks_of(appeal)] == [appeal.spp_due_on, appeal.due_on]


def test_a_forecast_tells_the_lawful_day_and_the_clocks(hospital: Organisation) -> None:
    evening = datetime(2026, 3, 6, 13, 31, tzinfo=UTC)  # 18:31 in Almaty, a Friday before 9 March

    told = forecast(hospital, evening, LegalKind.ZHALOBA)

    assert told.registered_on == date(2026, 3, 10)
    assert {c.code: c.due_on for c in told.clocks}["clock_statutory"] == date(2026, 4, 10)
    with pytest.raises(Refused, match="BEYOND_CALENDAR"):
        forecast(hospital, datetime(2031, 1, 1, tzinfo=UTC), None)
