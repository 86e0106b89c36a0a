"""The look at all answers before an appeal is sent."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django_stubs_ext import StrPromise

from senim.appeals.clocks import RunningClock
from senim.portal.drafts import Draft
from senim.portal.forms import ANONYMOUS, WhoForm
from senim.portal.reception import Reception
from senim.portal.words import CLOCKS, MATTERS
from senim.rules.kinds import ContentKind
from senim.ui.components.ways import NATIVE_NAMES
from senim.ui.derivations import explain
from senim.ui.items import Fact


@dataclass(frozen=True, slots=True)
class Part:
    """The answers of one page, and the name of the page where they can be changed."""

    step: str
    title: str
    facts: Sequence[Fact]


@dataclass(frozen=True, slots=True)
class Promise:
    """By when something must have happened, and why that day."""

    title: StrPromise
    clock: RunningClock
    lines: Sequence[str]


@dataclass(frozen=True, slots=True)
class Review:
    """What is about to be sent, and by when it will be answered."""

    parts: Sequence[Part]
    promises: Sequence[Promise]


def review(here: Reception, draft: Draft, at: datetime) -> Review:
    """Return the answers of a right draft as they are shown before it is sent."""
    kind = ContentKind(draft.kind)
    parts = (
        Part(
            "kind", _("What it is"), [Fact(pgettext("citizen", "Kind"), str(MATTERS[kind].title))]
        ),
        Part("words", _("What happened"), list(_words(here, draft))),
        Part("who", _("Who writes"), list(_who(draft))),
    )
    return Review(parts, promises(here.clocks(kind, at)))


def promises(clocks: Sequence[RunningClock]) -> list[Promise]:
    """Return the clocks as their owner reads them, the nearest day first."""
    in_order = sorted(clocks, key=lambda clock: clock.due_on)
    return [Promise(CLOCKS[clock.code], clock, explain(clock.derivation)) for clock in in_order]


def _words(here: Reception, draft: Draft) -> Iterator[Fact]:
    yield Fact(pgettext("citizen", "Text"), draft.text)
    department = here.department(draft.department)
    if department is not None:
        yield Fact(pgettext("citizen", "Department"), department.name)
    yield Fact(pgettext("citizen", "Language of the answer"), NATIVE_NAMES[draft.language])
    if draft.files:
        yield Fact(pgettext("citizen", "Files"), "\n".join(each.name for each in draft.files))


def _who(draft: Draft) -> Iterator[Fact]:
    if draft.identity == ANONYMOUS:
        yield Fact(
            pgettext("citizen", "Name"), _("Anonymous: no name and no contacts will be sent")
        )
        return
    for name in WhoForm.PERSONAL:
        if value := getattr(draft, name):
            yield Fact(str(WhoForm.base_fields[name].label), value)
