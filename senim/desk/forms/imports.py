"""What is asked of someone who imports a table: the file, and what its columns hold."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from senim.intake.profiles import JOURNAL_PROFILE, Column, Finished, Profile, matched
from senim.intake.words import COLUMNS
from senim.rules.channels import ChannelCode
from senim.rules.kinds import ContentKind, Journal
from senim.ui.labels import choices


if TYPE_CHECKING:
    from django.forms import BoundField


ACCEPTED = ".xlsx,.xls,.csv"
CONSTANTS = {
    Column.KIND: ContentKind,
    Column.CHANNEL: ChannelCode,
    Column.JOURNAL: Journal,
}
UNREAD = ""


class TableForm(forms.Form):
    """The file to import."""

    file = forms.FileField(
        label=_("Table"),
        help_text=_("An xlsx, xls or csv file of at most 60 MB and 300,000 rows."),
        widget=forms.FileInput(attrs={"accept": ACCEPTED}),
        allow_empty_file=True,  # the reader of tables says more about an empty file
    )


class MappingForm(forms.Form):
    """Which column of the table holds what; saved under a name when one is given."""

    def __init__(self, headers: Sequence[str], profile: Profile, *given: Any) -> None:  # noqa: ANN401 (what a form takes)
        super().__init__(*given)
        self.headers, self.profile = headers, profile
        found = matched(headers, profile)
        columns = [(UNREAD, pgettext_lazy("tablecolumn", "not in the table")), *_numbered(headers)]
        for column in Column:
            self.fields[column] = forms.ChoiceField(
                label=COLUMNS[column],
                choices=columns,
                required=False,
                initial=str(found[column]) if column in found else UNREAD,
            )
        for column, kind in CONSTANTS.items():
            self.fields[f"all-{column}"] = forms.ChoiceField(
                label=_("%(column)s where the table says nothing") % {"column": COLUMNS[column]},
                choices=[(UNREAD, "—"), *choices(kind)],
                required=False,
                initial=profile.constants.get(column, UNREAD),
            )
        self.fields["old_is_finished"] = forms.BooleanField(
            label=_("Rows older than 60 days that say nothing of their end are finished"),
            required=False,
            initial=profile.finished is Finished.WHEN_OLD,
        )
        self.fields["save_as"] = forms.CharField(
            label=_("Keep these columns under the name"), max_length=60, required=False
        )

    def columns(self) -> "list[BoundField]":
        """Return the questions about columns."""
        return [self[column] for column in Column]

    def constants(self) -> "list[BoundField]":
        """Return the questions about what is the same for all rows, and the rest."""
        rest = ("old_is_finished", "save_as")
        return [self[name] for name in (*(f"all-{column}" for column in CONSTANTS), *rest)]

    def clean_save_as(self) -> str:
        """Refuse the names of profiles that come with Senim."""
        name = str(self.cleaned_data["save_as"]).strip()
        if name.casefold() == JOURNAL_PROFILE:
            raise forms.ValidationError(_("This name is taken: choose another."))
        return name

    def chosen(self) -> Profile:
        """Return the way of reading that was chosen."""
        facts = self.cleaned_data
        return Profile(
            name=facts["save_as"] or self.profile.name,
            columns={c: (self.headers[int(facts[c])],) for c in Column if facts[c] != UNREAD},
            constants={c: facts[f"all-{c}"] for c in CONSTANTS if facts[f"all-{c}"]},
            values=self.profile.values,
            finished=Finished.WHEN_OLD if facts["old_is_finished"] else Finished.NEVER,
        )


def _numbered(headers: Sequence[str]) -> list[tuple[str, str]]:
    return [(str(place), header) for place, header in enumerate(headers) if header]
