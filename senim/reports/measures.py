"""What reports count: each measure named once, with its definition in words and its filter."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django_stubs_ext import StrPromise

from senim.appeals.filters import AppealFilter
from senim.rules.channels import ChannelCode
from senim.rules.kinds import ContentKind, Form, Journal, Verdict
from senim.ui.labels.house import CHANNELS, JOURNALS


@dataclass(frozen=True, slots=True)
class Measure:
    """A count that means the same on every page, in every export and in the API."""

    code: str
    name: StrPromise
    definition: StrPromise
    where: AppealFilter


ALL = Measure(
    "all",
    pgettext_lazy("measure", "Registered in all"),
    _("Every appeal, call, entry and review whose day of registration lies in the period."),
    AppealFilter(),
)
ORAL = Measure(
    "oral",
    pgettext_lazy("measure", "Oral"),
    _("Said in person or by telephone."),
    AppealFilter(form=(Form.ORAL,)),
)
WRITTEN = Measure(
    "written",
    pgettext_lazy("measure", "Written"),
    _("Written on paper or electronically, reviews on the internet among them."),
    AppealFilter(form=(Form.WRITTEN,)),
)
REPEAT = Measure(
    "repeat",
    pgettext_lazy("measure", "Repeated"),
    _("Marked at registration as a repetition of an earlier appeal of the same person."),
    AppealFilter(repeat=True),
)
MEDIA = Measure(
    "media",
    pgettext_lazy("measure", "In the media"),
    _(
        "Came through the site, e-mail, an information system or a review page: "
        "the media journal and the reviews found outside it."
    ),
    AppealFilter(media=True),
)
ANONYMOUS = Measure(
    "anonymous",
    pgettext_lazy("measure", "Anonymous"),
    _("The author gave no name."),
    AppealFilter(anonymous=True),
)
TOP = (ALL, ORAL, WRITTEN, REPEAT, MEDIA, ANONYMOUS)

THANKS = Measure(
    "thanks",
    pgettext_lazy("measure", "Thanks"),
    _(
        "Entries of the kind “Thanks” in the review journals, the book and the media journal. "
        "Good marks on the site, in 2GIS and DamuMed are not counted here."
    ),
    AppealFilter(
        kind=(ContentKind.THANKS,),
        journal=(Journal.J_BOOK, Journal.J_REVIEWS, Journal.J_MEDIA),
    ),
)
COMPLAINTS = Measure(
    "complaints",
    pgettext_lazy("measure", "Complaints"),
    _("Everything of the kind “Complaint”, in whichever journal."),
    AppealFilter(kind=(ContentKind.COMPLAINT,)),
)
JUSTIFIED = Measure(
    "justified",
    pgettext_lazy("measure", "Justified complaints"),
    _("Complaints with the verdict “Justified”; those partly justified stand apart."),
    AppealFilter(kind=(ContentKind.COMPLAINT,), verdict=(Verdict.JUSTIFIED,)),
)
PARTLY = Measure(
    "partly",
    pgettext_lazy("measure", "Partly justified complaints"),
    _("Complaints with the verdict “Partly justified”."),
    AppealFilter(kind=(ContentKind.COMPLAINT,), verdict=(Verdict.PARTLY,)),
)
CONCLUSIONS = (ALL, MEDIA, ANONYMOUS, THANKS, COMPLAINTS, JUSTIFIED, PARTLY)

_JOURNAL = _("Everything numbered in this journal in the period.")
_OUTSIDE = _("Reviews found there in the period; they are watched and stand in no journal of law.")


def of_journal(journal: Journal) -> Measure:
    """Return the measure of one journal."""
    return Measure(journal, JOURNALS[journal], _JOURNAL, AppealFilter(journal=(journal,)))


def of_reviews(channel: ChannelCode) -> Measure:
    """Return the measure of the reviews found in one place outside the journals."""
    where = AppealFilter(journal=(Journal.J_MONITOR,), channel=(channel,))
    return Measure(channel, CHANNELS[channel], _OUTSIDE, where)
