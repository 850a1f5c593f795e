"""What other programs find in files besides their pixels.

Each judge is asked about all files at once, and skips the test where it is not installed.
"""

import json
import shutil
import subprocess
from collections.abc import Collection, Sequence
from pathlib import Path

import exiv2
import pytest

Found = dict[str, list[str]]

# What exiftool says of any file and of its pixels, and what tells colours: a marker, a profile of ours (each
# byte of which the verifier knows).
_GROUPS = ("ExifTool", "System", "File", "Composite", "Adobe", "ICC-header", "ICC_Profile")
_PIXELS = {
    f"PNG:{name}"
    for name in ("ImageWidth", "ImageHeight", "BitDepth", "ColorType", "Compression", "Filter", "Interlace")
}
# The same marker and profile, as mat2 tells them. All else that a profile can hold is a finding.
_COLOUR = {
    "APP14Flags0", "APP14Flags1", "ColorTransform", "DCTEncodeVersion",
    "BlueMatrixColumn", "BlueTRC", "CMMFlags", "ColorSpaceData", "ConnectionSpaceIlluminant",
    "DeviceAttributes", "DeviceManufacturer", "DeviceModel", "GreenMatrixColumn", "GreenTRC",
    "MediaWhitePoint", "PrimaryPlatform", "ProfileCMMType", "ProfileClass", "ProfileConnectionSpace",
    "ProfileCreator", "ProfileDateTime", "ProfileFileSignature", "ProfileID", "ProfileVersion",
    "RedMatrixColumn", "RedTRC", "RenderingIntent",
}  # fmt: skip


def exiftool(files: Sequence[Path]) -> Found:
    """What `exiftool -a -G1 -u` finds, warnings too."""
    asked = _run("exiftool", "libimage-exiftool-perl", ["-a", "-G1", "-u", "-j"], files)
    return _without_none(
        {file["SourceFile"]: [key for key in file if _tells(key)] for file in json.loads(asked)}
    )


def _tells(key: str) -> bool:
    if key in ("SourceFile", *_PIXELS):
        return False
    return key == "ExifTool:Warning" or not key.startswith(tuple(f"{group}:" for group in _GROUPS))


def exiv2_library(files: Collection[Path]) -> Found:
    """What the exiv2 library reads: EXIF, IPTC, XMP, a comment."""
    found = {}
    for file in files:
        image = exiv2.ImageFactory.open(str(file))
        image.readMetadata()
        data = (*image.exifData(), *image.iptcData(), *image.xmpData())
        found[str(file)] = [one.key() for one in data] + ([image.comment()] if image.comment() else [])
    return _without_none(found)


def exiv2_program(files: Sequence[Path]) -> list[str]:
    """The lines of `exiv2 -pa`, which prints one a value."""
    return _run("exiv2", "exiv2", ["-pa"], files).split("\n")[:-1]


def mat2(files: Sequence[Path]) -> Found:
    """What `mat2 --show` tells of each file."""
    found: Found = {}
    values = found.setdefault("", [])
    for line in _run("mat2", "mat2", ["--show"], files).split("\n"):
        if line.startswith("[+] Metadata for "):
            values = found.setdefault(line.removeprefix("[+] Metadata for ").rstrip(":"), [])
        elif line.strip() and not line.strip().startswith("No metadata found"):
            values.append(line.strip())
    told = {file: [one for one in lines if one.split(":")[0] not in _COLOUR] for file, lines in found.items()}
    return _without_none(told)


def _run(program: str, package: str, options: Sequence[str], files: Sequence[Path]) -> str:
    path = shutil.which(program)
    if path is None:
        pytest.skip(f"{program} is not installed (Debian: {package})")
    return subprocess.run(
        [path, *options, *map(str, files)], capture_output=True, check=False, text=True, errors="replace"
    ).stdout


def _without_none(found: Found) -> Found:
    return {file: what for file, what in found.items() if what}
