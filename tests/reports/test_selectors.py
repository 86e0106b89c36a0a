"""Whose report it is: one's own, or any in scope."""

import pytest

from senim.orgs.actors import Actor, Scope
from senim.reports.selectors import organisation_asked
from senim.rules.permit import NotFound
from tests.factories import SYSTEM, make_actor, make_organisation


pytestmark = pytest.mark.django_db


def test_ones_own_is_meant_when_none_is_named() -> None:
    hospital = make_organisation("mob2")
    actor = make_actor(hospital)

    assert organisation_asked(actor.scope, actor, "") == hospital
    assert organisation_asked(actor.scope, actor, "MOB2") == hospital


def test_what_is_out_of_scope_or_nobodys_is_not_found() -> None:
    actor: Actor = make_actor(make_organisation("mob2"))
    make_organisation("rpc")

    with pytest.raises(NotFound):
        organisation_asked(actor.scope, actor, "rpc")
    with pytest.raises(NotFound):
        organisation_asked(Scope("kz/"), SYSTEM, "")
