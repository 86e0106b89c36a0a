"""Controls of forms that Django would draw by a template for every single choice."""

from django import forms
from django.forms.renderers import BaseRenderer
from django.forms.utils import flatatt
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString


CHOSEN = SafeString(" selected")


class Choice(forms.Select):
    """A list without groups to choose one from, drawn in one go."""

    def render(
        self,
        name: str,
        value: object,
        attrs: dict[str, object] | None = None,
        renderer: BaseRenderer | None = None,
    ) -> SafeString:
        """Return the list with what is chosen marked."""
        del renderer
        chosen = set(self.format_value(value))
        return format_html(
            '<select name="{}"{}>{}</select>',
            name,
            flatatt(self.build_attrs(self.attrs, attrs)),
            format_html_join(
                "",
                '<option value="{}"{}>{}</option>',
                ((code, CHOSEN if code in chosen else "", word) for code, word in self.choices),
            ),
        )
