"""Who is who: the organisation tree, departments, channels, places, people and their roles."""

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.db.models import Q
from django.utils.translation import get_language

from senim.rules.calendars import DayKind, Week
from senim.rules.channels import ChannelCode
from senim.rules.kinds import Form, Journal, Language, Level, Medium, Ownership


class Named(models.Model):
    """Something called by a name of its own in each of the three languages."""

    name_kk = models.CharField(max_length=200)
    name_ru = models.CharField(max_length=200)
    name_en = models.CharField(max_length=200, blank=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """Return the name in the language of the reader, Kazakh where none fits."""
        found: str = getattr(self, f"name_{(get_language() or 'kk')[:2]}", "")
        return found or self.name_kk or self.name_ru


class Organisation(Named):
    """A node of the tree country / region / organisation / branch; the path spells its ancestry."""

    code = models.SlugField(max_length=20, unique=True)
    path = models.CharField(max_length=120, unique=True)  # "kz/", "kz/kz-11/", "kz/kz-11/mob2/"
    parent = models.ForeignKey("self", models.PROTECT, null=True, related_name="children")
    level = models.CharField(max_length=16)
    has_children = models.BooleanField(default=False)
    ownership = models.CharField(max_length=12, default=Ownership.STATE)
    type_code = models.CharField(max_length=20, blank=True)
    kato = models.CharField(max_length=9, blank=True)
    iso = models.CharField(max_length=6, blank=True)

    week = models.CharField(max_length=4, default=Week.FIVE)
    day_ends = models.TimeField()
    service_kk = models.CharField(max_length=200, blank=True)
    service_ru = models.CharField(max_length=200, blank=True)
    service_en = models.CharField(max_length=200, blank=True)
    phone = models.CharField(max_length=40, blank=True)
    hotline = models.CharField(max_length=40, blank=True)
    email = models.EmailField(blank=True)
    site = models.URLField(blank=True)
    address_kk = models.CharField(max_length=200, blank=True)
    address_ru = models.CharField(max_length=200, blank=True)
    open_to_public = models.BooleanField(default=False)
    active = models.BooleanField(default=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="organisation_level_is_known", condition=Q(level__in=sorted(Level))
            ),
            models.CheckConstraint(
                name="organisation_ownership_is_known", condition=Q(ownership__in=sorted(Ownership))
            ),
            models.CheckConstraint(
                name="organisation_week_is_known", condition=Q(week__in=sorted(Week))
            ),
            models.CheckConstraint(
                name="organisation_path_ends_with_its_code", condition=Q(path__endswith="/")
            ),
        ]

    @property
    def service(self) -> str:
        """Return what the Patient Support Service is called here, in the reader's language."""
        found: str = getattr(self, f"service_{(get_language() or 'kk')[:2]}", "")
        return found or self.service_kk

    @property
    def address(self) -> str:
        """Return the postal address in the reader's language."""
        return self.address_ru if get_language() == "ru" else self.address_kk


class User(AbstractUser):
    """A member of staff who signs in."""

    full_name = models.CharField(max_length=150, blank=True)
    language = models.CharField(max_length=2, default=Language.KK)

    def __str__(self) -> str:
        return self.full_name or self.username


class Department(Named):
    """A unit of an organisation; units form a tree of their own."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="departments")
    code = models.CharField(max_length=20)
    parent = models.ForeignKey("self", models.PROTECT, null=True, related_name="children")
    path = models.CharField(max_length=120)  # "OBST/", "OBST/OBST_ANTE/"
    position = models.PositiveSmallIntegerField(default=0)
    head = models.ForeignKey(User, models.PROTECT, null=True, related_name="headed")
    deputy = models.ForeignKey(User, models.PROTECT, null=True, related_name="supervised")
    active = models.BooleanField(default=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="department_code_is_unique_in_its_organisation",
                fields=["organisation", "code"],
            ),
        ]


class ReportGroup(Named):
    """Departments that a report counts as one row (urology with gynaecology)."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="report_groups")
    code = models.CharField(max_length=20)
    departments = models.ManyToManyField(Department, related_name="report_groups")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="report_group_code_is_unique_in_its_organisation",
                fields=["organisation", "code"],
            ),
        ]


