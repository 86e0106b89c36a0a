"""The columns of the journals, in the order in which the paper ones have them.

One tuple a journal: what a column is called and what stands in it. A column without words of ours
(a signature, a mark of delivery) stays empty to be filled in by hand.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import pgettext, pgettext_lazy
from django_stubs_ext import StrPromise

from senim.appeals.identity import Contact, opened
from senim.appeals.ledger import Line
from senim.desk.people import COVER, masked_name
from senim.orgs.actors import Actor
from senim.rules.channels import ChannelCode
from senim.rules.kinds import (
    ContentKind,
    Decision,
    Form,
    Journal,
    ReviewReason,
    ReviewSubject,
    Verdict,
)
from senim.rules.workflow import Sight, State
from senim.ui import labels
from senim.ui.formats import day_short, moment_short


@dataclass(frozen=True, slots=True)
class Reading:
    """One line before one reader: the contact in clear only for those who may see it."""

    line: Line
    contact: Contact

    @classmethod
    def of(cls, line: Line, actor: Actor) -> "Reading":
        """Open the applicant's contact, or mask it, by what the reader may see."""
        applicant = line.appeal.applicant
        if applicant is None:
            return cls(line, Contact())
        if actor.sees(Sight.IDENTITY, assigned=line.assigned):
            return cls(line, opened(applicant))
        address = COVER if applicant.address else ""
        return cls(
            line,
            Contact(
                full_name=masked_name(applicant.full_name),
                iin=applicant.iin_mask,
                phone=applicant.phone_mask,
                email=COVER if applicant.email else "",
                address=address,
            ),
        )

    @property
    def name(self) -> str:
        if self.line.appeal.anonymous:
            return pgettext("applicant", "Anonymous")
        return self.contact.full_name


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a journal: its heading, its words, and whether it holds whole sentences."""

    title: StrPromise
    words: Callable[[Reading], str]
    wide: bool = False


def _joined(*parts: str, by: str = ", ") -> str:
    return by.join(part for part in parts if part)


def _day(value: date | datetime | None) -> str:
    return day_short(value) if value else ""


def _n(r: Reading) -> str:
    return str(r.line.entry.n)


def _number(r: Reading) -> str:
    return r.line.appeal.number


def _registered(r: Reading) -> str:
    return day_short(r.line.entry.registered_on)


def _received(r: Reading) -> str:
    return moment_short(r.line.appeal.received_at)


def _name(r: Reading) -> str:
    return r.name


def _iin(r: Reading) -> str:
    return r.contact.iin


def _phone(r: Reading) -> str:
    return r.contact.phone


def _contacts(r: Reading) -> str:
    return _joined(r.contact.address, r.contact.phone, r.contact.email)


def _name_and_contacts(r: Reading) -> str:
    return _joined(r.name, _contacts(r))


def _place(r: Reading) -> str:
    return r.line.appeal.place.name if r.line.appeal.place else ""


def _channel(r: Reading) -> str:
    return labels.word(ChannelCode, r.line.appeal.channel)


def _kind(r: Reading) -> str:
    return labels.word(ContentKind, r.line.appeal.content_kind)


def _form(r: Reading) -> str:
    return labels.word(Form, r.line.appeal.form)


def _content(r: Reading) -> str:
    return r.line.content


def _department(r: Reading) -> str:
    return r.line.appeal.department.name if r.line.appeal.department else ""


def _executor(r: Reading) -> str:
    return str(r.line.appeal.executor or "")


def _resolution(r: Reading) -> str:
    return r.line.resolution


def _resolution_and_executor(r: Reading) -> str:
    return _joined(r.line.resolution, _executor(r))


def _due(r: Reading) -> str:
    return _day(r.line.due_on)


def _verdict(r: Reading) -> str:
    return labels.word(Verdict, r.line.appeal.verdict) if r.line.appeal.verdict else ""


def _decision(r: Reading) -> str:
    return labels.word(Decision, r.line.appeal.decision) if r.line.appeal.decision else ""


def _result(r: Reading) -> str:
    return _joined(_decision(r), _verdict(r))


def _replied(r: Reading) -> str:
    return _day(r.line.replied_at and timezone.localdate(r.line.replied_at))


def _reply_mark(r: Reading) -> str:
    return _joined(_replied(r), r.line.outgoing_number)


def _reply(r: Reading) -> str:
    return r.line.reply


def _state(r: Reading) -> str:
    return labels.word(State, r.line.appeal.state)


def _outside(r: Reading) -> str:
    return r.line.outside_number


def _files(r: Reading) -> str:
    return str(r.line.files) if r.line.files else ""


def _receiver(r: Reading) -> str:
    return r.line.received_by


def _mark(r: Reading) -> str:
    return str(r.line.appeal.rating or "")


def _subject(r: Reading) -> str:
    code = r.line.appeal.review_subject
    return labels.word(ReviewSubject, code) if code else ""


def _reason(r: Reading) -> str:
    code = r.line.appeal.review_reason
    return labels.word(ReviewReason, code) if code else ""


def _by_hand(_reading: Reading) -> str:
    return ""


N = Column(pgettext_lazy("column", "No."), _n)
DAY = Column(pgettext_lazy("column", "Date"), _registered)
NAME = Column(pgettext_lazy("column", "Full name"), _name)
KIND = Column(pgettext_lazy("column", "Kind"), _kind)
CONTENT = Column(pgettext_lazy("column", "Content"), _content, wide=True)
GIST = Column(pgettext_lazy("column", "Short content"), _content, wide=True)
DEPARTMENT = Column(pgettext_lazy("column", "Department"), _department)
SIGNATURE = Column(pgettext_lazy("column", "Signature"), _by_hand)
VERDICT = Column(pgettext_lazy("column", "Justified or not"), _verdict)
MEASURES = Column(pgettext_lazy("column", "Measures taken"), _decision)
ANSWERED_ON = Column(pgettext_lazy("column", "Date of the answer"), _replied)
DUE = Column(pgettext_lazy("column", "Term"), _due)
EXECUTOR = Column(pgettext_lazy("column", "Executor"), _executor)
SOURCE = Column(pgettext_lazy("column", "Source"), _channel)

COLUMNS: dict[Journal, tuple[Column, ...]] = {
    Journal.J_APPEALS: (
        N,
        Column(pgettext_lazy("column", "Reg. No."), _number),
        Column(pgettext_lazy("column", "Date and time"), _received),
        NAME,
        Column(pgettext_lazy("column", "ИИН"), _iin),
        Column(pgettext_lazy("column", "Address, telephone"), _contacts),
        Column(pgettext_lazy("column", "Channel"), _channel),
        KIND,
        GIST,
        DEPARTMENT,
        Column(pgettext_lazy("column", "Resolution, executor"), _resolution_and_executor),
        DUE,
        Column(pgettext_lazy("column", "Result, justified or not"), _result),
        Column(pgettext_lazy("column", "Date and No. of the answer"), _reply_mark),
        SIGNATURE,
    ),
    Journal.J_BOOK: (
        N,
        DAY,
        Column(pgettext_lazy("column", "Full name, contacts"), _name_and_contacts),
        CONTENT,
        Column(pgettext_lazy("column", "Applicant's signature"), _by_hand),
        Column(pgettext_lazy("column", "Form"), _form),
        KIND,
        DEPARTMENT,
        MEASURES,
        VERDICT,
        ANSWERED_ON,
    ),
    Journal.J_REVIEWS: (
        N,
        DAY,
        NAME,
        Column(pgettext_lazy("column", "Contacts"), _contacts),
        Column(pgettext_lazy("column", "Review or suggestion"), _content, wide=True),
        KIND,
        SIGNATURE,
        Column(pgettext_lazy("column", "Checked by the expert doctor"), _by_hand),
    ),
    Journal.J_PHONE: (
        N,
        Column(pgettext_lazy("column", "Date and time of the call"), _received),
        NAME,
        Column(pgettext_lazy("column", "Telephone"), _phone),
        Column(pgettext_lazy("column", "Town or village"), _place),
        DEPARTMENT,
        Column(pgettext_lazy("column", "Direction"), _kind),
        CONTENT,
        Column(pgettext_lazy("column", "Handed to"), _executor),
        Column(pgettext_lazy("column", "Answer"), _reply, wide=True),
        VERDICT,
        SIGNATURE,
    ),
    Journal.J_MEDIA: (
        N,
        DAY,
        SOURCE,
        Column(pgettext_lazy("column", "Link or outside No."), _outside),
        Column(pgettext_lazy("column", "Author"), _name),
        KIND,
        DEPARTMENT,
        CONTENT,
        MEASURES,
        ANSWERED_ON,
        Column(pgettext_lazy("column", "State"), _state),
    ),
    Journal.J_IN: (
        Column(pgettext_lazy("column", "Incoming No."), _n),
        DAY,
        Column(pgettext_lazy("column", "Correspondent"), _name),
        Column(pgettext_lazy("column", "Correspondent's No. and date"), _outside),
        GIST,
        Column(pgettext_lazy("column", "Sheets, enclosures"), _files),
        Column(pgettext_lazy("column", "Resolution"), _resolution),
        EXECUTOR,
        DUE,
        Column(pgettext_lazy("column", "Mark of execution"), _reply_mark),
    ),
    Journal.J_OUT: (
        Column(pgettext_lazy("column", "Outgoing No."), _n),
        DAY,
        Column(pgettext_lazy("column", "Addressee"), _name),
        Column(pgettext_lazy("column", "Content"), _reply, wide=True),
        Column(pgettext_lazy("column", "To incoming No."), _number),
        EXECUTOR,
        Column(pgettext_lazy("column", "Way of sending"), _by_hand),
        Column(pgettext_lazy("column", "Mark of delivery"), _by_hand),
    ),
    Journal.J_RECEPTION: (
        N,
        DAY,
        NAME,
        Column(pgettext_lazy("column", "Question"), _content, wide=True),
        Column(pgettext_lazy("column", "Who received"), _receiver),
        Column(pgettext_lazy("column", "Decision"), _result),
        DUE,
        Column(pgettext_lazy("column", "Mark"), _reply_mark),
    ),
    Journal.J_MONITOR: (
        N,
        DAY,
        SOURCE,
        Column(pgettext_lazy("column", "Author"), _name),
        Column(pgettext_lazy("column", "Rating"), _mark),
        CONTENT,
        Column(pgettext_lazy("column", "About"), _subject),
        Column(pgettext_lazy("column", "Reason"), _reason),
        Column(pgettext_lazy("column", "State"), _state),
    ),
}
