"""The command line as other people's scripts use it: JSON lines, exit codes, sentences."""

import json
import os
import shutil
import subprocess
import sys
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any, Protocol

import pytest

from reviewer import card, ingest, manifest
from reviewer.cli import main
from reviewer.review import Review
from reviewer.settings_folder import own_profiles, settings_folder
from reviewer.workers import Workers
from tests.cards import SECRET, make_card


class Run(Protocol):
    """Runs a command: its exit code, its objects, and what it said beside them."""

    def __call__(self, *args: object, as_json: bool = True) -> tuple[int, list[dict[str, Any]], str]: ...


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, qapp: object) -> Run:
    """Runs a command; the application that contact sheets need is the one of all tests."""

    def running(*args: object, as_json: bool = True) -> tuple[int, list[dict[str, Any]], str]:
        words = [str(arg) for arg in args] + (["--json"] if as_json else [])
        monkeypatch.setattr("sys.argv", ["reviewer", *words])
        with pytest.raises(SystemExit) as ended:
            main()
        out, err = capfd.readouterr()
        objects = [json.loads(line) for line in out.splitlines()] if as_json else []
        return int(ended.value.code or 0), objects, err if as_json else out + err

    return running


@pytest.fixture(scope="module")
def imported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library with one small card in it, made once."""
    folder = tmp_path_factory.mktemp("imported")
    frames = card.frames(make_card(folder / "card")).frames
    with Review.create(folder / "library") as review, Workers() as workers:
        review.start_shoot("May", ["dprk-visitor"])
        for told in ingest.ingest(frames, review.folder, ingest.Plan("May"), review, workers=workers):
            review.add("May", [one for one in told if isinstance(one, ingest.Copied)])
    return folder


@pytest.fixture
def library(imported: Path, tmp_path: Path) -> Path:
    shutil.copytree(imported, tmp_path, dirs_exist_ok=True)
    return tmp_path / "library"


def test_import_lists_every_frame_once(run: Run, tmp_path: Path) -> None:
    make_card(tmp_path / "card")
    (tmp_path / "card" / "notes.txt").write_text("mine")
    code, lines, said = run("import", tmp_path / "card", "--into", tmp_path / "library")
    assert code == 0
    assert [line["name"] for line in lines if "id" in line] == [f"IMG_{n:04d}" for n in range(1, 9)]
    assert "not a picture" in lines[7]["trouble"] or "no picture" in lines[7]["trouble"]
    assert lines[-1]["name"] == "notes.txt" and lines[-1]["left"]
    assert "8 copied and verified" in said
    code, lines, said = run("import", tmp_path / "card", "--into", tmp_path / "library")
    assert code == 0 and "0 copied and verified, 8 already there" in said


def test_import_names_backs_up_and_leaves_a_receipt(run: Run, tmp_path: Path) -> None:
    make_card(tmp_path / "card", 2)
    (tmp_path / "disk").mkdir()
    wanted = ("import", tmp_path / "card", "--into", tmp_path / "library", "--shoot", "May")
    more = ("--backup", tmp_path / "disk", "--names", "{job}-{seq:3}", "--job", "ap", "--photographer", "Ana")
    code, lines, _ = run(*wanted, *more)
    assert code == 0 and len(lines) == 4
    assert sorted(path.name for path in (tmp_path / "disk/library/shoots/May").glob("*.JPG")) == [
        f"ap-{number:03}.JPG" for number in range(1, 5)
    ]
    with Review.open(tmp_path / "library", read_only=True) as review:
        (receipt,) = review.imports()
        assert {photo.marks.caption.byline for photo in review.photos(review.ids())} == {"Ana"}
    assert receipt["safe"] and receipt["copied"] == 4 and receipt["backup"] == str(tmp_path / "disk")
    code, _, said = run(*wanted, "--names", "{nmae}")
    assert code == 2 and "Did you mean name" in said
    code, lines, _ = run(*wanted, "--backup", tmp_path / "gone")
    assert code == 1 and "is not there" in lines[0]["backup_failed"]


def test_list_has_what_the_contract_says(run: Run, library: Path) -> None:
    code, lines, _ = run("list", library)
    assert code == 0 and len(lines) == 8
    wanted = {"id", "shoot", "name", "verdict", "tags", "rating", "flag", "looked_at", "caption"}
    assert wanted <= set(lines[0])
    assert {line["verdict"] for line in lines} == {"unreviewed"}


def test_mark_judge_and_filter(run: Run, library: Path) -> None:
    code, lines, _ = run("mark", library, 1, 2, "--tag", "soldier", "--rating", 4, "--pick")
    assert code == 0
    assert [(line["verdict"], line["rating"], line["flag"]) for line in lines] == [
        ("restricted", 4, "pick")
    ] * 2
    run("mark", library, 2, "--untag", "soldier", "--unflag")
    run("mark", library, 3, "--looked-at")
    _, lines, _ = run("list", library, "--where", "verdict:clear")
    assert [line["id"] for line in lines] == [2, 3]
    run("mark", library, 3, "--not-looked-at")
    _, lines, _ = run("list", library, "--where", "verdict:clear rating>=4")
    assert [line["id"] for line in lines] == [2]


def test_list_sorts_by_any_key_either_way(run: Run, library: Path) -> None:
    run("mark", library, 3, "--rating", 5)
    for sort, first in (("rating", 3), ("name", 1), ("-added", 8)):
        _, lines, _ = run("list", library, "--sort", sort)
        assert lines[0]["id"] == first
    code, _, said = run("list", library, "--sort", "size")
    assert code == 2 and "taken, name, rating" in said


def test_taking_off_an_unknown_tag_is_wrong_usage(run: Run, library: Path) -> None:
    code, lines, said = run("mark", library, 1, "--untag", "soldeir", "--rating", 2)
    assert (code, lines) == (2, [])
    assert "Did you mean soldier" in said
    _, lines, _ = run("list", library, "--where", "rating:2")
    assert lines == []


def test_caption(run: Run, library: Path) -> None:
    code, lines, _ = run(
        "caption",
        library,
        1,
        "--set",
        "headline=A bus = broken",
        "--set",
        "keywords=bus, road",
        "--set",
        "city=Wonsan",
    )
    assert code == 0
    assert lines[0]["caption"] == {
        "headline": "A bus = broken",
        "keywords": ["bus", "road"],
        "city": "Wonsan",
    }
    _, lines, _ = run("caption", library, 1, "--set", "headline=")
    assert "headline" not in lines[0]["caption"]


def test_judge_as_the_contract_prints_it(run: Run) -> None:
    code, (line,), _ = run("judge", "dprk-visitor", "--tag", "leader-statue", "--tag", "from-behind")
    assert code == 0 and line["verdict"] == "restricted"
    told = {"id", "title", "outcome", "reason", "doubts", "overridden"}
    assert [set(rule) for rule in line["rules"]] == [told] * len(line["rules"])
    assert "leader-statue-behind" in [rule["id"] for rule in line["rules"]]


BORDER = """id = "border"
title = "Border"
[[area]]
id = "line"
circle = { at = [37.956, 126.677], km = 10 }
[[area]]
id = "north"
countries = ["North Korea"]
[[tag]]
id = "soldier"
[[rule]]
id = "army"
title = "Army"
outcome = "restricted"
reason = "Because."
all = ["soldier"]
where = ["line", "north"]
[[rule]]
id = "from-far"
title = "From far"
outcome = "caution"
reason = "It was far."
all = ["soldier"]
camera = { lens = "tele", camera = "eos" }
overrides = ["army"]
"""


def test_judge_by_place_and_camera(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "border.toml"
    file.write_text(BORDER)

    def told(*given: str) -> tuple[str, list[tuple[str, list[str], str]]]:
        _, (line,), _ = run("judge", file, "--tag", "soldier", *given)
        return line["verdict"], [(one["id"], one["doubts"], one["overridden"]) for one in line["rules"]]

    eos, granted = ("--camera", "EOS 5D", "--lens", "Telephoto"), ("from-far", ["camera"], "")
    assert told() == ("restricted", [("army", ["place"], ""), granted])
    assert told("--country", "Norway", "--gps", "60,10") == ("caution", [granted])
    assert told("--gps", "37.95,126.68", "--camera", "D90") == ("restricted", [("army", [], "")])
    assert told("--gps", "37.95,126.68", *eos)[0] == "caution"
    assert told("--country", "North Korea", *eos)[1][0] == ("army", [], "border/from-far")
    code, _, said = run("judge", file, "--gps", "north")
    assert code == 2 and "degrees north and east" in said


def test_judge_says_what_is_granted_and_overridden(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "border.toml"
    file.write_text(BORDER)
    said = run("judge", file, "--tag", "soldier", as_json=False)[2]
    assert "taken for granted: nobody knows the place" in said
    given = ("--gps", "37.95,126.68", "--camera", "EOS 5D", "--lens", "Telephoto")
    said = run("judge", file, "--tag", "soldier", *given, as_json=False)[2]
    assert "does not count: border/from-far overrides it" in said


def test_a_rule_set_that_wants_two_looks_is_asked_as_if_two_had_looked(run: Run) -> None:
    assert run("judge", "embargo-and-consent", "--tag", "embargoed")[1][0]["verdict"] == "restricted"


def test_marks_tell_who_looked_and_who_objected(run: Run, library: Path) -> None:
    given = ("--looked-at", "--by", "E. L.", "--object", "delete", "--role", "guide", "--said", "Delete it.")
    code, (line,), _ = run("mark", library, 1, *given)
    assert code == 0 and line["looked_by"] == ["E. L."] and line["unlooked"] == []
    assert line["objections"] == [{"asked": "delete", "by": "guide", "said": "Delete it."}]
    code, _, said = run("mark", library, 1, "--role", "guide")
    assert code == 2 and "--object" in said


def test_judge_by_camera_and_date(run: Run) -> None:
    night = ("--tag", "street", "--flash", "--taken-at", "2012-09-12T22:10:00")
    assert run("judge", "dprk-visitor", *night)[1][0]["verdict"] == "restricted"
    lens = ("--tag", "street", "--focal-length", "300", "--taken-at", "2012-09-12T12:10:00")
    assert run("judge", "dprk-visitor", *lens)[1][0]["verdict"] == "caution"
    works = ("--tag", "public-works", "--tag", "crowd", "--date")
    assert run("judge", "dprk-visitor", *works, "2008-09-12")[1][0]["verdict"] == "clear"
    assert run("judge", "dprk-visitor", *works, "2012-09-12")[1][0]["verdict"] == "restricted"
    assert run("judge", "dprk-visitor", "--not-looked-at")[1][0]["verdict"] == "unreviewed"


def test_rules_check_names_file_line_and_fault(run: Run, tmp_path: Path) -> None:
    bad = tmp_path / "bad.toml"
    bad.write_text(
        'id = "bad"\ntitle = "Bad"\n\n[[rule]]\nid = "one"\ntitle = "One"\noutcome = "forbidden"\n'
    )
    code, (line,), _ = run("rules", "check", bad)
    assert code == 1 and not line["ok"]
    assert any(fault["line"] == 7 and "forbidden" in fault["sentence"] for fault in line["faults"])


def test_export_holds_back_and_strips(run: Run, library: Path, tmp_path: Path) -> None:
    run("mark", library, 1, 2, 7, 8, "--looked-at")
    run("mark", library, 3, "--tag", "soldier")
    code, lines, said = run("export", library, "--profile", "travel-set", "--to", tmp_path / "set")
    assert code == 1
    outputs = {line["id"]: Path(line["output"]) for line in lines if "output" in line}
    held = {line["id"]: line["held_back"] for line in lines if "held_back" in line}
    assert set(outputs) == {1, 2} and set(held) == {3, 4, 5, 6, 7, 8}
    assert "gone through" in held[4]
    assert sorted(path.name for path in (tmp_path / "set").iterdir()) == ["001.jpg", "002.jpg"]
    for path in outputs.values():
        assert SECRET.encode() not in path.read_bytes()
    assert "Receipt 1" in said
    code, lines, _ = run("verify", tmp_path / "set")
    assert code == 0 and all(line["clean"] for line in lines) and len(lines) == 2


def test_a_set_as_one_archive_is_looked_into(run: Run, library: Path, tmp_path: Path) -> None:
    run("mark", library, 1, 2, "--looked-at")
    to = tmp_path / "Set.zip"
    _, lines, _ = run(
        "export", library, "--profile", "travel-set", "--zip", "--to", to, "--where", "looked:yes"
    )
    assert [line["output"] for line in lines] == [str(to / "001.jpg"), str(to / "002.jpg")]
    assert run("verify", to)[:2] == (0, [{"path": str(to), "clean": True, "left": []}])
    to.write_bytes(to.read_bytes() + b"CANARY")
    code, (line,), _ = run("verify", to)
    assert (code, line["left"][0]["length"]) == (1, 6)


def test_receipts_trace_a_photo_and_a_file_that_came_back(run: Run, library: Path, tmp_path: Path) -> None:
    run("mark", library, 1, 2, "--looked-at")
    run("export", library, "--profile", "travel-set", "--to", tmp_path / "set")
    _, (receipt,), _ = run("receipts", library)
    assert [item["output"] for item in receipt["items"]] == ["001.jpg", "002.jpg"]
    _, (went,), _ = run("receipts", library, "--photo", 2)
    assert (went["output"], went["form"], went["to"]) == ("002.jpg", "fresh pixels", str(tmp_path / "set"))
    (tmp_path / "set/002.jpg").rename(tmp_path / "found.jpg")
    assert run("receipts", library, "--file", tmp_path / "found.jpg")[1] == [went]
    assert "002.jpg, fresh pixels" in run("receipts", library, "--photo", 2, as_json=False)[2]
    assert "2 files" in run("receipts", library, as_json=False)[2]
    assert "No export" in run("receipts", library, "--photo", 3)[2]


def test_strip_both_ways(run: Run, tmp_path: Path) -> None:
    frames = make_card(tmp_path / "card") / "DCIM" / "100MRDN"
    files = sorted(frames.glob("*.JPG"))
    before = {path: path.read_bytes() for path in files}
    for way in ((), ("--lossless", "--keep-names")):
        to = tmp_path / f"out{len(way)}"
        code, lines, _ = run("strip", *files, "--to", to, *way)
        assert code == 1
        assert [line["source"] for line in lines] == [str(path) for path in files]
        assert ["output" in line for line in lines] == [True] * 6 + [False] * 2
        names = [Path(line["output"]).name for line in lines if "output" in line]
        assert names == [f"IMG_{n:04d}.jpg" if way else f"{n:03d}.jpg" for n in range(1, 7)]
        assert run("verify", to)[0] == 0
    assert {path: path.read_bytes() for path in files} == before


def test_a_contact_sheet_is_refused_where_nothing_can_draw_it(
    run: Run, library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("mark", library, 1, "--looked-at")
    monkeypatch.setitem(sys.modules, "ui.printed_sheet", None)
    code, _, said = run("export", library, "--profile", "publication", "--to", tmp_path / "set")
    assert code == 3 and "No contact sheet can be drawn here" in said
    assert not (tmp_path / "set").exists()


def test_verify_tells_what_is_left(run: Run, tmp_path: Path) -> None:
    frames = make_card(tmp_path / "card") / "DCIM" / "100MRDN"
    code, (line,), _ = run("verify", frames / "IMG_0003.JPG")
    assert code == 1 and not line["clean"]
    assert line["left"] and set(line["left"][0]) == {"offset", "length", "what"}


def test_verify_goes_on_after_what_cannot_be_read(run: Run, library: Path, tmp_path: Path) -> None:
    run("mark", library, 1, 2, "--looked-at")
    run("export", library, "--profile", "publication", "--to", tmp_path / "set")
    code, lines, said = run("verify", tmp_path / "nowhere", tmp_path / "set")
    assert code == 3 and "nowhere cannot be read" in said
    assert [Path(line["path"]).name for line in lines] == [
        "001.jpg",
        "002.jpg",
        "captions.csv",
        "captions.txt",
        "contact-sheet.pdf",
        "story.html",
    ]
    assert all(line["clean"] for line in lines)


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (("list", "nowhere"), 2, "no library"),
        (("lst",), 2, "nor a command"),
        (("lst", "LIBRARY"), 2, "nor a command"),
        (("judge", "nowhere"), 2, "dprk-visitor"),
        (("judge", "dprk-visitor", "--tag", "soldeir"), 2, "soldier"),
        (("mark", "LIBRARY", "99", "--rating", "1"), 2, "no photo 99"),
        (("mark", "LIBRARY", "1", "--rating", "9"), 2, "rating"),
        (("mark", "LIBRARY", "1", "--tag", "soldeir"), 2, "soldier"),
        (("caption", "LIBRARY", "1", "--set", "headlin=x"), 2, "headline"),
        (("caption", "LIBRARY", "1", "--set", "headline"), 2, "FIELD=TEXT"),
        (("list", "LIBRARY", "--where", "verdict:fine"), 2, "unreviewed"),
        (("export", "LIBRARY", "--profile", "nowhere", "--to", "set"), 2, "travel-set"),
        (("export", "LIBRARY", "--profile", "travel-set", "--to", "LIBRARY/set"), 1, "library"),
        (("export", "LIBRARY", "--profile", "travel-set", "--to", "full"), 1, "empty"),
        (("import", "nowhere", "--into", "LIBRARY"), 2, "nowhere"),
        (("import", "LIBRARY", "--into", "LIBRARY/inside"), 2, "library"),
        (("import", "card", "--into", "card/library"), 2, "card"),
        (("import", "card", "--into", "other", "--ruleset", "nowhere"), 2, "nowhere"),
        (("verify", "nowhere"), 3, "nowhere"),
        (("n" * 300,), 2, "nor a command"),
        (("list", "n" * 300), 3, "too long"),
        (("import", "n" * 300, "--into", "other"), 3, "too long"),
        (("demo", "--no-window", "--at", "full/mine.txt"), 2, "folder of its own"),
        (("list", "LIBRARY", "--where", "not " * 200 + "a"), 2, "nots inside"),
        (("list", "LIBRARY", "--where", "(" * 16 + "a" + ")" * 16), 2, "parentheses"),
        (("list", "LIBRARY", "--where", "%" * 60_000), 2, "too long"),
        (("list", "LIBRARY", "--where", "name:\udcff"), 2, "no text"),
        (("caption", "LIBRARY", "1", "--set", "city=\udcff"), 2, "no text"),
    ],
)
def test_trouble_is_a_sentence_and_an_exit_code(
    run: Run,
    library: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    words: tuple[str, ...],
    code: int,
    says: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "mine.txt").write_text("mine")
    words = tuple(word.replace("LIBRARY", "library") for word in words)
    ended, lines, said = run(*words)
    assert (ended, lines) == (code, [])
    assert says in said and "Traceback" not in said
    assert not (tmp_path / "other").exists()


def test_a_locked_library_is_told(run: Run, library: Path) -> None:
    with Review.open(library):
        code, _, said = run("mark", library, 1, "--rating", 1)
        assert code == 3 and "another Reviewer" in said
        assert run("list", library)[0] == 0


def test_a_filter_may_be_as_deep_as_is_allowed(run: Run, library: Path) -> None:
    for deep in (
        "(a or " * 15 + "b" + ")" * 15,
        "not " * 15 + "a",
        "not (a rating>=3 or " * 7 + "b" + ")" * 7,
    ):
        assert run("list", library, "--where", deep)[0] == 0


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read all")
def test_what_may_not_be_read_is_named_and_the_rest_goes_on(run: Run, tmp_path: Path) -> None:
    frames = make_card(tmp_path / "card", 2) / "DCIM" / "100MRDN"
    (frames / "IMG_0001.JPG").chmod(0)
    files = (frames / "IMG_0001.JPG", frames / "IMG_0002.JPG")
    code, (one, two), _ = run("strip", *files, "--to", tmp_path / "out")
    assert code == 1 and "Permission" in one["held_back"] and "output" in two
    assert run("verify", frames / "IMG_0001.JPG")[0] == 3
    assert run("rules", "check", frames / "IMG_0001.JPG")[0] == 1


def test_a_folder_that_cannot_be_looked_into_is_no_success(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    listing = card.frames(make_card(tmp_path / "card"))
    unread = card.Unread("DCIM/101", "DCIM/101 could not be read: Permission denied.")
    monkeypatch.setattr(card, "frames", lambda _: replace(listing, left=(unread,)))
    code, lines, _ = run("import", tmp_path / "card", "--into", tmp_path / "library")
    assert code == 1 and lines[-1]["left"] == unread.sentence


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with names")
def test_a_pipe_is_named_and_never_read(run: Run, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.jpg")
    code, (line,), _ = run("verify", tmp_path)
    assert code == 1 and not line["clean"] and "plain file" in line["left"][0]["what"]
    assert run("verify", tmp_path / "pipe.jpg")[0] == 1
    code, (line,), _ = run("strip", tmp_path / "pipe.jpg", "--to", tmp_path / "out")
    assert code == 1 and "plain file" in line["held_back"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no disk that is always full")
def test_output_that_nobody_takes_is_told(library: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        command = [sys.executable, "-m", "reviewer", "list", library, "--json"]
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, check=False)
    assert done.returncode == 3
    assert b"No space left" in done.stderr and b"Traceback" not in done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="a shell of POSIX closes the streams")
def test_an_import_needs_no_streams(run: Run, tmp_path: Path) -> None:
    make_card(tmp_path / "card")
    line = [sys.executable, "-m", "reviewer", "import", tmp_path / "card", "--into", tmp_path / "library"]
    subprocess.run(["sh", "-c", '"$@" <&- >&- 2>&-', "sh", *line], check=True)
    assert len(run("list", tmp_path / "library")[1]) == 8


@pytest.mark.skipif(sys.platform == "win32", reason="a folder in use cannot be removed there")
def test_a_folder_that_is_gone_is_told(tmp_path: Path) -> None:
    words = (("import", "card", "--into", "lib"), ("strip", "a.jpg", "--to", "out"), ("verify", "a.jpg"))
    for number, command in enumerate(words):
        gone = tmp_path / str(number)
        gone.mkdir()
        done = subprocess.run(
            ["sh", "-c", 'rmdir "$PWD" && exec "$@"', "sh", sys.executable, "-m", "reviewer", *command],
            cwd=gone,
            env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
            capture_output=True,
            check=False,
        )
        assert done.returncode in (1, 2, 3) and b"Traceback" not in done.stderr, done.stderr.decode()


@pytest.mark.full
def test_kills_during_an_import_cost_no_frame(run: Run, tmp_path: Path) -> None:
    frames = make_card(tmp_path / "card", 60) / "DCIM" / "100MRDN"
    library = tmp_path / "library"
    command = [sys.executable, "-m", "reviewer", "import", tmp_path / "card", "--into", library]
    for turn in range(20):
        with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as killed:
            with suppress(subprocess.TimeoutExpired):
                killed.wait(0.15 + turn * 0.05)
            killed.kill()
    assert run("import", tmp_path / "card", "--into", library)[0] == 0
    listed = [file for line in run("list", library)[1] for file in line["files"]]
    assert len(listed) == len(set(listed))
    files = [path for path in (library / "shoots").rglob("*") if path.is_file()]
    stored = [path for path in files if path.name != manifest.NAME]
    assert {str(path.relative_to(library)) for path in stored} == set(listed)
    assert {path.read_bytes() for path in stored} == {path.read_bytes() for path in frames.iterdir()}


def test_names_that_are_no_text(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "card"
    folder.mkdir()
    source = make_card(tmp_path / "other") / "DCIM" / "100MRDN"
    names = [b"-dash.JPG", b"a b.JPG", b"new\nline.JPG", b"\xff\xfe.JPG"]
    for number, name in enumerate(names, 1):
        target = bytes(folder) + b"/" + name
        try:
            shutil.copyfile(source / f"IMG_{number:04d}.JPG", target)
        except OSError:
            pytest.skip("this file system takes only names that are text")
    code, lines, _ = run("import", folder, "--into", tmp_path / "library")
    assert code == 0 and len([line for line in lines if "id" in line]) == 4
    code, lines, _ = run("list", tmp_path / "library")
    assert code == 0 and len(lines) == 4
    files = sorted(folder.iterdir())
    code, lines, _ = run("strip", "--to", tmp_path / "out", "--json", "--", *files, as_json=False)
    assert code == 0


@pytest.mark.skipif(shutil.which("exiftool") is None, reason="exiftool is not installed")
def test_exiftool_finds_nothing_in_what_leaves(run: Run, library: Path, tmp_path: Path) -> None:
    run("mark", library, 1, 2, "--looked-at")
    run("export", library, "--profile", "travel-set", "--to", tmp_path / "set", "--where", "id:1,2")
    done = subprocess.run(
        ["exiftool", "-a", "-G1", "-u", "-j", str(tmp_path / "set")], capture_output=True, check=True
    )
    allowed = {"ExifTool", "System", "File", "Composite"}
    for item in json.loads(done.stdout):
        groups = {key.split(":")[0] for key in item if ":" in key}
        assert groups <= allowed, groups - allowed


def test_a_profile_of_ones_own_is_known_by_its_id(run: Run, library: Path, tmp_path: Path) -> None:
    own = own_profiles(settings_folder())
    own.mkdir(parents=True)
    (own / "desk.toml").write_text('id = "desk"\ntitle = "Desk"\nverdicts = ["clear"]\n', "utf-8")
    code, _, said = run("export", library, "--profile", "desk", "--to", tmp_path / "set")
    assert code == 1 and "Desk: only clear photos" in said
    code, _, said = run("export", library, "--profile", "dask", "--to", tmp_path / "other")
    assert code == 2 and "Did you mean desk?" in said
