"""Who writes: contacts sealed for the table, opened for those who may, found by blind index."""

import secrets
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.conf import settings

from senim.appeals.models import Applicant
from senim.gateways.phones import mask_phone, normalise_phone
from senim.gateways.vault import Vault
from senim.rules.iin import mask_iin, normalise_iin


@dataclass(frozen=True, slots=True)
class Contact:
    """What an applicant said of themselves; every part may be empty."""

    full_name: str = ""
    iin: str = ""
    phone: str = ""
    email: str = ""
    address: str = ""

    def __bool__(self) -> bool:
        return any((self.full_name, self.iin, self.phone, self.email, self.address))


@lru_cache(maxsize=2)
def _vault(key: str) -> Vault:
    return Vault.of(key)


def vault() -> Vault:
    """Return the vault of this installation."""
    return _vault(settings.FIELD_KEY)


def _place(column: str, uid: str) -> str:
    return f"applicant|{column}|{uid}"


def sealed_applicant(contact: Contact, organisation_id: int) -> Applicant:
    """Return an unsaved applicant that holds the contact sealed, masked and indexed."""
    uid = secrets.token_hex(16)
    iin = normalise_iin(contact.iin)
    phone = normalise_phone(contact.phone)
    columns: dict[str, Any] = {
        column: vault().seal(value, _place(column, uid))
        for column, value in (
            ("iin", iin),
            ("phone", phone or contact.phone),
            ("email", contact.email),
            ("address", contact.address),
        )
    }
    return Applicant(
        uid=uid,
        organisation_id=organisation_id,
        full_name=contact.full_name,
        iin_index=blind_iin(iin, organisation_id),
        iin_mask=mask_iin(iin) if iin else "",
        phone_index=blind_phone(phone, organisation_id),
        phone_mask=mask_phone(phone),
        email_index=vault().blind(contact.email.lower(), "email", organisation_id),
        **columns,
    )


def opened(applicant: Applicant) -> Contact:
    """Return the contact in clear, for those whom the rules let see it."""
    parts = {
        column: vault().open(getattr(applicant, column), _place(column, applicant.uid))
        for column in ("iin", "phone", "email", "address")
    }
    return Contact(full_name=applicant.full_name, **parts)


def blind_iin(iin: str, organisation_id: int) -> str:
    """Return the blind index of a normalised ИИН in one organisation."""
    return vault().blind(iin, "iin", organisation_id)


def blind_phone(phone: str, organisation_id: int) -> str:
    """Return the blind index of a number in E.164 in one organisation."""
    return vault().blind(phone, "phone", organisation_id)
