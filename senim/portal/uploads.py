"""Files of a draft: each is kept at once, so that no later mistake costs the upload."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, BinaryIO, cast

from django.utils.translation import gettext as _

from senim.appeals.services.files import store_file
from senim.portal.drafts import Draft, StoredFile
from senim.portal.reception import Reception
from senim.rules.files import MAX_FILES, MAX_TOTAL_BYTES, BadFile, FileFault
from senim.ui.labels.files import fault_words


if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile


def take_in(
    here: Reception, draft: Draft, handed: "Sequence[UploadedFile[bytes]]", at: datetime
) -> tuple[Draft, list[str]]:
    """Keep what may be kept; return the draft with it, and why the others were not taken."""
    faults = []
    for each in handed:
        fault = _fault(draft, each)
        if fault:
            faults.append(fault)
            continue
        try:
            draft = _kept(here, draft, each, at)
        except BadFile as bad:
            faults.append(fault_words(bad))
    return draft, faults


def _fault(draft: Draft, handed: "UploadedFile[bytes]") -> str:
    if len(draft.files) >= MAX_FILES:
        return fault_words(BadFile(FileFault.TOO_MANY, handed.name or ""))
    if sum(each.size for each in draft.files) + (handed.size or 0) > MAX_TOTAL_BYTES:
        return _("All files together may not be larger than %(megabytes)d MB.") % {
            "megabytes": MAX_TOTAL_BYTES // 1024**2
        }
    return ""


def _kept(here: Reception, draft: Draft, handed: "UploadedFile[bytes]", at: datetime) -> Draft:
    """Store one file; raises BadFile for what is not taken."""
    kept = store_file(
        organisation=here.organisation,
        name=handed.name or "",
        content=cast("BinaryIO", handed.file),
        actor=here.applicant,
        at=at,
    )
    return replace(draft, files=(*draft.files, StoredFile(kept.uid, kept.name, kept.size)))
