"""What every test stands on: no screen needed, nobody's settings touched, nothing left behind.

A test that leaves a thread, a window or a temporary file behind fails, because the program would
leave it on a photographer's machine.
"""

import gc
import os
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

SHARED_PHOTOS = Path(__file__).parents[2] / "shared" / "photos"
GRACE_S = 3.0
DEFERRED_DELETE = 52  # QEvent.DeferredDelete

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# `make test-full` asks for the long forms, which look for what nobody thought of; the short ones try the
# same examples each time. No deadline: a busy machine is no bug.
FULL = os.environ.get("REVIEWER_TESTS") == "full"
settings.register_profile(
    "short", deadline=None, derandomize=True, database=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("full", settings.get_profile("short"), derandomize=False, max_examples=2000)
settings.load_profile("full" if FULL else "short")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out the long forms unless they are asked for, by environment or by `-m`."""
    if FULL or "full" in config.option.markexpr:
        return
    long = [item for item in items if item.get_closest_marker("full")]
    config.hook.pytest_deselected(items=long)
    items[:] = [item for item in items if not item.get_closest_marker("full")]


@pytest.fixture(scope="session")
def shared_photos() -> Path:
    """The folder of real photographs beside the checkout; read only, so work on copies."""
    if not SHARED_PHOTOS.is_dir():
        pytest.skip(f"the real photographs are not there: {SHARED_PHOTOS}")
    return SHARED_PHOTOS


@pytest.fixture(scope="session", autouse=True)
def _runtime_folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Qt asks for XDG_RUNTIME_DIR once, and warns where there is none or it is open to others."""
    folder = tmp_path_factory.mktemp("runtime")
    folder.chmod(0o700)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_RUNTIME_DIR", str(folder))
        yield


@pytest.fixture(autouse=True)
def _own_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Settings, caches and data go to a folder of this test's own."""
    home = tmp_path_factory.mktemp("home")
    for name in ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(home))
    for kind in ("CONFIG", "CACHE", "DATA", "STATE"):
        monkeypatch.setenv(f"XDG_{kind}_HOME", str(home / kind.lower()))


@pytest.fixture(autouse=True)
def _no_leftover_files(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> Iterator[None]:
    """The system's temporary folder is empty again after the test."""
    folder = tmp_path_factory.mktemp("temp")
    for name in ("TMPDIR", "TEMP", "TMP"):
        monkeypatch.setenv(name, str(folder))
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    yield
    # multiprocessing keeps one folder of its own until the process ends.
    left = [path.name for path in folder.iterdir() if not path.name.startswith("pymp-")]
    assert not left, f"left in the temporary folder: {left}"


@pytest.fixture(autouse=True)
def _no_leftover_threads() -> Iterator[None]:
    """Every thread the test started has ended, with a short grace."""
    before = set(threading.enumerate())
    yield
    deadline = time.monotonic() + GRACE_S
    while left := _threads_since(before):
        assert time.monotonic() < deadline, f"threads left: {left}"
        left[0].join(0.05)


def _threads_since(before: set[threading.Thread]) -> list[threading.Thread]:
    # A foreign thread (one of Qt's) that ran Python once stays listed for ever as "Dummy-…".
    return [t for t in threading.enumerate() if t not in before and not t.name.startswith("Dummy-")]


@pytest.fixture(autouse=True)
def _no_leftover_windows() -> Iterator[None]:
    """Every window the test opened is gone, not only closed."""
    before = {id(widget) for widget in _windows()}
    yield
    left = [widget for widget in _windows() if id(widget) not in before]
    assert not left, f"windows left: {left}"


def _windows() -> list[object]:
    """Windows without a parent; a menu or dialog that has one goes with it."""
    widgets = sys.modules.get("PySide6.QtWidgets")
    app = widgets.QApplication.instance() if widgets else None
    if app is None or not hasattr(app, "topLevelWidgets"):
        return []
    app.sendPostedEvents(None, DEFERRED_DELETE)
    if any(widget.parent() is None for widget in app.topLevelWidgets()):
        gc.collect()
    return [widget for widget in app.topLevelWidgets() if widget.parent() is None]
