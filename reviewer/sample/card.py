"""Draw the sample card into a folder, as a camera would have left it.

Beside what it pictures, the card has what real cards have: a RAW beside its JPEG, a sidecar, a spoken
note, a frame cut off half way, a file that is no picture, and one frame twice.
"""

import io
import math
import os
import wave
from concurrent.futures import Executor
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from PIL import Image

from reviewer.errors import StorageError
from reviewer.sample import camera, dng, film
from reviewer.sample.brush import LONG, SHORT, Canvas
from reviewer.sample.scenes import SCENES, UPRIGHT
from reviewer.sample.shots import SampleFrame, Shot, shots

ROLL = Path("DCIM") / "100MRDN"
_KOREA = timedelta(hours=9)
_TWICE = "dancing"
_Files = list[tuple[str, bytes]]


def make_card(folder: Path, *, workers: Executor | None = None) -> tuple[SampleFrame, ...]:
    """Draw the card into the folder; what a careful person would mark on each frame, in order of capture.

    The bytes are the same every time. The three odd files after the last frame are not in the result.
    Raises StorageError when the folder cannot be written.
    """
    everything = shots()
    results = workers.map(take, everything) if workers else map(take, everything)
    last = everything[-1]
    twice = b""
    try:
        (folder / ROLL).mkdir(parents=True, exist_ok=True)
        (folder / "MISC").mkdir(exist_ok=True)
        for shot, files in zip(everything, results, strict=True):
            _write(folder / ROLL, files, shot.taken)
            twice = files[0][1] if shot.drawing == _TWICE else twice
        _write(folder / ROLL, _odd_files(last, twice), last.taken + timedelta(minutes=2))
        _write(folder / "MISC", [("AUTPRINT.MRK", _print_order(everything))], last.taken)
    except OSError as error:
        raise StorageError(
            f"The sample card could not be written to {folder}: {error.strerror or error}. "
            "Choose another folder."
        ) from error
    return tuple(shot.frame for shot in everything)


def draw(shot: Shot) -> Image.Image:
    """The finished picture, upright."""
    upright = shot.drawing in UPRIGHT
    canvas = Canvas(SHORT if upright else LONG, LONG if upright else SHORT, shot.seed)
    canvas.moment = shot.moment
    (UPRIGHT if upright else SCENES)[shot.drawing](canvas)
    return film.develop(canvas.image, turned=shot.number % 2 == 0)


def take(shot: Shot) -> _Files:
    """The files of one exposure, name and content, the JPEG first. Can be sent to another process."""
    picture = draw(shot)
    files = [(f"{shot.name}.JPG", camera.expose(picture, shot))]
    if "dng" in shot.extras:
        files.append((f"{shot.name}.DNG", dng.raw(picture, shot)))
    if "sidecar" in shot.extras:
        files.append((f"{shot.name}.XMP", camera.xmp(shot)))
    if "note" in shot.extras:
        files.append((f"{shot.name}.WAV", _spoken_note()))
    return files


def _odd_files(last: Shot, twice: bytes) -> _Files:
    """A frame cut off when the card was pulled out, a text under a picture's name, and a copied frame."""
    number = last.number
    late = replace(last, number=number + 1, seed=last.seed + 1, taken=last.taken + timedelta(seconds=40))
    whole = camera.expose(draw(late), late)
    return [
        (f"IMG_{number + 1:04}.JPG", whole[: len(whole) * 2 // 5]),
        (f"IMG_{number + 2:04}.JPG", b"This is a note about a picture, not a picture.\n"),
        (f"IMG_{number + 3:04}.JPG", twice),
    ]


def _print_order(everything: tuple[Shot, ...]) -> bytes:
    """The frames marked for printing in the camera, as cameras list them in MISC (DPOF 1.10)."""
    lines = ["[HDR]", "GEN REV = 01.10", 'GEN CRT = "Meridian M2" -01.00']
    marked = [shot.name for shot in everything if shot.frame.rating == 5]
    for number, name in enumerate(marked, start=1):
        lines += [
            "",
            "[JOB]",
            f"PRT PID = {number:03}",
            "PRT TYP = STD",
            "PRT QTY = 001",
            "IMG FMT = EXIF2 -J",
        ]
        lines += [f'<IMG SRC = "../{ROLL.as_posix()}/{name}.JPG">']
    return "\r\n".join([*lines, ""]).encode("ascii")


def _spoken_note() -> bytes:
    """Two seconds of murmur, 8 kHz mono, as a camera records a spoken note."""
    rate, out = 8000, io.BytesIO()
    samples = bytearray()
    for n in range(rate * 2):
        t = n / rate
        syllable = max(0.0, math.sin(t * 2 * math.pi * 3.1)) * (0.6 + 0.4 * math.sin(t * 9))
        voice = math.sin(t * 2 * math.pi * 132) + 0.5 * math.sin(t * 2 * math.pi * 396)
        samples.append(round(128 + 52 * syllable * voice))
    with wave.open(out, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(1)
        sound.setframerate(rate)
        sound.writeframes(bytes(samples))
    return out.getvalue()


def _write(folder: Path, files: _Files, taken: datetime) -> None:
    """Write the files with the time of capture, Korean clock, as theirs."""
    moment = (taken - _KOREA).replace(tzinfo=UTC).timestamp()
    for name, content in files:
        path = folder / name
        path.write_bytes(content)
        os.utime(path, (moment, moment))
