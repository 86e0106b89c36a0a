"""How people are named at the desk: in full to those who may know them, else masked."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from senim.orgs.actors import Actor
from senim.rules.workflow import Sight


if TYPE_CHECKING:
    from senim.appeals.models import Appeal


COVER = "***"


def masked_name(name: str) -> str:
    """Leave the first letter of every word of a name."""
    return " ".join(f"{word[0]}{COVER}" for word in name.split())


def knows(actor: Actor, appeal: "Appeal") -> bool:
    """Tell whether the actor may know who wrote; `assigned` comes with the row of the list."""
    return actor.sees(Sight.IDENTITY, assigned=bool(getattr(appeal, "assigned", False)))


def applicant_name(actor: Actor, appeal: "Appeal") -> str:
    """Return the applicant's name as this actor may read it."""
    if appeal.anonymous:
        return pgettext("applicant", "Anonymous")
    name = appeal.applicant.full_name if appeal.applicant else ""
    if not name:
        return _("Name not stated")
    return name if knows(actor, appeal) else masked_name(name)


def surname_and_initials(name: str) -> str:
    """Return the surname and the first letters of the other names, as the law asks of a slip."""
    surname, *others = name.split() or [""]
    return " ".join([surname, *(f"{other[0]}." for other in others)])
