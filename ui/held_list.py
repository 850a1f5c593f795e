"""Photos of an export, each with what is said of it: why it is held back, or what was let pass."""

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtWidgets import (
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

STYLE = """
    QTreeWidget { outline: 0; }
    QTreeWidget::item { padding: 4px 6px; }
    QTreeWidget::item:selected { background: palette(mid); color: palette(bright-text); }
    QHeaderView::section { background: palette(window); color: palette(text); border: 0;
        padding: 4px 9px; }
"""
MOST: Final = 2000
PAD: Final = QSize(20, 8)


class HeldList(QTreeWidget):
    """Two columns: name and reason, or what the headings say."""

    def __init__(self, parent: QWidget | None = None, headings: tuple[str, str] | None = None) -> None:
        super().__init__(parent)
        self.setColumnCount(2)
        self.setHeaderLabels(headings or [self.tr("Held back"), self.tr("Why")])
        self.setRootIsDecorated(False)
        self.setWordWrap(True)
        self.setItemDelegate(_Wrapped(self))
        self.header().sectionResized.connect(self.scheduleDelayedItemsLayout)
        self.setStyleSheet(STYLE)
        self.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Interactive)
        self.header().setStretchLastSection(True)
        self.header().resizeSection(0, 150)
        self.setAccessibleName(self.tr("Held back, with the reason"))

    def show_held(self, held: Sequence[Mapping[str, object]]) -> None:
        """Show these; `name` and `reason` of each, as a receipt has them."""
        self.clear()
        for one in held[:MOST]:
            item = QTreeWidgetItem(self, [str(one["name"]), str(one["reason"])])
            item.setToolTip(1, str(one["reason"]))
        if len(held) > MOST:
            more = self.tr("and {n} more").replace("{n}", str(len(held) - MOST))
            QTreeWidgetItem(self, ["", more])


class _Wrapped(QStyledItemDelegate):
    """Rows as high as their reason needs in the width of its column, which QTreeView does not ask for."""

    def __init__(self, tree: QTreeWidget) -> None:
        super().__init__(tree)
        self._tree = tree

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """The wrapped text and its padding."""
        wide = max(40, self._tree.columnWidth(index.column()) - PAD.width())
        metrics = self._tree.fontMetrics()
        flags = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft
        text = metrics.boundingRect(QRect(0, 0, wide, 10_000), int(flags), str(index.data()))
        return QSize(wide, text.height() + PAD.height())
