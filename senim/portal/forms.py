"""What the public fills in, one form a page; every message names what it speaks of."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrPromise

from senim.gateways.phones import normalise_phone
from senim.portal.reception import Reception
from senim.portal.words import MATTERS
from senim.rules.files import MEDIA_TYPES
from senim.rules.iin import IinFault, iin_fault
from senim.rules.kinds import ContentKind, Language
from senim.rules.numbering import MAX_NUMBER_LENGTH, normalise_code, parse_number
from senim.ui.components.ways import NATIVE_NAMES
from senim.ui.formats import day_brief


MAX_TEXT = 20_000
MAX_WORDS = 1_000
NAMED, ANONYMOUS = "NAMED", "ANONYMOUS"
MARKS = [(str(mark), str(mark)) for mark in range(1, 6)]
ENDINGS = ",".join(f".{ending}" for ending in MEDIA_TYPES)

REFUSALS: dict[str, StrPromise] = {
    "required": _("“%(name)s” is empty."),
    "max_length": _(
        "“%(name)s” is too long: at most %(limit_value)d characters, you have %(show_value)d."
    ),
    "null_characters_not_allowed": _(
        "“%(name)s” holds a sign that cannot be kept. Please type the words anew."
    ),
}
IIN_FAULTS: dict[IinFault, StrPromise] = {
    IinFault.LENGTH: _("An IIN has twelve digits."),
    IinFault.DATE: _("The IIN does not begin with a date of birth. Look at it once more."),
    IinFault.CHECK_DIGIT: _("One of the digits of the IIN is wrong. Look at it once more."),
}


class Questions(forms.Form):
    """A page of questions whose refusals name the field they speak of."""

    use_required_attribute = False  # the server says it, in the language of the page

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        *,
        initial: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__(data, initial=dict(initial or {}))
        for field in self.fields.values():
            if isinstance(field, Words):
                for code, words in REFUSALS.items():
                    field.error_messages[code] = str(words).replace("%(name)s", str(field.label))


class Words(forms.CharField):
    """A field for words, long or short; line ends become one kind before they are counted."""

    def __init__(
        self,
        *,
        label: StrPromise,
        longest: int,
        widget: forms.Widget,
        required: bool = True,
        help_text: StrPromise | str = "",
    ) -> None:
        super().__init__(
            label=label,
            max_length=longest,
            widget=widget,
            required=required,
            help_text=help_text,
        )

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """Leave out maxlength: a browser would cut a pasted letter without a word."""
        return {k: v for k, v in super().widget_attrs(widget).items() if k != "maxlength"}

    def to_python(self, value: object) -> str | None:
        """Return the words with the line ends of this house."""
        text = str(value or "").replace("\r\n", "\n").replace("\r", "\n")
        return super().to_python(text)


class PageForm(Questions):
    """One page on the way of an appeal to one organisation."""

    def __init__(
        self,
        here: Reception,
        at: datetime,
        data: Mapping[str, Any] | None = None,
        *,
        initial: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__(data, initial=initial)
        self.furnish(here, at)

    def furnish(self, here: Reception, at: datetime) -> None:
        """Fit the questions to the organisation and the moment."""

    def choose_from(self, name: str, choices: Sequence[tuple[str, str]]) -> None:
        """Give a field of choices what there is to choose."""
        cast("forms.ChoiceField", self.fields[name]).choices = choices


class ManyFilesInput(forms.FileInput):
    """A control for several files at once."""

    allow_multiple_selected = True


class KindForm(PageForm):
    """What kind of appeal it is; each choice tells by when an answer would come."""

    kind = forms.ChoiceField(
        label=_("What is it?"),
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choose what it is: a complaint, a question or something else."),
            "invalid_choice": _("Choose what it is: a complaint, a question or something else."),
        },
    )

    def furnish(self, here: Reception, at: datetime) -> None:
        """Tell of each kind by when it would be answered."""
        self.choose_from("kind", [(kind.value, _choice(kind, here, at)) for kind in MATTERS])


def _choice(kind: ContentKind, here: Reception, at: datetime) -> SafeString:
    return format_html(
        '<strong>{}</strong><span class="second">{}</span><span class="second">{}</span>',
        MATTERS[kind].title,
        MATTERS[kind].text,
        _promise([clock.due_on for clock in here.clocks(kind, at)]),
    )


def _promise(days: Sequence[date]) -> str:
    """Say by when an answer comes, and by when the law wants it where that is another day."""
    if not days:
        return gettext("The law asks for no answer; those you thank will hear of it")
    words = {"day": day_brief(min(days)), "last": day_brief(max(days))}
    if words["day"] == words["last"]:
        return gettext("An answer by %(day)s") % words
    return gettext("An answer by %(day)s; by law at the latest by %(last)s") % words


class WordsForm(PageForm):
    """What happened, where, in which language, and with which files."""

    text = Words(
        label=_("What happened?"),
        longest=MAX_TEXT,
        widget=forms.Textarea(attrs={"rows": 9}),
        help_text=_("What happened, when, where and to whom."),
    )
    department = forms.ChoiceField(
        label=_("Which department is it about?"),
        required=False,
        error_messages={"invalid_choice": _("Choose the department from the list.")},
    )
    language = forms.ChoiceField(
        label=_("In which language should we answer?"),
        widget=forms.RadioSelect,
        choices=[(code.value, NATIVE_NAMES[code]) for code in Language],
        error_messages={"invalid_choice": _("Choose the language of the answer.")},
    )
    documents = forms.Field(
        label=_("Photographs and documents"),
        required=False,
        widget=ManyFilesInput(attrs={"accept": ENDINGS}),
        help_text=_(
            "Up to 5 files of 20 MB each: PDF, JPG, PNG, HEIC, DOCX, XLSX, ODT, TXT, MP3, M4A, OGG."
        ),
    )

    def furnish(self, here: Reception, at: datetime) -> None:
        """Offer the departments of the organisation, where it has any."""
        del at
        units = [(each.code, each.name) for each in here.departments]
        if units:
            self.choose_from("department", [("", gettext("I do not know")), *units])
        else:
            del self.fields["department"]


class WhoForm(PageForm):
    """Who writes: by name, or anonymously where the way in allows it."""

    identity = forms.ChoiceField(
        label=_("How do you want to write?"),
        widget=forms.RadioSelect,
        choices=[
            (NAMED, pgettext_lazy("citizen", "Under my name")),
            (ANONYMOUS, pgettext_lazy("citizen", "Anonymously")),
        ],
        error_messages={
            "required": _("Choose: under your name or anonymously."),
            "invalid_choice": _("Choose: under your name or anonymously."),
        },
    )
    full_name = Words(
        label=_("Surname, name, patronymic"),
        longest=150,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    iin = Words(
        label=pgettext_lazy("citizen", "IIN"),
        longest=40,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        help_text=_("Twelve digits. It helps to find the medical records; not required."),
    )
    phone = Words(
        label=pgettext_lazy("citizen", "Telephone"),
        longest=40,
        required=False,
        widget=forms.TextInput(attrs={"type": "tel", "inputmode": "tel", "autocomplete": "tel"}),
        help_text=_("For example 8 701 123 45 67"),
    )
    email = Words(
        label=pgettext_lazy("citizen", "E-mail"),
        longest=254,
        required=False,
        widget=forms.TextInput(
            attrs={"type": "email", "inputmode": "email", "autocomplete": "email"}
        ),
    )
    address = Words(
        label=pgettext_lazy("citizen", "Postal address"),
        longest=300,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "street-address"}),
    )
    PERSONAL = ("full_name", "iin", "phone", "email", "address")

    def furnish(self, here: Reception, at: datetime) -> None:
        """Leave out the choice where names are required."""
        del at
        if not here.takes_anonymous:
            del self.fields["identity"]

    @property
    def is_anonymous(self) -> bool:
        return bool(self.cleaned_data.get("identity") == ANONYMOUS)

    def clean_iin(self) -> str:
        """Refuse an ИИН that cannot be one; an anonymous author leaves none."""
        typed: str = self.cleaned_data["iin"]
        if typed and not self.is_anonymous and (fault := iin_fault(typed)):
            raise ValidationError(IIN_FAULTS[fault])
        return typed

    def clean_phone(self) -> str:
        """Refuse what no telephone can have."""
        typed: str = self.cleaned_data["phone"]
        if typed and not self.is_anonymous and not normalise_phone(typed):
            raise ValidationError(
                gettext("This is no telephone number. An example: 8 701 123 45 67.")
            )
        return typed

    def clean_email(self) -> str:
        """Refuse what no letter can be sent to."""
        typed: str = self.cleaned_data["email"]
        if typed and not self.is_anonymous:
            words = gettext("This is no e-mail address. An example: name@example.kz.")
            forms.EmailField(error_messages={"invalid": words}).clean(typed)
        return typed

    def clean(self) -> dict[str, Any]:
        """Ask for a name of those who write under it; forget everything of the anonymous."""
        given = dict(super().clean() or {})
        if self.is_anonymous:
            return given | dict.fromkeys(self.PERSONAL, "")
        if not given.get("full_name") and "full_name" not in self.errors:
            self.add_error("full_name", gettext("Write your name, or choose “anonymously”."))
        return given


class TrackForm(Questions):
    """The number and the code that open a case."""

    number = Words(
        label=pgettext_lazy("citizen", "Number of the appeal"),
        longest=MAX_NUMBER_LENGTH,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters"}),
        help_text=_("As on your slip, for example MOB2-M-2026-00012"),
    )
    code = Words(
        label=pgettext_lazy("citizen", "Tracking code"),
        longest=MAX_NUMBER_LENGTH,
        widget=forms.TextInput(attrs={"autocomplete": "off", "inputmode": "numeric"}),
        help_text=_("Sixteen digits, as on your slip"),
    )

    def clean_number(self) -> str:
        """Refuse what is no number of any appeal."""
        return _read(
            parse_number,
            self.cleaned_data["number"],
            gettext("This is not a number of an appeal. It looks like MOB2-M-2026-00012."),
        )

    def clean_code(self) -> str:
        """Refuse what is no code at all."""
        return _read(
            normalise_code,
            self.cleaned_data["code"],
            gettext("A tracking code has sixteen digits."),
        )


def _read(reader: Callable[[str], object], typed: str, words: str) -> str:
    try:
        return str(reader(typed))
    except ValueError as error:
        raise ValidationError(words) from error


class WithdrawForm(Questions):
    """Why an appeal is taken back; nobody has to say."""

    reason = Words(
        label=_("Why do you withdraw it?"),
        longest=MAX_WORDS,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class RateForm(Questions):
    """What the author thinks of the answer."""

    mark = forms.ChoiceField(
        label=_("Are you content with the answer?"),
        help_text=_("1: not at all, 5: quite"),
        widget=forms.RadioSelect,
        choices=MARKS,
        error_messages={
            "required": _("Choose a mark from 1 to 5."),
            "invalid_choice": _("Choose a mark from 1 to 5."),
        },
    )
    words = Words(
        label=_("A few words, if you like"),
        longest=MAX_WORDS,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


def page_language() -> Language:
    """Return the language of the page, as the first guess of the language of the answer."""
    return Language((get_language() or Language.KK)[:2])