class Channel(models.Model):
    """A way in, as one organisation keeps it."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="channels")
    code = models.CharField(max_length=20)
    form = models.CharField(max_length=8)
    medium = models.CharField(max_length=12)
    media = models.BooleanField()  # counted as media in the half-year analysis
    journal = models.CharField(max_length=12)
    anonymous_allowed = models.BooleanField()
    watch = models.BooleanField(default=False)
    active = models.BooleanField(default=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="channel_is_unique_in_its_organisation", fields=["organisation", "code"]
            ),
            models.CheckConstraint(
                name="channel_code_is_known", condition=Q(code__in=sorted(ChannelCode))
            ),
            models.CheckConstraint(
                name="channel_form_is_known", condition=Q(form__in=sorted(Form))
            ),
            models.CheckConstraint(
                name="channel_medium_is_known", condition=Q(medium__in=sorted(Medium))
            ),
            models.CheckConstraint(
                name="channel_journal_is_known", condition=Q(journal__in=sorted(Journal))
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation_id}: {self.code}"


class Place(Named):
    """Where an applicant lives or calls from: a town, a district or a foreign country."""

    code = models.CharField(max_length=24, unique=True)
    kato = models.CharField(max_length=9, blank=True)
    position = models.PositiveSmallIntegerField(default=0)


class Membership(models.Model):
    """A person's place in an organisation: roles, post and departments."""

    user = models.ForeignKey(User, models.PROTECT, related_name="memberships")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="memberships")
    roles = models.JSONField(default=list)  # codes of rules.workflow.Role
    post_kk = models.CharField(max_length=150, blank=True)
    post_ru = models.CharField(max_length=150, blank=True)
    departments = models.ManyToManyField(Department, related_name="memberships", blank=True)
    active = models.BooleanField(default=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="membership_is_one_a_person_and_organisation", fields=["user", "organisation"]
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} @ {self.organisation_id}"

    @property
    def post(self) -> str:
        """Return the post in the reader's language."""
        return self.post_ru if get_language() == "ru" and self.post_ru else self.post_kk


class CalendarVersion(models.Model):
    """One edition of the working calendar: clocks name the edition they were counted by."""

    code = models.CharField(max_length=24, unique=True)
    first = models.DateField()
    last = models.DateField()  # the horizon: no term is counted beyond it
    current = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="calendar_has_one_current_version",
                fields=["current"],
                condition=Q(current=True),
            ),
        ]

    def __str__(self) -> str:
        return self.code


class CalendarDay(models.Model):
    """A day that is not what its weekday says, with the act it rests on."""

    version = models.ForeignKey(CalendarVersion, models.CASCADE, related_name="days")
    on = models.DateField()
    kind = models.CharField(max_length=16)
    week = models.CharField(max_length=4)
    name_kk = models.CharField(max_length=150)
    name_ru = models.CharField(max_length=150)
    name_en = models.CharField(max_length=150)
    act = models.CharField(max_length=150, blank=True)
    moved_from = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="calendar_day_is_unique", fields=["version", "week", "on"]
            ),
            models.CheckConstraint(
                name="calendar_day_kind_is_known", condition=Q(kind__in=sorted(DayKind))
            ),
        ]

    def __str__(self) -> str:
        return f"{self.on}: {self.kind}"


class ApiToken(models.Model):
    """A key another system shows; only its digest is kept."""

    user = models.ForeignKey(User, models.CASCADE, related_name="api_tokens")
    digest = models.CharField(max_length=64, unique=True)
    hint = models.CharField(max_length=4)
    made_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"…{self.hint}"


class SavedView(models.Model):
    """A cut of the inbox that a member of staff gave a name."""

    user = models.ForeignKey(User, models.CASCADE, related_name="saved_views")
    name = models.CharField(max_length=60)
    query = models.CharField(max_length=1000)  # as the inbox writes it into its address

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="saved_view_name_is_unique_for_its_user", fields=["user", "name"]
            ),
        ]

    def __str__(self) -> str:
        return self.name
