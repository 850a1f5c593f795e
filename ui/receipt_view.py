"""The record of an export as a person reads it: what went, what was held back and why, what was checked."""

from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from reviewer.export.package import OWN
from reviewer.export.receipt import let_through
from reviewer.photo import Verdict
from ui import theme, wording
from ui.held_list import HeldList
from ui.lettering import body, quiet, title
from ui.verdict_mark import VerdictMark

Receipt = Mapping[str, Any]


class ReceiptView(QWidget):
    """Shows one receipt at a time."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._to: Path | None = None
        self._inside: Path | None = None
        self._mark = VerdictMark(Verdict.CLEAR, 22, self)
        self._title = title("", self)
        self._checked = body("", self)
        self._early = body("", self)
        self._pixels = quiet("", self)
        self._profile = quiet("", self)
        self._where = body("", self)
        self._beside = quiet("", self)
        self.open_folder = QPushButton(self.tr("Open folder"), self)
        self.open_folder.clicked.connect(self._open)
        self._held_title = body("", self)
        self.held = HeldList(self)
        self.passed = HeldList(self, (self.tr("Went"), self.tr("Although")))
        self.passed.setAccessibleName(self.tr("What was waived, and who objected"))
        self.setAccessibleName(self.tr("Receipt"))
        self._arrange()

    def _arrange(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(theme.NEAR + 2)
        head.addWidget(self._mark)
        head.addWidget(self._title, 1)
        where = QHBoxLayout()
        where.addWidget(self._where, 1)
        where.addWidget(self.open_folder)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.NEAR)
        layout.addLayout(head)
        layout.addWidget(self._checked)
        layout.addWidget(self._early)
        layout.addLayout(where)
        layout.addWidget(self._pixels)
        layout.addWidget(self._beside)
        layout.addWidget(self._profile)
        layout.addSpacing(theme.NEAR)
        layout.addWidget(self._held_title)
        layout.addWidget(self.held, 1)
        layout.addWidget(self.passed, 1)
        layout.addStretch()

    @property
    def text(self) -> str:
        """The title, what was checked, and whether the set ended early."""
        return " ".join(label.text() for label in (self._title, self._checked, self._early)).strip()

    def show_receipt(self, receipt: Receipt) -> None:
        """Show a receipt as `package.Done` carries it."""
        items, held = receipt["items"], receipt["held"]
        self._to = Path(receipt["to"]) if items else None
        self._inside = self._to.parent if self._to and receipt.get("container") == "zip" else self._to
        self._mark.set_verdict(Verdict.CLEAR if items else Verdict.CAUTION)
        self._title.setText(self._went(items))
        self._checked.setText(self._verified(receipt))
        self._checked.setVisible(bool(items))
        self._show_early(receipt.get("ended_early"))
        self._show_pixels(items)
        self._where.setText(str(self._to or ""))
        self.open_folder.setVisible(bool(items))
        beside = ", ".join(one["output"] for one in receipt["captions"])
        self._beside.setText(self.tr("Beside them: {files}").replace("{files}", beside))
        self._beside.setVisible(bool(beside))
        when = wording.stamp(receipt["at"])
        self._profile.setText(f"{when} · {receipt['profile']['sentence']}")
        self._show_held(held, receipt.get("not_made", []))
        passed = [{"name": one["name"], "reason": said} for one in items for said in let_through(one)]
        self.passed.show_held(passed)
        self.passed.setVisible(bool(passed))

    def _went(self, items: list[Mapping[str, Any]]) -> str:
        if not items:
            return self.tr("Nothing was exported")
        one, many = self.tr("One photo exported"), self.tr("{n} photos exported")
        size = wording.file_size(sum(item["size"] for item in items))
        return f"{wording.counted(len(items), one, many)}, {size}"

    def _verified(self, receipt: Receipt) -> str:
        checks = receipt["checks"]
        text = self.tr("{n} of {of} verified: {how}.").replace("{n}", str(checks["verified"]))
        return text.replace("{of}", str(len(receipt["items"]))).replace("{how}", str(checks["how"]))

    def _show_early(self, early: Mapping[str, Any] | None) -> None:
        said = ""
        if early:
            said = self.tr("Ended early: {n} of {of}, {why}.").replace("{n}", wording.number(early["made"]))
            said = said.replace("{of}", wording.number(early["of"])).replace("{why}", early["why"])
        self._early.setText(said)
        self._early.setVisible(bool(said))

    def _show_pixels(self, items: list[Mapping[str, Any]]) -> None:
        """How many have their own pixels, where those were asked for, and why the others do not."""
        own = sum(item.get("form") == OWN for item in items)
        why = Counter(item["note"].removesuffix(".") for item in items if item.get("note"))
        said = self.tr("{n} of {of} with their own pixels.").replace("{n}", wording.number(own))
        told = (f"{note} ({wording.number(n)})." for note, n in why.most_common())
        self._pixels.setText(" ".join([said.replace("{of}", wording.number(len(items))), *told]))
        self._pixels.setVisible(bool(own or why))

    def _show_held(self, held: list[Mapping[str, Any]], not_made: list[Mapping[str, Any]]) -> None:
        one, many = self.tr("One photo was held back."), self.tr("{n} photos were held back.")
        said = wording.counted(len(held), one, many) if held else self.tr("Nothing was held back.")
        if not_made:
            one, many = self.tr("One was not made."), self.tr("{n} were not made.")
            said += f" {wording.counted(len(not_made), one, many)}"
        self._held_title.setText(said)
        reason = self.tr("Not made: the export ended early.")
        self.held.show_held([*held, *({**one, "reason": reason} for one in not_made)])
        self.held.setVisible(bool(held or not_made))

    def _open(self) -> None:
        if self._inside:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._inside)))
