"""A hospital as the public meets it: its open page, its way in, its telephones."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING

from senim.appeals.clocks import RunningClock, forecast
from senim.orgs.actors import Actor, Scope, applicant_of
from senim.orgs.selectors import EVERYWHERE, channel_of, departments, public_organisations
from senim.rules.calendars import Week
from senim.rules.channels import ChannelCode
from senim.rules.kinds import ContentKind, Ownership, default_legal_kind
from senim.rules.permit import NotFound


if TYPE_CHECKING:
    from senim.orgs.models import Channel, Department, Organisation


@dataclass(frozen=True)
class Reception:
    """Where the public hands in an appeal to one organisation."""

    channel: "Channel"

    @property
    def organisation(self) -> "Organisation":
        return self.channel.organisation

    @property
    def code(self) -> str:
        return self.organisation.code

    @property
    def applicant(self) -> Actor:
        """Return the actor for whoever writes here."""
        return applicant_of(self.organisation)

    @property
    def takes_anonymous(self) -> bool:
        return self.channel.anonymous_allowed

    @property
    def works_saturdays(self) -> bool:
        return self.organisation.week == Week.SIX

    @cached_property
    def departments(self) -> "list[Department]":
        """Return the departments one may name, in their own order."""
        found = departments(Scope.of(self.organisation)).filter(organisation=self.organisation)
        return list(found)

    def department(self, code: str) -> "Department | None":
        """Return the department named by its code, if any is."""
        return next((each for each in self.departments if each.code == code), None)

    def clocks(self, kind: ContentKind, at: datetime) -> Sequence[RunningClock]:
        """Return the clocks that would run for an appeal of this kind handed in now."""
        legal = default_legal_kind(kind, Ownership(self.organisation.ownership))
        return forecast(self.organisation, at, legal, kind).clocks


def reception(code: str) -> Reception:
    """Return the reception of an organisation; NotFound where none is open to the public."""
    channel = channel_of(EVERYWHERE, code, ChannelCode.SITE)
    if not channel.organisation.open_to_public:
        raise NotFound
    return Reception(channel)


def hospitals(words: str = "") -> "list[Organisation]":
    """Return the organisations open to the public in whose names all these words stand.

    Python compares, since not every database knows that "Ә" and "ә" are one letter.
    """
    wanted = words.casefold().split()
    return [
        each
        for each in public_organisations(EVERYWHERE)
        if all(word in _names(each) for word in wanted)
    ]


def _names(organisation: "Organisation") -> str:
    named = (
        organisation.name_kk,
        organisation.name_ru,
        organisation.name_en,
        organisation.address_kk,
        organisation.address_ru,
        organisation.code,
    )
    return " ".join(named).casefold()
