"""Captions that go out as a table, are written elsewhere and come back."""

import csv
import zipfile
from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reviewer import caption
from reviewer.caption import cell, comparison, table
from reviewer.caption.comparison import Difference, Left
from reviewer.errors import StorageError, UsageError
from reviewer.photo import Caption, Marks, Photo, StoredFile
from reviewer.progress import Progress, finish

SUFFIXES = (table.CSV, table.WORKBOOK)


class Library:
    """Photos by id."""

    def __init__(self, *photos: Photo) -> None:
        self.by_id = {photo.id: photo for photo in photos}

    def ids(self, where: str = "", sort: str = "taken", among: Collection[int] | None = None) -> list[int]:
        return [id for id in self.by_id if among is None or id in among]

    def photos(self, ids: Iterable[int]) -> list[Photo]:
        return [self.by_id[id] for id in ids]


def photo(id: int, name: str = "", shoot: str = "May", **texts: str) -> Photo:
    name = name or f"DSC_{id:04}"
    marks = Marks(caption=caption.with_fields(Caption(), texts))
    return Photo(id, shoot, name, (StoredFile(PurePosixPath(f"{name}.jpg"), 1, f"{id:064x}"),), marks=marks)


def written(library: Library, file: Path) -> Path:
    finish(table.write(file, library, library.ids()))
    return file


def told(file: Path, library: Library) -> list[Difference | Left]:
    found = comparison.comparing(table.read(file), library)
    return [one for one in found if not isinstance(one, Progress)]


def changes(file: Path, library: Library) -> list[tuple[int, str, str, str]]:
    return [
        (one.photo.id, one.address, one.before, one.after)
        for one in told(file, library)
        if isinstance(one, Difference)
    ]


def left(file: Path, library: Library) -> list[tuple[int, str]]:
    return [(one.row, one.sentence) for one in told(file, library) if isinstance(one, Left)]


def as_csv(tmp_path: Path, *rows: Iterable[str]) -> Path:
    file = tmp_path / "desk.csv"
    with file.open("w", newline="", encoding="utf-8") as stream:
        csv.writer(stream).writerows(rows)
    return file


def cells(file: Path) -> list[list[str]]:
    with file.open(newline="", encoding="utf-8-sig") as stream:
        return list(csv.reader(stream))


# What spreadsheets love to change stands beside any text there is.
HARD = st.sampled_from(
    (
        *("=1+1", "-5 °C", "+82 2 123", "@home", "'=x", "''-1", " =1", "\t=1", "'", "sep=;", "#N/A", "TRUE"),
        *("007", "2024-05-06", "1/2", "1E5", 'said "no"', "a;b,c\td", "one\r\ntwo\rthree\n", " both ends "),
        *(
            "서울의 봄",
            "في الشارع",
            "\u202babc\u202c",
            "\ufeffx",
            "_x0041_",
            "_x000D_",
            "\x00\x0b",
            "</t>&amp;",
        ),
    )
)
ANY = HARD | st.text(max_size=20) | st.text(st.characters(categories=["Cs", "Cc", "Co", "Cf"]), max_size=5)
LANGUAGES = st.sampled_from(["ko", "ar", "pt-BR"])
ADDRESSES = st.sampled_from(
    [one.name for one in caption.FIELDS if not one.many and not one.choices]
) | st.builds(
    caption.address, st.sampled_from([one.name for one in caption.FIELDS if one.languages]), LANGUAGES
)
CAPTIONS = st.builds(
    lambda texts, people, urgency: replace(
        caption.with_fields(Caption(), texts), people=tuple(people), urgency=urgency
    ),
    st.dictionaries(ADDRESSES, ANY, max_size=8),
    st.lists(ANY, max_size=3),
    st.sampled_from(["", "1", "8"]),
)


@pytest.mark.parametrize("suffix", SUFFIXES)
@settings(max_examples=20, deadline=None)
@given(st.lists(CAPTIONS, min_size=1, max_size=3), ANY)
def test_what_goes_out_and_comes_in_changes_nothing(suffix: str, captions: list[Caption], name: str) -> None:
    library = Library(
        *(replace(photo(id, name), marks=Marks(caption=one)) for id, one in enumerate(captions, 1))
    )
    with TemporaryDirectory() as folder:
        file = written(library, Path(folder, f"captions{suffix}"))
        assert told(file, library) == []
        assert table.read(file).unknown == ()


