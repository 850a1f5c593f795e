"""What sidecars are called.

Two ways are common: `x.xmp`, as Adobe and Photo Mechanic write for the RAW `x.CR2`, and `x.CR2.xmp`, as
digiKam and darktable do. Where both stand beside a picture, the one that names the picture in full comes
first: it cannot be meant for another. What it does not say, the other one may.
"""

from collections.abc import Sequence
from pathlib import PurePath

SUFFIX = ".xmp"


def is_sidecar(name: str) -> bool:
    """Whether a file is one by its name."""
    return PurePath(name).suffix.lower() == SUFFIX


def among(names: Sequence[str]) -> list[str]:
    """The sidecars among the files of one frame, that which comes first, first."""
    pictures = [name.casefold() for name in names if not is_sidecar(name)]

    def place(sidecar: str) -> tuple[int, str]:
        whose = sidecar.casefold().removesuffix(SUFFIX)
        return (pictures.index(whose) if whose in pictures else len(pictures), sidecar)

    return sorted(filter(is_sidecar, names), key=place)
