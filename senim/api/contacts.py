"""Applicants over the wire: taken in whole, given out masked unless the rules let one see."""

from typing import TYPE_CHECKING

from senim.api.schemas.appeals import ApplicantOut
from senim.api.schemas.public import ApplicantIn
from senim.appeals.identity import Contact
from senim.appeals.requests import NOBODY


if TYPE_CHECKING:
    from senim.appeals.models import Applicant


def contact_of(given: ApplicantIn | None) -> Contact:
    """Return what an applicant said of themselves."""
    return NOBODY if given is None else Contact(**given.model_dump())


def whole(contact: Contact) -> ApplicantOut:
    """Return an applicant in clear, for a card that one may see whole."""
    return ApplicantOut(
        full_name=contact.full_name,
        iin=contact.iin,
        phone=contact.phone,
        email=contact.email,
        address=contact.address,
        masked=False,
    )


def masked(applicant: "Applicant | None", *, named: bool) -> ApplicantOut | None:
    """Return an applicant as lists show them: the name where it may be seen, the rest hidden."""
    if applicant is None:
        return None
    return ApplicantOut(
        full_name=applicant.full_name if named else "",
        iin=applicant.iin_mask,
        phone=applicant.phone_mask,
        email="",
        address="",
        masked=True,
    )
