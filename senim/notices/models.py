"""Who was told of what: a line for a colleague, a letter for the applicant."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from senim.appeals.models import Event
from senim.rules.workflow import Act


class Notice(models.Model):
    """Something that happened to an appeal, as one member of staff is told of it, once."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="notices")
    event = models.ForeignKey(Event, models.PROTECT, related_name="notices")
    kind = models.CharField(max_length=16)  # the act, as the event has it
    at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(name="notice_once_a_person", fields=["user", "event"]),
            models.CheckConstraint(name="notice_kind_is_known", condition=Q(kind__in=sorted(Act))),
        ]
        indexes = [
            models.Index(
                name="notice_unread", fields=["user", "id"], condition=Q(read_at__isnull=True)
            ),
            models.Index(name="notice_of_person", fields=["user", "-id"]),
        ]

    def __str__(self) -> str:
        return f"{self.user_id}: {self.kind}"


class Letter(models.Model):
    """An e-mail that an applicant is owed about an event; kept without the address."""

    event = models.OneToOneField(Event, models.PROTECT, related_name="letter")
    at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.event_id}: {'sent' if self.sent_at else 'waiting'}"