@given(ANY)
def test_a_cell_that_would_be_run_is_kept_from_it_and_given_back(text: str) -> None:
    guarded = cell.guarded(text)
    assert not guarded.lstrip(" \r\n\v\f").startswith(("=", "+", "-", "@", "\t"))
    assert cell.unguarded(guarded) == text


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_only_what_was_written_elsewhere_is_told(suffix: str, tmp_path: Path) -> None:
    before = Library(photo(1, headline="A bus", city="Wonsan"), photo(2, headline="A tram"))
    after = Library(
        photo(1, headline="A bus, broken down", city="Wonsan"),
        photo(2, headline="", **{"description@ko": "전차"}),
    )
    # The table of one library holds the marks of the other where nothing was changed in it.
    rows = cells(written(after, tmp_path / "after.csv"))
    for row, one in zip(rows[1:], before.by_id.values(), strict=True):
        row[-1] = next(iter(_was(one, tmp_path)))
    file = as_csv(tmp_path, *rows)
    if suffix == table.WORKBOOK:
        book = openpyxl.Workbook()
        for row in rows:
            book.active.append(row)
        book.save(file := tmp_path / "desk.xlsx")
    assert changes(file, before) == [
        (1, "headline", "A bus", "A bus, broken down"),
        (2, "headline", "A tram", ""),
        (2, "description@ko", "", "전차"),
    ]
    assert comparison.texts(one for one in told(file, before) if isinstance(one, Difference)) == {
        1: {"headline": "A bus, broken down"},
        2: {"headline": "", "description@ko": "전차"},
    }


def _was(one: Photo, folder: Path) -> Iterable[str]:
    yield cells(written(Library(one), folder / f"{one.id}.csv"))[1][-1]


def test_a_text_that_only_the_library_changed_stays(tmp_path: Path) -> None:
    file = written(Library(photo(1, headline="A bus", city="Wonsan")), tmp_path / "captions.csv")
    assert told(file, Library(photo(1, headline="A bus, broken down", city="Wonsan"))) == []


def test_a_text_that_both_changed_is_told_as_contested(tmp_path: Path) -> None:
    rows = cells(written(Library(photo(1, headline="A bus")), tmp_path / "captions.csv"))
    rows[1][rows[0].index("headline")] = "A tram"
    found = told(as_csv(tmp_path, *rows), Library(photo(1, headline="A lorry")))
    assert [(one.after, one.contested) for one in found if isinstance(one, Difference)] == [("A tram", True)]


def test_a_mark_tells_nothing_without_the_original(tmp_path: Path) -> None:
    first, second = (
        cells(written(Library(photo(id, headline="A name")), tmp_path / f"{id}.csv"))[1][-1] for id in (1, 2)
    )
    assert first != second


def test_without_marks_an_empty_cell_says_nothing(tmp_path: Path) -> None:
    file = as_csv(tmp_path, ["id", "name", "headline", "city"], ["1", "DSC_0001", "", "Wonsan"])
    library = Library(photo(1, headline="A bus", city="Pyongyang"))
    assert changes(file, library) == [(1, "city", "Pyongyang", "Wonsan")]


def test_rows_are_known_by_id_and_name_together(tmp_path: Path) -> None:
    library = Library(photo(1), photo(2), photo(3, "A", "May"), photo(4, "A", "June"), photo(5, "B"))
    file = as_csv(
        tmp_path,
        ["name", "City", "id", "shoot"],
        ["DSC_0002", "1", "1", ""],
        ["DSC_0009", "2", "9", ""],
        ["A", "3", "", ""],
        ["A", "4", "", "June"],
        ["B", "5", "", ""],
        ["B", "6", "5", ""],
        ["C", "7", "", ""],
        ["", "8", "", ""],
        ["", "9", "2", ""],
        [],
        ["DSC_0002", "10", "two", ""],
    )
    assert changes(file, library) == [(4, "city", "", "4"), (5, "city", "", "5")]
    assert left(file, library) == [
        (2, "Photo 1 is DSC_0001, not DSC_0002."),
        (3, "There is no photo 9 in this library."),
        (4, "2 photos are called A; tell the id of the one that is meant."),
        (7, "B stands in row 6 already."),
        (8, "There is no photo C in this library."),
        (9, "It tells neither an id nor a name."),
        (10, "Photo 2 is DSC_0002, and the row tells no name."),
        (12, "There is no photo two in this library."),
    ]


def test_headings_are_understood_as_people_write_them_and_others_told(tmp_path: Path) -> None:
    heading = ["ID", " Name ", "By-line", "Description@KO", "Notes", "city", "City", ""]
    file = as_csv(tmp_path, heading, ["1", "DSC_0001", "E. L.", "버스", "urgent", "Wonsan", "Hamhung", "x"])
    assert changes(file, Library(photo(1))) == [
        (1, "byline", "", "E. L."),
        (1, "description@ko", "", "버스"),
        (1, "city", "", "Wonsan"),
    ]
    assert table.read(file).unknown == ("Notes", "City")


def test_what_a_field_cannot_hold_is_told(tmp_path: Path) -> None:
    file = as_csv(tmp_path, ["id", "name", "urgency"], ["1", "DSC_0001", "high"])
    assert left(file, Library(photo(1))) == [(2, "Urgency is 1 to 8, not 'high'.")]


