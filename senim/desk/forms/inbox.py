"""The filter above the inbox: what it offers, and what of it is in force."""

from collections.abc import Mapping, Sequence
from dataclasses import fields

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy, pgettext, pgettext_lazy
from django_stubs_ext import StrPromise

from senim.appeals.filters import PARAMETERS, AppealFilter, BadFilter, parse
from senim.desk.choices import Choices, Seat
from senim.rules.channels import ChannelCode
from senim.rules.kinds import ContentKind, Journal
from senim.rules.workflow import State
from senim.ui import labels
from senim.ui.widgets import Choice


STANDING = AppealFilter(open=True)  # what the inbox shows to those who ask for nothing else
KNOWN = frozenset(PARAMETERS.get(each.name, each.name) for each in fields(AppealFilter))
FAULTS = {
    "from": gettext_lazy("Choose a day from the calendar."),
    "to": gettext_lazy("Choose a day from the calendar."),
    "text": gettext_lazy("The words hold a sign that cannot be searched for."),
}
WORST = gettext_lazy("Choose one of the list.")
OPENNESS: Sequence[tuple[str, str | StrPromise]] = (
    ("", pgettext_lazy("filter", "Open and ended")),
    ("true", pgettext_lazy("filter", "Open")),
    ("false", pgettext_lazy("filter", "Ended")),
)


class InboxFilter(forms.Form):
    """The controls of the filter, named as in the address; `wanted` reads what they ask for."""

    def __init__(self, params: QueryDict, *, seats: Sequence[Seat], departments: Choices) -> None:
        standing = STANDING.params() if not KNOWN.intersection(params) else {}
        super().__init__({**standing, **params.dict()}, auto_id="filter_%s")
        self._seats, self._departments = seats, departments
        self.fields.update(self._controls())

    def _controls(self) -> dict[str, forms.Field]:
        seats = [(seat.code, seat.name) for seat in self._seats]
        lists = {
            "organisation": (pgettext("filter", "Organisation"), seats),
            "department": (pgettext("filter", "Department"), self._departments),
            "channel": (pgettext("filter", "Channel"), labels.choices(ChannelCode)),
            "kind": (pgettext("filter", "Kind"), labels.choices(ContentKind)),
            "state": (pgettext("filter", "State"), labels.choices(State)),
            "journal": (pgettext("filter", "Journal"), labels.choices(Journal)),
        }
        controls: dict[str, forms.Field] = {
            "open": _select(pgettext("filter", "Which"), OPENNESS),
            **{
                name: _select(
                    title, [("", pgettext("filter", "All")), *self._offered(name, choices)]
                )
                for name, (title, choices) in lists.items()
                if choices
            },
            "from": _day(pgettext("filter", "Registered from")),
            "to": _day(pgettext("filter", "to")),
            "text": forms.Field(
                label=pgettext("filter", "Words"), required=False, widget=forms.TextInput
            ),
        }
        hidden = set(KNOWN.intersection(self.data)) - set(controls)
        return controls | {
            name: forms.Field(required=False, widget=forms.HiddenInput) for name in sorted(hidden)
        }

    def _offered(self, name: str, choices: Choices) -> list[tuple[str, str]]:
        """Return the choices of a list, with what is in force although it is not one of them."""
        chosen = self.data.get(name, "")
        known = [code for code, _title in choices]
        extra = [(chosen, spoken(chosen, dict(choices)))] if chosen not in {"", *known} else []
        return [*extra, *choices]

    def wanted(self) -> AppealFilter | None:
        """Return the filter that is asked for; None with the fault at its field."""
        try:
            return parse(self.data)
        except BadFilter as bad:
            name = bad.field if bad.field in self.fields else None
            self.add_error(name, str(FAULTS.get(bad.field, WORST)))
            return None


def spoken(codes: str, words: Mapping[str, str]) -> str:
    """Return a comma list of codes in words; what has none is shown as it stands."""
    known = {**words, "none": pgettext("filter", "Not stated")}
    return ", ".join(known.get(code, code).lstrip("· ") for code in codes.split(","))


def _select(title: str, choices: Sequence[tuple[str, str | StrPromise]]) -> forms.Field:
    return forms.Field(label=title, required=False, widget=Choice(choices=list(choices)))


def _day(title: str) -> forms.Field:
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.Field(label=title, required=False, widget=widget)


class ViewName(forms.Form):
    """The name under which the filter in force is kept."""

    name = forms.CharField(label=gettext_lazy("Name of the view"), max_length=60)
    query = forms.CharField(widget=forms.HiddenInput, required=False, max_length=1000)

    def clean_query(self) -> str:
        """Return the filter as the inbox writes it; what is none is refused."""
        params = QueryDict(self.cleaned_data["query"])
        try:
            return parse(params).query_string() or "open="
        except BadFilter as bad:
            raise forms.ValidationError(str(WORST)) from bad
