"""What the inbox asks of the register."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from senim.appeals.filters import AppealFilter
from senim.appeals.listing import listed, open_counts
from senim.orgs.actors import Scope
from senim.rules.kinds import ContentKind
from senim.rules.workflow import OPEN, State
from tests.factories import make_actor, make_appeal, make_organisation, register


pytestmark = pytest.mark.django_db
TODAY = date(2026, 3, 6)


def test_open_counts_tell_states_and_views_in_one_question(django_assert_num_queries: Any) -> None:
    hospital = make_organisation()
    actor = make_actor(hospital)
    register(hospital)
    register(hospital, received_at=datetime(2026, 3, 2, 5, tzinfo=UTC))
    register(hospital, received_at=datetime(2026, 2, 2, 5, tzinfo=UTC))
    make_appeal(hospital, state=State.IN_WORK, content_kind=ContentKind.REQUEST)
    make_appeal(hospital, state=State.ANSWERED)

    with django_assert_num_queries(1):
        counts = open_counts(actor.scope, actor, today=TODAY)

    assert dict(counts.states) == dict.fromkeys(OPEN, 0) | {State.REGISTERED: 3, State.IN_WORK: 1}
    assert (counts.all, counts.new, counts.mine) == (4, 3, 0)
    assert (counts.soon, counts.overdue) == (1, 1)


def test_open_counts_of_an_empty_register_are_nought() -> None:
    actor = make_actor(make_organisation())

    counts = open_counts(actor.scope, actor, today=TODAY)

    assert (counts.all, counts.new, counts.mine, counts.soon, counts.overdue) == (0, 0, 0, 0, 0)


def test_listed_rows_carry_the_opening_and_ones_own_part() -> None:
    hospital = make_organisation()
    register(hospital, text="Ж" * 1000)
    actor = make_actor(hospital)

    row = listed(Scope.of(hospital), AppealFilter(), today=TODAY, actor=actor).get()

    assert row.opening == "Ж" * 240
    assert row.assigned is False
    assert "text" in row.get_deferred_fields()
