"""How tests act from the desk: who signs in, where an act lives, doing it by its form."""

from django.test import Client

from senim.appeals.models import Appeal
from senim.desk.what_now import act_slug
from senim.orgs.models import Membership
from senim.rules.workflow import Act


HTMX = {"HX-Request": "true"}


def signed_in(membership: Membership) -> Client:
    """Return a client that somebody signed in with, who reads English."""
    client = Client()
    client.force_login(membership.user)
    client.cookies["django_language"] = "en"
    return client


def address(appeal: Appeal, act: Act) -> str:
    """Return where the form of an act lives."""
    return f"/desk/appeals/{appeal.number}/{act_slug(act)}/"


def do(membership: Membership, appeal: Appeal, act: Act, **given: object) -> Appeal:
    """Do an act through its form and return the appeal as it stands then."""
    response = signed_in(membership).post(address(appeal, act), given)
    assert response.status_code == 303, response.content.decode()
    assert response["Location"] == f"/desk/appeals/{appeal.number}/"
    appeal.refresh_from_db()
    return appeal
