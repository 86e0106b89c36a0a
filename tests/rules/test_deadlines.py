"""Due days: the worked examples of the law, properties, and the replay of marks."""

from datetime import UTC, date, datetime, time, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from senim.rules.calendars import BeyondHorizon, Calendar
from senim.rules.deadlines import (
    Clock,
    Extended,
    Finished,
    Mark,
    Outcome,
    Reopened,
    Started,
    Stopped,
    add_months,
    complaint_limit,
    due_on,
    extension_limit,
    registration_day,
    replay,
    warning_day,
)
from senim.rules.terms import (
    APPLICATION,
    COMPLAINT,
    EXECUTION,
    FORWARD,
    HEARING_NOTICE,
    NOTICE_EXTENSION,
    OBJECTION,
    RULEBOOK,
    SERVICE,
    SIMPLIFIED,
    CountFrom,
    Term,
    Unit,
)
from tests.rules.kz import FIVE, SIX


DAY_ENDS = time(18, 30)
NOON = "12:00"

# received | registered | +3 wd | +5 cal raw, rolled | 15 wd | 20 wd | 15 by the old rule
VECTORS = """
2026-02-02 10:00 | 2026-02-02 | 2026-02-05 | 2026-02-07 2026-02-09 | 2026-02-23 | 2026-03-02 | 2026-02-20
2026-02-02 18:31 | 2026-02-03 | 2026-02-06 | 2026-02-08 2026-02-09 | 2026-02-24 | 2026-03-03 | 2026-02-23
2026-03-06 12:00 | 2026-03-06 | 2026-03-12 | 2026-03-11 2026-03-11 | 2026-04-02 | 2026-04-09 | 2026-04-01
2026-03-19 12:00 | 2026-03-19 | 2026-03-27 | 2026-03-24 2026-03-26 | 2026-04-14 | 2026-04-21 | 2026-04-13
2026-04-30 12:00 | 2026-04-30 | 2026-05-06 | 2026-05-05 2026-05-05 | 2026-05-26 | 2026-06-03 | 2026-05-25
2026-05-08 12:00 | 2026-05-08 | 2026-05-14 | 2026-05-13 2026-05-13 | 2026-06-02 | 2026-06-09 | 2026-06-01
2026-05-26 12:00 | 2026-05-26 | 2026-06-01 | 2026-05-31 2026-06-01 | 2026-06-17 | 2026-06-24 | 2026-06-16
2026-07-04 12:00 | 2026-07-07 | 2026-07-10 | 2026-07-12 2026-07-13 | 2026-07-28 | 2026-08-04 | 2026-07-27
2026-08-17 12:00 | 2026-08-17 | 2026-08-20 | 2026-08-22 2026-08-24 | 2026-09-07 | 2026-09-14 | 2026-09-04
2026-08-28 12:00 | 2026-08-28 | 2026-09-02 | 2026-09-02 2026-09-02 | 2026-09-18 | 2026-09-25 | 2026-09-17
2026-10-23 12:00 | 2026-10-23 | 2026-10-29 | 2026-10-28 2026-10-28 | 2026-11-16 | 2026-11-23 | 2026-11-13
2026-12-15 19:00 | 2026-12-17 | 2026-12-22 | 2026-12-22 2026-12-22 | 2027-01-12 | 2027-01-19 | 2027-01-11
2027-03-12 12:00 | 2027-03-12 | 2027-03-18 | 2027-03-17 2027-03-17 | 2027-04-08 | 2027-04-15 | 2027-04-07
2025-01-05 12:00 | 2025-01-05 | 2025-01-09 | 2025-01-10 2025-01-10 | 2025-01-27 | 2025-02-03 | 2025-01-24
2024-05-04 12:00 | 2024-05-04 | 2024-05-13 | 2024-05-09 2024-05-10 | 2024-05-29 | 2024-06-05 | 2024-05-28
"""  # noqa: E501 (a table is read by its columns)
ROWS = [row.replace(" | ", " ").split(" ") for row in VECTORS.strip().splitlines()]

starts = st.dates(date(2019, 3, 1), date(2027, 4, 30))
calendars = st.sampled_from([FIVE, SIX])
rolling = st.sampled_from(
    [t for t in RULEBOOK if t.rolls and t.count_from is not CountFrom.BEFORE_EVENT]
)
terms = st.sampled_from(RULEBOOK)


def day(text: str) -> date:
    return date.fromisoformat(text)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row[0]} {row[1]}")
