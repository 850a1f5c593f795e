"""Generated 24-megapixel JPEGs, some 7 MB each, as one day of work leaves them; drawn, so that anyone can.

Eight pictures are drawn and encoded; every frame is one of them with EXIF of its own (time, number,
thumbnail, a maker note), so that no two have the same content.
"""

import io
from datetime import datetime, timedelta
from pathlib import Path

import numpy as np
import piexif
from PIL import Image, ImageDraw

WIDTH, HEIGHT = 6000, 4000
PICTURES = 8
# The deviation of the noise that makes a JPEG of this size and quality some 7 MB.
NOISE = 8.0
MAKER_NOTE = 24_000
QUALITY = 90


def write(folder: Path, frames: int, *, progressive: bool = False) -> None:
    """Write so many frames under `folder/DCIM`."""
    inside = folder / "DCIM" / "100BENCH"
    inside.mkdir(parents=True)
    pictures = [_picture(number, progressive) for number in range(min(PICTURES, frames))]
    for number in range(frames):
        jpeg, thumbnail = pictures[number % len(pictures)]
        segment = _exif(number, thumbnail)
        (inside / f"IMG_{number + 1:04}.JPG").write_bytes(jpeg[:2] + segment + jpeg[2:])


def _picture(number: int, progressive: bool) -> tuple[bytes, Image.Image]:
    """A JPEG without metadata, and the small picture of it."""
    noise = np.random.default_rng(number).normal(0, NOISE, (HEIGHT, WIDTH)).astype(np.float32)
    x, y = np.arange(WIDTH, dtype=np.float32), np.arange(HEIGHT, dtype=np.float32)
    pixels = np.empty((HEIGHT, WIDTH, 3), np.uint8)
    for channel in range(3):
        waves = np.outer(np.cos(y / (420 - 40 * number)), np.sin(x / (300 + 90 * number) + channel))
        pixels[..., channel] = np.clip(120 + 70 * waves + np.roll(noise, 997 * channel), 0, 255)
    image = Image.fromarray(pixels)
    out = io.BytesIO()
    image.save(out, "JPEG", quality=QUALITY, subsampling="4:2:2", progressive=progressive)
    return out.getvalue(), image.resize((160, 107), Image.Resampling.BOX)


def _exif(number: int, small: Image.Image) -> bytes:
    """An APP1 segment as a camera writes it (JEITA CP-3451, 4.5.2)."""
    taken = (datetime(2025, 3, 2, 6) + timedelta(seconds=47 * number)).strftime("%Y:%m:%d %H:%M:%S")
    thumbnail = Image.new("RGB", (160, 120))
    thumbnail.paste(small, (0, 6))
    ImageDraw.Draw(thumbnail).text((4, 8), str(number + 1))
    out = io.BytesIO()
    thumbnail.save(out, "JPEG", quality=80)
    body = piexif.dump(
        {
            "0th": {
                piexif.ImageIFD.Make: "Bench",
                piexif.ImageIFD.Model: "Bench 24",
                piexif.ImageIFD.Orientation: 1,
            },
            "Exif": {
                piexif.ExifIFD.DateTimeOriginal: taken,
                piexif.ExifIFD.FocalLength: (50, 1),
                piexif.ExifIFD.ISOSpeedRatings: 100 + number,
                piexif.ExifIFD.PixelXDimension: WIDTH,
                piexif.ExifIFD.PixelYDimension: HEIGHT,
                piexif.ExifIFD.MakerNote: np.random.default_rng(number).bytes(MAKER_NOTE),
            },
            "1st": {piexif.ImageIFD.Compression: 6},
            "thumbnail": out.getvalue(),
        }
    )
    return b"\xff\xe1" + (len(body) + 2).to_bytes(2, "big") + bytes(body)
