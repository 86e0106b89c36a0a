"""The demonstration is built whole through the real services, once, and hangs together."""

import stat
from collections import Counter
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from django.utils import timezone

from senim.appeals.filters import AppealFilter
from senim.appeals.listing import open_counts
from senim.appeals.models import Appeal
from senim.appeals.selectors import appeals, appeals_in
from senim.demo import build
from senim.demo.access import kept_password
from senim.demo.build import Incomplete, build_demo
from senim.demo.cases import Ending, hospital_cases
from senim.demo.hands import hands_of
from senim.orgs.models import Organisation
from senim.orgs.selectors import EVERYWHERE
from senim.rules.kinds import ContentKind, Journal, Language
from senim.rules.workflow import Act


pytestmark = pytest.mark.django_db
FRIDAY = datetime(2026, 3, 6, 9, 0, tzinfo=UTC)
SUNDAY_NIGHT = datetime(2026, 11, 21, 22, 50, tzinfo=UTC)
PASSWORD = "a password for tests"


def test_each_stage_is_reported() -> None:
    told: list[str] = []

    build_demo(at=FRIDAY, size="small", password=PASSWORD, report=told.append)

    assert told == ["country: 26 organisations", "these weeks: 27 cases"]


@pytest.mark.parametrize("at", [FRIDAY, SUNDAY_NIGHT])
def test_nothing_happens_after_the_moment_of_building_or_out_of_order(at: datetime) -> None:
    build_demo(at=at, size="small", password=PASSWORD)

    for appeal in Appeal.objects.all():
        moments = list(appeal.events.order_by("pk").values_list("at", flat=True))
        assert appeal.received_at <= moments[0]
        assert moments == sorted(moments)
        assert moments[-1] <= at


def test_long_names_and_both_languages_are_met() -> None:
    full = hospital_cases(small=False)

    assert len(full) == 41
    assert sum(case.long_name for case in full) >= 4
    assert {case.language for case in full} == {Language.KK, Language.RU}
    assert {case.ending for case in full} == set(Ending)


def test_a_sheet_not_taken_whole_leaves_nothing_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    def one_short(_path: Path, _hospital: Organisation, _at: datetime) -> int:
        return 121

    monkeypatch.setattr(build, "_import", one_short)

    with pytest.raises(Incomplete, match="2020: 121 of 122 rows were taken"):
        build_demo(at=FRIDAY, password=PASSWORD)

    assert not Organisation.objects.exists()


def test_the_password_is_drawn_once_and_kept_for_its_owner_only(
    tmp_path: Path, settings: pytest.FixtureRequest
) -> None:
    settings.SENIM_DATA = tmp_path  # type: ignore[attr-defined]  # pytest-django gives no types

    first, second = kept_password(), kept_password()

    assert first == second
    assert len(first) >= 12
    assert stat.S_IMODE((tmp_path / "demo-password.txt").stat().st_mode) == 0o600


def test_a_password_from_the_surroundings_wins(
    tmp_path: Path, settings: pytest.FixtureRequest
) -> None:
    settings.SENIM_DATA = tmp_path  # type: ignore[attr-defined]  # the same
    settings.SENIM_DEMO_PASSWORD = "given by the operator"  # type: ignore[attr-defined]  # the same

    assert kept_password() == "given by the operator"
    assert not list(tmp_path.iterdir())


@pytest.mark.slow
def test_the_full_world_holds_the_three_half_years_as_printed() -> None:
    build_demo(at=SUNDAY_NIGHT, password=PASSWORD)
    hospital = Organisation.objects.get(code="mob2")
    scope = hands_of(hospital).service.scope

    def count(year: int, **wanted: object) -> int:
        days = {"from_day": date(year, 1, 1), "to_day": date(year, 6, 30)}
        chosen = AppealFilter(**days, **wanted)  # type: ignore[arg-type]  # each case names real fields
        return appeals(scope, chosen, today=timezone.localdate(SUNDAY_NIGHT)).count()

    assert [count(year) for year in (2020, 2021, 2022)] == [122, 255, 535]
    assert [count(year, media=True) for year in (2020, 2021, 2022)] == [8, 47, 248]
    assert [count(year, anonymous=True) for year in (2020, 2021, 2022)] == [3, 16, 23]
    assert [count(year, form=("ORAL",)) for year in (2020, 2021, 2022)] == [40, 93, 67]
    assert [count(year, kind=(ContentKind.THANKS,)) for year in (2021, 2022)] == [167, 222]
    assert [
        count(2022, journal=(code,))
        for code in (
            Journal.J_BOOK,
            Journal.J_REVIEWS,
            Journal.J_PHONE,
            Journal.J_MEDIA,
            Journal.J_MONITOR,
        )
    ] == [6, 217, 64, 42, 206]
    assert count(2022, group=("URO_GYN",), journal=(Journal.J_PHONE,)) == 7
    assert count(2022, department=("GENERAL",), journal=(Journal.J_MEDIA,)) == 20
    assert count(2022, channel=("UNSPECIFIED",)) == 3
    assert count(2022, open=True) == 0
    old = appeals_in(scope).filter(registered_on__year__lte=2022)
    assert set(old.values_list("events__kind", flat=True)) == {Act.ARCHIVE}


@pytest.mark.slow
def test_the_full_world_fills_every_view_of_the_inbox() -> None:
    build_demo(at=SUNDAY_NIGHT, password=PASSWORD)
    today = timezone.localdate(SUNDAY_NIGHT)
    executor = hands_of(Organisation.objects.get(code="mob2")).executor_of(None)
    counts = open_counts(executor.scope, executor, today=today)
    others = Counter(
        appeals_in(EVERYWHERE)
        .exclude(organisation__code="mob2")
        .values_list("organisation__code", flat=True)
    )

    assert min(counts.all, counts.new, counts.soon, counts.overdue) > 0
    assert others == {"kgb1": 25, "kgb1-b1": 25, "kzph5": 25, "syrmed": 25}
