"""Telling people: each event once to each, however often the outbox comes by."""

from collections.abc import Collection
from datetime import datetime

from django.conf import settings
from django.db import transaction

from senim.appeals.identity import opened
from senim.appeals.models import Event
from senim.notices.letters import answer_letter
from senim.notices.models import Letter, Notice
from senim.notices.recipients import is_applicant_told
from senim.notices.selectors import event_in, notices_of, recipients_of
from senim.orgs.actors import Actor
from senim.rules.workflow import Act


def announce(*, event: int, actor: Actor, at: datetime) -> int:
    """Tell those concerned of an event in scope; return how many were told now.

    Safe to repeat: a colleague is told once, and a letter is sent again only when its sending
    failed. Raises what the mail service raises, so that the outbox tries once more.
    """
    found = event_in(actor.scope, event)
    return _tell_colleagues(found, actor, at) + _tell_applicant(found, at)


@transaction.atomic
def _tell_colleagues(event: Event, actor: Actor, at: datetime) -> int:
    people = recipients_of(actor.scope, event)
    known = set(Notice.objects.filter(event=event).values_list("user_id", flat=True))
    fresh = [pk for pk in people if pk not in known]
    Notice.objects.bulk_create(
        [Notice(user_id=pk, event=event, kind=event.kind, at=at) for pk in fresh],
        ignore_conflicts=True,  # another worker may be telling them this very moment
    )
    return len(fresh)


def _tell_applicant(event: Event, at: datetime) -> int:
    """Write to the applicant where mail is set up and an address was given; never to nobody."""
    appeal = event.appeal
    if not settings.SENIM_MAIL or not is_applicant_told(Act(event.kind)):
        return 0
    address = opened(appeal.applicant).email if appeal.applicant and not appeal.anonymous else ""
    if not address:
        return 0
    letter, _ = Letter.objects.get_or_create(event=event, defaults={"at": at})
    if letter.sent_at:
        return 0
    answer_letter(appeal, address).send()
    letter.sent_at = at
    letter.save(update_fields=["sent_at"])
    return 1


@transaction.atomic
def read_notices(*, pks: Collection[int] | None = None, actor: Actor, at: datetime) -> int:
    """Mark the actor's own notices read, the named ones or all; return how many were unread."""
    own = notices_of(actor.scope, actor).filter(read_at=None)
    if pks is not None:
        own = own.filter(pk__in=pks)
    return Notice.objects.filter(pk__in=list(own.values_list("pk", flat=True))).update(read_at=at)
