"""Who gets what at every address: a new address without an entry fails the test.

To add one, name its URL and its kind. CASE needs `args` that name something of the hospital;
LIST may say by `shows` what its own people find there.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum, auto
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from senim.rules.workflow import ACTS, Act
from tests.doors.api.test_acts import BODIES
from tests.doors.isolation.world import IIN, NAME, PDF, World


class Kind(StrEnum):
    """Who gets what."""

    PUBLIC = auto()  # everybody, and nothing of a case without its secret
    PERSONAL = auto()  # each who signed in, and only what is theirs
    LIST = auto()  # each who signed in, and only what lies in their scope
    CASE = auto()  # does not exist outside the scope


Facts = Callable[[World], dict[str, Any]]


def nothing(world: World) -> dict[str, Any]:
    del world
    return {}


@dataclass(frozen=True, slots=True)
class Address:
    """How one address is asked, and what is to be seen there by those within."""

    kind: Kind
    args: Facts = nothing
    query: Facts = nothing
    body: Facts = nothing
    shows: Callable[[World], str] | None = None
    method: str = "GET"
    takes_organisation: bool = False


def number(world: World) -> dict[str, Any]:
    return {"number": world.appeal.number}


def uid(world: World) -> dict[str, Any]:
    return {"uid": world.file.uid}


def job(world: World) -> dict[str, Any]:
    return {"uid": world.job.uid}


def organisation(world: World) -> dict[str, Any]:
    return {"organisation": world.hospital.code}


def book(world: World) -> dict[str, Any]:
    return {"journal": world.appeal.journal, "year": world.appeal.registered_on.year}


def paper(world: World) -> dict[str, Any]:
    del world
    return {"file": SimpleUploadedFile("қағаз.pdf", PDF)}


def the_number(world: World) -> str:
    return world.appeal.number


def the_department(world: World) -> str:
    return world.department.name_kk


PUBLIC, PERSONAL = Address(Kind.PUBLIC), Address(Kind.PERSONAL)

API: dict[str, Address] = {
    "openapi-json": PUBLIC,
    "api-root": PUBLIC,
    "public-appeals": PUBLIC,
    "public-track": PUBLIC,
    "public-withdraw": PUBLIC,
    "public-rate": PUBLIC,
    "deadlines": PUBLIC,
    "elsewhere": Address(Kind.PUBLIC, args=lambda _world: {"rest": "nowhere"}),
    "appeals": Address(Kind.LIST, shows=the_number, takes_organisation=True),
    "appeal": Address(Kind.CASE, args=number),
    "appeal-files": Address(Kind.CASE, args=number, body=paper),
    "files": Address(Kind.CASE, query=organisation, body=paper),
    "file": Address(Kind.CASE, args=uid),
    "organisations": Address(Kind.LIST, shows=lambda world: world.hospital.name_kk),
    "departments": Address(
        Kind.LIST, query=organisation, shows=the_department, takes_organisation=True
    ),
    "channels": Address(
        Kind.LIST,
        query=organisation,
        shows=lambda world: f'"organisation":"{world.hospital.code}"',
        takes_organisation=True,
    ),
    "places": Address(Kind.LIST),
    "journal": Address(
        Kind.LIST,
        args=lambda world: {"journal": world.appeal.journal},
        query=lambda world: organisation(world) | {"year": world.appeal.registered_on.year},
        shows=the_number,
        takes_organisation=True,
    ),
    "show_half_year": Address(Kind.LIST, query=organisation, takes_organisation=True),
    **{
        f"act-{word}": Address(
            Kind.CASE, args=number, body=lambda _world, act=act: BODIES.get(act, {})
        )
        for act in set(ACTS) - {Act.REGISTER, Act.ARCHIVE}
        for word in (act.lower(), act.upper())
    },
}

DESK: dict[str, Address] = {
    "desk-inbox": Address(Kind.LIST, shows=the_number, takes_organisation=True),
    "desk-search": Address(Kind.LIST),
    "desk-keep-view": PERSONAL,
    "desk-forget-view": Address(Kind.PERSONAL, args=lambda world: {"pk": world.view.pk}),
    "desk-register": Address(Kind.LIST),
    "desk-known": Address(
        Kind.LIST, method="POST", body=lambda _world: {"iin": IIN}, shows=the_number
    ),
    "desk-case": Address(Kind.CASE, args=number),
    "desk-slip": Address(Kind.CASE, args=number),
    "desk-act": Address(Kind.CASE, args=lambda world: number(world) | {"act": "remark"}),
    "desk-file": Address(Kind.CASE, args=uid),
    "desk-notices": PERSONAL,
    "desk-notices-count": PERSONAL,
    "desk-notices-read": Address(
        Kind.PERSONAL, body=lambda world: {"notice": str(world.notice.pk)}
    ),
    "desk-journals": Address(Kind.LIST, query=organisation, takes_organisation=True),
    "desk-journal": Address(
        Kind.LIST, args=book, query=organisation, shows=the_number, takes_organisation=True
    ),
    "desk-journal-print": Address(
        Kind.LIST, args=book, query=organisation, shows=lambda _: NAME, takes_organisation=True
    ),
    "desk-journal-cancel": Address(
        Kind.CASE, args=lambda world: book(world) | {"n": 1}, query=organisation
    ),
    "desk-imports": Address(Kind.LIST, shows=lambda world: world.job.file_name),
    "desk-import-template": Address(Kind.LIST),
    "desk-import": Address(Kind.CASE, args=job),
    "desk-import-check": Address(Kind.CASE, args=job),
    "desk-import-start": Address(Kind.CASE, args=job),
    "desk-import-progress": Address(Kind.CASE, args=job),
    "desk-import-refused": Address(Kind.CASE, args=job),
    "desk-reports": Address(Kind.LIST, query=organisation, takes_organisation=True),
    "desk-report-half-year": Address(Kind.LIST, query=organisation, takes_organisation=True),
}

PORTAL: dict[str, Address] = {
    "portal-home": PUBLIC,
    "portal-submit": PUBLIC,
    "portal-submit-start": Address(Kind.PUBLIC, args=lambda _world: {"code": "mob2"}),
    "portal-submit-step": Address(
        Kind.PUBLIC, args=lambda _world: {"code": "mob2", "step": "kind"}
    ),
    "portal-slip": Address(Kind.PUBLIC, args=lambda _world: {"token": "guessed"}),
    "portal-track": PUBLIC,
    "portal-status": Address(Kind.PUBLIC, args=lambda _world: {"token": "guessed"}),
    "portal-withdraw": Address(Kind.PUBLIC, args=lambda _world: {"token": "guessed"}),
    "portal-rate": Address(Kind.PUBLIC, args=lambda _world: {"token": "guessed"}),
    "portal-qr": Address(Kind.PUBLIC, args=lambda _world: {"name": "mob2"}),
    "portal-hospital": Address(Kind.PUBLIC, args=lambda _world: {"code": "mob2"}),
}

HOUSE: dict[str, Address] = {"health": PUBLIC, "set_language": PUBLIC}

# Signing in, and one's own password, addresses and second factors: the library's pages.
ACCOUNTS: Mapping[str, Address] = {
    **dict.fromkeys(
        (
            "account_login",
            "account_logout",
            "account_inactive",
            "account_signup",
            "account_email_verification_sent",
            "account_confirm_login_code",
            "account_reset_password",
            "account_reset_password_done",
            "account_reset_password_from_key_done",
            "mfa_authenticate",
            "mfa_login_webauthn",
            "socialaccount_login_cancelled",
            "socialaccount_login_error",
            "socialaccount_signup",
            "accounts/social/login/cancelled/",
            "accounts/social/login/error/",
            "accounts/social/signup/",
        ),
        PUBLIC,
    ),
    "account_confirm_email": Address(Kind.PUBLIC, args=lambda _world: {"key": "guessed"}),
    "account_reset_password_from_key": Address(
        Kind.PUBLIC, args=lambda _world: {"uidb36": "1", "key": "guessed"}
    ),
    "openid_connect_login": Address(Kind.PUBLIC, args=lambda _world: {"provider_id": "none"}),
    "openid_connect_callback": Address(Kind.PUBLIC, args=lambda _world: {"provider_id": "none"}),
    **dict.fromkeys(
        (
            "account_reauthenticate",
            "account_email",
            "account_change_password",
            "account_set_password",
            "mfa_index",
            "mfa_reauthenticate",
            "mfa_activate_totp",
            "mfa_deactivate_totp",
            "mfa_view_recovery_codes",
            "mfa_generate_recovery_codes",
            "mfa_download_recovery_codes",
            "mfa_list_webauthn",
            "mfa_add_webauthn",
            "mfa_reauthenticate_webauthn",
            "socialaccount_connections",
            "accounts/social/connections/",
        ),
        PERSONAL,
    ),
    "mfa_remove_webauthn": Address(Kind.PERSONAL, args=lambda _world: {"pk": 1}),
    "mfa_edit_webauthn": Address(Kind.PERSONAL, args=lambda _world: {"pk": 1}),
}

ADDRESSES: Mapping[str, Address] = {
    **{f"api-1:{name}": address for name, address in API.items()},
    **DESK,
    **PORTAL,
    **HOUSE,
    **ACCOUNTS,
}
