"""A row of a table understood as a registration, or the reason why it cannot be one."""

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from functools import lru_cache, partial
from typing import Any

from django.utils import timezone

from senim.appeals.identity import Contact
from senim.appeals.requests import Outcome, Registration
from senim.intake import cells
from senim.intake.faults import BadCell, RowFault
from senim.intake.profiles import (
    CHANNEL_OF_JOURNAL,
    OLD_DAYS,
    REQUIRED,
    STANDINGS,
    Column,
    Finished,
    Profile,
    Standing,
    folded,
)
from senim.orgs.models import Channel, Department, Organisation, Place
from senim.rules.channels import ChannelCode
from senim.rules.kinds import (
    ContentKind,
    Decision,
    Form,
    Journal,
    Language,
    LegalKind,
    Medium,
    ReviewReason,
    ReviewSubject,
    Topic,
    Verdict,
)
from senim.text.language import language


MORNING = time(9, 0)  # when a line of a journal was written that does not say it
NOTED = frozenset({ContentKind.THANKS, ContentKind.REVIEW})
PERSONAL = (Column.FULL_NAME, Column.IIN, Column.PHONE, Column.EMAIL, Column.ADDRESS)

CODES: dict[Column, type[StrEnum]] = {
    Column.JOURNAL: Journal,
    Column.CHANNEL: ChannelCode,
    Column.KIND: ContentKind,
    Column.LEGAL_KIND: LegalKind,
    Column.FORM: Form,
    Column.MEDIUM: Medium,
    Column.LANGUAGE: Language,
    Column.TOPIC: Topic,
    Column.VERDICT: Verdict,
    Column.DECISION: Decision,
    Column.REVIEW_SUBJECT: ReviewSubject,
    Column.REVIEW_REASON: ReviewReason,
}


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What rows are read against: the organisation's own lists, its calendar, this moment."""

    organisation: Organisation
    channels: Mapping[str, Channel]
    departments: Mapping[str, Department]  # by code and by name in each language, folded
    places: Mapping[str, Place]  # the same
    first_day: date  # of the calendar
    at: datetime

    @property
    def today(self) -> date:
        """Return the local day of this moment."""
        return _local_day(self.at)


@lru_cache(maxsize=4)
def _local_day(at: datetime) -> date:
    return timezone.localtime(at).date()


class BadRow(ValueError):
    """A row cannot be taken; `column` says which of its fields is why."""

    def __init__(self, column: Column, fault: RowFault, params: Mapping[str, str]) -> None:
        self.column, self.fault, self.params = column, fault, dict(params)
        super().__init__(f"{column}: {fault}")


@dataclass(slots=True)
class Seen:
    """How often each row occurred so far in a file: equal rows are so many voices."""

    counts: dict[bytes, int] = field(default_factory=dict)

    def key(self, facts: Mapping[Column, Any]) -> str:
        """Return the key of a row: what it says, and the how-manieth of its kind it is."""
        told = {column: _canonical(fact) for column, fact in sorted(facts.items())}
        spoken = json.dumps(told, ensure_ascii=False)
        digest = hashlib.sha256(spoken.encode()).digest()
        times = self.counts[digest[:12]] = self.counts.get(digest[:12], 0) + 1
        return f"{digest.hex()}:{times}"


def taken(row: Sequence[str], places: Mapping[Column, int], profile: Profile) -> dict[Column, str]:
    """Return the fields of a row, plain; the profile's constants fill what the table leaves empty.

    Raises BadRow where a cell is too long or broken.
    """
    found: dict[Column, str] = {}
    for column in Column:
        place = places.get(column, len(row))
        text = row[place] if place < len(row) else ""
        kept = _told(cells.plain, column, text, column) if text else ""
        kept = kept or profile.constants.get(column, "")
        if kept:
            found[column] = profile.values.get(column, {}).get(folded(kept), kept)
    return found


def _canonical(fact: object) -> str:
    if isinstance(fact, date | time):
        return fact.isoformat()
    return str(getattr(fact, "code", fact))


def facts_of(row: Mapping[Column, str], around: Surroundings) -> dict[Column, Any]:
    """Return what the fields of a row mean; raises BadRow with the first that means nothing."""
    for column in REQUIRED:
        if not row.get(column):
            raise BadRow(column, RowFault.MISSING, {})
    return {column: _told(_reader(column, around), column, text) for column, text in row.items()}


def registration_of(
    row: Mapping[Column, str], facts: Mapping[Column, Any], profile: Profile, around: Surroundings
) -> Registration:
    """Return the registration that a row asks for, yet without its key; raises BadRow."""
    on = _day(facts, around)
    channel = _channel(facts, around)
    kind = facts[Column.KIND]
    anonymous = _anonymous(facts, channel)
    said: dict[str, object] = {
        c.value: text for c, text in row.items() if not (anonymous and c in PERSONAL)
    }
    return Registration(
        channel=channel,
        content_kind=kind,
        text=facts.get(Column.TEXT, ""),
        received_at=_moment(on, row, facts, around),
        source=f"import:{profile.name}",
        source_key="",
        payload=said,
        contact=_contact(facts, anonymous=anonymous),
        anonymous=anonymous,
        language=facts.get(Column.LANGUAGE) or Language(language(facts.get(Column.TEXT, ""))),
        past_day=on,
        outcome=_outcome(facts, on, profile, around),
        outside_numbers=_outside_numbers(facts, channel),
        **_plain(facts),
    )