def test_the_worked_examples_of_the_domain(row: list[str]) -> None:
    received = datetime.fromisoformat(f"{row[0]}T{row[1]}")
    registered, three, raw, rolled, fifteen, twenty, old = map(day, row[2:])

    assert registration_day(received, calendar=FIVE, day_ends=DAY_ENDS) == registered
    assert due_on(registered, FORWARD, FIVE) == three
    assert due_on(registered, SERVICE, FIVE) == raw
    assert FIVE.next_working(raw) == rolled
    assert due_on(registered, SIMPLIFIED[1], FIVE) == fifteen
    assert due_on(registered, APPLICATION[1], FIVE) == fifteen
    assert due_on(registered, COMPLAINT[1], FIVE) == twenty
    assert due_on(registered, SIMPLIFIED[0], FIVE) == old


def test_all_fifteen_examples_are_there() -> None:
    assert len(ROWS) == 15


@pytest.mark.parametrize(
    ("at", "registered"),
    [
        ("2026-02-02T18:30:00", "2026-02-02"),
        ("2026-02-02T18:30:00.000001", "2026-02-03"),
        ("2026-02-02T00:00:00", "2026-02-02"),
        ("2026-02-06T18:31:00", "2026-02-09"),
        ("2026-02-07T09:00:00", "2026-02-09"),
    ],
)
def test_the_end_of_the_working_day_still_belongs_to_it(at: str, registered: str) -> None:
    received = datetime.fromisoformat(at)

    assert registration_day(received, calendar=FIVE, day_ends=DAY_ENDS) == day(registered)


def test_an_aware_local_moment_is_read_by_its_own_wall_clock() -> None:
    almaty = timezone(timedelta(hours=5))
    received = datetime(2026, 2, 2, 13, 31, tzinfo=UTC).astimezone(almaty)

    assert registration_day(received, calendar=FIVE, day_ends=DAY_ENDS) == date(2026, 2, 3)


def test_a_six_day_week_registers_on_saturday() -> None:
    received = datetime(2026, 2, 7, 9, 0)  # noqa: DTZ001 (a local moment)

    assert registration_day(received, calendar=SIX, day_ends=DAY_ENDS) == date(2026, 2, 7)


@pytest.mark.parametrize(
    ("decided", "limit"),
    [
        ("2026-02-20", "2026-04-20"),
        ("2025-12-31", "2026-03-02"),
        ("2026-03-23", "2026-05-25"),
        ("2026-05-26", "2026-07-27"),
    ],
)
def test_an_extension_is_two_months_clipped_and_rolled(decided: str, limit: str) -> None:
    assert extension_limit(day(decided), FIVE) == day(limit)


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        ("2025-12-31", 2, "2026-02-28"),
        ("2023-12-31", 2, "2024-02-29"),
        ("2026-03-23", 2, "2026-05-23"),
        ("2026-10-31", 6, "2027-04-30"),
    ],
)
def test_months_end_on_the_same_day_or_the_last(start: str, months: int, end: str) -> None:
    assert add_months(day(start), months) == day(end)


def test_the_notice_of_an_extension_skips_the_new_year() -> None:
    assert due_on(date(2025, 12, 31), NOTICE_EXTENSION, FIVE) == date(2026, 1, 8)


@pytest.mark.parametrize(("explained", "limit"), [(True, "2026-03-02"), (False, "2026-06-01")])
def test_the_window_to_complain_is_longer_when_the_act_did_not_say_how(
    explained: bool,  # noqa: FBT001 (a parameter of the example)
    limit: str,
) -> None:
    assert complaint_limit(date(2025, 11, 30), explained=explained, calendar=FIVE) == day(limit)


def test_the_preliminary_decision_goes_out_three_working_days_before_the_act() -> None:
    assert due_on(date(2026, 3, 11), HEARING_NOTICE, FIVE) == date(2026, 3, 5)


def test_an_objection_has_two_working_days() -> None:
    assert due_on(date(2026, 3, 6), OBJECTION, FIVE) == date(2026, 3, 11)


def test_those_responsible_are_warned_a_working_day_before() -> None:
    assert warning_day(date(2026, 2, 8), FIVE) == date(2026, 2, 6)
    assert warning_day(date(2026, 3, 11), FIVE) == date(2026, 3, 10)


def test_a_term_of_the_old_rule_received_on_a_day_off_begins_on_the_next_working_day() -> None:
    saturday, monday = date(2025, 2, 1), date(2025, 2, 3)

    assert due_on(saturday, SIMPLIFIED[0], FIVE) == due_on(monday, SIMPLIFIED[0], FIVE)


@pytest.mark.parametrize("term", [SERVICE, SIMPLIFIED[1]])
def test_a_term_beyond_the_calendar_is_refused(term: Term) -> None:
    with pytest.raises(BeyondHorizon):
        due_on(date(2027, 12, 28), term, FIVE)


@given(start=starts, term=rolling, calendar=calendars)
def test_no_statutory_due_day_is_a_day_off(start: date, term: Term, calendar: Calendar) -> None:
    assert calendar.is_working(due_on(start, term, calendar))


