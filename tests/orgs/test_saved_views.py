"""Views of the inbox that staff keep for themselves."""

import pytest

from senim.orgs.models import SavedView
from senim.orgs.selectors import saved_views
from senim.orgs.services import remove_view, save_view
from senim.rules.permit import NotFound
from tests.factories import NOON, SYSTEM, make_actor, make_organisation


pytestmark = pytest.mark.django_db


def test_a_view_is_kept_replaced_and_removed() -> None:
    actor = make_actor(make_organisation())
    save_view(name="Ұзақ", query="due=overdue", actor=actor, at=NOON)
    save_view(name="Алғыс", query="kind=THANKS", actor=actor, at=NOON)
    kept = save_view(name="Ұзақ", query="due=soon", actor=actor, at=NOON)

    found = list(saved_views(actor.scope, actor))
    assert {(view.name, view.query) for view in found} == {
        ("Алғыс", "kind=THANKS"),
        ("Ұзақ", "due=soon"),
    }
    assert str(kept) == "Ұзақ"

    remove_view(pk=kept.pk, actor=actor, at=NOON)
    assert [view.name for view in saved_views(actor.scope, actor)] == ["Алғыс"]


def test_a_view_of_somebody_else_does_not_exist() -> None:
    hospital = make_organisation()
    owner, other = make_actor(hospital), make_actor(hospital)
    kept = save_view(name="Менікі", query="open=", actor=owner, at=NOON)

    with pytest.raises(NotFound):
        remove_view(pk=kept.pk, actor=other, at=NOON)

    assert SavedView.objects.get() == kept
    assert list(saved_views(other.scope, other)) == []


def test_nobody_keeps_no_views() -> None:
    with pytest.raises(NotFound):
        save_view(name="Ешкім", query="open=", actor=SYSTEM, at=NOON)

    assert not SavedView.objects.exists()