def _told(read: Callable[..., Any], column: Column, *given: object) -> Any:  # noqa: ANN401 (each column has its own type)
    """Read one cell, and say of which column it was when it cannot be read."""
    try:
        return read(*given)
    except BadCell as bad:
        raise BadRow(column, bad.fault, bad.params) from bad


def _reader(column: Column, around: Surroundings) -> Callable[[str], object]:
    if column in CODES:
        return partial(cells.code, CODES[column], column)
    special: dict[Column, Callable[[str], object]] = {
        Column.DEPARTMENT: partial(_listed, around.departments),
        Column.PLACE: partial(_listed, around.places),
        Column.STATE: partial(_listed, STANDINGS),
    }
    return special.get(column) or _READERS.get(column, str)


_READERS: dict[Column, Callable[[str], object]] = {
    Column.DATE: cells.day,
    Column.TIME: cells.clock,
    Column.IIN: cells.iin,
    Column.MEDIA: cells.yes_or_no,
    Column.ANONYMOUS: cells.yes_or_no,
    Column.REPEAT: cells.yes_or_no,
    Column.ANSWERED_ON: cells.day,
    Column.RATING: cells.rating,
}


def _listed(known: Mapping[str, object], text: str) -> object:
    found = known.get(folded(text))
    if found is None:
        raise BadCell(RowFault.UNKNOWN_WORD, word=text)
    return found


def _day(facts: Mapping[Column, Any], around: Surroundings) -> date:
    on: date = facts[Column.DATE]
    for column in (Column.DATE, Column.ANSWERED_ON):
        if facts.get(column, on) > around.today:
            raise BadRow(column, RowFault.FUTURE, {})
    if on < around.first_day:
        first = around.first_day.isoformat()
        raise BadRow(Column.DATE, RowFault.BEYOND_CALENDAR, {"first": first})
    if facts.get(Column.ANSWERED_ON, on) < on:
        raise BadRow(Column.ANSWERED_ON, RowFault.BEFORE_RECEIPT, {})
    return on


def _moment(
    on: date, row: Mapping[Column, str], facts: Mapping[Column, Any], around: Surroundings
) -> datetime:
    spoken = facts.get(Column.TIME) or cells.clock_of_day(row[Column.DATE]) or MORNING
    moment = datetime.combine(on, spoken, tzinfo=timezone.get_default_timezone())
    return min(moment, around.at)


def _channel(facts: Mapping[Column, Any], around: Surroundings) -> Channel:
    told = facts.get(Column.CHANNEL)
    usual = CHANNEL_OF_JOURNAL.get(facts.get(Column.JOURNAL, ""), ChannelCode.UNSPECIFIED)
    found = around.channels.get(told or usual)
    if found is None:
        raise BadRow(Column.CHANNEL, RowFault.CHANNEL_CLOSED, {"channel": told or usual})
    return found


def _anonymous(facts: Mapping[Column, Any], channel: Channel) -> bool:
    anonymous = bool(facts.get(Column.ANONYMOUS))
    if anonymous and not channel.anonymous_allowed:
        raise BadRow(Column.ANONYMOUS, RowFault.ANONYMOUS_NOT_ALLOWED, {"channel": channel.code})
    return anonymous


def _contact(facts: Mapping[Column, Any], *, anonymous: bool) -> Contact:
    if anonymous:
        return Contact()
    full_name, iin, phone, email, address = (facts.get(column, "") for column in PERSONAL)
    return Contact(full_name, iin, phone, email, address)


def _outcome(
    facts: Mapping[Column, Any], on: date, profile: Profile, around: Surroundings
) -> Outcome | None:
    """Tell how the matter ended: as the row says, or, where it is silent, by its age."""
    kind, verdict = facts[Column.KIND], facts.get(Column.VERDICT)
    if verdict and kind is not ContentKind.COMPLAINT:
        raise BadRow(Column.VERDICT, RowFault.VERDICT_ONLY_ON_COMPLAINTS, {})
    if not _is_finished(facts, on, profile, around):
        return None
    usual = Decision.NOTED if kind in NOTED else Decision.EXPLAINED
    return Outcome(
        on=facts.get(Column.ANSWERED_ON, on),
        decision=facts.get(Column.DECISION, usual),
        verdict=verdict,
    )


def _is_finished(
    facts: Mapping[Column, Any], on: date, profile: Profile, around: Surroundings
) -> bool:
    standing = facts.get(Column.STATE)
    if standing is not None:
        return standing is Standing.FINISHED
    if any(facts.get(c) for c in (Column.ANSWERED_ON, Column.VERDICT, Column.DECISION)):
        return True
    is_old = around.today - on > timedelta(days=OLD_DAYS)
    return is_old and profile.finished is Finished.WHEN_OLD


def _outside_numbers(facts: Mapping[Column, Any], channel: Channel) -> tuple[tuple[str, str], ...]:
    number = facts.get(Column.OUTSIDE_NUMBER)
    return ((facts.get(Column.OUTSIDE_SYSTEM, channel.code), number),) if number else ()


def _plain(facts: Mapping[Column, Any]) -> dict[str, Any]:
    """Return the fields that a registration takes as they are."""
    names = {
        Column.LEGAL_KIND: "legal_kind",
        Column.DEPARTMENT: "department",
        Column.PLACE: "place",
        Column.TOPIC: "topic",
        Column.FORM: "form",
        Column.MEDIUM: "medium",
        Column.MEDIA: "media",
        Column.JOURNAL: "journal",
        Column.REPEAT: "repeat",
        Column.RATING: "rating",
        Column.REVIEW_SUBJECT: "review_subject",
        Column.REVIEW_REASON: "review_reason",
    }
    return {name: facts[column] for column, name in names.items() if column in facts}
