"""What a registrar types while somebody speaks or a paper lies on the desk."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, time
from typing import TYPE_CHECKING, Any, TypeVar

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils import timezone
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext, pgettext_lazy
from django_stubs_ext import StrPromise

from senim.appeals.identity import Contact
from senim.appeals.requests import Registration
from senim.desk.forms.uploads import UploadedFiles
from senim.orgs.actors import Actor
from senim.orgs.selectors import channels, departments, places
from senim.rules.channels import ChannelCode
from senim.rules.iin import IinFault, iin_fault
from senim.rules.kinds import ContentKind, Language
from senim.text.language import language
from senim.ui import labels


if TYPE_CHECKING:
    from senim.orgs.models import Channel, Department, Place


Named = TypeVar("Named", "Department", "Place")

MOST_WORDS = 20_000
PAST_NOON = time(12, 0)  # stands for the hour of an old line that gives none
IIN_FAULTS: dict[IinFault, StrPromise] = {
    IinFault.LENGTH: gettext_lazy("An ИИН has twelve digits."),
    IinFault.DATE: gettext_lazy("The first digits of this ИИН are no day of birth."),
    IinFault.CHECK_DIGIT: gettext_lazy("A digit of this ИИН is wrong: compare it once more."),
}


@dataclass(frozen=True, slots=True)
class FrontDesk:
    """What the desk of one organisation has to choose from."""

    channels: "Sequence[Channel]"
    departments: "Sequence[Department]"
    places: "Sequence[Place]"

    @classmethod
    def of(cls, actor: Actor) -> "FrontDesk":
        """Ask for the ways in, departments and places of the actor's own organisation."""
        own = actor.organisation
        return cls(
            list(channels(actor.scope).filter(organisation=own)),
            list(departments(actor.scope).filter(organisation=own)),
            list(places(actor.scope)),
        )


