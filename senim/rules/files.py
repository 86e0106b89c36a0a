"""Which files are taken: the table of types and limits, and why a file is refused."""

from enum import StrEnum


MAX_BYTES = 20 * 1024 * 1024
MAX_FILES = 5
MAX_TOTAL_BYTES = 50 * 1024 * 1024
MAX_NAME = 150
MAX_PIXELS = 40_000_000
MAX_UNPACKED = 200 * 1024 * 1024
MAX_ENTRIES = 2000
MAX_RATIO = 100

MEDIA_TYPES: dict[str, str] = {
    "pdf": "application/pdf",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "png": "image/png",
    "heic": "image/heic",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "odt": "application/vnd.oasis.opendocument.text",
    "txt": "text/plain",
    "mp3": "audio/mpeg",
    "m4a": "audio/mp4",
    "ogg": "audio/ogg",
}


class FileFault(StrEnum):
    """Why a file is not taken."""

    EMPTY = "EMPTY"
    TOO_BIG = "TOO_BIG"
    TOO_MANY = "TOO_MANY"
    TYPE = "TYPE"
    CONTENT = "CONTENT"
    BOMB = "BOMB"


class BadFile(Exception):
    """A file is not taken; `name` is the file's own, cleaned."""

    def __init__(self, fault: FileFault, name: str) -> None:
        self.fault, self.name = fault, name
        super().__init__(f"{fault}: {name}")
