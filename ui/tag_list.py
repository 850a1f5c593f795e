"""A vocabulary to choose from by typing: the tags beside, those used of late, and all by group."""

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from reviewer.rules import Tag
from ui.hint import action_of
from ui.matching import fit
from ui.overlay import CLEAR
from ui.row import Row
from ui.tag_keys import TagKeys
from ui.tick import Mark
from ui.typeahead import TypeAhead

MOST_OFTEN: Final = 6
_WIDTH: Final = 540


class TagList(TypeAhead):
    """A subclass says how a tag is marked and what choosing one does. F2 gives a tag a key of one's own.

    `keys_changed`: a letter sets another tag now.
    """

    keys_changed = Signal()

    def __init__(self, keys: TagKeys, parent: QWidget) -> None:
        # The frame being tagged stays in full sight.
        super().__init__(parent, QSize(_WIDTH, 500), CLEAR)
        self._keys = keys
        self._letters: Mapping[str, str] = {}
        self._vocabulary: tuple[Tag, ...] = ()
        self._often: list[str] = []
        self._suggested: list[str] = []
        self._asking: Tag | None = None
        self._taking = ""
        self.recent: list[str] = []
        self.field.setPlaceholderText(self.tr("What does the frame show?"))
        self.field.setAccessibleName(self.tr("Tag"))
        self.list.setAccessibleName(self.tr("Tags that fit"))

    def know(self, vocabulary: Sequence[Tag]) -> None:
        """List these tags."""
        self._vocabulary = tuple(vocabulary)
        self._letters = self._keys.letters(vocabulary)

    def set_counts(self, counts: Mapping[str, int]) -> None:
        """How many photos of the library have each tag: what is frequent comes first."""
        self._often = sorted(counts, key=lambda tag: -counts[tag])

    def open(self) -> None:
        """Show the panel with nothing typed."""
        self._ask_no_key()
        super().open()

    # What is listed

    def rows(self, query: str) -> Sequence[Row]:
        """All tags by group after those used of late; or those that fit, best first."""
        self._say_why_empty(query)
        if query.strip():
            return [self.row(tag, self._hint(tag, query)) for tag in self._fitting(query)]
        beside, near = self._next_to(), self._near()
        rows = [Row(self.tr("In the frames next to it"), heading=True)] if beside else []
        rows += [self.row(tag, tag.group) for tag in beside]
        rows += [Row(self.tr("Recent and frequent"), heading=True)] if near else []
        rows += [self.row(tag, tag.group) for tag in near]
        group = None
        for tag in sorted(self._vocabulary, key=self._place_of_group):
            if tag.group != group:
                group = tag.group
                rows.append(Row(group or self.tr("Other"), heading=True))
            rows.append(self.row(tag, tag.description))
        return rows

    def row(self, tag: Tag, hint: str) -> Row:
        """A tag as it is listed."""
        mark = self.mark(tag.id)
        said = {
            Mark.NOTHING: self.tr("being counted"),
            Mark.NONE: self.tr("not set"),
            Mark.SOME: self.tr("set on some"),
            Mark.ALL: self.tr("set"),
        }
        letter = self._letters.get(tag.id, "")
        keys = f"Shift+{letter}" if letter else ""
        return Row(
            title=tag.label,
            key=tag.id,
            hint=hint,
            keys=keys,
            note=tag.description,
            spoken=", ".join(part for part in (tag.label, said[mark], hint, keys) if part),
            mark=mark,
        )

    def mark(self, tag: str) -> Mark:
        """Whether the tag is set."""
        raise NotImplementedError

    def tag(self, row: Row | None) -> Tag | None:
        """The tag of a row."""
        return next((tag for tag in self._vocabulary if row is not None and tag.id == row.key), None)

    def used(self, tag: str) -> None:
        """The tag was set just now: it goes first the next time."""
        self.recent[:] = [tag, *(other for other in self.recent if other != tag)]

    def _place_of_group(self, tag: Tag) -> int:
        return [other.group for other in self._vocabulary].index(tag.group)

    def _next_to(self) -> list[Tag]:
        """What the frames taken just before and after show, and this one is not said to."""
        by_id = {tag.id: tag for tag in self._vocabulary}
        return [by_id[tag] for tag in self._suggested if tag in by_id][:MOST_OFTEN]

    def _near(self) -> list[Tag]:
        by_id = {tag.id: tag for tag in self._vocabulary}
        order = [tag for tag in dict.fromkeys([*self.recent, *self._often]) if tag in by_id]
        beside = self._next_to()
        near = (by_id[tag] for tag in order if by_id[tag].camera is None)
        return [tag for tag in near if tag not in beside][:MOST_OFTEN]

    def _fitting(self, query: str) -> list[Tag]:
        near = {tag.id: place for place, tag in enumerate(self._near())}
        scored = [(fit(query, tag.label, *tag.synonyms, tag.id, tag.group), tag) for tag in self._vocabulary]
        fitting = [(score, tag) for score, tag in scored if score]
        fitting.sort(key=lambda pair: (-pair[0], near.get(pair[1].id, MOST_OFTEN), pair[1].label))
        return [tag for _, tag in fitting]

    def _hint(self, tag: Tag, query: str) -> str:
        """The synonym that was meant, where the label alone does not explain the hit."""
        if fit(query, tag.label):
            return tag.group
        named = [synonym for synonym in tag.synonyms if fit(query, synonym)]
        return f"{named[0]} · {tag.group}" if named else tag.group

    def _say_why_empty(self, query: str) -> None:
        if self._vocabulary:
            nothing = self.tr("No tag is called “{query}”. Tags come from the shoot's rule sets.")
            self.empty.setText(nothing.replace("{query}", query.strip()))
        else:
            self.empty.setText(
                self.tr("This shoot has no rule set, and so no tags. Choose one for the shoot first.")
            )

    # Keys of one's own

    def say_what_keys_do(self) -> None:
        """Name the panel's own keys at its foot."""
        raise NotImplementedError

    def take_key(self, event: QKeyEvent) -> bool:
        """F2 asks for a letter; the next key answers."""
        if self._asking is not None:
            self._answer(self._asking, event)
            return True
        if event.key() == Qt.Key.Key_F2 and (tag := self.tag(self.chosen())) is not None:
            self._asking, self._taking = tag, ""
            said = self.tr("Which letter shall set “{tag}”, with Shift?    Backspace the rule set's own")
            self.foot.setText(said.replace("{tag}", tag.label))
            return True
        return False

    def _answer(self, tag: Tag, event: QKeyEvent) -> None:
        letter = event.text().upper()
        if event.key() == Qt.Key.Key_Escape:
            self._ask_no_key()
        elif event.key() == Qt.Key.Key_Backspace:
            self._keys.take_back(tag.id)
            self._show_keys()
        elif len(letter) == 1 and letter.isalpha():
            self._offer(tag, letter)

    def _offer(self, tag: Tag, letter: str) -> None:
        """Give the letter to a tag; where another tag has it, only when it is pressed once more."""
        holder = self._keys.holder(letter, self._vocabulary)
        if action := action_of(self, f"Shift+{letter}"):
            said = self.tr("Shift+{letter} is the key of “{holder}”. Press another letter, or Esc.")
            self.foot.setText(said.replace("{letter}", letter).replace("{holder}", action))
        elif holder is not None and holder != tag and letter != self._taking:
            self._taking = letter
            said = self.tr("Shift+{letter} sets “{holder}”. Press {letter} again to move it here, or Esc.")
            self.foot.setText(said.replace("{letter}", letter).replace("{holder}", holder.label))
        else:
            self._keys.give(tag.id, letter, self._vocabulary)
            self._show_keys()

    def _show_keys(self) -> None:
        self._ask_no_key()
        self._letters = self._keys.letters(self._vocabulary)
        self.renew()
        self.keys_changed.emit()

    def _ask_no_key(self) -> None:
        self._asking, self._taking = None, ""
        self.say_what_keys_do()
