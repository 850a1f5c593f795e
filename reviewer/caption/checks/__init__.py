"""Checks: what a desk looks at by hand before a caption goes out. They are hints, and each can be turned off.

Rule sets bring more (`desk_check`). Judged verdicts do not depend on any.

A caption of which nothing is written has none, but those that are loud.
"""

from collections.abc import Collection, Iterator

from reviewer.caption.checks import days, people, places, sentence
from reviewer.caption.checks.hint import Beside, Check, Hint, Subject
from reviewer.photo import Caption, Marks, Photo

__all__ = ["CHECKS", "Beside", "Check", "Hint", "hints", "prepare"]

_NOTHING = Beside()


def _credit(subject: Subject) -> Iterator[Hint]:
    if not subject.caption.credit:
        yield Hint("credit", "credit", "The credit is missing.")


def _repeated(subject: Subject) -> Iterator[Hint]:
    text = subject.caption.description.strip()
    if text and any(text == other.description.strip() for other in subject.beside.neighbours):
        yield Hint("repeated", "description", "The photo beside it has the same caption.")


def _brought(subject: Subject) -> Iterator[Hint]:
    for check in subject.beside.brought:
        for address, text in subject.texts(check.field):
            if span := check.find(text):
                yield Hint(check.id, address, check.says, span)


CHECKS = (
    Check("protected", "Nobody is named whom a rule protects", people.protected),
    Check("exact-place", "No place is told where a rule asks for none", places.exact),
    Check("who", "The first sentence says who", sentence.who),
    Check("what", "The first sentence says what happens", sentence.what),
    Check("where", "The first sentence says where", sentence.where),
    Check("when", "The first sentence says when", sentence.when),
    Check("present", "The first sentence is in the present tense", sentence.present),
    Check("weekday", "A weekday is that of its date", days.weekday),
    Check("order", "People shown are those of the caption, from the left", people.ordered),
    Check("place", "City and country are told", places.told),
    Check("country-code", "The country code is that of the country", places.code),
    Check("credit", "There is a credit", _credit),
    Check("repeated", "The caption is not that of the photo beside it", _repeated),
)
"""Every check there is, in the order in which their hints are told."""


def hints(photo: Photo, beside: Beside = _NOTHING, off: Collection[str] = ()) -> tuple[Hint, ...]:
    """What is to be looked at again in the caption of a photo; `off` are the ids of checks turned off.

    It is quick enough for every pause of typing, and reads nothing once `prepare` has.
    """
    subject = Subject(photo, beside)
    wanted = (check for check in CHECKS if check.id not in off)
    found = tuple(hint for check in wanted for hint in check.look(subject))
    found += tuple(hint for hint in _brought(subject) if hint.check not in off)
    written = photo.marks.caption.headline or photo.marks.caption.description
    return found if written else tuple(hint for hint in found if hint.loud)


# The code is another country's, so that both lists of them are looked into.
_SAMPLE = Caption(
    description="A sailor waves in Brest on Sunday, 2 March 2025.", country="France", country_code="DEU"
)


def prepare() -> None:
    """Read the lists of words, days and countries that checks look things up in."""
    hints(Photo(0, "", "", (), marks=Marks(caption=_SAMPLE)))
