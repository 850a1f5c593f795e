"""How long the verifier looks at a JPEG, beside hashing the same bytes: `python -m tests.bench.verifier`."""

import hashlib
import io
import sys
import time
from collections.abc import Callable
from statistics import median

from PIL import Image

from reviewer.export import strip
from reviewer.export.verify import verify

RUNS = 15


def main() -> int:
    """Print both medians and their ratio; 1 when a clean picture is not found clean."""
    out = io.BytesIO()
    Image.effect_noise((4000, 3000), 60).convert("RGB").save(out, "JPEG", quality=93, subsampling=0)
    data = strip.lossless(out.getvalue())
    if verify(data):
        print("the picture is not clean", file=sys.stderr)
        return 1
    verifying = median(_seconds(lambda: verify(data)) for _ in range(RUNS))
    hashing = median(_seconds(lambda: hashlib.sha256(data).digest()) for _ in range(RUNS))
    print(f"verify a JPEG of {len(data) / 1e6:.1f} MB    {verifying * 1e3:6.1f} ms")
    print(f"SHA-256 of the same bytes       {hashing * 1e3:6.1f} ms")
    print(f"ratio                           {verifying / hashing:6.2f}")
    return 0


def _seconds(do: Callable[[], object]) -> float:
    begun = time.perf_counter()
    do()
    return time.perf_counter() - begun


if __name__ == "__main__":
    sys.exit(main())
