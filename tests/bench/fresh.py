"""Fresh pixels for the web: an export of 2048 pixels beside `vipsthumbnail`, over the same files.

Both encode at quality 90. Ours goes the way of every export: decoded in workers, upright, in sRGB, encoded,
written, flushed, read back, verified, and a receipt at the end.
"""

import shutil
import subprocess
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath

from reviewer.export import package
from reviewer.export.profile import Profile
from reviewer.photo import Photo, StoredFile, Verdict
from reviewer.rules import Judgement
from reviewer.workers import Workers
from tests.bench import alone
from tests.bench.figure import BenchError, Figure
from tests.bench.ground import Ground
from tests.bench.turns import in_turns

FILES = 60
QUICK = 12
EDGE = 2048
QUALITY = 90
PROFILE = Profile("bench", "Bench", frozenset({Verdict.CLEAR}), long_edge=EDGE, quality=QUALITY)


def figures(ground: Ground) -> list[Figure]:
    """By the clock, where both use what processors there are, and by processor time."""
    files = ground.files()[: FILES if ground.runs > 1 else QUICK]
    program = shutil.which("vipsthumbnail")

    def theirs(to: Path) -> None:
        out = f"{to}/%s.jpg[Q={QUALITY},strip]"
        subprocess.run([program or "", "--size", str(EDGE), "-o", out, *files], check=True)

    def ours(to: Path) -> None:
        alone.run(export, files[0].parent, to, *(file.name for file in files))

    rates = in_turns(files, [ours, theirs] if program else [ours], ground.folder, ground.runs)
    lines = []
    for way in ("clock", "processor"):
        values = getattr(rates[1], way) if program else ()
        peer = Figure(f"vipsthumbnail, {EDGE}, by the {way}", "/s", values, note="not installed")
        name = f"export, {EDGE} px, by the {way}"
        promised = 1.0 if way == "clock" else None
        lines += [peer, Figure(name, "/s", getattr(rates[0], way), peer=peer, at_least_times=promised)]
    return lines


def export(folder: str, to: str, *names: str) -> int:
    """Export these files of a folder; how many went."""
    going = tuple(map(_going, names))
    plan = package.Plan(PROFILE, going, ())
    with Workers() as workers:
        results = list(package.export(plan, Path(folder), Path(to), workers=workers, at=datetime.now(UTC)))
    went = sum(isinstance(result, package.Exported) for result in results)
    if went < len(names):
        raise BenchError(f"Only {went} of {len(names)} files went.")
    return went


def _going(name: str) -> package.Going:
    photo = Photo(1, "bench", name, (StoredFile(PurePosixPath(name), 0, ""),))
    return package.Going(photo, Judgement(Verdict.CLEAR, Verdict.CLEAR))
