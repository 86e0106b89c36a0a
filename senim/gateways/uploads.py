"""What may be uploaded: names, sizes, true contents; pictures are made anew without hidden data.

The limits follow OWASP's rules for uploads (docs/adr/0004-files.md). Nothing here trusts what the
sender says of a file: the type is told by its first bytes and by reading it within bounds.
"""

import io
import unicodedata
import zipfile
from collections.abc import Callable
from dataclasses import dataclass

import pillow_heif
import puremagic
from PIL import Image, UnidentifiedImageError

from senim.rules.files import (
    MAX_BYTES,
    MAX_ENTRIES,
    MAX_NAME,
    MAX_PIXELS,
    MAX_RATIO,
    MAX_UNPACKED,
    MEDIA_TYPES,
    BadFile,
    FileFault,
)


SYMBOLIC_LINK = 0xA  # the kind of an entry as Unix writes it

Image.MAX_IMAGE_PIXELS = MAX_PIXELS
pillow_heif.register_heif_opener()


@dataclass(frozen=True, slots=True)
class Accepted:
    """A file as it will be kept: its clean name, its true type and its bytes."""

    name: str
    media_type: str
    content: bytes


PICTURES = frozenset({"jpg", "jpeg", "png", "heic"})
ARCHIVES = {"docx": "word/", "xlsx": "xl/", "odt": "content.xml"}
_SOUNDS: dict[str, Callable[[bytes], bool]] = {
    "mp3": lambda head: head[:3] == b"ID3" or head[:2] in {b"\xff\xfb", b"\xff\xf3", b"\xff\xf2"},
    "m4a": lambda head: head[4:8] == b"ftyp",
    "ogg": lambda head: head[:4] == b"OggS",
}


def clean_name(name: str) -> str:
    """Return the name to show: NFC, one line, without paths, control or direction signs."""
    last = unicodedata.normalize("NFC", name).replace("\\", "/").rsplit("/", 1)[-1]
    shown = "".join(c for c in last if unicodedata.category(c) not in {"Cc", "Cf", "Cs", "Co"})
    stem, dot, ending = shown.strip(" .").rpartition(".")
    if not dot:
        return shown.strip(" .")[:MAX_NAME] or "file"
    return f"{stem[: MAX_NAME - len(ending) - 1]}.{ending}"


def accept(name: str, content: bytes) -> Accepted:
    """Return the file as it will be kept; raises BadFile for what is not taken.

    Its ending, its first bytes and a bounded reading must agree.
    """
    shown = clean_name(name)
    ending = shown.rpartition(".")[2].lower()
    _require_size(shown, content)
    if ending not in MEDIA_TYPES:
        raise BadFile(FileFault.TYPE, shown)
    if ending in PICTURES:
        return _picture(shown, ending, content)
    if not _is_what_it_says(ending, shown, content):
        raise BadFile(FileFault.CONTENT, shown)
    return Accepted(shown, MEDIA_TYPES[ending], content)


def _require_size(name: str, content: bytes) -> None:
    if not content:
        raise BadFile(FileFault.EMPTY, name)
    if len(content) > MAX_BYTES:
        raise BadFile(FileFault.TOO_BIG, name)


def _is_what_it_says(ending: str, name: str, content: bytes) -> bool:
    if ending in ARCHIVES:
        return _is_document(ending, name, content)
    if ending in _SOUNDS:
        return _SOUNDS[ending](content[:16])
    if ending == "txt":
        return _is_plain_text(content)
    return content[:5] == b"%PDF-" and b"%%EOF" in content[-2048:]


def _is_document(ending: str, name: str, content: bytes) -> bool:
    """Read an office file's directory only: its totals before anything is unpacked."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        return False
    unpacked = sum(entry.file_size for entry in entries)
    if (
        len(entries) > MAX_ENTRIES
        or unpacked > MAX_UNPACKED
        or unpacked > MAX_RATIO * max(len(content), 1)
        or any(_is_dangerous(entry) for entry in entries)
    ):
        raise BadFile(FileFault.BOMB, name)
    return any(entry.filename.startswith(ARCHIVES[ending]) for entry in entries)


def _is_dangerous(entry: zipfile.ZipInfo) -> bool:
    """Tell whether an entry leaves its folder, is a link, or packs another archive or a macro."""
    path = entry.filename
    link = (entry.external_attr >> 28) == SYMBOLIC_LINK
    nested = path.lower().endswith((".zip", ".rar", ".7z", ".bin", ".exe", ".js", ".vbs"))
    outside = path.startswith("/") or ".." in path.split("/") or ":" in path
    return link or nested or outside


def _is_plain_text(content: bytes) -> bool:
    if b"\x00" in content or puremagic.what(None, content[:2048]) is not None:
        return False
    for encoding in ("utf-8-sig", "cp1251"):
        try:
            content.decode(encoding)
        except UnicodeDecodeError:
            continue
        return True
    return False


def _picture(name: str, ending: str, content: bytes) -> Accepted:
    """Draw the picture anew: place, camera and whatever hides behind its pixels stay outside."""
    try:
        with Image.open(io.BytesIO(content)) as picture:
            known = {"JPEG", "PNG", "HEIF"}
            if picture.format not in known or picture.width * picture.height > MAX_PIXELS:
                raise BadFile(FileFault.CONTENT, name)
            png = picture.format == "PNG"
            drawn = picture.convert("RGBA" if png else "RGB")
    except (
        UnidentifiedImageError,
        OSError,
        ValueError,
        SyntaxError,
        Image.DecompressionBombError,
    ) as error:
        raise BadFile(FileFault.CONTENT, name) from error
    out = io.BytesIO()
    drawn.save(out, "PNG" if png else "JPEG", **({"optimize": False} if png else {"quality": 88}))
    kept = "png" if png else "jpg"
    renamed = name if ending in {kept, "jpeg"} else f"{name.rpartition('.')[0]}.{kept}"
    return Accepted(renamed, MEDIA_TYPES[kept], out.getvalue())
