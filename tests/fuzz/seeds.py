"""Small real files of the two kinds that leave the house, in all their forms, clean and not."""

from reviewer.formats import profile
from tests.reviewer.export.pieces import after_soi, encoded, exif, picture, segment

_SMALL = (19, 17)

JPEGS = (
    encoded(picture(size=_SMALL), quality=40),
    encoded(picture(size=_SMALL), quality=40, progressive=True),
    encoded(picture(size=_SMALL), quality=40, restart_marker_blocks=1),
    encoded(picture("L", _SMALL), quality=40, optimize=True),
    encoded(picture("CMYK", _SMALL), quality=40, optimize=True),
    encoded(picture(size=_SMALL), quality=40, keep_rgb=True, optimize=True),
    after_soi(
        encoded(picture(size=_SMALL), quality=40),
        segment(0xE1, exif({0x010F: "Maker", 0x0112: 6, 0x8769: {0xA001: 2}, 0x8825: {1: "N"}})),
    ),
    encoded(picture(size=_SMALL), quality=40, icc_profile=profile.DISPLAY_P3),
)

PNGS = (
    encoded(picture(size=_SMALL), "PNG"),
    encoded(picture("RGBA", _SMALL), "PNG"),
    encoded(picture(size=_SMALL).quantize(7), "PNG", transparency=0),
    encoded(picture("L", _SMALL).convert("1"), "PNG"),
    encoded(picture("L", _SMALL), "PNG", transparency=3),
    encoded(picture("LA", _SMALL), "PNG"),
    encoded(picture("L", _SMALL).convert("I;16"), "PNG"),
)