class RegisterForm(forms.Form):
    """The one form of the front desk, its fields in the order of a conversation."""

    channel = forms.ChoiceField(label=pgettext_lazy("field", "Channel"))
    kind = forms.ChoiceField(label=pgettext_lazy("field", "Kind"))
    full_name = forms.CharField(
        label=pgettext_lazy("field", "Full name"), required=False, max_length=150
    )
    phone = forms.CharField(
        label=pgettext_lazy("field", "Telephone"), required=False, max_length=40
    )
    iin = forms.CharField(label=pgettext_lazy("field", "ИИН"), required=False, max_length=40)
    address = forms.CharField(
        label=pgettext_lazy("field", "Address"), required=False, max_length=200
    )
    anonymous = forms.BooleanField(label=pgettext_lazy("field", "Anonymous"), required=False)
    place = forms.CharField(
        label=pgettext_lazy("field", "Where from"), required=False, max_length=200
    )
    department = forms.CharField(
        label=pgettext_lazy("field", "Department"), required=False, max_length=200
    )
    text = forms.CharField(
        label=pgettext_lazy("field", "What is said"),
        max_length=MOST_WORDS,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": gettext_lazy("Write down what the matter is.")},
    )
    language = forms.ChoiceField(label=pgettext_lazy("field", "Language"), required=False)
    answer = forms.CharField(
        label=pgettext_lazy("field", "Answered at once"),
        help_text=gettext_lazy("With an answer the appeal is closed here and now."),
        required=False,
        max_length=MOST_WORDS,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    received_on = forms.DateField(
        label=pgettext_lazy("field", "Received on"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    received_time = forms.TimeField(
        label=pgettext_lazy("field", "at"),
        required=False,
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
    )
    old_line = forms.BooleanField(label=gettext_lazy("A line of an old journal"), required=False)
    outside_number = forms.CharField(
        label=gettext_lazy("Number in the other system"), required=False, max_length=60
    )
    scans = UploadedFiles(label=pgettext_lazy("field", "Scans"), required=False)
    key = forms.RegexField(r"^[0-9a-f]{32}$", widget=forms.HiddenInput)

    def __init__(
        self,
        *,
        desk: FrontDesk,
        now: datetime,
        data: "MultiValueDict[str, str] | None" = None,
        files: "MultiValueDict[str, UploadedFile[Any]] | None" = None,
        initial: dict[str, object] | None = None,
    ) -> None:
        super().__init__(data, files, initial=initial, auto_id="register_%s")
        self.desk, self.now = desk, now
        self._choose("channel", [(c.code, labels.word(ChannelCode, c.code)) for c in desk.channels])
        kinds = labels.choices(ContentKind)
        self._choose("kind", [("", pgettext("field", "Choose")), *kinds])
        self._choose("language", [("", _("as the words are")), *labels.choices(Language)])
        for name, kind in (("phone", "tel"), ("iin", "numeric")):
            self.fields[name].widget.attrs |= {"inputmode": kind, "autocomplete": "off"}
        for name in ("place", "department"):
            self.fields[name].widget.attrs |= {"list": f"{name}s", "autocomplete": "off"}

    def _choose(self, name: str, choices: list[tuple[str, str]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 (declared above)
        field.choices = choices

    def clean_iin(self) -> str:
        """Refuse an ИИН whose digits do not agree."""
        typed: str = self.cleaned_data["iin"]
        fault = iin_fault(typed) if typed else None
        if fault is not None:
            raise forms.ValidationError(str(IIN_FAULTS[fault]))
        return typed

    def clean_phone(self) -> str:
        """Refuse a telephone without digits; an inner number of the hospital is one too."""
        typed: str = self.cleaned_data["phone"]
        if typed and not any(map(str.isdigit, typed)):
            raise forms.ValidationError(_("Write a telephone number with its digits."))
        return typed

    def clean_department(self) -> "Department | None":
        """Find the department by the name or code that was typed."""
        return _named(self.cleaned_data["department"], self.desk.departments)

    def clean_place(self) -> "Place | None":
        """Find the place by the name or code that was typed."""
        return _named(self.cleaned_data["place"], self.desk.places)

    def clean(self) -> dict[str, object]:
        """Check what fields say together: who writes, and when it came."""
        said = self.cleaned_data
        self._check_author(said)
        if said.get("old_line") and not said.get("received_on") and "received_on" in said:
            self.add_error("received_on", _("Write the day that stands in the old journal."))
        if self.received_at() > self.now:
            name = "received_time" if said.get("received_time") else "received_on"
            self.add_error(name, _("This moment is still ahead."))
        return said

    def _check_author(self, said: dict[str, object]) -> None:
        """Ask for a name where the channel takes no anonymous voices."""
        channel = self._channel()
        if channel is None or channel.anonymous_allowed:
            return
        if said.get("anonymous"):
            self.add_error("anonymous", _("This channel takes no anonymous appeals."))
        elif not said.get("full_name") and "full_name" in said:
            self.add_error("full_name", _("This channel asks for a name."))

    def _channel(self) -> "Channel | None":
        code = self.cleaned_data.get("channel")
        return next((c for c in self.desk.channels if c.code == code), None)

    def received_at(self) -> datetime:
        """Return when it came: now, unless the registrar says otherwise."""
        said = self.cleaned_data
        today = timezone.localdate(self.now)
        day, hour = said.get("received_on") or today, said.get("received_time")
        if hour is None and day == today:
            return self.now
        return timezone.make_aware(datetime.combine(day, hour or PAST_NOON))

    def registration(self, actor: Actor, attachments: Iterable[str]) -> Registration:
        """Return what is to be registered; the words as typed are kept as they came."""
        said = self.cleaned_data
        channel = self._channel()
        assert channel is not None  # noqa: S101 (a valid form has one)
        names = ("full_name", "iin", "phone", "address")
        contact = Contact(**{name: said[name] for name in names})
        outside = said["outside_number"]
        return Registration(
            channel=channel,
            content_kind=ContentKind(said["kind"]),
            text=said["text"],
            received_at=self.received_at(),
            source=f"desk:{actor.user.pk if actor.user else ''}",
            source_key=said["key"],
            payload=self._payload(),
            contact=contact,
            anonymous=said["anonymous"] or not contact,
            language=Language(said["language"] or language(said["text"])),
            department=said["department"],
            place=said["place"],
            past_day=said["received_on"] if said["old_line"] else None,
            outside_numbers=((channel.code, outside),) if outside else (),
            attachments=tuple(attachments),
        )

    def _payload(self) -> dict[str, object]:
        """Return the form as it was typed, so that the same key must mean the same words."""
        typed: dict[str, object] = {
            name: self.data.get(name, "") for name in self.fields if name not in {"key", "scans"}
        }
        return typed | {"scans": [scan.name for scan in self.cleaned_data["scans"]]}


def _named(typed: str, known: "Sequence[Named]") -> "Named | None":
    """Return what is called so in any language; raises ValidationError for a stranger."""
    wanted = typed.strip().casefold()
    if not wanted:
        return None
    for each in known:
        names = (each.code, each.name_kk, each.name_ru, each.name_en)
        if wanted in (name.casefold() for name in names):
            return each
    raise forms.ValidationError(_("Choose one of the list."))
