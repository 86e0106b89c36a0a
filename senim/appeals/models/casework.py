"""The steps of a case: who was told to do what, explanations, replies, remarks, files."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from senim.appeals.models.columns import CODE, known
from senim.appeals.models.register import Appeal
from senim.orgs.models import Organisation
from senim.rules.kinds import Decision, ScanState


class Assignment(models.Model):
    """Who was told to do what about an appeal, by whose resolution and by when."""

    appeal = models.ForeignKey(Appeal, models.PROTECT, related_name="assignments")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="assignments")
    role = models.CharField(max_length=20)  # DEPUTY, EXECUTOR or CO_EXECUTOR
    resolution = models.TextField(blank=True)
    due_on = models.DateField(null=True)
    assigned_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="given_assignments"
    )
    assigned_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(
                name="assignment_in_force",
                fields=["person", "appeal"],
                condition=Q(ended_at__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.appeal_id}: {self.role} {self.person_id}"


class Explanation(models.Model):
    """What those concerned explain about the matter, for the inside only."""

    appeal = models.ForeignKey(Appeal, models.PROTECT, related_name="explanations")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT)
    text = models.TextField()
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.appeal_id}: {self.author_id}"


class Remark(models.Model):
    """An internal note on an appeal, never shown to the applicant."""

    appeal = models.ForeignKey(Appeal, models.PROTECT, related_name="remarks")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT)
    text = models.TextField()
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.appeal_id}: {self.author_id}"


class Reply(models.Model):
    """The official answer: drafted, approved, sent under an outgoing number. Versions are kept."""

    appeal = models.ForeignKey(Appeal, models.PROTECT, related_name="replies")
    text = models.TextField()
    language = models.CharField(max_length=2)
    decision = models.CharField(max_length=CODE)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    drafted_at = models.DateTimeField()
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    approved_at = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(null=True)
    outgoing_number = models.CharField(max_length=40, blank=True)

    class Meta:
        constraints = [
            known("reply_decision_is_known", "decision", Decision),
            models.CheckConstraint(
                name="reply_approved_by_someone",
                condition=Q(approved_at=None, approved_by=None)
                | Q(approved_at__isnull=False, approved_by__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.appeal_id}: {self.decision}"


class Attachment(models.Model):
    """A file of the case; stored under a random name, given out only through a door."""

    uid = models.CharField(max_length=32, unique=True)
    organisation = models.ForeignKey(Organisation, models.PROTECT)
    appeal = models.ForeignKey(Appeal, models.PROTECT, null=True, related_name="attachments")
    name = models.CharField(max_length=150)
    media_type = models.CharField(max_length=100)
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    scan = models.CharField(max_length=8, default=ScanState.PENDING)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True)
    added_at = models.DateTimeField()

    class Meta:
        constraints = [known("attachment_scan_is_known", "scan", ScanState)]
        indexes = [
            models.Index(
                name="attachment_unclaimed",
                fields=["added_at"],
                condition=Q(appeal__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return self.uid
