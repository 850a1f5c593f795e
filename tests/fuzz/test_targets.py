"""The targets, with a few thousand inputs in the short form; `make fuzz` goes on for as long as asked."""

from pathlib import Path
from random import Random
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.fuzz import archive, beside, copier, documents, heads, metadata, tables, verifier
from tests.fuzz.mutation import mutated
from tests.fuzz.targets import bent, tried

_ALL = (archive, beside, copier, documents, heads, metadata, tables, verifier)
_NAMES = [target.__name__.rpartition(".")[2] for target in _ALL]


@pytest.mark.parametrize("target", _ALL, ids=_NAMES)
def test_its_seeds_hold(target: ModuleType) -> None:
    for seed in target.SEEDS:
        tried(target, seed)


@pytest.mark.parametrize("target", _ALL, ids=_NAMES)
@given(random=st.randoms(use_true_random=False))
def test_nothing_bent_breaks_it(target: ModuleType, random: Random) -> None:
    for _ in range(5):
        tried(target, bent(target, random))


@pytest.mark.parametrize("target", _ALL, ids=_NAMES)
@given(data=st.binary(max_size=200))
def test_no_bytes_break_it(target: ModuleType, data: bytes) -> None:
    for start in (b"", b"\xff\xd8", b"\x89PNG\r\n\x1a\n", b"PK\3\4", b"II*\0\x08\0\0\0"):
        tried(target, start + data)


@pytest.mark.full
@pytest.mark.timeout(1200)
@pytest.mark.parametrize("target", [copier, heads, verifier], ids=lambda target: target.__name__)
def test_real_malformed_files_bent_again_do_not_break_it(target: ModuleType, shared_photos: Path) -> None:
    random = Random(4)
    for path in sorted((shared_photos / "malformed").rglob("*")):
        data = path.read_bytes()[: 1 << 17] if path.is_file() else b""
        for _ in range(20):
            tried(target, data)
            data = mutated(data, random)
