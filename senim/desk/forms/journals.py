"""What is typed at the journals: the reason for a cancelled line."""

from django import forms
from django.utils.translation import gettext_lazy


class CancelForm(forms.Form):
    reason = forms.CharField(
        label=gettext_lazy("Why the line is cancelled"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
