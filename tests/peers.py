"""What is left, changed, turned wrong or off in colour when others and we strip the same real JPEGs.

`python -m tests.peers FOLDER [--step N]` prints a table over all JPEGs below the folder that decode, or each
`N`th of them. Programs that are not installed are left out.
"""

import argparse
import shutil
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path

import numpy as np
import piexif
from PIL import Image, ImageOps

from reviewer.errors import PictureError
from reviewer.export import bare, whole
from tests.reviewer.export import judges, originals
from tests.reviewer.export.colour_difference import delta_e

Strip = Callable[[Path, Path], None]


def _ours(lossless: bool) -> Strip:
    form = bare.Form(lossless=lossless)
    return lambda source, to: to.write_bytes(bare.bare(source, form).data) and None


def _program(*words: str) -> Strip:
    """A program called with these words, `FROM` and `TO` among them."""

    def strip(source: Path, to: Path) -> None:
        names = {"FROM": str(source), "TO": str(to)}
        subprocess.run([names.get(word, word) for word in words], capture_output=True, check=False)

    return strip


def _mat2(source: Path, to: Path) -> None:
    shutil.copyfile(source, to)
    subprocess.run(["mat2", "--inplace", str(to)], capture_output=True, check=False)


def _pillow(source: Path, to: Path) -> None:
    with Image.open(source) as image:
        image.save(to, "JPEG")


PEERS: dict[str, tuple[str, Strip]] = {
    "ours, fresh pixels": ("", _ours(lossless=False)),
    "ours, lossless": ("", _ours(lossless=True)),
    "exiftool -all=": ("exiftool", _program("exiftool", "-all=", "-o", "TO", "FROM")),
    "jpegtran -copy none": ("jpegtran", _program("jpegtran", "-copy", "none", "-outfile", "TO", "FROM")),
    "convert -strip": ("convert", _program("convert", "FROM", "-strip", "TO")),
    "mat2": ("mat2", _mat2),
    "Pillow save": ("", _pillow),
    "piexif.remove": ("", lambda source, to: piexif.remove(str(source), str(to))),
}


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(prog="python -m tests.peers")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--step", type=int, default=1)
    arguments = parser.parse_args()
    files = [file for file in sorted(arguments.folder.rglob("*")) if _decodes(file)][:: arguments.step]
    turned = sum(_orientation(file) != 1 for file in files)
    profiled = sum(bool(originals.upright(file).info.get("icc_profile")) for file in files)
    print(f"{len(files)} JPEGs, {turned} turned by EXIF, {profiled} with a profile")
    print(f"{'':22}{'made':>6}{'metadata':>10}{'same pixels':>13}{'turned wrong':>14}{'colours off':>13}")
    for name, (program, strip) in PEERS.items():
        if not program or shutil.which(program):
            print(f"{name:22}{_row(files, strip)}", flush=True)


def _decodes(file: Path) -> bool:
    try:
        with file.open("rb") as stream:
            jpeg = stream.read(3) == b"\xff\xd8\xff"
        return jpeg and bool(whole.jpeg(file))
    except (OSError, SyntaxError, ValueError, PictureError):
        return False


def _orientation(file: Path) -> int:
    with Image.open(file) as image:
        return int(image.getexif().get(0x0112, 1))


def _row(files: list[Path], strip: Strip) -> str:
    with tempfile.TemporaryDirectory() as folder:
        made = {file: Path(folder) / f"{number:04}.jpg" for number, file in enumerate(files)}
        for source, to in made.items():
            try:
                strip(source, to)
            except (OSError, ValueError, PictureError) as error:
                print(f"  {source.name}: {error}")
        made = {source: to for source, to in made.items() if _opens(to)}
        left = sum(any(map(_tells, keys)) for keys in judges.exiftool(list(made.values())).values())
        same = sum(_same(source, to) for source, to in made.items())
        wrong = sum(not originals.is_upright(source, to) for source, to in made.items())
        off = sum(_off(source, to) for source, to in made.items())
    return f"{len(made):6}{left:10}{same:13}{wrong:14}{off:13}"


def _opens(file: Path) -> bool:
    """Whether a program made it, and as a picture."""
    try:
        with Image.open(file) as image:
            image.load()
    except OSError:
        return False
    return True


def _tells(key: str) -> bool:
    """Whether it is more than the plain header most JPEGs begin with."""
    return not key.startswith("JFIF:")


def _same(source: Path, to: Path) -> bool:
    """Whether the samples are those of the original, as they lie or turned upright."""
    with Image.open(source) as theirs, Image.open(to) as ours:
        here, lying, turned = (np.asarray(one) for one in (ours, theirs, ImageOps.exif_transpose(theirs)))
        return np.array_equal(here, lying) or np.array_equal(here, turned)


def _off(source: Path, to: Path) -> bool:
    """Whether half of the pixels or more are in another colour than the original's profile shows."""
    original = originals.upright(source)
    with Image.open(to) as ours:
        if not original.info.get("icc_profile") or ours.size != original.size:
            return False
        return bool(np.median(delta_e(originals.lab(original), originals.lab(ours))) > 1)


if __name__ == "__main__":
    main()
