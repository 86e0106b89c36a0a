"""A field for several files at once, counted before any of them is kept."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _

from senim.rules.files import MAX_BYTES, MAX_FILES, MAX_TOTAL_BYTES, BadFile, FileFault
from senim.ui.labels.files import fault_words


MEGABYTE = 1024**2


class SeveralFiles(forms.ClearableFileInput):
    allow_multiple_selected = True


class UploadedFiles(forms.FileField):
    """Up to MAX_FILES files that together are no larger than MAX_TOTAL_BYTES."""

    def __init__(self, **more: Any) -> None:  # noqa: ANN401  # a field's keywords
        super().__init__(widget=SeveralFiles(), **more)

    def clean(self, data: object, initial: object = None) -> Any:  # noqa: ANN401  # Django's signature
        """Return the files; what a single file is worth is seen when it is kept."""
        if not data and not self.required:
            return []
        given = data if isinstance(data, list) and data else [None]
        if len(given) > MAX_FILES:
            raise ValidationError(fault_words(BadFile(FileFault.TOO_MANY, "")))
        files: Sequence[UploadedFile[Any]] = [self._one(each, initial) for each in given]
        if sum(each.size or 0 for each in files) > MAX_TOTAL_BYTES:
            limit = MAX_TOTAL_BYTES // MEGABYTE
            raise ValidationError(
                _("Together the files are larger than %(size)s MB.") % {"size": limit}
            )
        return files

    def _one(self, given: object, initial: object) -> UploadedFile[Any]:
        found: UploadedFile[Any] = super().clean(given, initial)
        return found


def limits_words() -> str:
    """Say which files are taken, and how many and how large."""
    words = _("Up to %(files)s files: PDF, pictures, documents, sound; each up to %(size)s MB.")
    return words % {"files": MAX_FILES, "size": MAX_BYTES // MEGABYTE}
