"""Who objected to the photos shown, when, what was asked and what was said."""

from collections import Counter

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from reviewer.photo import Objection
from reviewer.review import Review
from ui import theme, wording
from ui.beside import Beside
from ui.hint import with_key
from ui.lettering import body, quiet
from ui.subject import Subject


class ObjectionsPane(QWidget):
    """A block an objection, each with a way to take it back; `asked` asks for one more."""

    asked = Signal()
    error = Signal(str)

    def __init__(self, review: Review, beside: Beside, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._review, self._beside = review, beside
        self._subject = Subject()
        self._blocks = QWidget(self)
        self.add = QPushButton(self)
        self.add.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.add.clicked.connect(self.asked)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(theme.NEAR)
        self._layout.addWidget(self._blocks)
        self._layout.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        self.setAccessibleName(self.tr("Objections"))

    def show_subject(self, subject: Subject) -> None:
        """Show the objections to these photos, each once."""
        self._subject = subject
        self.add.setText(with_key(self.tr("Objection…"), self, "objection"))
        self.add.setEnabled(bool(subject.photos) and not self._review.read_only)
        old, self._blocks = self._blocks, QWidget(self)
        self._layout.replaceWidget(old, self._blocks)
        column = QVBoxLayout(self._blocks)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.NEAR)
        found = Counter(one for photo in subject.photos for one in photo.marks.objections)
        for objection, count in found.items():
            column.addWidget(self._block(objection, count))
        self._blocks.setVisible(bool(found))
        old.hide()
        old.deleteLater()

    def _block(self, objection: Objection, count: int) -> QWidget:
        block = QWidget(self._blocks)
        head = QHBoxLayout()
        head.addWidget(body(_headline(objection), block), 1)
        gone = QToolButton(block)
        gone.setText(self.tr("Take back"))
        gone.setAutoRaise(True)
        gone.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        gone.setAccessibleName(self.tr("Take back: {what}").replace("{what}", _headline(objection)))
        gone.clicked.connect(lambda: self._take_back(objection))
        head.addWidget(gone, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(block)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(head)
        many = len(self._subject.photos)
        of = self.tr("to {n} of {of} photos").replace("{n}", str(count)).replace("{of}", str(many))
        for remark in (objection.at, f"“{objection.said}”" if objection.said else "", of if many > 1 else ""):
            if remark:
                column.addWidget(quiet(remark, block))
        return block

    def _take_back(self, objection: Objection) -> None:
        ids = self._subject.ids_where(lambda photo: objection in photo.marks.objections)
        self._beside.change(self.tr("Take back an objection"), ids, self.error.emit, unobject=objection)


def _headline(objection: Objection) -> str:
    """Guide: asked to delete."""
    asked = wording.asked_word(objection.asked)
    return f"{objection.by}: {asked.lower()}" if objection.by else asked
