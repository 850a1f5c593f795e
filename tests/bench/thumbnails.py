"""Thumbnails a second of one core: so many per second of processor time, beside libvips'.

Processor time, because it is the same on a busy machine. That of `vipsthumbnail` has the start of its process
in it, once for all files; that of ours has not.
"""

import os
import shutil
import subprocess
import tempfile
import time
from pathlib import Path

from reviewer import preview
from tests.bench import alone
from tests.bench.figure import Figure
from tests.bench.ground import Ground

FILES = 24
EDGE = 512


def figures(ground: Ground) -> list[Figure]:
    """Ours and theirs, over the same files."""
    files = [str(file) for file in ground.files()[:FILES]]
    theirs = _theirs(files, ground.runs)
    ours = tuple(len(files) / alone.run(make, files) for _ in range(ground.runs))
    return [theirs, Figure(f"preview.make, {EDGE}", "/s", ours, peer=theirs)]


def make(files: list[str]) -> float:
    """Seconds of processor time for all of them."""
    preview.make(Path(files[0]), EDGE)
    begun = time.process_time()
    for file in files:
        preview.make(Path(file), EDGE)
    return time.process_time() - begun


def _theirs(files: list[str], runs: int) -> Figure:
    program = shutil.which("vipsthumbnail")
    name = f"vipsthumbnail, {EDGE}"
    if program is None:
        return Figure(name, "/s", (), note="not installed")
    rates = []
    for _ in range(runs):
        with tempfile.TemporaryDirectory() as folder:
            command = [program, "-s", str(EDGE), "-o", f"{folder}/%s.jpg[Q={preview.QUALITY}]", *files]
            begun = _of_children()
            subprocess.run(command, env=os.environ | {"VIPS_CONCURRENCY": "1"}, check=True)
            rates.append(len(files) / (_of_children() - begun))
    return Figure(name, "/s", tuple(rates))


def _of_children() -> float:
    """Seconds of processor time that ended processes of this one have taken."""
    times = os.times()
    return times.children_user + times.children_system
