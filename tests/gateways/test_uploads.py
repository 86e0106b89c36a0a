"""Which files are taken in."""

import io
import zipfile

import pytest
from PIL import Image

from senim.gateways.uploads import accept, clean_name
from senim.rules.files import MAX_BYTES, MAX_ENTRIES, BadFile, FileFault


def _zip(*names: str, content: bytes = b"x") -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in names:
            archive.writestr(name, content)
    return packed.getvalue()


def _picture(kind: str, mode: str = "RGB", **more: object) -> bytes:
    out = io.BytesIO()
    Image.new(mode, (8, 6), "red").save(out, kind, **more)
    return out.getvalue()


def _fault(name: str, content: bytes) -> FileFault:
    with pytest.raises(BadFile) as bad:
        accept(name, content)
    return bad.value.fault


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("..\\..\\windows\\хат.pdf", "хат.pdf"),
        ("/etc/passwd", "passwd"),
        ("a\x00b\u202egpj.txt", "abgpj.txt"),
        ("й".encode().decode() + ".pdf", "й.pdf"),
        ("   ", "file"),
        ("х" * 300 + ".docx", "х" * 145 + ".docx"),
    ],
)
def test_names_are_shown_clean(typed: str, shown: str) -> None:
    assert clean_name(typed) == shown


@pytest.mark.parametrize(
    ("name", "content", "media_type"),
    [
        ("a.pdf", b"%PDF-1.4\n...\n%%EOF\n", "application/pdf"),
        ("a.txt", "Шағым: кезек".encode(), "text/plain"),
        ("a.txt", "Жалоба".encode("cp1251"), "text/plain"),
        ("a.mp3", b"ID3\x04" + b"0" * 30, "audio/mpeg"),
        ("a.m4a", b"\x00\x00\x00\x20ftypM4A " + b"0" * 30, "audio/mp4"),
        ("a.ogg", b"OggS" + b"0" * 30, "audio/ogg"),
        (
            "a.docx",
            _zip("[Content_Types].xml", "word/document.xml"),
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ),
        ("a.odt", _zip("mimetype", "content.xml"), "application/vnd.oasis.opendocument.text"),
    ],
)
def test_what_is_what_it_says_is_taken_unchanged(
    name: str, content: bytes, media_type: str
) -> None:
    taken = accept(name, content)

    assert (taken.name, taken.media_type, taken.content) == (name, media_type, content)


def test_pictures_are_drawn_anew_without_hidden_data() -> None:
    exif = Image.Exif()
    exif[0x010E] = "secret place"
    taken = accept("Сурет.JPG", _picture("JPEG", exif=exif))

    assert (taken.name, taken.media_type) == ("Сурет.JPG", "image/jpeg")
    assert b"secret place" not in taken.content
    with Image.open(io.BytesIO(taken.content)) as again:
        assert again.size == (8, 6)
        assert not again.getexif()


def test_a_png_stays_a_png_and_a_telephone_picture_becomes_a_jpeg() -> None:
    assert accept("a.png", _picture("PNG", "RGBA")).media_type == "image/png"
    taken = accept("a.heic", _picture("HEIF"))
    assert (taken.name, taken.media_type) == ("a.jpg", "image/jpeg")


@pytest.mark.parametrize(
    ("name", "content", "fault"),
    [
        ("a.pdf", b"", FileFault.EMPTY),
        ("a.pdf", b"%PDF-" + b"0" * MAX_BYTES, FileFault.TOO_BIG),
        ("a.exe", b"MZ", FileFault.TYPE),
        ("a.svg", b"<svg/>", FileFault.TYPE),
        ("noending", b"words", FileFault.TYPE),
        ("a.pdf", b"MZ\x90\x00", FileFault.CONTENT),
        ("a.txt", b"MZ\x90\x00\x03", FileFault.CONTENT),
        ("a.txt", b"\x98\x98", FileFault.CONTENT),
        ("a.jpg", b"MZ\x90\x00", FileFault.CONTENT),
        ("a.jpg", _picture("GIF"), FileFault.CONTENT),
        ("a.png", _picture("PNG")[:40], FileFault.CONTENT),
        ("a.docx", b"PK\x03\x04 broken", FileFault.CONTENT),
        ("a.docx", _zip("xl/workbook.xml"), FileFault.CONTENT),
        ("a.docx", _zip("word/a", content=b"0" * 3_000_000), FileFault.BOMB),
        ("a.docx", _zip("word/../../up"), FileFault.BOMB),
        ("a.docx", _zip("word/a", "inner.zip"), FileFault.BOMB),
        ("a.xlsx", _zip(*(f"xl/{n}" for n in range(MAX_ENTRIES + 1))), FileFault.BOMB),
    ],
)
def test_what_is_not_what_it_says_is_refused(name: str, content: bytes, fault: FileFault) -> None:
    assert _fault(name, content) is fault


def test_a_link_inside_a_document_is_refused() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        link = zipfile.ZipInfo("word/link")
        link.external_attr = 0xA1FF << 16
        archive.writestr(link, "/etc/passwd")

    assert _fault("a.docx", packed.getvalue()) is FileFault.BOMB
