"""The record of an import as a person reads it: what came, what failed and why, how sure the copies are."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from reviewer.photo import Verdict
from ui import theme, wording
from ui.held_list import HeldList
from ui.lettering import body, quiet, title
from ui.verdict_mark import VerdictMark

Receipt = Mapping[str, Any]


class ImportReceiptView(QWidget):
    """Shows one receipt at a time, as `import_receipt.Tally` makes them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._mark = VerdictMark(Verdict.CLEAR, 22, self)
        self._title = title("", self)
        self._safe, self._counts = body("", self), body("", self)
        self._where, self._proof = body("", self), quiet("", self)
        self._failed_title = body("", self)
        self.failed = HeldList(self, (self.tr("Frame"), self.tr("Why it failed")))
        self.setAccessibleName(self.tr("Receipt of the import"))
        head = QHBoxLayout()
        head.setSpacing(theme.NEAR + 2)
        head.addWidget(self._mark)
        head.addWidget(self._title, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.NEAR)
        column.addLayout(head)
        for label in (self._safe, self._counts, self._where, self._proof, self._failed_title):
            column.addWidget(label)
        column.addWidget(self.failed, 1)
        column.addStretch(0)

    @property
    def text(self) -> str:
        """All that is said, but for what failed."""
        labels = (self._title, self._safe, self._counts, self._where, self._proof, self._failed_title)
        return " ".join(label.text() for label in labels if label.text())

    def show_receipt(self, receipt: Receipt) -> None:
        """Show a receipt."""
        failed = [*receipt["failed"], *receipt["backup_failed"]]
        sure = bool(receipt["safe"]) and not failed
        self._mark.set_verdict(Verdict.CLEAR if sure else Verdict.CAUTION)
        self._title.setText(self._came(receipt))
        self._safe.setText(self._sure(receipt))
        self._counts.setText(self._counted(receipt))
        self._where.setText(self._to(receipt))
        self._proof.setText(self._proven(receipt))
        self._failed_title.setText(self._failures(receipt))
        self.failed.show_held([{"name": one["name"], "reason": one["sentence"]} for one in failed])
        self.failed.setVisible(bool(failed))

    def _came(self, receipt: Receipt) -> str:
        count = receipt["copied"] + receipt["joined"]
        one, many = self.tr("One frame copied"), self.tr("{n} frames copied")
        if not count:
            return self.tr("Nothing new was copied")
        return f"{wording.counted(count, one, many)}, {wording.file_size(receipt['bytes'])}"

    def _sure(self, receipt: Receipt) -> str:
        if receipt["ended"]:
            return self.tr("Ended early: {why}").replace("{why}", str(receipt["ended"]))
        if receipt["safe"]:
            return self.tr("Every frame that was asked for is in the library, verified.")
        return self.tr("Not every frame is in the library: do not format the card.")

    def _counted(self, receipt: Receipt) -> str:
        said = self.tr("{n} of {of} frames from {card} in {time}")
        done = receipt["copied"] + receipt["joined"] + receipt["known"]
        said = said.replace("{n}", wording.number(done)).replace("{of}", wording.number(receipt["frames"]))
        said = said.replace("{card}", str(receipt["source"])).replace("{time}", _time(receipt["seconds"]))
        parts = [said]
        for key, one, many in (
            ("joined", self.tr("1 joined the frame it belongs to"), self.tr("{n} joined theirs")),
            ("known", self.tr("1 was there already"), self.tr("{n} were there already")),
            (
                "completed",
                self.tr("1 copy that was missing was made"),
                self.tr("{n} missing copies were made"),
            ),
        ):
            if receipt[key]:
                parts.append(wording.counted(receipt[key], one, many))
        return "; ".join(parts) + "."

    def _to(self, receipt: Receipt) -> str:
        said = self.tr("Into {shoot}").replace("{shoot}", str(receipt["shoot"]))
        if receipt["backup"]:
            said += " " + self.tr("and, as a backup, to {folder}").replace("{folder}", str(receipt["backup"]))
        return f"{said} · {wording.stamp(str(receipt.get('at', '')))}"

    def _proven(self, receipt: Receipt) -> str:
        if receipt["past_cache"]:
            return self.tr("Every copy was read back from the disk itself and compared.")
        return self.tr(
            "Every copy was read back and compared; this system does not tell whether from the disk itself."
        )

    def _failures(self, receipt: Receipt) -> str:
        one, many = self.tr("One frame failed."), self.tr("{n} frames failed.")
        parts = [wording.counted(len(receipt["failed"]), one, many)] if receipt["failed"] else []
        if lost := _unbacked(receipt):
            one, many = self.tr("One is not on the backup."), self.tr("{n} are not on the backup.")
            parts.append(wording.counted(lost, one, many))
        return " ".join(parts)


def _unbacked(receipt: Receipt) -> int:
    """How many frames the backup lacks; older receipts only name those that failed."""
    return int(receipt.get("unbacked", len(receipt["backup_failed"])))


def _time(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes} min {rest} s" if minutes else f"{seconds:g} s"
