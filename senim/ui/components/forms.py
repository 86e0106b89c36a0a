"""What people type into: fields with hints and errors, buttons, the summary of errors."""

from collections.abc import Sequence
from dataclasses import dataclass

from django import forms
from django.forms.boundfield import BoundField
from django.template import Library
from django.utils.safestring import SafeString


SHAPES = ("list", "row", "tiles", "marks")
SIZES = ("", "s", "full")
KINDS = ("plain", "primary", "quiet", "danger")

register = Library()


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong in a form, and the control where it can be put right."""

    target: str
    text: str


@register.inclusion_tag("ui/field.html")
def field(  # noqa: PLR0913  # what may differ from field to field
    bound: BoundField,
    *,
    label: str = "",
    hint: str | None = None,
    shape: str = "list",
    size: str = "",
    mark_optional: bool = True,
    autofocus: bool = False,
) -> dict[str, object]:
    """Show one field of a form: label, hint, error and control, tied together for readers aloud.

    `hint` stands in for the field's help text; an empty one leaves it out. `shape` lays out
    choices: list, row, tiles, marks (five marks to tap). `size` is s or full.
    """
    _one_of(shape, SHAPES)
    _one_of(size, SIZES)
    widget = bound.field.widget
    hint = str(bound.help_text) if hint is None else hint
    label = label or str(bound.label)
    described = _described_by(bound, hint)
    return {
        "bound": bound,
        "label": label,
        "hint": hint,
        "shape": shape,
        "size": size,
        "is_group": widget.use_fieldset and isinstance(widget, forms.RadioSelect),
        "is_tick": isinstance(widget, forms.CheckboxInput),
        "described": described,
        "control": bound.as_widget(attrs=_attributes(bound, label, described, autofocus=autofocus)),
        "optional": mark_optional and not bound.field.required,
    }


def _described_by(bound: BoundField, hint: str) -> str:
    ids = [f"{bound.auto_id}_hint"] if hint else []
    ids += [f"{bound.auto_id}_error"] if bound.errors else []
    return " ".join(ids)


def _attributes(
    bound: BoundField, label: str, described: str, *, autofocus: bool
) -> dict[str, str | bool]:
    attributes: dict[str, str | bool] = {}
    if described:
        attributes["aria-describedby"] = described
    if autofocus:
        attributes["autofocus"] = True
    if bound.field.widget.attrs.get("placeholder") == label:
        attributes["placeholder"] = False  # it would only say the label twice
    return attributes


@register.inclusion_tag("ui/fields.html")
def fields(
    form: forms.BaseForm, *, mark_optional: bool = True, columns: bool = False
) -> dict[str, object]:
    """Show all fields of a form one below the other, or side by side where there is room."""
    return {"form": form, "mark_optional": mark_optional, "columns": columns}


@register.inclusion_tag("ui/error_summary.html")
def error_summary(form: forms.BaseForm) -> dict[str, object]:
    """List what is wrong in a form, each line leading to its field; nothing when all is well."""
    return {"problems": _problems(form)}


def _problems(form: forms.BaseForm) -> Sequence[Problem]:
    if not form.is_bound:
        return []
    found = [Problem("", str(text)) for text in form.non_field_errors()]
    for bound in form:
        # A group of choices has no control with the field's own id: its first choice stands for it.
        target = f"{bound.auto_id}_0" if bound.field.widget.use_fieldset else str(bound.auto_id)
        found += [Problem(target, _named(str(bound.label), str(text))) for text in bound.errors]
    return found


def _named(label: str, text: str) -> str:
    """Return a complaint that says which field it speaks of, even far from the field."""
    return text if label in text or label.endswith("?") else f"{label}: {text}"


@register.inclusion_tag("ui/button.html")
def button(  # noqa: PLR0913  # one keyword for each attribute of the element
    text: str,
    *,
    kind: str = "plain",
    icon: str = "",
    href: str = "",
    name: str = "",
    value: str = "",
    id: str = "",  # noqa: A002  # the element's own word
    form: str = "",
    type: str = "submit",  # noqa: A002  # the element's own word
    refused: str | SafeString = "",
) -> dict[str, object]:
    """Show a button, or a link looking like one; `refused` greys it out and says why."""
    _one_of(kind, KINDS)
    return {
        "text": text,
        "kind": kind,
        "icon_name": icon,
        "href": href,
        "name": name,
        "value": value,
        "id": id,
        "form": form,
        "type": type,
        "refused": refused,
    }


@register.inclusion_tag("ui/copy.html")
def copy(value: str, *, text: str = "") -> dict[str, object]:
    """Show a button that copies a value; it is there only where scripts run."""
    return {"value": value, "text": text}


def _one_of(value: str, known: Sequence[str]) -> None:
    if value not in known:
        raise ValueError(f"{value} is none of {', '.join(known)}")
