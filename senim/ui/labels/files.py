"""Words for why a file is not taken."""

from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrPromise

from senim.rules.files import MAX_BYTES, MAX_FILES, BadFile, FileFault


FAULTS: dict[FileFault, StrPromise] = {
    FileFault.EMPTY: _("The file “%(name)s” is empty."),
    FileFault.TOO_BIG: _("The file “%(name)s” is larger than %(megabytes)s MB."),
    FileFault.TOO_MANY: _("No more than %(files)s files can be attached."),
    FileFault.TYPE: _(
        "Files like “%(name)s” are not taken. Attach PDF, JPG, PNG, HEIC, DOCX, XLSX, ODT, TXT,"
        " MP3, M4A or OGG."
    ),
    FileFault.CONTENT: _("The file “%(name)s” is not what its name says, or it is damaged."),
    FileFault.BOMB: _("The file “%(name)s” unpacks to something dangerous."),
}


def fault_words(bad: BadFile) -> str:
    """Return why a file is not taken, in words for the one who sent it."""
    params = {"name": bad.name, "megabytes": MAX_BYTES // 1024**2, "files": MAX_FILES}
    return str(FAULTS[bad.fault]) % params
