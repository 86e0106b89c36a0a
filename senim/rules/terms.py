"""The rulebook of terms: how long each step may take, from which day, by which article and edition.

Pure data. A term whose length or basis could not be read in a published act says so by
`confirmed=False`; where no article is known, `article` is empty and none may be shown.
"""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from senim.rules.kinds import ContentKind, LegalKind, Ownership, Risk


class ClockCode(StrEnum):
    """The clocks an appeal may run; the values are public in the API."""

    SPP = "clock_spp"
    STATUTORY = "clock_statutory"
    FORWARD = "clock_forward"
    FIX = "clock_fix"
    RETURN = "clock_return"
    HEARING_NOTICE = "clock_hearing_notice"
    OBJECTION = "clock_objection"
    PROTOCOL = "clock_protocol"
    NOTICE_EXTENSION = "clock_notice_extension"
    NOTICE_STOP = "clock_notice_stop"
    EXECUTION = "clock_execution"
    FSMS = "clock_fsms"


class PeriodCode(StrEnum):
    """Lengths of the law that are no clock of their own."""

    EXTENSION = "extension"
    COMPLAINT = "complaint_window"


class Unit(StrEnum):
    WORKING_DAY = "WORKING_DAY"
    CALENDAR_DAY = "CALENDAR_DAY"
    MONTH = "MONTH"


class CountFrom(StrEnum):
    """Which day is the first of the term."""

    DAY_AFTER_REGISTRATION = "DAY_AFTER_REGISTRATION"
    RECEIPT_DAY_IS_ONE = "RECEIPT_DAY_IS_ONE"
    DAY_AFTER_EVENT = "DAY_AFTER_EVENT"
    BEFORE_EVENT = "BEFORE_EVENT"  # counted backwards: so long before the act at the latest


