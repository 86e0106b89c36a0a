"""The register: what came in, the appeal, its journals, its events and its outbox."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from senim.appeals.models.columns import CODE, known
from senim.orgs.models import Department, Organisation, Place
from senim.rules.channels import ChannelCode
from senim.rules.kinds import (
    ContentKind,
    Decision,
    Form,
    Journal,
    Language,
    LegalKind,
    Medium,
    Verdict,
)
from senim.rules.workflow import OPEN, State


class Submission(models.Model):
    """What came in, raw and unchanged (sealed), once per source and key."""

    uid = models.CharField(max_length=32, unique=True)
    organisation = models.ForeignKey(Organisation, models.PROTECT)
    channel = models.CharField(max_length=20)
    source = models.CharField(max_length=60)  # "portal", "api:7", "desk:7", "import:journal"
    source_key = models.CharField(max_length=100)
    digest = models.CharField(max_length=64)  # of what was asked: the same key must mean the same
    received_at = models.DateTimeField()
    payload = models.BinaryField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="submission_is_unique_in_its_source",
                fields=["organisation", "source", "source_key"],
            ),
        ]

    def __str__(self) -> str:
        return self.uid


class Applicant(models.Model):
    """Who writes: identity sealed, with blind indexes to find the same person again."""

    uid = models.CharField(max_length=32, unique=True)
    organisation = models.ForeignKey(Organisation, models.PROTECT)
    full_name = models.CharField(max_length=150, blank=True)
    iin = models.BinaryField(default=b"")
    iin_index = models.CharField(max_length=32, blank=True)
    iin_mask = models.CharField(max_length=12, blank=True)
    phone = models.BinaryField(default=b"")
    phone_index = models.CharField(max_length=32, blank=True)
    phone_mask = models.CharField(max_length=20, blank=True)
    email = models.BinaryField(default=b"")
    email_index = models.CharField(max_length=32, blank=True)
    address = models.BinaryField(default=b"")

    class Meta:
        indexes = [
            models.Index(
                name="applicant_by_iin",
                fields=["organisation", "iin_index"],
                condition=~Q(iin_index=""),
            ),
            models.Index(
                name="applicant_by_phone",
                fields=["organisation", "phone_index"],
                condition=~Q(phone_index=""),
            ),
        ]

    def __str__(self) -> str:
        return self.uid


class Appeal(models.Model):
    """One entry of the register: one matter, one case, one answer."""

    number = models.CharField(max_length=40, unique=True)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="appeals")
    submission = models.OneToOneField(Submission, models.PROTECT, related_name="appeal")
    applicant = models.ForeignKey(Applicant, models.PROTECT, null=True, related_name="appeals")

    legal_kind = models.CharField(max_length=CODE, blank=True)
    content_kind = models.CharField(max_length=CODE)
    channel = models.CharField(max_length=20)
    form = models.CharField(max_length=8)
    medium = models.CharField(max_length=12)
    media = models.BooleanField(default=False)
    journal = models.CharField(max_length=12)  # the primary one: statistics count by it
    anonymous = models.BooleanField(default=False)
    repeat = models.BooleanField(default=False)
    repeat_of = models.ForeignKey("self", models.PROTECT, null=True, related_name="repeats")
    language = models.CharField(max_length=2)
    topic = models.CharField(max_length=CODE, blank=True)
    risk = models.CharField(max_length=8, blank=True)
    text = models.TextField(blank=True)
    terms = models.TextField(blank=True)  # index terms of senim.text.search, found by both engines
    department = models.ForeignKey(Department, models.PROTECT, null=True)
    place = models.ForeignKey(Place, models.PROTECT, null=True)
    rating = models.PositiveSmallIntegerField(null=True)
    review_subject = models.CharField(max_length=24, blank=True)
    review_reason = models.CharField(max_length=24, blank=True)

    received_at = models.DateTimeField()
    registered_at = models.DateTimeField()
    registered_on = models.DateField()  # the lawful day, art. 64(3)

    state = models.CharField(max_length=CODE)
    is_open = models.BooleanField()
    verdict = models.CharField(max_length=CODE, blank=True)
    decision = models.CharField(max_length=CODE, blank=True)
    executor = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="executed_appeals"
    )
    due_on = models.DateField(null=True)  # the statutory clock, as the replay of events tells
    spp_due_on = models.DateField(null=True)  # the service's five days
    next_due_on = models.DateField(null=True)  # the nearer of the two while the appeal is open
    finished_on = models.DateField(null=True)
    calendar_version = models.CharField(max_length=24)  # the edition the due days rest on
    satisfaction = models.PositiveSmallIntegerField(null=True)

    tracking_selector = models.CharField(max_length=5, blank=True)
    tracking_digest = models.CharField(max_length=64, blank=True)

    class Meta:
        constraints = [
            known("appeal_legal_kind_is_known", "legal_kind", LegalKind, empty=True),
            known("appeal_content_kind_is_known", "content_kind", ContentKind),
            known("appeal_channel_is_known", "channel", ChannelCode),
            known("appeal_form_is_known", "form", Form),
            known("appeal_medium_is_known", "medium", Medium),
            known("appeal_journal_is_known", "journal", Journal),
            known("appeal_language_is_known", "language", Language),
            known("appeal_state_is_known", "state", State),
            known("appeal_verdict_is_known", "verdict", Verdict, empty=True),
            known("appeal_decision_is_known", "decision", Decision, empty=True),
            models.CheckConstraint(
                name="appeal_verdict_only_on_complaints",
                condition=Q(verdict="") | Q(content_kind=ContentKind.COMPLAINT),
            ),
            models.CheckConstraint(
                name="appeal_is_open_in_open_states",
                condition=Q(is_open=True, state__in=sorted(OPEN))
                | Q(is_open=False, state__in=sorted(set(State) - OPEN)),
            ),
            models.CheckConstraint(
                name="appeal_open_has_no_finish",
                condition=Q(is_open=True, finished_on=None)
                | Q(is_open=False, finished_on__isnull=False),
            ),
            models.CheckConstraint(
                name="appeal_rating_is_one_to_five",
                condition=Q(rating=None) | Q(rating__gte=1, rating__lte=5),
            ),
            models.CheckConstraint(
                name="appeal_satisfaction_is_one_to_five",
                condition=Q(satisfaction=None) | Q(satisfaction__gte=1, satisfaction__lte=5),
            ),
        ]
        indexes = [
            models.Index(
                name="appeal_open_by_due",
                fields=["organisation", "next_due_on", "id"],
                condition=Q(is_open=True),
            ),
            models.Index(name="appeal_by_day_everywhere", fields=["-registered_on", "-id"]),
            models.Index(name="appeal_by_day", fields=["organisation", "-registered_on", "-id"]),
            models.Index(
                name="appeal_by_state",
                fields=["organisation", "state", "-registered_on", "-id"],
            ),
            models.Index(
                name="appeal_by_department",
                fields=["organisation", "department", "-registered_on", "-id"],
            ),
            models.Index(
                name="appeal_by_channel",
                fields=["organisation", "channel", "-registered_on", "-id"],
            ),
            models.Index(
                name="appeal_by_kind",
                fields=["organisation", "content_kind", "-registered_on", "-id"],
            ),
            models.Index(
                name="appeal_by_journal",
                fields=["organisation", "journal", "-registered_on", "-id"],
            ),
            models.Index(
                name="appeal_mine",
                fields=["executor", "next_due_on", "id"],
                condition=Q(is_open=True),
            ),
        ]

    def __str__(self) -> str:
        return self.number


class JournalCounter(models.Model):
    """The last number given in a journal of a year; its row lock makes the numbers gapless."""

    organisation = models.ForeignKey(Organisation, models.PROTECT)
    journal = models.CharField(max_length=12)
    year = models.PositiveSmallIntegerField()
    n = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="journal_counter_is_unique", fields=["organisation", "journal", "year"]
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation_id} {self.journal} {self.year}: {self.n}"


class JournalEntry(models.Model):
    """A numbered line of a journal; never deleted, only cancelled with a reason."""

    organisation = models.ForeignKey(Organisation, models.PROTECT)
    journal = models.CharField(max_length=12)
    year = models.PositiveSmallIntegerField()
    n = models.PositiveIntegerField()
    appeal = models.ForeignKey(Appeal, models.PROTECT, related_name="journal_entries")
    primary = models.BooleanField(default=True)
    registered_on = models.DateField()
    entered_at = models.DateTimeField()
    cancelled_at = models.DateTimeField(null=True)
    cancel_reason = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="journal_number_is_unique", fields=["organisation", "journal", "year", "n"]
            ),
            models.UniqueConstraint(
                name="appeal_has_one_primary_entry",
                fields=["appeal"],
                condition=Q(primary=True),
            ),
            models.CheckConstraint(
                name="journal_cancelled_has_a_reason",
                condition=Q(cancelled_at=None) | ~Q(cancel_reason=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.journal} {self.year}/{self.n}"


class OutsideNumber(models.Model):
    """The number an appeal carries in another system."""

    appeal = models.ForeignKey(Appeal, models.PROTECT, related_name="outside_numbers")
    system = models.CharField(max_length=20)
    number = models.CharField(max_length=60)
    status = models.CharField(max_length=60, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="outside_number_once_an_appeal", fields=["appeal", "system", "number"]
            ),
        ]

    def __str__(self) -> str:
        return f"{self.system} {self.number}"


class Event(models.Model):
    """A line of the case's history, written once: audit, timeline, marks of the clocks, outbox."""

    appeal = models.ForeignKey(Appeal, models.PROTECT, related_name="events")
    kind = models.CharField(max_length=CODE)
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True)
    role = models.CharField(max_length=20, blank=True)  # APPLICANT or SYSTEM where no user acted
    at = models.DateTimeField()
    state = models.CharField(max_length=CODE)
    details = models.JSONField(default=dict)

    class Meta:
        indexes = [models.Index(name="event_of_appeal", fields=["appeal", "id"])]

    def __str__(self) -> str:
        return f"{self.appeal_id}: {self.kind} at {self.at:%Y-%m-%d %H:%M}"


class OutboxRow(models.Model):
    """An event that somebody has still to be told of; claimed by compare-and-set."""

    event = models.OneToOneField(Event, models.CASCADE, related_name="outbox")
    next_try_at = models.DateTimeField()
    attempts = models.PositiveSmallIntegerField(default=0)
    done_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(
                name="outbox_waiting", fields=["next_try_at"], condition=Q(done_at__isnull=True)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.event_id}: {'done' if self.done_at else 'waiting'}"
