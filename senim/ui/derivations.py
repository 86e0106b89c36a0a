"""The words of a derivation: each step of how a due day came about as one plain line."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from itertools import pairwise

from django.utils.translation import get_language, gettext, ngettext, npgettext, override

from senim.rules.calendars import DayKind, Week
from senim.rules.derivations import WEEKEND, Derivation, MoveReason, Step, StepCode, Value
from senim.rules.terms import AS_READ, READ_ON, Basis, CountFrom, Unit
from senim.ui.formats import day_brief, day_words, moment_words


Params = Mapping[str, Value]
Row = Mapping[str, str]

ARTICLE = re.compile(r"(?P<article>[\d-]+)(?:\((?P<part>[\d-]+)\))?")
NEXT = timedelta(days=1)


def explain(derivation: Derivation, language: str | None = None) -> list[str]:
    """Tell in this language, or the current one, how the due day came about, a line a step."""
    with override(language or get_language() or "kk"):
        return [line for step in derivation.steps for line in _lines(step)]


def explain_json(rows: Sequence[Params], language: str | None = None) -> list[str]:
    """Tell the same from the steps as an event keeps them."""
    return explain(Derivation.from_json(rows), language)


def length_words(length: int, unit: Unit) -> str:
    """Return "15 working days", "5 calendar days" or "2 months"."""
    match unit:
        case Unit.WORKING_DAY:
            words = ngettext("%(count)s working day", "%(count)s working days", length)
        case Unit.MONTH:
            words = ngettext("%(count)s month", "%(count)s months", length)
        case _:
            words = ngettext("%(count)s calendar day", "%(count)s calendar days", length)
    return words % {"count": length}


def article_words(articles: str) -> str:
    """Return "76(1), 87(2)" as references to the Administrative Procedural Code."""
    return ", ".join(_article(found) for found in ARTICLE.finditer(articles))


def _article(found: re.Match[str]) -> str:
    if found["part"] is None:
        return gettext("article %(article)s of the Administrative Code") % found.groupdict()
    return gettext("article %(article)s(%(part)s) of the Administrative Code") % found.groupdict()


def _lines(step: Step) -> Iterator[str]:
    yield WORDS[step.code](step.params)
    if step.code is not StepCode.SKIPPED and step.params.get("days_off"):
        yield gettext("Days off: %(days)s") % {"days": _day_list(_rows(step.params, "days_off"))}


def _received(params: Params) -> str:
    moment = datetime.fromisoformat(str(params["at"]))
    return gettext("Received: %(moment)s") % {"moment": moment_words(moment)}


def _moved(params: Params) -> str:
    words = (
        gettext(
            "It came after the working day had ended (%(time)s), so it is registered "
            "on the next working day: %(date)s (%(articles)s)"
        )
        if params["reason"] == MoveReason.AFTER_HOURS
        else gettext(
            "It came on a day off, so it is registered on the next working day: "
            "%(date)s (%(articles)s)"
        )
    )
    return words % {
        "time": params["day_ends"],
        "date": _words(params, "on"),
        "articles": article_words(str(params["article"])),
    }


def _registered(params: Params) -> str:
    return gettext("Date of registration: %(date)s") % {"date": _words(params, "on")}


def _event(params: Params) -> str:
    return gettext("Starting point: %(date)s") % {"date": _words(params, "on")}


def _term(params: Params) -> str:
    facts = {
        "length": _length(params, "length"),
        "articles": article_words(str(params["article"])),
        "since": _words(params, "since"),
    }
    match params["basis"], bool(params["confirmed"]):
        case Basis.DSM230, _:
            words = gettext(
                "Term: %(length)s; the limit of the Patient Support Service (order of the Minister "
                "of Health № ҚР ДСМ-230/2020; the paragraph is not confirmed)"
            )
        case Basis.APPC, True:
            return _edition(params, facts)
        case Basis.APPC, _:
            words = gettext(
                "Term: %(length)s; the length is set by the organisation, the law asks for "
                "a reasonable one (%(articles)s)"
            )
        case _:
            words = gettext("Term: %(length)s; set by the organisation")
    return words % facts


def _edition(params: Params, facts: dict[str, str]) -> str:
    if params["version"] == AS_READ:
        words = gettext("Term: %(length)s; basis: %(articles)s (as worded on %(date)s)")
        return words % {**facts, "date": day_words(READ_ON)}
    if params["until"]:
        words = gettext(
            "Term: %(length)s; basis: %(articles)s (wording in force from %(since)s to %(until)s)"
        )
        return words % {**facts, "until": _words(params, "until")}
    words = gettext("Term: %(length)s; basis: %(articles)s (wording in force since %(since)s)")
    return words % facts


def _first_day(params: Params) -> str:
    articles = article_words(str(params["article"]))
    match params["count_from"]:
        case CountFrom.RECEIPT_DAY_IS_ONE:
            words = gettext("The day of receipt is the first day of the term: %(date)s")
        case CountFrom.DAY_AFTER_REGISTRATION:
            words = gettext(
                "The term runs from the day after registration%(where)s; "
                "first counted day: %(date)s"
            )
        case _:
            words = gettext("The term runs from the next day%(where)s; first counted day: %(date)s")
    where = f" ({articles})" if articles else ""
    return words % {"where": where, "date": _words(params, "on")}


def _counted(params: Params) -> str:
    days = _span(_day(params, "first"), _day(params, "last"))
    return gettext("Counted: %(length)s (%(days)s)") % {
        "length": _length(params, "days"),
        "days": days,
    }


def _skipped(params: Params) -> str:
    return gettext("Days not counted: %(days)s") % {"days": _day_list(_rows(params, "days_off"))}


def _rolled(params: Params) -> str:
    words = gettext(
        "The last day, %(last)s, is a day off, so the term ends on the next working day: "
        "%(date)s (%(articles)s)"
    )
    return words % {
        "last": day_brief(_day(params, "last")),
        "date": _words(params, "on"),
        "articles": article_words(str(params["article"])),
    }


def _not_rolled(params: Params) -> str:
    words = gettext("The last day, %(last)s, is a day off, but this term is not moved")
    return words % {"last": day_brief(_day(params, "last"))}


def _due(params: Params) -> str:
    return gettext("Last day of the term: %(date)s") % {"date": _words(params, "on")}


def _calendar(params: Params) -> str:
    words = (
        gettext("Calendar: %(version)s, five-day working week")
        if params["week"] == Week.FIVE
        else gettext("Calendar: %(version)s, six-day working week")
    )
    return words % {"version": params["version"]}


WORDS: dict[StepCode, Callable[[Params], str]] = {
    StepCode.RECEIVED: _received,
    StepCode.MOVED: _moved,
    StepCode.REGISTERED: _registered,
    StepCode.EVENT: _event,
    StepCode.TERM: _term,
    StepCode.FIRST_DAY: _first_day,
    StepCode.COUNTED: _counted,
    StepCode.SKIPPED: _skipped,
    StepCode.ROLLED: _rolled,
    StepCode.NOT_ROLLED: _not_rolled,
    StepCode.DUE: _due,
    StepCode.CALENDAR: _calendar,
}


def _day_list(rows: Sequence[Row]) -> str:
    """Return "7–8 March (weekend), 9 March (Women's Day, moved)": neighbours with one reason."""
    return ", ".join(_run_words(run) for run in _runs(rows))


def _run_words(run: Sequence[Row]) -> str:
    return f"{_span(_day(run[0], 'on'), _day(run[-1], 'on'))} ({_reason(run)})"


def _runs(rows: Sequence[Row]) -> Iterator[list[Row]]:
    run = list(rows[:1])
    for before, row in pairwise(rows):
        if _same(before, row):
            run.append(row)
        else:
            yield run
            run = [row]
    yield run


def _same(before: Row, row: Row) -> bool:
    adjacent = _day(row, "on") - _day(before, "on") == NEXT
    return adjacent and {**before, "on": ""} == {**row, "on": ""}


def _span(first: date, last: date) -> str:
    if first == last:
        return day_brief(first)
    if first.month == last.month:
        return f"{first.day}–{day_brief(last)}"
    return f"{day_brief(first)} – {day_brief(last)}"


def _reason(run: Sequence[Row]) -> str:
    row = run[0]
    if row["reason"] == WEEKEND:
        return npgettext("why a day is not counted", "weekend day", "weekend", len(run))
    name = row.get(f"name_{get_language()}", row["name_kk"])
    if row["reason"] == DayKind.TRANSFERRED:
        return gettext("%(name)s, moved") % {"name": name}
    return name


def _length(params: Params, key: str) -> str:
    return length_words(int(str(params[key])), Unit(str(params["unit"])))


def _rows(params: Params, key: str) -> Sequence[Row]:
    rows = params[key]
    if isinstance(rows, str | int):
        raise TypeError(f"{key} must be a list of days")
    return rows


def _day(params: Params, key: str) -> date:
    return date.fromisoformat(str(params[key]))


def _words(params: Params, key: str) -> str:
    return day_words(_day(params, key))
