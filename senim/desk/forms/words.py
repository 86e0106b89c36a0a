"""A field for what people write at length: bounded, free of signs that no text holds."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _


MAX_LETTERS = 20_000
LONG = _("The text is longer than %(limit_value)d characters: please shorten it.")
BROKEN = _("The text holds broken letters: please type them anew.")


class Words(forms.CharField):
    """A text of several lines, kept as it was written but for the ends of its lines."""

    def __init__(self, *, rows: int = 6, **more: Any) -> None:  # noqa: ANN401  # a field's keywords
        widget = forms.Textarea(attrs={"rows": rows})
        super().__init__(
            max_length=MAX_LETTERS, widget=widget, error_messages={"max_length": LONG}, **more
        )

    def to_python(self, value: object) -> str:
        """Return the text with plain line ends; raises ValidationError for halves of letters."""
        found = str(super().to_python(value)).replace("\r\n", "\n")
        if any("\ud800" <= letter <= "\udfff" for letter in found):
            raise ValidationError(BROKEN, code="broken")
        return found
