"""Turning a JPEG without decoding it, where its edges allow that.

jpegtran, which comes with libjpeg-turbo and every other libjpeg, moves the blocks of the picture and the
coefficients in them, so that no pixel is computed anew. It is a program of its own and gets the picture
through a pipe: a hostile one costs no more than itself, and nothing lies in a temporary folder. Where it is
not installed, the picture needs fresh pixels.
"""

import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from reviewer.errors import ExportRefused

_PROGRAM = "jpegtran"
_MISSING = "it is turned, and jpegtran, which can do that, is not installed"
_TIME_LIMIT = 20.0
# On Windows a console would flash up for each picture.
_NO_CONSOLE: int = getattr(subprocess, "CREATE_NO_WINDOW", 0)
# Whether the picture is mirrored left to right, and by how many degrees it is turned clockwise after that.
_OF_ORIENTATION = {
    1: (False, 0),
    2: (True, 0),
    3: (False, 180),
    4: (True, 180),
    5: (True, 270),
    6: (False, 90),
    7: (True, 90),
    8: (False, 270),
}
_SWITCHES = {
    (False, 90): ("-rotate", "90"),
    (False, 180): ("-rotate", "180"),
    (False, 270): ("-rotate", "270"),
    (True, 0): ("-flip", "horizontal"),
    (True, 90): ("-transverse",),
    (True, 180): ("-flip", "vertical"),
    (True, 270): ("-transpose",),
}
# What ends up at the left or the top must be whole: an edge with part of a block cannot go there.
_WHOLE_WIDTH = frozenset({(True, 0), (False, 270), (False, 180), (True, 90)})
_WHOLE_HEIGHT = frozenset({(True, 180), (False, 90), (False, 180), (True, 90)})


@dataclass(frozen=True, slots=True)
class Turn:
    """How stored pixels become the picture: mirrored or not, then turned clockwise by so many degrees."""

    mirrored: bool = False
    clockwise: int = 0

    @classmethod
    def of(cls, orientation: int, rotation: int = 0) -> "Turn":
        """What an EXIF orientation asks for (1 to 8; Exif 3.0, 4.6.6), and then a person, clockwise."""
        mirrored, clockwise = _OF_ORIENTATION[orientation]
        return cls(mirrored, (clockwise + rotation) % 360)

    @property
    def nothing(self) -> bool:
        """Whether the pixels are upright as they are."""
        return not (self.mirrored or self.clockwise)

    def hindrance(self, size: tuple[int, int], unit: tuple[int, int]) -> str:
        """Why it cannot be done without loss, made to follow "because"; "" when it can.

        `size` is the picture's and `unit` that of its smallest coded unit, width and height in pixels.
        """
        if self.nothing:
            return ""
        whole = [not side % of for side, of in zip(size, unit, strict=True)]
        asked = (self.mirrored, self.clockwise)
        if not ((whole[0] or asked not in _WHOLE_WIDTH) and (whole[1] or asked not in _WHOLE_HEIGHT)):
            return "it is turned, and its edges cut through the blocks it is coded in"
        return "" if _program() else _MISSING

    def made(self, jpeg: bytes) -> bytes:
        """The JPEG with its blocks turned, all its segments copied. Raises ExportRefused."""
        program = _program()
        if not program:
            raise ExportRefused(_MISSING)
        command = [
            program,
            "-copy",
            "all",
            "-optimize",
            "-perfect",
            *_SWITCHES[self.mirrored, self.clockwise],
        ]
        try:
            done = subprocess.run(
                command,
                input=jpeg,
                capture_output=True,
                timeout=_TIME_LIMIT,
                check=True,
                creationflags=_NO_CONSOLE,
            )
        except (OSError, subprocess.SubprocessError) as error:
            raise ExportRefused("it is turned, and jpegtran refuses it") from error
        return done.stdout


def _program() -> str:
    """The program's path; "" where there is none. Windows would take one out of the folder we are in, too."""
    found = shutil.which(_PROGRAM)
    return found if found and Path(found).is_absolute() else ""