@given(start=starts, later=st.integers(0, 60), term=terms, calendar=calendars)
def test_who_starts_later_is_due_no_earlier(
    start: date, later: int, term: Term, calendar: Calendar
) -> None:
    after = start + timedelta(days=later)

    assert due_on(start, term, calendar) <= due_on(after, term, calendar)


@given(start=starts, calendar=calendars)
def test_the_old_rule_is_one_working_day_shorter(start: date, calendar: Calendar) -> None:
    start = calendar.next_working(start)
    old, present = (due_on(start, term, calendar) for term in SIMPLIFIED)

    assert calendar.count(old, present) == 1


@given(start=starts, length=st.integers(1, 30), calendar=calendars)
def test_the_working_days_of_a_term_add_up(start: date, length: int, calendar: Calendar) -> None:
    term = next(t for t in RULEBOOK if t is EXECUTION)

    assert term.unit is Unit.WORKING_DAY
    assert calendar.count(start, due_on(start, term, calendar)) == term.length
    assert calendar.count(start, calendar.advance(start, length)) == length


REGISTERED = date(2026, 3, 6)
STARTED = Started(REGISTERED, SIMPLIFIED[1])
DUE = date(2026, 4, 2)


class TestReplay:
    def test_no_marks_make_no_clock(self) -> None:
        assert replay([], FIVE) is None

    def test_a_started_clock_runs_to_its_due_day(self) -> None:
        clock = replay([STARTED], FIVE)

        assert clock == Clock(SIMPLIFIED[1], REGISTERED, DUE)
        assert clock.is_running
        assert not clock.is_overdue(DUE)
        assert clock.is_overdue(date(2026, 4, 3))
        assert clock.deemed_refused_on == date(2026, 4, 3)

    def test_an_extension_runs_from_its_decision_for_the_longest_time(self) -> None:
        decided = date(2026, 3, 23)

        assert replay([STARTED, Extended(decided)], FIVE) == Clock(
            SIMPLIFIED[1], REGISTERED, date(2026, 5, 25), extended_on=decided
        )

    def test_an_extension_may_name_an_earlier_day_that_rolls(self) -> None:
        clock = replay([STARTED, Extended(date(2026, 3, 30), until=date(2026, 4, 18))], FIVE)

        assert clock is not None
        assert clock.due_on == date(2026, 4, 20)

    @pytest.mark.parametrize("until", ["2026-05-30", "2026-04-01"])
    def test_an_extension_may_neither_pass_two_months_nor_shorten(self, until: str) -> None:
        marks: list[Mark] = [STARTED, Extended(date(2026, 3, 23), until=day(until))]

        with pytest.raises(ValueError, match="may extend to 2026-05-25 at most"):
            replay(marks, FIVE)

    def test_a_complaint_of_chapter_13_is_never_extended(self) -> None:
        with pytest.raises(ValueError, match="clock_statutory cannot be extended"):
            replay([Started(REGISTERED, COMPLAINT[1]), Extended(date(2026, 3, 23))], FIVE)

    @pytest.mark.parametrize(
        ("end", "outcome"),
        [
            (Finished(date(2026, 4, 3)), Outcome.FINISHED),
            (Stopped(date(2026, 4, 3)), Outcome.STOPPED),
        ],
    )
    def test_a_clock_that_ended_keeps_whether_it_was_late(
        self, end: Finished | Stopped, outcome: Outcome
    ) -> None:
        clock = replay([STARTED, end], FIVE)

        assert clock is not None
        assert (clock.is_running, clock.ended_on, clock.outcome) == (False, end.on, outcome)
        assert clock.is_overdue(REGISTERED)

    def test_what_was_done_in_time_stays_in_time(self) -> None:
        clock = replay([STARTED, Finished(DUE)], FIVE)

        assert clock is not None
        assert not clock.is_overdue(date(2027, 1, 1))

    def test_a_reopened_case_keeps_its_due_day(self) -> None:
        marks = [STARTED, Finished(date(2026, 3, 20)), Reopened(date(2026, 6, 1))]

        assert replay(marks, FIVE) == replay([STARTED], FIVE)

    @pytest.mark.parametrize(
        "marks",
        [
            [Extended(REGISTERED)],
            [Finished(REGISTERED)],
            [STARTED, STARTED],
            [STARTED, Reopened(REGISTERED)],
            [STARTED, Stopped(REGISTERED), Extended(REGISTERED)],
            [STARTED, Stopped(REGISTERED), Finished(REGISTERED)],
            [STARTED, Finished(REGISTERED), Stopped(REGISTERED)],
        ],
    )
    def test_marks_without_sense_are_refused(self, marks: list[Mark]) -> None:
        with pytest.raises(ValueError, match="makes no sense after"):
            replay(marks, FIVE)
