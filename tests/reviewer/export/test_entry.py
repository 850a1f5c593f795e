"""Files and folders of a set carry what every other one does, wherever they are made."""

import os
import struct
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from reviewer.export import entry
from reviewer.export.entry import make_plain
from reviewer.export.profile import Container
from reviewer.export.staging import Staging
from tests.reviewer.export.pieces import encoded, picture

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="Python reaches no attributes here")
# acl(5) as the kernel holds it: version 2; owner, user 1, group and mask with all rights, others none.
_NOBODY = 0xFFFFFFFF
_ENTRIES = ((1, 7, _NOBODY), (2, 7, 1), (4, 7, _NOBODY), (16, 7, _NOBODY), (32, 0, _NOBODY))
ACCESS_LIST = struct.pack("<I", 2) + b"".join(struct.pack("<HHI", *one) for one in _ENTRIES)


def _attributes(path: Path) -> list[str]:
    return [name for name in os.listxattr(path) if not name.startswith("security.")]


@pytest.fixture
def parent(tmp_path: Path) -> Iterator[Path]:
    """A folder that hands down an access list and its group, under a mask that lets others see nothing."""
    folder = tmp_path / "parent"
    folder.mkdir()
    try:
        os.setxattr(folder, "user.origin", b"https://example.org")
        os.setxattr(folder, "system.posix_acl_default", ACCESS_LIST)
    except OSError as error:
        pytest.skip(f"this file system keeps no attributes: {error.strerror}")
    folder.chmod(0o2775)
    before = os.umask(0o077)
    yield folder
    os.umask(before)


@pytest.mark.parametrize("container", Container)
def test_a_set_carries_nothing_of_where_it_was_made(parent: Path, container: Container) -> None:
    to = parent / ("Set.zip" if container is Container.ZIP else "Set")
    with Staging(to, container=container) as stage:
        stage.name(stage.put(encoded(picture())), "001.jpg")
        stage.add_beside("captions.txt", b"001.jpg\n(no caption)\n")
        stage.publish()
    made = [to, *(to.iterdir() if to.is_dir() else ())]
    for path in made:
        known = path.stat()
        assert _attributes(path) == []
        assert known.st_mode & 0o7777 == (0o755 if path.is_dir() else 0o644)
        assert known.st_mtime == entry.FIXED_TIME
        assert path.is_dir() or known.st_nlink == 1
    assert all(path.stat().st_atime == entry.FIXED_TIME for path in made if path.is_file())


def test_no_attribute_stays_on_a_file(parent: Path) -> None:
    file = parent / "a.jpg"
    file.write_bytes(b"")
    os.setxattr(file, "user.xdg.origin.url", b"https://example.org/a.jpg")
    assert set(_attributes(file)) == {"user.xdg.origin.url", "system.posix_acl_access"}
    make_plain(file)
    assert _attributes(file) == []


def test_an_attribute_that_stays_is_trouble(parent: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "removexattr", lambda *_: None)
    with pytest.raises(OSError, match=r"does not let go of the attribute user\.origin"):
        make_plain(parent)


def test_a_disk_without_permissions_is_none(parent: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object, **__: object) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "chmod", refused)
    make_plain(parent)
