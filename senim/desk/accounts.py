"""Signing in: staff only, accounts are made by an administrator."""

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.auth_backends import AuthenticationBackend
from django.contrib.auth.models import AbstractBaseUser
from django.http import HttpRequest

from senim.orgs.selectors import EVERYWHERE, membership_of


class StaffAccounts(DefaultAccountAdapter):  # type: ignore[misc]  # allauth carries no types
    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Refuse registration from outside: nobody becomes staff by a form."""
        del request
        return False


class StaffBackend(AuthenticationBackend):  # type: ignore[misc]  # allauth carries no types
    """Finds the user of a session together with the place held: one question for every page."""

    def get_user(self, user_id: int) -> AbstractBaseUser | None:
        """Return the user of a session, with `place` where one is held."""
        place = membership_of(EVERYWHERE, user_id)
        if place is None:
            found: AbstractBaseUser | None = super().get_user(user_id)
            return found
        place.user.place = place  # type: ignore[attr-defined]  # read by the desk's middleware
        return place.user
