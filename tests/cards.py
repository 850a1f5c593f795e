"""Small cards for tests: real JPEGs with real metadata, made in a moment."""

import io
from pathlib import Path

import numpy as np
import piexif
from PIL import Image

SECRET = "SN-4711-SECRET"


def picture(number: int, size: tuple[int, int] = (360, 240)) -> Image.Image:
    """A picture that differs from all others by its number."""
    across = np.linspace(0, 255, size[0], dtype=np.uint8)
    pixels = np.empty((size[1], size[0], 3), np.uint8)
    pixels[..., 0] = across
    pixels[..., 1] = (number * 37) % 256
    pixels[..., 2] = across[::-1]
    return Image.fromarray(pixels)


def jpeg(number: int, *, orientation: int = 1, description: str = "", flash: bool = False) -> bytes:
    """A JPEG as a camera writes it: serial number, place, thumbnail and all."""
    image = picture(number)
    small = io.BytesIO()
    image.resize((120, 80)).save(small, "JPEG")
    exif = {
        "0th": {
            piexif.ImageIFD.Make: b"Meridian",
            piexif.ImageIFD.Model: b"M2",
            piexif.ImageIFD.Orientation: orientation,
            piexif.ImageIFD.ImageDescription: description.encode(),
        },
        "Exif": {
            piexif.ExifIFD.DateTimeOriginal: f"2012:09:12 10:{number % 60:02d}:00".encode(),
            piexif.ExifIFD.BodySerialNumber: SECRET.encode(),
            piexif.ExifIFD.FocalLength: (35, 1),
            piexif.ExifIFD.Flash: 1 if flash else 0,
        },
        "GPS": {
            piexif.GPSIFD.GPSLatitudeRef: b"N",
            piexif.GPSIFD.GPSLatitude: ((39, 1), (1, 1), (30, 1)),
            piexif.GPSIFD.GPSLongitudeRef: b"E",
            piexif.GPSIFD.GPSLongitude: ((125, 1), (45, 1), (0, 1)),
        },
        "1st": {piexif.ImageIFD.Compression: 6},
        "thumbnail": small.getvalue(),
    }
    out = io.BytesIO()
    image.save(out, "JPEG", quality=90, exif=piexif.dump(exif))
    return out.getvalue()


def make_card(folder: Path, count: int = 6) -> Path:
    """`count` frames IMG_0001.JPG …, the second turned; then one truncated and one that is no image."""
    frames = folder / "DCIM" / "100MRDN"
    frames.mkdir(parents=True)
    for number in range(1, count + 1):
        turned = 6 if number == 2 else 1
        (frames / f"IMG_{number:04d}.JPG").write_bytes(jpeg(number, orientation=turned))
    (frames / "IMG_0001.XMP").write_text("<x:xmpmeta xmlns:x='adobe:ns:meta/'/>")
    whole = jpeg(count + 1)
    (frames / f"IMG_{count + 1:04d}.JPG").write_bytes(whole[: len(whole) * 2 // 3])
    (frames / f"IMG_{count + 2:04d}.JPG").write_text("This is not an image.")
    return folder
