"""Find and replace in captions: every change can be looked at before it is made.

A regular expression can take for ever on some text, so `find` takes an executor: `workers.Workers` tries it
in another process and within a time.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from functools import cached_property

from reviewer.caption import as_text, field, language, list_text, written
from reviewer.caption.expression import compiled
from reviewer.errors import PictureError, UsageError
from reviewer.photo import Caption, Photo

# So many captions are searched between two moments at which a search can be stopped.
_AT_ONCE = 200

Changes = list[tuple[str, str, str]]


@dataclass(frozen=True)
class Search:
    """What is looked for, and what comes in its place.

    `addresses` are where: the name of a field stands for it in all languages; none for all fields. In the
    replacement of a `regex`, backslash and number is a group, as Python's `re` has them.
    """

    find: str
    replacement: str = ""
    addresses: tuple[str, ...] = ()
    match_case: bool = False
    whole_word: bool = False
    regex: bool = False

    @property
    def fault(self) -> str:
        """What is wrong with it, in a sentence; the empty string when nothing is."""
        if not self.find:
            return "There is nothing to look for yet."
        try:
            for address in self.addresses:
                field(address)
            if self.regex:
                self._check_groups()
        except UsageError as error:
            return str(error)
        return ""

    def _check_groups(self) -> None:
        """Raise UsageError for a group that is not there; the expression, which may not end, is not tried."""
        try:
            _empty(self._pattern).expand(self.replacement)
        except (re.error, IndexError) as error:
            raise UsageError(f"The replacement is not understood: {error}.") from error

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        wanted = self.find if self.regex else re.escape(self.find)
        whole = rf"(?<!\w)(?:{wanted})(?!\w)" if self.whole_word else wanted
        return compiled(whole, re.NOFLAG if self.match_case else re.IGNORECASE)

    def _new(self, found: re.Match[str]) -> str:
        return found.expand(self.replacement) if self.regex else self.replacement

    def replaced(self, text: str) -> str:
        """A text with all that is found replaced."""
        return self._pattern.sub(self._new, text)

    def changes(self, caption: Caption) -> Changes:
        """What becomes of a caption: address, text before, text after, in the order of its fields."""
        here = (address for address in written(caption) if self._searches(address))
        both = ((address, as_text(caption, address), self._after(caption, address)) for address in here)
        return [change for change in both if change[1] != change[2] and _can_hold(change[0], change[2])]

    def _searches(self, address: str) -> bool:
        name, tag = field(address).name, language(address)
        wanted = [(field(one).name, language(one)) for one in self.addresses]
        return not wanted or (name, tag) in wanted or (name, "") in wanted

    def _after(self, caption: Caption, address: str) -> str:
        if not field(address).many:
            return self.replaced(as_text(caption, address))
        parts = (self.replaced(part).strip() for part in getattr(caption, field(address).name))
        return list_text(list(dict.fromkeys(filter(None, parts))))


@dataclass(frozen=True, slots=True)
class Found:
    """One text that would be another: that of a photo at an address, as it is typed."""

    photo: Photo
    address: str
    before: str
    after: str


def find(photos: Sequence[Photo], search: Search, executor: Executor | None = None) -> Iterator[Found]:
    """What a search would change, photo by photo. Raises UsageError for a fault, and where it takes too long.

    Without an `executor` a hostile regular expression can go on for ever.
    """
    if search.fault:
        raise UsageError(search.fault)
    for start in range(0, len(photos), _AT_ONCE):
        here = photos[start : start + _AT_ONCE]
        for photo, changes in zip(
            here, _changes([one.marks.caption for one in here], search, executor), strict=True
        ):
            yield from (Found(photo, *change) for change in changes)


def texts(found: Iterable[Found]) -> dict[int, dict[str, str]]:
    """What is found, as `Review.caption_each` writes it."""
    by_photo: dict[int, dict[str, str]] = {}
    for one in found:
        by_photo.setdefault(one.photo.id, {})[one.address] = one.after
    return by_photo


def _changes(captions: Sequence[Caption], search: Search, executor: Executor | None) -> list[Changes]:
    if executor is None or not search.regex:
        return _all_changes(captions, search)
    try:
        return executor.submit(_all_changes, captions, search).result()
    except PictureError as error:
        raise UsageError(
            "The regular expression takes too long on these captions. Make it simpler."
        ) from error


def _all_changes(captions: Sequence[Caption], search: Search) -> list[Changes]:
    return [search.changes(caption) for caption in captions]


def _empty(pattern: re.Pattern[str]) -> re.Match[str]:
    """A match of nothing, with groups as a pattern has them."""
    names = {number: name for name, number in pattern.groupindex.items()}
    groups = (
        f"(?P<{names[number]}>)" if number in names else "()" for number in range(1, pattern.groups + 1)
    )
    found = re.match("".join(groups), "")
    assert found is not None
    return found


def _can_hold(address: str, text: str) -> bool:
    choices = field(address).choices
    return not choices or text in ("", *choices)
