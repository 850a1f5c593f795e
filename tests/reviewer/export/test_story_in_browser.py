"""The story as a real browser shows it: from a folder, on a phone, by day and by night, asking nobody."""

import json
import re
import shutil
import subprocess
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib import resources
from pathlib import Path
from typing import Any

import pytest

from reviewer.export.story import NAME
from reviewer.photo import Caption
from tests.reviewer.export.told import CAPTIONS, exported

_BROWSER = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), "")
_QUIET = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-breakpad",
    "--hide-scrollbars",
    "--virtual-time-budget=10000",
)
# Looks into the story, which runs no script of its own, from a page around it.
_AROUND = """<!DOCTYPE html>
<body style="margin:0"><iframe src="set/story.html" style="border:0;width:%dpx;height:20000px"></iframe>
<script>
onload = () => {
  const page = document.querySelector("iframe").contentDocument;
  const style = (name) => getComputedStyle(page.querySelector(name));
  const texts = [...page.querySelectorAll("h1, h2, p")];
  document.body.textContent = JSON.stringify({
    pictures: [...page.images].map((one) => [one.naturalWidth, one.naturalHeight]),
    boxes: [...page.images].map((one) => [one.width, one.height]),
    wide: page.documentElement.scrollWidth,
    background: style("body").backgroundColor,
    colour: style("h1").color,
    widest: Math.max(...texts.map((one) => one.getBoundingClientRect().right)),
    aligned: Object.fromEntries(texts.filter((one) => one.lang).map((one) => [one.lang, one.dir])),
    scripts: page.scripts.length,
  });
};
</script>
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the set, and room for pages that look into its story."""
    if not _BROWSER:
        pytest.skip("no Chromium is installed")
    long = Caption(headline="Donaudampfschifffahrtsgesellschaft" * 3, description="평양의" * 40)
    exported(tmp_path, captions=[*CAPTIONS, long])
    return tmp_path


@pytest.fixture
def asked() -> Iterator[tuple[list[str], int]]:
    """The hosts that a server here was asked for, by whatever name, and its port."""
    hosts: list[str] = []

    class Listener(BaseHTTPRequestHandler):
        def do_GET(self) -> None:  # the name asked for
            hosts.append(self.headers.get("Host", ""))
            self.send_error(404)

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Listener) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield hosts, server.server_port
        server.shutdown()
        thread.join()


def _browse(folder: Path, page: Path, *flags: str) -> str:
    data = folder / "browser"
    told = subprocess.run(
        [_BROWSER, *_QUIET, f"--user-data-dir={data}", *flags, page.as_uri()],
        capture_output=True,
        text=True,
        check=True,
        timeout=100,
    )
    shutil.rmtree(data, ignore_errors=True)
    return told.stdout


def _seen(folder: Path, width: int, *flags: str) -> dict[str, Any]:
    around = folder / "around.html"
    around.write_text(_AROUND % width)
    sight = ("--allow-file-access-from-files", "--disable-web-security")
    shown = _browse(folder, around, "--dump-dom", f"--window-size={width},900", *sight, *flags)
    found = re.search(r"\{.*\}", shown)
    assert found, shown
    seen: dict[str, Any] = json.loads(found[0])
    return seen


@pytest.mark.parametrize("width", [360, 1440])
def test_every_picture_is_there_and_nothing_is_wider_than_the_screen(folder: Path, width: int) -> None:
    seen = _seen(folder, width)
    assert seen["pictures"] == [[600, 400], [300, 450], [640, 200], [600, 400]]
    assert seen["wide"] == width and seen["widest"] <= width
    assert all(wide <= width for wide, _ in seen["boxes"])
    assert seen["aligned"] == {"ar": "rtl", "ko": "ltr"}
    assert seen["scripts"] == 0


def test_it_is_light_by_day_and_dark_by_night(folder: Path) -> None:
    assert _seen(folder, 390)["background"] == "rgb(250, 249, 247)"
    assert _seen(folder, 390, "--force-dark-mode")["background"] == "rgb(19, 19, 18)"


def test_its_policy_lets_no_request_out(folder: Path, asked: tuple[list[str], int]) -> None:
    """Whoever puts a picture of another place into the page: no browser asks for it."""
    hosts, port = asked
    story = folder / "set" / NAME
    page = story.read_text("utf-8").replace('src="003.jpg"', 'src="http://story.example/003.jpg"')
    story.write_text(page, "utf-8")
    here = f"--host-resolver-rules=MAP * 127.0.0.1:{port}"
    _browse(folder, story, "--dump-dom", here)
    assert "story.example" not in hosts
    story.write_text(re.sub(r"<meta http-equiv.*\n", "", page).replace(' loading="lazy"', ""), "utf-8")
    _browse(folder, story, "--dump-dom", here)
    assert "story.example" in hosts


@pytest.mark.parametrize("scheme", [0, 1, 2], ids=["light", "dark", "print"])
def test_words_stand_out_from_the_paper(scheme: int) -> None:
    """By WCAG 2.2, 1.4.3: 4.5 to 1 at least."""
    style = (resources.files("resources") / "story" / "story.css").read_text("utf-8")
    paper, ink, quiet = (
        re.findall(rf"--{name}: (#\w+);", style)[scheme] for name in ("paper", "ink", "quiet")
    )
    assert _contrast(ink, paper) > 7 and _contrast(quiet, paper) > 4.5


def _contrast(one: str, other: str) -> float:
    brighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (brighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(2 * digit for digit in colour[1:])
    parts = [value / 255 for value in bytes.fromhex(digits)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
