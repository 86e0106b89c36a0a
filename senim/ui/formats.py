"""Dates, times and numbers as people of each language write them."""

from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache

from babel import dates, numbers
from django.utils import timezone
from django.utils.translation import get_language


THIN_SPACE = "\u202f"  # the narrow one that does not break
SHORT_DAYS = {"kk": "dd.MM.yyyy", "ru": "dd.MM.yyyy", "en": "d MMM yyyy"}


def day_words(value: date, language: str | None = None) -> str:
    """Return "2026 ж. 21 қараша", "21 ноября 2026 г." or "21 November 2026"."""
    return _written(_day(value), "long", _locale(language))


def day_short(value: date, language: str | None = None) -> str:
    """Return the day as tables show it: "21.11.2026", "21 Nov 2026"."""
    pattern = SHORT_DAYS[_code(language)]
    return _written(_day(value), pattern, _locale(language))


def day_brief(value: date, language: str | None = None) -> str:
    """Return the day without its year, "21 қараша", for chips beside other dates."""
    return _written(_day(value), "d MMMM", _locale(language))


def weekday_words(value: date, language: str | None = None) -> str:
    """Return the name of the day of the week in lower case, as it stands within a sentence."""
    return _written(_day(value), "EEEE", _locale(language))


def hour_words(value: datetime) -> str:
    """Return the local time of day on 24 hours: "15:04"."""
    return f"{_local(value):%H:%M}"


def moment_words(value: datetime, language: str | None = None) -> str:
    """Return day and local time: "2026 ж. 21 қараша, 15:04"."""
    return f"{day_words(value, language)}, {hour_words(value)}"


def moment_short(value: datetime, language: str | None = None) -> str:
    """Return day and local time as tables show them: "21.11.2026 15:04"."""
    return f"{day_short(value, language)} {hour_words(value)}"


def number_words(value: float | Decimal, language: str | None = None) -> str:
    """Return a number with thin spaces between thousands and the decimal sign of the language."""
    text = _grouped(value)
    return text.replace(",", ".") if _code(language) == "en" else text


def percent_words(share: float | Decimal, places: int = 2, language: str | None = None) -> str:
    """Return a share of one as per cent with so many decimal places: 0.4219 as "42,19 %"."""
    text = f"{share * 100:.{places}f}"
    sign = "." if _code(language) == "en" else ","
    return f"{text.replace('.', sign)}{THIN_SPACE}%"


@lru_cache(maxsize=5_000)  # a list writes the same days again and again
def _written(day: date, pattern: str, locale: str) -> str:
    return str(dates.format_date(day, pattern, locale=locale))


@lru_cache(maxsize=5_000)
def _grouped(value: float | Decimal) -> str:
    return str(numbers.format_decimal(value, locale="ru")).replace("\xa0", THIN_SPACE)


def _local(value: datetime) -> datetime:
    return timezone.localtime(value) if timezone.is_aware(value) else value


def _day(value: date) -> date:
    return _local(value).date() if isinstance(value, datetime) else value


def _code(language: str | None) -> str:
    code = (language or get_language() or "kk").partition("-")[0]
    return code if code in SHORT_DAYS else "kk"


def _locale(language: str | None) -> str:
    code = _code(language)
    return "en_GB" if code == "en" else code
