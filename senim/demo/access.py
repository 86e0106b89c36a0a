"""How one signs in to the demonstration: the logins shown and their password."""

import secrets
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings


@dataclass(frozen=True, slots=True)
class DemoAccess:
    """The logins that are shown, and the password they share."""

    logins: tuple[str, ...]
    password: str


def kept_password() -> str:
    """Return the password of the demonstration's people, drawn at the first need and kept."""
    if settings.SENIM_DEMO_PASSWORD:
        return str(settings.SENIM_DEMO_PASSWORD)
    path = Path(settings.SENIM_DATA) / "demo-password.txt"
    if not path.exists():
        path.touch(mode=0o600)
        path.write_text(secrets.token_urlsafe(9))
    return path.read_text().strip()
