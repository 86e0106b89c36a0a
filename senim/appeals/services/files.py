"""Files of a case: taken in, kept under random names, given out only when known to be safe."""

import hashlib
import secrets
from datetime import datetime, timedelta
from typing import Protocol

from django.conf import settings
from django.core.files.base import ContentFile, File
from django.core.files.storage import default_storage
from django.db import transaction

from senim.appeals.models import Attachment
from senim.gateways.uploads import accept, clean_name
from senim.orgs.actors import Actor
from senim.orgs.models import Organisation
from senim.rules.files import MAX_BYTES, BadFile, FileFault
from senim.rules.kinds import ScanState
from senim.rules.permit import NotFound, Refusal, Refused


UNCLAIMED_FOR = timedelta(days=1)


class Readable(Protocol):
    """Bytes that can be read, as an upload or an open file offers them."""

    def read(self, size: int = -1, /) -> bytes:
        """Return at most so many bytes."""


def store_file(
    *, organisation: Organisation, name: str, content: Readable, actor: Actor, at: datetime
) -> Attachment:
    """Keep a file until an appeal claims it; raises BadFile for what is not taken.

    The bytes are on the disk before the row is: a row always finds its file.
    """
    if not organisation.path.startswith(actor.scope.path):
        raise NotFound
    raw = content.read(MAX_BYTES + 1)
    if len(raw) > MAX_BYTES:
        raise BadFile(FileFault.TOO_BIG, clean_name(name))
    accepted = accept(name, raw)
    uid = secrets.token_hex(16)
    default_storage.save(_storage_name(uid), ContentFile(accepted.content))
    with transaction.atomic():
        return Attachment.objects.create(
            uid=uid,
            organisation=organisation,
            name=accepted.name,
            media_type=accepted.media_type,
            size=len(accepted.content),
            sha256=hashlib.sha256(accepted.content).hexdigest(),
            scan=ScanState.PENDING,
            added_by=actor.user,
            added_at=at,
        )


def open_file(attachment: Attachment) -> File[bytes]:
    """Open a file that may be given out: clean, or waiting where no scanner is installed.

    Raises Refused (FILE_NOT_CLEAN) for an infected one, and for one that a scanner has not seen.
    """
    waiting = attachment.scan == ScanState.PENDING and not settings.SENIM_ANTIVIRUS
    if attachment.scan != ScanState.CLEAN and not waiting:
        raise Refused(Refusal.FILE_NOT_CLEAN)
    return default_storage.open(_storage_name(attachment.uid))


def forget_unclaimed(*, actor: Actor, at: datetime) -> int:
    """Delete files that no appeal claimed for a day; return how many there were."""
    old = Attachment.objects.filter(
        appeal=None,
        added_at__lt=at - UNCLAIMED_FOR,
        organisation__path__startswith=actor.scope.path,
    )
    uids = list(old.values_list("uid", flat=True))
    gone = [uid for uid in uids if Attachment.objects.filter(uid=uid, appeal=None).delete()[0]]
    for uid in gone:
        default_storage.delete(_storage_name(uid))
    return len(gone)


def _storage_name(uid: str) -> str:
    """Return where a file lies: spread over folders, so that none grows large."""
    return f"{uid[:2]}/{uid[2:]}"
