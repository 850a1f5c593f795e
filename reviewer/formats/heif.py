"""HEIF pictures (HEIC, HIF) of phones and cameras, decoded by libheif.

libheif turns and mirrors the picture as the file's own boxes say, so the EXIF orientation of such a file
is not applied again (ISO/IEC 23008-12, 6.5.10 and annex A).
"""

from pathlib import Path

import pillow_heif
from PIL import Image

from reviewer.formats.pictures import check_size


def open_file(path: Path) -> Image.Image:
    """Decode the primary picture at 8 bits. Raises what libheif raises, and PictureError if too large."""
    with path.open("rb") as stream:
        container = pillow_heif.open_heif(stream, convert_hdr_to_8bit=True)
    check_size(path, *container.size)
    image: Image.Image = container.to_pillow()
    image.info = {key: image.info[key] for key in ("icc_profile", "nclx_profile") if key in image.info}
    image.info["orientation"] = 1
    return image
