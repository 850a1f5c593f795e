"""How long the verifier looks at a JPEG, beside hashing the same bytes."""

import hashlib
import io
import time
from collections.abc import Callable

from PIL import Image

from reviewer.export import strip
from reviewer.export.verify import verify
from tests.bench.figure import BenchError, Figure
from tests.bench.ground import Ground

TIMES = 15


def figures(_ground: Ground) -> list[Figure]:
    """Both, on the same clean picture."""
    out = io.BytesIO()
    Image.effect_noise((4000, 3000), 60).convert("RGB").save(out, "JPEG", quality=93, subsampling=0)
    data = strip.lossless(out.getvalue())
    if verify(data):
        raise BenchError("The picture is not clean.")
    size = f"{len(data) / 1e6:.1f} MB"
    hashed = Figure(f"SHA-256 of {size}", "ms", _timed(lambda: hashlib.sha256(data).digest()))
    return [hashed, Figure(f"verify a JPEG of {size}", "ms", _timed(lambda: verify(data)), peer=hashed)]


def _timed(do: Callable[[], object]) -> tuple[float, ...]:
    """Milliseconds of each of several times."""
    took = []
    for _ in range(TIMES):
        begun = time.perf_counter()
        do()
        took.append((time.perf_counter() - begun) * 1000)
    return tuple(took)
