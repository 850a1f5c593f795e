"""Code replacements: read from Photo Mechanic's files, expanded as they are typed."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer.caption import code_file
from reviewer.caption.code_file import Row
from reviewer.caption.codes import Codes, Expansion, Unknown, filling
from reviewer.errors import UsageError
from reviewer.photo import Caption

ROSTER = "wc8\tAlex Ovechkin\tAlex Ovechkin, left wing\nbmf\tBig Music Festival\nnew york\tNew York\n"


def codes(tmp_path: Path, text: str = ROSTER, delimiter: str = "=", encoding: str = "utf-8") -> Codes:
    file = tmp_path / "codes.txt"
    file.write_bytes(text.encode(encoding))
    return Codes.read([file], delimiter)


def test_codes_are_replaced(tmp_path: Path) -> None:
    known = codes(tmp_path)
    assert known.expand("=wc8= plays at the =bmf=.") == "Alex Ovechkin plays at the Big Music Festival."
    assert known.expand("=wc8#2=; =wc8#1=") == "Alex Ovechkin, left wing; Alex Ovechkin"
    assert known.expand("=WC8= =wc8#3= =new york= 1=2") == "=WC8= =wc8#3= New York 1=2"
    assert known.expand("a=wc8=b=wc8=") == "aAlex OvechkinbAlex Ovechkin"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_files_of_every_program_are_read(tmp_path: Path, encoding: str, end: str) -> None:
    text = end.join(
        ["# the team", "b9\tHélène Müller – captain", "", "no tab here", 'q\t"Smith, ""Jim"""\t', ""]
    )
    known = codes(tmp_path, text, encoding=encoding)
    assert known.expand("=b9= =q=") == 'Hélène Müller – captain Smith, "Jim"'
    assert len(known) == 2


def test_the_later_file_counts(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("x\told\ny\tkept\n")
    (tmp_path / "b").write_text("x\tnew\n")
    assert Codes.read([tmp_path / "a", tmp_path / "b"]).expand("=x= =y=") == "new kept"


@pytest.mark.parametrize("delimiter", ["\\", "//", "%%", "=", "¤"])
def test_any_delimiter(tmp_path: Path, delimiter: str) -> None:
    text = f"{delimiter}wc8{delimiter}"
    known = codes(tmp_path, delimiter=delimiter)
    assert known.expand(f"See {text}!") == "See Alex Ovechkin!"
    assert known.typed(f"See {text}", len(f"See {text}")) == Expansion(
        4, 4 + len(text), "Alex Ovechkin", ("Alex Ovechkin, left wing",)
    )


def test_a_code_expands_when_its_end_is_typed(tmp_path: Path) -> None:
    known = codes(tmp_path)
    assert known.typed("=wc8=", 5) == Expansion(0, 5, "Alex Ovechkin", ("Alex Ovechkin, left wing",))
    assert known.typed("a=b =new york= c", 14) == Expansion(4, 14, "New York")
    for text in ("=wc8", "=wc9=", "==", "=", "", "x=\nwc8="):
        assert known.typed(text, len(text)) is None


def test_an_unknown_code_is_told_with_the_nearest(tmp_path: Path) -> None:
    known = codes(tmp_path)
    assert known.unknown("On =wc9= and =BMF= by =zzzz=.") == (
        Unknown(3, 8, "wc8"),
        Unknown(13, 18, "bmf"),
        Unknown(22, 28, ""),
    )
    assert known.unknown("=wc9=는 =new yrok= =wc8#7=") == (
        Unknown(0, 5, "wc8"),
        Unknown(7, 17, "new york"),
        Unknown(18, 25, "wc8"),
    )
    for text in ("2+2=4, so x=5 and y=6", "?a=1&b=2", "=wc8= = =", "f(x)=y=z", "1 = 2 = 3"):
        assert known.unknown(text) == ()
    assert Codes().unknown("=wc9=") == ()


def test_a_hot_code_fills_several_fields(tmp_path: Path) -> None:
    text = "Code\theadline\tPeople shown\tcity\ng1\tA goal\tAlex Ovechkin; Jane Doe\tWashington\ng2\tA save\n"
    known = codes(tmp_path, text)
    assert known.hot("g1") == {
        "headline": "A goal",
        "people": "Alex Ovechkin; Jane Doe",
        "city": "Washington",
    }
    assert known.hot("g2") == {"headline": "A save"} and known.hot("wc8") == {}
    typed = known.typed("Here =g1=", 9, "headline")
    assert typed == Expansion(5, 9, "A goal", (), {"people": "Alex Ovechkin; Jane Doe", "city": "Washington"})
    assert known.expanded({"description": "x =g1=y", "city": "Boston"}) == {
        "headline": "A goal",
        "people": "Alex Ovechkin; Jane Doe",
        "city": "Boston",
        "description": "x y",
    }
    assert known.expand("=g1#3=") == "Washington"
    assert filling(Caption(people=("Jane Doe",), city="Boston"), known.hot("g1")) == {
        "headline": "A goal",
        "people": ("Jane Doe", "Alex Ovechkin"),
        "city": "Washington",
    }


def test_what_is_no_file_of_codes_is_told(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="spaces are no tab"):
        codes(tmp_path, "wc8    Alex Ovechkin\n")
    with pytest.raises(UsageError, match="Write one, such as ="):
        Codes(delimiter=" ")
    with pytest.raises(UsageError, match="cannot be read"):
        Codes.read([tmp_path / "gone.txt"])


@given(st.text().filter(lambda text: "=" not in text))
def test_text_without_delimiter_stays(text: str) -> None:
    known = Codes.read([])
    assert known.expand(text) == text and known.unknown(text) == () and known.typed(text, len(text)) is None


@given(st.text("=ab#1 \n", max_size=30), st.integers(0, 30))
def test_nothing_typed_breaks_it(text: str, cursor: int) -> None:
    known = Codes([Row("a", ("A", "AA")), Row("ab", ("B",))])
    known.unknown(text), known.expand(text)
    found = known.typed(text, min(cursor, len(text)))
    assert found is None or text[found.start] == text[found.end - 1] == "="


def test_lines_that_are_left_out_are_told(tmp_path: Path) -> None:
    (file := tmp_path / "codes.txt").write_text("# ours\na\tfirst\n\nb second\n\tnobody\na\tsecond\n")
    told = [(fault.line, fault.sentence) for fault in code_file.look_through(file).faults]
    assert told == [
        (2, "“a” comes again in line 6, which counts."),
        (4, "“b second” stands for nothing: there is no tab behind it."),
        (5, "There is no code before “nobody”."),
    ]