class Basis(StrEnum):
    """What a term rests on."""

    APPC = "APPC"
    DSM230 = "DSM230"  # order of the Minister of Health № ҚР ДСМ-230/2020
    SETTING = "SETTING"


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A length of time, the day it is counted from, and the edition of the rule that grants it."""

    code: ClockCode | PeriodCode
    length: int
    unit: Unit
    count_from: CountFrom
    rolls: bool  # a last day that is a day off moves to the next working day, art. 76(5)
    article: str
    version: str
    in_force_from: date
    in_force_to: date | None = None
    extendable: bool = False
    basis: Basis = Basis.APPC
    confirmed: bool = True

    def is_in_force(self, on: date) -> bool:
        """Tell whether this edition of the rule governs a term that starts on this day."""
        return self.in_force_from <= on and (self.in_force_to is None or on <= self.in_force_to)


CODE_BEGINS = date(2021, 7, 1)
LAW_241_BEGINS = date(2025, 12, 29)
EARLIER, PRESENT = "appc-2021-07-01", "appc-2025-12-29"
# Of the other articles only this wording was read; when each got it is not known.
READ_ON = date(2026, 8, 25)
AS_READ = f"appc-read-{READ_ON}"


def _statutory(length: int, article: str, *, extendable: bool) -> tuple[Term, ...]:
    """Return both editions: receipt day as day one before Law 241-VIII, the day after since."""
    present = Term(
        code=ClockCode.STATUTORY,
        length=length,
        unit=Unit.WORKING_DAY,
        count_from=CountFrom.DAY_AFTER_REGISTRATION,
        rolls=True,
        article=article,
        version=PRESENT,
        in_force_from=LAW_241_BEGINS,
        extendable=extendable,
    )
    earlier = replace(
        present,
        count_from=CountFrom.RECEIPT_DAY_IS_ONE,
        version=EARLIER,
        in_force_from=CODE_BEGINS,
        in_force_to=date(2025, 12, 28),
    )
    return (earlier, present)


def _working(
    code: ClockCode,
    length: int,
    article: str,
    *,
    count_from: CountFrom = CountFrom.DAY_AFTER_EVENT,
    extendable: bool = False,
) -> Term:
    return Term(
        code=code,
        length=length,
        unit=Unit.WORKING_DAY,
        count_from=count_from,
        rolls=True,
        article=article,
        version=AS_READ,
        in_force_from=CODE_BEGINS,
        extendable=extendable,
    )


APPLICATION = _statutory(15, "76(1)", extendable=True)
SIMPLIFIED = _statutory(15, "76(1), 87(2)", extendable=True)
COMPLAINT = _statutory(20, "99", extendable=False)

STATUTORY: dict[LegalKind, tuple[Term, ...]] = {
    LegalKind.ZAYAVLENIE: APPLICATION,
    LegalKind.ZHALOBA: COMPLAINT,
    LegalKind.SOOBSHCHENIE: SIMPLIFIED,
    LegalKind.PREDLOZHENIE: SIMPLIFIED,
    LegalKind.OTKLIK: SIMPLIFIED,
    LegalKind.ZAPROS: SIMPLIFIED,
}

# The five calendar days are confirmed by hospitals' own rules only; the paragraph is not known.
SERVICE = Term(
    code=ClockCode.SPP,
    length=5,
    unit=Unit.CALENDAR_DAY,
    count_from=CountFrom.DAY_AFTER_REGISTRATION,
    rolls=False,
    article="",
    version="dsm230-2020-12-04",
    in_force_from=date(2020, 12, 4),
    basis=Basis.DSM230,
    confirmed=False,
)
SERVICE_EARLIER = replace(
    SERVICE,
    version="setting",
    in_force_from=date.min,
    in_force_to=date(2020, 12, 3),
    basis=Basis.SETTING,
)

# Receipt outside office hours counts from registration here too: 64(3), 76(2).
FORWARD = _working(
    ClockCode.FORWARD, 3, "65(1), 91(4)", count_from=CountFrom.DAY_AFTER_REGISTRATION
)
FIX = replace(
    _working(ClockCode.FIX, 5, "64(6)", extendable=True), confirmed=False
)  # the Code says "reasonable": the length is a setting
RETURN = _working(ClockCode.RETURN, 3, "64(7)")
HEARING_NOTICE = _working(ClockCode.HEARING_NOTICE, 3, "73(1)", count_from=CountFrom.BEFORE_EVENT)
OBJECTION = _working(ClockCode.OBJECTION, 2, "73(3)")
PROTOCOL = _working(ClockCode.PROTOCOL, 2, "74(4)")
NOTICE_EXTENSION = _working(ClockCode.NOTICE_EXTENSION, 3, "76(3)")
NOTICE_STOP = _working(ClockCode.NOTICE_STOP, 3, "70(3)")
EXECUTION = _working(ClockCode.EXECUTION, 5, "86(3)", extendable=True)

FUND_DAYS: dict[Risk, int] = {Risk.HIGH: 1, Risk.MEDIUM: 3, Risk.LOW: 5}
FUND = Term(
    code=ClockCode.FSMS,
    length=FUND_DAYS[Risk.LOW],
    unit=Unit.CALENDAR_DAY,
    count_from=CountFrom.DAY_AFTER_EVENT,
    rolls=False,
    article="",
    version="setting",
    in_force_from=date.min,
    extendable=True,
    basis=Basis.SETTING,
    confirmed=False,
)

EXTENSION = Term(
    code=PeriodCode.EXTENSION,
    length=2,
    unit=Unit.MONTH,
    count_from=CountFrom.DAY_AFTER_EVENT,
    rolls=True,
    article="76(3)",
    version=AS_READ,
    in_force_from=CODE_BEGINS,
)
COMPLAINT_WINDOW = replace(EXTENSION, code=PeriodCode.COMPLAINT, length=3, article="92(1)")
COMPLAINT_WINDOW_UNEXPLAINED = replace(COMPLAINT_WINDOW, length=6, article="92(1-1)")

RULEBOOK: tuple[Term, ...] = (
    SERVICE_EARLIER,
    SERVICE,
    *APPLICATION,
    *SIMPLIFIED,
    *COMPLAINT,
    FORWARD,
    FIX,
    RETURN,
    HEARING_NOTICE,
    OBJECTION,
    PROTOCOL,
    NOTICE_EXTENSION,
    NOTICE_STOP,
    EXECUTION,
    FUND,
    EXTENSION,
    COMPLAINT_WINDOW,
    COMPLAINT_WINDOW_UNEXPLAINED,
)

BOUND_BY_CODE = frozenset({Ownership.STATE, Ownership.STATE_100})  # 64(2), 69(3), 87(2)
WITHOUT_SERVICE_CLOCK = frozenset({ContentKind.THANKS, ContentKind.REVIEW})


def clocks_for(
    *,
    legal_kind: LegalKind | None,
    ownership: Ownership,
    registered_on: date,
    content_kind: ContentKind | None = None,
) -> tuple[Term, ...]:
    """Return the terms that start running when an appeal is registered."""
    found = [service_term(registered_on)] if content_kind not in WITHOUT_SERVICE_CLOCK else []
    statutory = statutory_term(legal_kind, ownership=ownership, registered_on=registered_on)
    if statutory is not None:
        found.append(statutory)
    return tuple(found)


def statutory_term(
    legal_kind: LegalKind | None, *, ownership: Ownership, registered_on: date
) -> Term | None:
    """Return the term of the Code that binds this organisation, in the edition of that day.

    There is none without a legal kind, for a private organisation, and before the Code began.
    """
    if legal_kind is None or ownership not in BOUND_BY_CODE:
        return None
    return next((term for term in STATUTORY[legal_kind] if term.is_in_force(registered_on)), None)


def service_term(registered_on: date) -> Term:
    """Return the Patient Support Service's term in the edition of that day."""
    return SERVICE if SERVICE.is_in_force(registered_on) else SERVICE_EARLIER


def fix_term(working_days: int) -> Term:
    """Return the "reasonable term" to correct an appeal, of the length the organisation set."""
    return replace(FIX, length=working_days)


def fund_term(risk: Risk) -> Term:
    """Return the health-insurance fund's term for this degree of risk: one, three or five days."""
    return replace(FUND, length=FUND_DAYS[risk])
