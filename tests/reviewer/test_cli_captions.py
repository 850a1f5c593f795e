"""Captions handed out as a table and taken in again, by command."""

import csv
from pathlib import Path

from reviewer.review import Review
from tests.reviewer.test_cli import Run, imported, library, run

__all__ = ["imported", "library", "run"]


def edit(file: Path, **texts: str) -> list[str]:
    """Write these into the first row; the row as it was."""
    with file.open(newline="", encoding="utf-8-sig") as stream:
        rows = list(csv.reader(stream))
    before = rows[1]
    rows[1] = [texts.get(heading, text) for heading, text in zip(rows[0], before, strict=True)]
    with file.open("w", newline="", encoding="utf-8") as stream:
        csv.writer(stream).writerows(rows)
    return before


def test_captions_written_elsewhere_come_in_as_one_step(run: Run, library: Path, tmp_path: Path) -> None:
    file = tmp_path / "captions.csv"
    code, (told,), _ = run("captions", library, "--to", file)
    assert (code, told["file"]) == (0, str(file))
    before = edit(file, headline="A bus", people="Kim, Lee")
    id, name = int(before[0]), before[1]
    expected = [
        {"id": id, "name": name, "field": "headline", "before": "", "after": "A bus"},
        {"id": id, "name": name, "field": "people", "before": "", "after": "Kim, Lee"},
    ]
    assert run("captions", library, "--from", file, "--dry-run")[:2] == (0, expected)
    with Review.open(library) as review:
        assert review.photo(id).marks.caption.headline == ""
    code, told, said = run("captions", library, "--from", file)
    assert (code, told) == (0, expected)
    assert "2 texts of 1 photos are changed" in said
    with Review.open(library) as review:
        assert review.photo(id).marks.caption.people == ("Kim", "Lee")
        review.undo()
        assert review.photo(id).marks.caption.empty


def test_a_caption_that_changed_meanwhile_is_left_and_told(run: Run, library: Path, tmp_path: Path) -> None:
    file = tmp_path / "captions.csv"
    run("captions", library, "--to", file, "--where", "id:1")
    id = int(edit(file, headline="A bus", Notes="x")[0])
    with Review.open(library) as review:
        review.change("Caption", [id], caption={"headline": "A tram"})
    code, (told,), _ = run("captions", library, "--from", file)
    assert (code, "changed in the library" in told["left"]) == (1, True)
    assert run("captions", library, "--from", file, "--overwrite")[0] == 0
    with Review.open(library) as review:
        assert review.photo(id).marks.caption.headline == "A bus"


def test_wrong_usage_is_told(run: Run, library: Path, tmp_path: Path) -> None:
    assert run("captions", library)[0] == 2
    assert run("captions", library, "--to", tmp_path / "captions.pdf")[0] == 2
    (file := tmp_path / "other.csv").write_text("a,b\n1,2\n")
    assert run("captions", library, "--from", file)[0] == 2
    assert run("captions", library, "--from", tmp_path / "gone.csv")[0] == 3
