"""What is done to sequences: each a step of the history that can be undone.

All of them end in `Review.arranging`. They are made step by step; closed before its end, a step leaves
everything as it was.
"""

from collections.abc import Generator, Iterable

from reviewer.errors import UsageError
from reviewer.progress import Progress
from reviewer.review import Review
from reviewer.sequence import NO_HEADING, Heading, arranged, checked_heading, checked_name

Steps = Generator[Progress, None, None]


def putting(
    review: Review, what: str, sequence: str, photos: Iterable[int], before: int | None = None
) -> Steps:
    """Bring photos, in this order, in front of another one of a sequence, or to its end.

    Those that are in it move there, the others are put in; where there is no such sequence, it is made.
    In front of one of the photos themselves means where the next one stands that is none of them.
    """
    name = checked_name(sequence)
    known = _known(review, name)
    name, moved = known or name, list(dict.fromkeys(photos))
    there = review.ranked(name)
    ranks = arranged(there, moved, _next_still([photo for photo, _ in there], before, frozenset(moved)))
    places = {photo: {name: rank} for photo, rank in ranks.items()}
    yield from review.arranging(what, places, {} if known else {name: NO_HEADING})


def taking_out(review: Review, what: str, sequence: str, photos: Iterable[int]) -> Steps:
    """Take photos out of a sequence; those that are not in it stay as they are."""
    review.heading(sequence)
    yield from review.arranging(what, {photo: {sequence: None} for photo in photos})


def creating(review: Review, what: str, name: str, heading: Heading = NO_HEADING) -> Steps:
    """Make an empty sequence."""
    yield from review.arranging(what, {}, {_free_name(review, name): checked_heading(heading)})


def renaming(review: Review, what: str, sequence: str, name: str, heading: Heading | None = None) -> Steps:
    """Call a sequence otherwise, and perhaps write anew what stands above its photos."""
    there, new = review.heading(sequence), _free_name(review, name, besides=sequence)
    heading = there if heading is None else checked_heading(heading)
    if new == sequence:
        yield from review.arranging(what, {}, {sequence: heading})
    else:
        places = {photo: {sequence: None, new: rank} for photo, rank in review.ranked(sequence)}
        yield from review.arranging(what, places, {sequence: None, new: heading})


def duplicating(review: Review, what: str, sequence: str, name: str, heading: Heading | None = None) -> Steps:
    """Make another sequence of the same photos in the same order, with the same heading or another one."""
    there, new = review.heading(sequence), _free_name(review, name)
    heading = there if heading is None else checked_heading(heading)
    places = {photo: {new: rank} for photo, rank in review.ranked(sequence)}
    yield from review.arranging(what, places, {new: heading})


def deleting(review: Review, what: str, sequence: str) -> Steps:
    """Let go of a sequence; its photos stay in the library."""
    review.heading(sequence)
    places = {photo: {sequence: None} for photo, _ in review.ranked(sequence)}
    yield from review.arranging(what, places, {sequence: None})


def writing(review: Review, what: str, sequence: str, heading: Heading) -> Steps:
    """Write what stands above the photos of a sequence."""
    review.heading(sequence)
    yield from review.arranging(what, {}, {sequence: checked_heading(heading)})


def _next_still(order: list[int], before: int | None, moved: frozenset[int]) -> int | None:
    """The first photo from `before` on that stays where it is; UsageError where that is not in the order."""
    if before is None:
        return None
    if before not in order:
        raise UsageError(f"The photo {before} is not in the sequence.")
    return next((photo for photo in order[order.index(before) :] if photo not in moved), None)


def _known(review: Review, name: str) -> str:
    """The sequence of this name, written in capitals or not; "" where there is none."""
    return next((one.name for one in review.sequences() if one.name.casefold() == name.casefold()), "")


def _free_name(review: Review, name: str, besides: str = "") -> str:
    """A name for a sequence. Raises UsageError where another one has it."""
    name = checked_name(name)
    there = _known(review, name)
    if there and there != besides:
        raise UsageError(f"There is a sequence {there} already. Give this one another name.")
    return name
