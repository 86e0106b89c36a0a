"""The page of one appeal: what was said, what can be done now, who has a part in it."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from senim.appeals.casefile import CaseFile, case_file
from senim.appeals.clocks import RunningClock
from senim.desk.guard import staff_only
from senim.desk.history import steps_of
from senim.desk.http import DeskRequest
from senim.desk.people import applicant_name, knows
from senim.desk.what_now import what_now
from senim.orgs.actors import Actor
from senim.rules.channels import ChannelCode
from senim.rules.kinds import (
    ContentKind,
    Decision,
    Journal,
    Language,
    LegalKind,
    ReviewReason,
    ReviewSubject,
    ScanState,
    Topic,
    Verdict,
)
from senim.rules.numbering import Number
from senim.rules.terms import ClockCode
from senim.rules.workflow import OPEN, Role, Sight, State
from senim.ui import labels
from senim.ui.derivations import explain
from senim.ui.items import Fact, Tone


@dataclass(frozen=True, slots=True)
class ClockChip:
    """A clock as the head of the page shows it, with the reckoning behind it."""

    title: str
    clock: RunningClock
    lines: Sequence[str]


@dataclass(frozen=True, slots=True)
class FileLine:
    """A file of the case; one without an address is not to be opened, `words` say why."""

    uid: str
    name: str
    size: int
    words: str
    opens: bool


@require_safe
@staff_only
def show_case(request: DeskRequest, number: str) -> HttpResponse:
    """Show an appeal; to htmx, only the part that acts change."""
    file = case_file(request.actor.scope, request.actor, number)
    template = "desk/_case_body.html" if request.htmx else "desk/case.html"
    return render(request, template, case_context(file, request.actor))


def case_context(file: CaseFile, actor: Actor) -> dict[str, object]:
    """Return everything that the page of a case shows, in words."""
    appeal = file.appeal
    return {
        "file": file,
        "appeal": appeal,
        "today": timezone.localdate(),
        "state": labels.label(State(appeal.state)),
        "state_tone": Tone.ACCENT if appeal.state in OPEN else Tone.PLAIN,
        "kind": labels.label(ContentKind(appeal.content_kind)),
        "channel": labels.label(ChannelCode(appeal.channel)),
        "spoken": labels.label(Language(appeal.language)),
        "clocks": [_chip(clock) for clock in file.clocks],
        "now": what_now(file, actor),
        "matter": [*_matter(file), *_numbers(file)],
        "applicant": _applicant(file, actor),
        "hands": [(labels.label(Role(each.role)), each) for each in file.hands],
        "files": _files(file, actor),
        "replies": [(reply, labels.label(Decision(reply.decision))) for reply in file.replies],
        "steps": steps_of(file),
    }


def _chip(clock: RunningClock) -> ClockChip:
    title = labels.label(ClockCode(clock.term.code))
    return ClockChip(title, clock, explain(clock.derivation))


def _matter(file: CaseFile) -> list[Fact]:
    """Return what the appeal legally is and is about, and how it ended."""
    appeal = file.appeal
    stated = [
        Fact(_("Kind by law"), labels.word(LegalKind, appeal.legal_kind)),
        Fact(_("Topic"), labels.word(Topic, appeal.topic)),
    ]
    perhaps = [
        (_("Decision"), Decision, appeal.decision),
        (_("Verdict"), Verdict, appeal.verdict),
        (_("Visit"), ReviewSubject, appeal.review_subject),
        (_("Reason of the mark"), ReviewReason, appeal.review_reason),
    ]
    stated += [Fact(title, labels.word(kind, code)) for title, kind, code in perhaps if code]
    marks = [(_("Mark"), appeal.rating), (_("Applicant's mark"), appeal.satisfaction)]
    return stated + [Fact(title, f"{mark} / 5") for title, mark in marks if mark]


def _applicant(file: CaseFile, actor: Actor) -> list[Fact]:
    """Return who wrote: in full for those who may know, else masked."""
    appeal, contact, author = file.appeal, file.contact, file.appeal.applicant
    facts = [(_("Applicant"), applicant_name(actor, appeal))]
    if author is not None:
        facts += [
            (_("ИИН"), contact.iin if contact else author.iin_mask),
            (_("Telephone"), contact.phone if contact else author.phone_mask),
        ]
    if contact is not None:
        facts += [(_("E-mail"), contact.email), (_("Address"), contact.address)]
    facts.append((_("From"), appeal.place.name if appeal.place else ""))
    shown = [Fact(title, value) for title, value in facts if value]
    if author is not None and not knows(actor, appeal):
        shown.append(Fact(_("Identity"), _("Shown only to those who work on the case")))
    return shown


def _numbers(file: CaseFile) -> list[Fact]:
    """Return the lines of the journals, then the numbers in other systems."""
    code = file.appeal.organisation.code
    own = [
        Fact(
            labels.label(Journal(entry.journal)),
            str(Number(code, Journal(entry.journal), entry.year, entry.n)),
        )
        for entry in file.journals
    ]
    others = file.outside_numbers
    return own + [Fact(each.system, _outside(each.number, each.status)) for each in others]


def _outside(number: str, status: str) -> str:
    return f"{number} ({status})" if status else number


def _files(file: CaseFile, actor: Actor) -> list[FileLine]:
    """Return the files; names are shown only to those who may open them."""
    if not actor.sees(Sight.FILES, assigned=file.case.assigned):
        return []
    return [
        FileLine(
            uid=each.uid,
            name=each.name,
            size=max(1, round(each.size / 1024)),
            words="" if each.scan == ScanState.CLEAN else labels.label(ScanState(each.scan)),
            opens=each.scan in {ScanState.CLEAN, ScanState.PENDING},
        )
        for each in file.attachments
    ]
