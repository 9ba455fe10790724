"""Picture files: all that they carry besides the picture is cut out, and no pixel changes."""

from __future__ import annotations

import io

import pytest
from PIL import Image, PngImagePlugin

from campaign.read.images import picture
from campaign.read.metadata import stripped
from tests.pictures import jpeg, png

SECRET = b"Jane Doe, 1 Moss Road"


def made(kind: str, **options: object) -> bytes:
    """Return a picture of two colors in a format."""
    image = Image.new("RGB", (16, 8), "red")
    image.paste("blue", (0, 0, 8, 8))
    if options.pop("turned", False):
        exif = image.getexif()
        exif[0x0112] = 6
        exif[0x010E] = SECRET.decode()
        options["exif"] = exif
    file = io.BytesIO()
    image.save(file, kind, **options)
    return file.getvalue()


def exif() -> bytes:
    """Return EXIF that names a person."""
    found = Image.Exif()
    found[0x013B] = SECRET.decode()
    return found.tobytes()


def png_text() -> PngImagePlugin.PngInfo:
    """Return chunks of text for a PNG file."""
    info = PngImagePlugin.PngInfo()
    info.add_text("Author", SECRET.decode())
    info.add_itxt("XML:com.adobe.xmp", SECRET.decode())
    return info


def with_segment(marker: int) -> bytes:
    """Return a JPEG file with one more segment."""
    content = made("JPEG")
    return content[:2] + bytes([0xFF, marker]) + (len(SECRET) + 2).to_bytes(2, "big") + SECRET + content[2:]


TALKING = {
    "a.jpg EXIF": made("JPEG", exif=exif()),
    "a.jpg place": jpeg(located=True),
    "a.jpg comment": made("JPEG", comment=SECRET),
    "a.jpg XMP": made("JPEG", xmp=SECRET),
    "a.jpg IPTC": with_segment(0xED),
    "a.jpg progressive": made("JPEG", exif=exif(), progressive=True),
    "a.jpg after the end": made("JPEG") + SECRET,
    "a.jpg turned": made("JPEG", turned=True),
    "a.png text": made("PNG", pnginfo=png_text()),
    "a.png EXIF": made("PNG", exif=exif()),
    "a.png after the end": made("PNG") + SECRET,
    "a.webp EXIF and XMP": made("WEBP", exif=exif(), xmp=SECRET),
    "a.gif comment": made("GIF", comment=SECRET),
}
SILENT = {"a.jpg": made("JPEG"), "a.png": png(4, 4), "a.webp": made("WEBP"), "a.gif": made("GIF")}


@pytest.mark.parametrize("name", TALKING)
def test_what_a_picture_carries_is_found_and_cut_out(name: str) -> None:
    """It is known before, gone after, and what one sees is the same."""
    content = TALKING[name]
    before, _ = picture(f"content/images/{name.split()[0]}", content)
    assert before
    assert before.talks
    clean = stripped(content)
    assert SECRET not in clean
    assert stripped(clean) == clean
    assert (
        Image.open(io.BytesIO(clean)).convert("RGB").tobytes()
        == Image.open(io.BytesIO(content)).convert("RGB").tobytes()
    )
    after, _ = picture(f"content/images/{name.split()[0]}", clean)
    assert after
    assert not after.talks


def test_a_turned_picture_stays_turned() -> None:
    """Only how it is to be turned is kept of its EXIF."""
    kept = Image.open(io.BytesIO(stripped(made("JPEG", turned=True)))).getexif()
    assert dict(kept) == {0x0112: 6}


@pytest.mark.parametrize("name", SILENT)
def test_a_picture_without_metadata_stays_as_it_is(name: str) -> None:
    """Not a byte changes."""
    assert stripped(SILENT[name]) == SILENT[name]


@pytest.mark.parametrize(
    "content", [b"", b"\xff\xd8", b"\xff\xd8\xff\xe1\0", b"GIF89a", b"RIFF\0\0\0\0WEBPVP8", b"moss"]
)
def test_what_cannot_be_taken_apart_stays_as_it_is(content: bytes) -> None:
    """A broken file is for the check to refuse."""
    assert stripped(content)[:2] == content[:2]
