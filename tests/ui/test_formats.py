"""Dates, times and numbers as each language writes them."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from senim.ui import formats


DAY = date(2026, 11, 21)
LATE_EVENING = datetime(2026, 11, 21, 21, 4, tzinfo=UTC)  # past midnight in Almaty


@pytest.mark.parametrize(
    ("language", "words", "short", "brief", "weekday"),
    [
        ("kk", "2026\u202fж. 21 қараша", "21.11.2026", "21 қараша", "сенбі"),
        ("ru", "21 ноября 2026\u202fг.", "21.11.2026", "21 ноября", "суббота"),
        ("en", "21 November 2026", "21 Nov 2026", "21 November", "Saturday"),
    ],
)
def test_a_day_is_written_as_the_language_writes_it(
    language: str, words: str, short: str, brief: str, weekday: str
) -> None:
    assert formats.day_words(DAY, language) == words
    assert formats.day_short(DAY, language) == short
    assert formats.day_brief(DAY, language) == brief
    assert formats.weekday_words(DAY, language) == weekday


def test_a_moment_is_told_in_local_time_and_on_the_local_day() -> None:
    assert formats.moment_words(LATE_EVENING, "kk") == "2026\u202fж. 22 қараша, 02:04"
    assert formats.moment_short(LATE_EVENING, "ru") == "22.11.2026 02:04"
    assert formats.day_short(LATE_EVENING, "ru") == "22.11.2026"
    assert formats.hour_words(datetime(2026, 11, 21, 9, 5)) == "09:05"  # noqa: DTZ001 (already local)


def test_an_unknown_language_is_answered_in_kazakh() -> None:
    assert formats.day_brief(DAY, "fr") == "21 қараша"
    assert formats.day_brief(DAY, "en-gb") == "21 November"


@pytest.mark.parametrize(
    ("value", "language", "words"),
    [
        (1204, "kk", "1\u202f204"),
        (1234567.5, "ru", "1\u202f234\u202f567,5"),
        (Decimal("0.25"), "en", "0.25"),
        (7, None, "7"),
    ],
)
def test_numbers_have_thin_spaces(value: float | Decimal, language: str | None, words: str) -> None:
    assert formats.number_words(value, language) == words


def test_a_share_is_written_as_per_cent() -> None:
    assert formats.percent_words(0.4219) == "42,19\u202f%"
    assert formats.percent_words(Decimal("0.5"), 0, "en") == "50\u202f%"
    assert formats.percent_words(0.3293, 1, "en") == "32.9\u202f%"
