"""The page of the data model: every table of Senim with its columns and constraints."""

import re
from collections.abc import Iterator

from django.apps import apps
from django.db import models

from tools.papers.markdown import page, table


def the_data_model() -> str:
    """List the tables of all rooms."""
    ours = [room for room in apps.get_app_configs() if room.name.startswith("senim.")]
    parts = [_model(model) for room in ours for model in room.get_models()]
    return page("The data model", *parts)


def _model(model: type[models.Model]) -> str:
    options = model._meta  # noqa: SLF001 (Django's own documented way to look at a model)
    said = (model.__doc__ or "").strip()
    story = "" if said.startswith(f"{model.__name__}(") else re.sub(r"\s*\n\s*", " ", said)
    columns = table(["column", "type", "may be empty", "refers to"], _columns(model))
    rules = [f"* `{rule.name}`" for rule in [*options.constraints, *options.indexes]]
    heading = f"## {options.label}"
    return "\n\n".join(part for part in [heading, story, columns, "\n".join(rules)] if part)


def _columns(model: type[models.Model]) -> Iterator[tuple[str, ...]]:
    for column in model._meta.concrete_fields:  # noqa: SLF001 (the same)
        target = column.related_model
        refers = target._meta.label if isinstance(target, type) else ""  # noqa: SLF001 (the same)
        length = f"({column.max_length})" if getattr(column, "max_length", None) else ""
        kind = column.get_internal_type() + length
        yield (f"`{column.name}`", kind, "yes" if column.null else "", refers)
