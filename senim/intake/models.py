"""Imports: named ways of reading tables, each import with its place, the rows it refused."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from senim.intake.states import ACTIVE, ImportState
from senim.orgs.models import Organisation


class ImportProfile(models.Model):
    """A way of reading a table that people keep; without an organisation it is everybody's."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, null=True)
    name = models.CharField(max_length=60)
    columns = models.JSONField()  # field code -> headers
    constants = models.JSONField(default=dict)  # field code -> the same word for every row
    values = models.JSONField(default=dict)  # field code -> word of the table -> our code
    finished = models.CharField(max_length=12)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="import_profile_is_unique_in_its_organisation",
                fields=["organisation", "name"],
            ),
            models.UniqueConstraint(
                name="import_profile_shared_is_unique",
                fields=["name"],
                condition=Q(organisation=None),
            ),
        ]

    def __str__(self) -> str:
        return self.name


class ImportJob(models.Model):
    """One file on its way into the register; `position` is kept in the rows' own transaction."""

    uid = models.CharField(max_length=32, unique=True)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="imports")
    profile = models.CharField(max_length=60)
    reading = models.JSONField(default=dict)  # the profile as it was when the check began
    file_name = models.CharField(max_length=150)
    sha256 = models.CharField(max_length=64)
    headers = models.JSONField(default=list)

    state = models.CharField(max_length=8, default=ImportState.NEW)
    fault = models.CharField(max_length=40, blank=True)  # why it failed
    total = models.PositiveIntegerField(default=0)
    position = models.PositiveIntegerField(default=0)  # rows done of this state's work
    offset = models.PositiveBigIntegerField(default=0)  # bytes of the checked rows done
    added = models.PositiveIntegerField(default=0)
    repeated = models.PositiveIntegerField(default=0)
    refused = models.PositiveIntegerField(default=0)

    lease = models.CharField(max_length=32, blank=True)
    lease_until = models.DateTimeField(null=True)  # nobody works on it when this is over
    setbacks = models.PositiveSmallIntegerField(default=0)  # leases lost since the last progress
    started_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True)
    created_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="import_state_is_known", condition=Q(state__in=sorted(ImportState))
            ),
        ]
        indexes = [
            models.Index(name="import_of_organisation", fields=["organisation", "-id"]),
            models.Index(
                name="import_active", fields=["lease_until"], condition=Q(state__in=sorted(ACTIVE))
            ),
        ]

    def __str__(self) -> str:
        return f"{self.uid}: {self.state}"


class ImportRefusal(models.Model):
    """A row that was not taken, with the reason as a code and what it held, sealed."""

    job = models.ForeignKey(ImportJob, models.CASCADE, related_name="refusals")
    row_no = models.PositiveIntegerField()  # as the table program counts, the header is row 1
    column = models.CharField(max_length=16, blank=True)
    header = models.CharField(max_length=150, blank=True)
    code = models.CharField(max_length=40)
    params = models.JSONField(default=dict)
    values = models.BinaryField()

    class Meta:
        constraints = [
            models.UniqueConstraint(name="import_refusal_once_a_row", fields=["job", "row_no"]),
        ]

    def __str__(self) -> str:
        return f"{self.job_id}/{self.row_no}: {self.code}"
