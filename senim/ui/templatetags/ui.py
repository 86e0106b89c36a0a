"""Everything templates get by `{% load ui %}`."""

from django.template import Library

from senim.ui.components import forms, frames, marks, ways


register = Library()
for part in (marks, forms, frames, ways):
    register.tags.update(part.register.tags)
    register.filters.update(part.register.filters)
