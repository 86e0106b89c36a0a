"""Appeals written down for other systems: a line of a list, and the whole card."""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Any

from django.urls import reverse

from senim.api.clocks import running_out
from senim.api.contacts import masked, whole
from senim.api.schemas.appeals import (
    ActsOut,
    AssignmentOut,
    CardOut,
    EntryOut,
    EventOut,
    FileOut,
    ListedOut,
    NoteOut,
    OutsideNumberOut,
    RefusedActOut,
    ReplyOut,
)
from senim.appeals.casefile import CaseFile
from senim.orgs.actors import Actor
from senim.rules.permit import Refused
from senim.rules.workflow import ACTS, Act, Case, Role, Sight, State, may
from senim.ui.labels import done, label, refusal_words


if TYPE_CHECKING:
    from senim.appeals.models import (
        Appeal,
        Assignment,
        Attachment,
        Event,
        Explanation,
        JournalEntry,
        Remark,
        Reply,
    )

# Registering and taking over are no acts upon an appeal that is there.
ACTS_UPON = [act for act in ACTS if act not in {Act.REGISTER, Act.ARCHIVE}]


def listed_out(appeal: "Appeal", actor: Actor) -> ListedOut:
    """Return a line of a list; `appeal` carries `opening` and `assigned`."""
    named = actor.sees(Sight.IDENTITY, assigned=bool(getattr(appeal, "assigned", False)))
    return ListedOut(
        **_facts(appeal),
        applicant=masked(appeal.applicant, named=named),
        opening=getattr(appeal, "opening", ""),
    )


def card_out(found: CaseFile, actor: Actor, today: date) -> CardOut:
    """Return everything of a case that this actor may see."""
    appeal = found.appeal
    return CardOut(
        **_facts(appeal),
        **_papers(found, actor),
        applicant=whole(found.contact) if found.contact else masked(appeal.applicant, named=False),
        text=appeal.text,
        clocks=running_out(found.clocks, today),
        timeline=[_event(event) for event in found.events],
        acts=_acts(found.case, actor),
    )


PLAIN = (
    "number",
    "registered_on",
    "registered_at",
    "received_at",
    "content_kind",
    "channel",
    "form",
    "medium",
    "media",
    "journal",
    "anonymous",
    "repeat",
    "language",
    "rating",
    "state",
    "due_on",
    "finished_on",
    "satisfaction",
)
NULL_WHEN_EMPTY = (
    "legal_kind",
    "topic",
    "review_subject",
    "review_reason",
    "verdict",
    "decision",
)


def _facts(appeal: "Appeal") -> dict[str, Any]:
    """Return the columns that every form of an appeal shows, named one by one above."""
    return {
        **{name: getattr(appeal, name) for name in PLAIN},
        **{name: getattr(appeal, name) or None for name in NULL_WHEN_EMPTY},
        "organisation": appeal.organisation.code,
        "department": appeal.department.code if appeal.department else None,
        "place": appeal.place.code if appeal.place else None,
        "executor": appeal.executor.username if appeal.executor else None,
        "state_words": label(State(appeal.state)),
        "open": appeal.is_open,
        "service_due_on": appeal.spp_due_on,
    }


def _papers(found: CaseFile, actor: Actor) -> dict[str, Any]:
    """Return the papers of the case; notes and files only to those who may look at them."""
    notes = actor.sees(Sight.NOTES, assigned=found.case.assigned)
    files = actor.sees(Sight.FILES, assigned=found.case.assigned)
    return {
        "journals": [_entry(each) for each in found.journals],
        "attachments": [file_out(each) for each in found.attachments if files],
        "replies": [_reply(each) for each in reversed(found.replies)],
        "assignments": [_assignment(each) for each in found.assignments],
        "outside_numbers": [
            OutsideNumberOut(system=each.system, number=each.number)
            for each in found.outside_numbers
        ],
        "explanations": _notes(found.explanations if notes else ()),
        "remarks": _notes(found.remarks),
    }


def _entry(entry: "JournalEntry") -> EntryOut:
    return EntryOut(
        journal=entry.journal,
        year=entry.year,
        n=entry.n,
        primary=entry.primary,
        cancelled=entry.cancelled_at is not None,
    )


def _assignment(given: "Assignment") -> AssignmentOut:
    return AssignmentOut(
        person=given.person.username,
        role=given.role,
        resolution=given.resolution,
        due_on=given.due_on,
        assigned_at=given.assigned_at,
        ended_at=given.ended_at,
    )


def file_out(attachment: "Attachment") -> FileOut:
    """Return what is known of a file, and where it can be fetched."""
    return FileOut(
        uid=attachment.uid,
        name=attachment.name,
        media_type=attachment.media_type,
        size=attachment.size,
        sha256=attachment.sha256,
        scan=attachment.scan,
        added_at=attachment.added_at,
        url=reverse("api-1:file", args=[attachment.uid]),
    )


def _reply(reply: "Reply") -> ReplyOut:
    return ReplyOut(
        text=reply.text,
        language=reply.language,
        decision=reply.decision,
        author=reply.author.username,
        drafted_at=reply.drafted_at,
        approved_by=reply.approved_by.username if reply.approved_by else None,
        approved_at=reply.approved_at,
        sent_at=reply.sent_at,
        number=reply.outgoing_number,
    )


def _notes(found: "Iterable[Explanation | Remark]") -> list[NoteOut]:
    return [NoteOut(author=each.author.username, at=each.at, text=each.text) for each in found]


def _event(event: "Event") -> EventOut:
    actor = str(event.actor) if event.actor else label(Role(event.role or Role.SYSTEM))
    return EventOut(
        at=event.at,
        code=event.kind,
        words=done(Act(event.kind)),
        actor=actor,
        state=event.state,
    )


def _acts(case: Case, actor: Actor) -> ActsOut:
    """Return which acts are open to this actor, and why the others are not."""
    permits = {act: may(act, case, actor.roles) for act in ACTS_UPON}
    return ActsOut(
        offered=[act.value for act, permit in permits.items() if permit],
        refused=[
            RefusedActOut(
                act=act,
                code=permit.code,
                detail=refusal_words(Refused(permit.code, **permit.params)),
                params=permit.params,
            )
            for act, permit in permits.items()
            if permit.code is not None
        ],
    )