@pytest.mark.parametrize(
    ("text", "cell_text"),
    [
        ("007", "7"),
        ("20240506123456789", "2.02405E+16"),
        ("20240506123456789", "2,02405E+16"),
        ("2024-05-06", "06.05.2024"),
        ("2024-05-06", "5/6/2024"),
        ("2024-05-06", "5/6/24"),
        ("2024-05-06", "2024-05-06 00:00:00"),
    ],
)
def test_what_a_spreadsheet_made_of_a_text_is_no_change(text: str, cell_text: str) -> None:
    assert cell.spoiled(text, cell_text)


@pytest.mark.parametrize(
    ("text", "cell_text"),
    [
        ("2024-05-06", "2024-06-05"),
        ("2024-05-06", "07.05.2024"),
        ("7", "8"),
        ("A bus", "A tram"),
        ("7", "x"),
        ("", "7"),
    ],
)
def test_what_a_person_wrote_is_one(text: str, cell_text: str) -> None:
    assert not cell.spoiled(text, cell_text)


@pytest.mark.parametrize(
    "data",
    [
        "id;name;city;headline\n1;DSC_0001;Besançon;Two, three\n".encode("cp1252"),
        "id\tname\tcity\theadline\r\n1\tDSC_0001\tBesançon\tTwo, three\r\n".encode("utf-16"),
        'sep=|\nid|name|city|headline\n1|DSC_0001|Besançon|"Two, three"\n'.encode(),
        'id,name,city,headline\n1,DSC_0001,Besançon,"Two, three"\n'.encode("utf-8-sig"),
    ],
)
def test_other_separators_and_encodings_are_understood(data: bytes, tmp_path: Path) -> None:
    (file := tmp_path / "desk.csv").write_bytes(data)
    assert changes(file, Library(photo(1))) == [
        (1, "city", "", "Besançon"),
        (1, "headline", "", "Two, three"),
    ]


def test_a_workbook_holds_texts_and_nothing_of_who_made_it(tmp_path: Path) -> None:
    file = written(Library(photo(1, headline="=1+1", city="007")), tmp_path / "captions.xlsx")
    sheet = openpyxl.load_workbook(file).worksheets[0]
    row = {heading.value: one for heading, one in zip(sheet[1], sheet[2], strict=True)}
    assert (row["headline"].value, row["city"].value) == ("'=1+1", "007")
    assert {(one.data_type, one.number_format) for one in (row["headline"], row["city"])} == {("s", "@")}
    assert sheet.column_dimensions[sheet.cell(1, sheet.max_column).column_letter].hidden
    with zipfile.ZipFile(file) as archive:
        assert not [name for name in archive.namelist() if name.startswith("docProps")]
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_a_workbook_is_known_by_what_is_in_it(tmp_path: Path) -> None:
    file = written(Library(photo(1)), tmp_path / "captions.xlsx").rename(tmp_path / "captions.csv")
    assert [row.name for row in table.read(file).rows] == ["DSC_0001"]


def test_numbers_and_days_of_a_workbook_become_texts(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(["id", "name", "date", "job id", "instructions", "headline"])
    book.active.append([1, "DSC_0001", date(2024, 5, 6), 12.0, datetime(2024, 5, 6, 12, 30), "=1+1"])
    book.save(file := tmp_path / "desk.xlsx")
    assert [(address, after) for _, address, _, after in changes(file, Library(photo(1)))] == [
        ("date", "2024-05-06"),
        ("job_id", "12"),
        ("instructions", "2024-05-06T12:30:00"),
    ]


def test_a_text_longer_than_a_cell_is_refused_and_nothing_written(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="Write a CSV"):
        written(Library(photo(1, description="x" * 32_768)), tmp_path / "captions.xlsx")
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_there_is_written_over_only_when_asked(tmp_path: Path) -> None:
    file, library = tmp_path / "captions.csv", Library(photo(1))
    written(library, file)
    with pytest.raises(UsageError, match="is there already"):
        written(library, file)
    finish(table.write(file, library, [1], over=True))
    with pytest.raises(UsageError, match=r"\.xlsx or \.csv"):
        written(library, tmp_path / "captions.ods")
    with pytest.raises(StorageError, match="cannot be written"):
        written(library, tmp_path / "nowhere" / "captions.csv")


@pytest.mark.parametrize("data", [b"", b"PK", b"\xd0\xcf\x11\xe0" * 9, b"\0" * 99, b"a,b\n1,2\n"])
def test_what_is_no_table_of_captions_is_told(data: bytes, tmp_path: Path) -> None:
    (file := tmp_path / "desk.csv").write_bytes(data)
    with pytest.raises(UsageError, match=r"desk\.csv"):
        table.read(file)


def test_a_table_that_is_gone_is_told(tmp_path: Path) -> None:
    with pytest.raises(StorageError, match="cannot be read"):
        table.read(tmp_path / "gone.csv")
