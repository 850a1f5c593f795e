"""What two texts have in common and where they differ, for the eye."""

from hypothesis import given
from hypothesis import strategies as st

from ui.difference import Piece, difference, from_difference, to_length


def texts(before: str, after: str) -> list[list[str]]:
    """The parts that differ."""
    return [[piece.text for piece in pieces if piece.differs] for pieces in difference(before, after)]


@given(st.text(), st.text())
def test_the_pieces_are_the_texts(before: str, after: str) -> None:
    old, new = difference(before, after)
    assert ("".join(one.text for one in old), "".join(one.text for one in new)) == (before, after)
    assert "".join(one.text for one in old if not one.differs) == "".join(
        one.text for one in new if not one.differs
    )


def test_words_that_differ_are_marked_together() -> None:
    assert texts("A bus at the harbour.", "A tram at the harbour.") == [["bus"], ["tram"]]
    assert texts("Two old men", "Three young women") == [["Two old men"], ["Three young women"]]
    assert texts("", "A bus") == [[], ["A bus"]]


def test_of_long_texts_the_middle_is_marked() -> None:
    head, tail = "word " * 400, " end" * 400
    assert texts(f"{head}bus{tail}", f"{head}tram{tail}") == [["bus"], ["tram"]]


def test_a_long_beginning_is_cut_so_that_the_difference_is_in_sight() -> None:
    before, _ = difference("x" * 50 + " bus", "x" * 50 + " tram")
    assert from_difference(before, 10) == (Piece("…" + "x" * 9 + " ", False), Piece("bus", True))


def test_what_does_not_fit_ends_in_an_ellipsis() -> None:
    pieces = (Piece("A bus at ", False), Piece("the harbour", True), Piece(" today", False))
    assert to_length(pieces, 12) == (Piece("A bus at ", False), Piece("the", True), Piece("…", False))
