"""The whole case of one appeal, as its page shows it: few questions, however long the case."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from senim.appeals.clocks import RunningClock, clocks_of, due_days
from senim.appeals.identity import Contact, opened
from senim.appeals.models import (
    Appeal,
    Assignment,
    Attachment,
    Event,
    Explanation,
    JournalEntry,
    OutsideNumber,
    Remark,
    Reply,
)
from senim.appeals.selectors import appeal_by_number, attachment, case_of, timeline
from senim.appeals.tracking import tracking_code
from senim.orgs.actors import Actor, Scope
from senim.orgs.models import Membership, User
from senim.orgs.selectors import colleagues
from senim.rules.kinds import ContentKind, LegalKind
from senim.rules.permit import NotFound
from senim.rules.workflow import Case, Role, Sight


KEEPS_CODES = frozenset({Role.REGISTRAR, Role.SPP})  # who hands the slip with its code to people


@dataclass(frozen=True, slots=True)
class CaseFile:
    """An appeal with everything that belongs to it and this actor may see of it.

    `contact` is None where the author is nobody or not to be seen; `assignments` are all there
    ever were, the first ones first; `replies` begin with the newest version.
    """

    appeal: Appeal
    case: Case
    contact: Contact | None
    clocks: Sequence[RunningClock]
    journals: Sequence[JournalEntry]
    outside_numbers: Sequence[OutsideNumber]
    assignments: Sequence[Assignment]
    explanations: Sequence[Explanation]
    replies: Sequence[Reply]
    remarks: Sequence[Remark]
    attachments: Sequence[Attachment]
    events: Sequence[Event]

    @property
    def hands(self) -> Sequence[Assignment]:
        """Return who has a part in the case now."""
        return [each for each in self.assignments if each.ended_at is None]

    @property
    def draft(self) -> Reply | None:
        """Return the newest version of a reply that has not gone out."""
        return next((reply for reply in self.replies if reply.sent_at is None), None)


def case_file(scope: Scope, actor: Actor, number: str) -> CaseFile:
    """Return the case of an appeal in scope; NotFound outside it."""
    appeal = appeal_by_number(scope, actor, number)
    case = case_of(appeal)
    events = list(timeline(scope, appeal))
    may_note = actor.sees(Sight.NOTES, assigned=case.assigned)
    return CaseFile(
        appeal=appeal,
        case=case,
        contact=_contact(appeal, actor, assigned=case.assigned),
        clocks=clocks_of(appeal),
        journals=list(appeal.journal_entries.order_by("pk")),
        outside_numbers=list(appeal.outside_numbers.order_by("pk")),
        attachments=list(appeal.attachments.order_by("pk")),
        events=events,
        **(_papers(appeal, may_note=may_note) if len(events) > 1 else NO_PAPERS),
    )


# Every act leaves an event: where there is but that of registering, there are no papers to ask for.
NO_PAPERS: Mapping[str, Any] = dict.fromkeys(
    ("assignments", "explanations", "replies", "remarks"), ()
)


def _papers(appeal: Appeal, *, may_note: bool) -> Mapping[str, Any]:
    """Return what was written in the course of a case."""
    notes = appeal.remarks.select_related("author").order_by("pk")
    return {
        "assignments": list(
            appeal.assignments.select_related("person", "assigned_by").order_by("pk")
        ),
        "explanations": list(appeal.explanations.select_related("author").order_by("pk")),
        "replies": list(appeal.replies.select_related("author", "approved_by").order_by("-pk")),
        "remarks": list(notes) if may_note else [],
    }


def _contact(appeal: Appeal, actor: Actor, *, assigned: bool) -> Contact | None:
    if appeal.applicant is None or not actor.sees(Sight.IDENTITY, assigned=assigned):
        return None
    return opened(appeal.applicant)


def newest_draft(scope: Scope, appeal: Appeal) -> Reply | None:
    """Return the newest version of the reply that has not gone out, of an appeal in scope."""
    found = Reply.objects.filter(appeal=appeal, sent_at=None)
    return found.filter(appeal__organisation__path__startswith=scope.path).order_by("-pk").first()


def colleagues_at(scope: Scope, appeal: Appeal) -> list[Membership]:
    """Return who works in the organisation that holds the appeal, by name."""
    del scope  # the appeal was found within it
    everybody = colleagues(Scope.of(appeal.organisation))
    return [each for each in everybody if each.organisation_id == appeal.organisation_id]


def due_under(
    scope: Scope, appeal: Appeal, content_kind: ContentKind
) -> Mapping[LegalKind, date | None]:
    """Return the statutory due day that each legal kind would give this appeal."""
    del scope  # the appeal was found within it
    day, version = appeal.registered_on, appeal.calendar_version
    return {
        legal: due_days(appeal.organisation, legal, content_kind, day, version).statutory
        for legal in LegalKind
    }


def file_for(scope: Scope, actor: Actor, uid: str) -> Attachment:
    """Return a file that this actor may open; NotFound for any other.

    A file that no appeal has claimed yet is its owner's only.
    """
    found = attachment(scope, uid)
    if found.appeal is None:
        if actor.user is None or found.added_by_id != actor.user.pk:
            raise NotFound
        return found
    appeal = appeal_by_number(scope, actor, found.appeal.number)
    if not actor.sees(Sight.FILES, assigned=case_of(appeal).assigned):
        raise NotFound
    return found


@dataclass(frozen=True, slots=True)
class Slip:
    """What stands on the slip (art. 64(2)): `code` is empty for those who do not hand slips out."""

    appeal: Appeal
    clocks: Sequence[RunningClock]
    received_by: User | None
    membership: Membership | None
    code: str


def slip_of(scope: Scope, actor: Actor, number: str) -> Slip:
    """Return the slip of an appeal in scope; NotFound outside it."""
    appeal = appeal_by_number(scope, actor, number)
    received_by = appeal.events.select_related("actor").earliest("pk").actor
    membership = (
        Membership.objects.filter(user=received_by, organisation_id=appeal.organisation_id).first()
        if received_by
        else None
    )
    may_hand_out = bool(KEEPS_CODES.intersection(actor.roles))
    code = tracking_code(appeal.submission.uid, appeal.number) if may_hand_out else ""
    return Slip(appeal, clocks_of(appeal), received_by, membership, code)
