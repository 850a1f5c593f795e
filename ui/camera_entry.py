"""Entering what the camera's data must tell: flash, focal length, hours, lens, camera."""

from datetime import time

from PySide6.QtCore import QTime
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSpinBox, QTimeEdit, QWidget

from reviewer.rules import CameraCondition
from ui import theme
from ui.entries import Choice, Entry, Text
from ui.lettering import quiet
from ui.tick import TickBox
from ui.toggle import HEIGHT

_FLASH = {"": None, "yes": True, "no": False}
_USUAL_MM = 200
_NIGHT = (QTime(20, 0), QTime(6, 0))


class CameraEntry(Entry):
    """A `CameraCondition`, or None where nothing is asked."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: CameraCondition | None = None
        words = {"": self.tr("Any"), "yes": self.tr("Fired"), "no": self.tr("Not fired")}
        self.flash = Choice(self.tr("Flash"), words, self)
        self.long = TickBox(self.tr("Only from"), self)
        self.length = QSpinBox(self)
        self.length.setRange(1, 9999)
        self.length.setSuffix(self.tr(" mm"))
        self.length.setValue(_USUAL_MM)
        self.timed = TickBox(self.tr("Only from"), self)
        self.first, self.last = QTimeEdit(_NIGHT[0], self), QTimeEdit(_NIGHT[1], self)
        self.lens, self.camera = (
            Text(self.tr("Name of the lens"), self),
            Text(self.tr("Name of the camera"), self),
        )
        for text in (self.lens, self.camera):
            text.escaped.connect(self.escaped)
            text.field.setPlaceholderText(self.tr("any, or part of its name"))
        self._name_controls()
        self._arrange()
        self._connect()

    def _name_controls(self) -> None:
        self.long.setAccessibleName(self.tr("Only from a focal length"))
        self.length.setAccessibleName(self.tr("Focal length in millimetres, as on 35 mm film"))
        self.timed.setAccessibleName(self.tr("Only at some hours"))
        self.first.setAccessibleName(self.tr("From this hour"))
        self.last.setAccessibleName(self.tr("To this hour"))
        for field in (self.first, self.last):
            field.setDisplayFormat("HH:mm")
        for spin in (self.length, self.first, self.last):
            spin.setFixedWidth(76)

    def _arrange(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(theme.TIGHT)
        grid.setColumnMinimumWidth(0, 92)
        grid.setColumnStretch(1, 1)
        lines = (
            (self.tr("Flash"), (self.flash,)),
            (self.tr("Focal length"), (self.long, self.length)),
            (self.tr("Hours"), (self.timed, self.first, self.last)),
            (self.tr("Lens"), (self.lens,)),
            (self.tr("Camera"), (self.camera,)),
        )
        for place, (text, widgets) in enumerate(lines):
            row = QHBoxLayout()
            row.setSpacing(theme.NEAR)
            for widget in widgets:
                row.addWidget(widget, 1 if isinstance(widget, Entry) else 0)
            if len(widgets) > 1:
                row.addStretch(1)
            label = quiet(text, self)
            label.setMinimumHeight(HEIGHT)
            grid.addWidget(label, place, 0)
            grid.addLayout(row, place, 1)

    def _connect(self) -> None:
        self.long.toggled.connect(self._show_state)
        self.timed.toggled.connect(self._show_state)
        self._show_state()
        for signal in (self.flash.changed, self.lens.changed, self.camera.changed):
            signal.connect(self.changed)
        for box in (self.long, self.timed):
            box.clicked.connect(self.changed)
        self.length.valueChanged.connect(lambda _mm: self.changed.emit())
        for field in (self.first, self.last):
            field.timeChanged.connect(lambda _time: self.changed.emit())

    def _show_state(self) -> None:
        self.length.setVisible(self.long.isChecked())
        for field in (self.first, self.last):
            field.setVisible(self.timed.isChecked())

    @property
    def value(self) -> CameraCondition | None:
        """What is asked; what was shown and not touched is given back as it was."""
        if self._shown is not None and self._entered == self._of(self._shown):
            return self._shown
        flash, length, hours, lens, camera = self._entered
        made = CameraCondition(_FLASH[flash], length, hours, lens, camera)
        return None if made == CameraCondition() else made

    @property
    def _entered(self) -> tuple[str, float | None, tuple[time, time] | None, str, str]:
        length = float(self.length.value()) if self.long.isChecked() else None
        hours = (_clock(self.first.time()), _clock(self.last.time())) if self.timed.isChecked() else None
        names = (" ".join(str(one.value).split()) for one in (self.lens, self.camera))
        return (str(self.flash.value), length, hours, next(names), next(names))

    def _of(self, condition: CameraCondition) -> tuple[str, float | None, tuple[time, time] | None, str, str]:
        """A condition as the controls can show it: whole millimetres and minutes."""
        flash = next(word for word, fired in _FLASH.items() if fired is condition.flash)
        length = None if condition.focal_length_min is None else _whole(condition.focal_length_min)
        hours = condition.hours and (_minutes(condition.hours[0]), _minutes(condition.hours[1]))
        return (flash, length, hours, condition.lens, condition.camera)

    def show_value(self, value: object) -> None:
        """Show a condition, or none."""
        self._shown = value if isinstance(value, CameraCondition) else None
        flash, length, hours, lens, camera = self._of(self._shown or CameraCondition())
        blocked = self.blockSignals(True)
        self.flash.show_value(flash)
        self.long.setChecked(length is not None)
        self.timed.setChecked(hours is not None)
        if length is not None:
            self.length.setValue(int(length))
        for field, hour in zip((self.first, self.last), hours or (), strict=False):
            field.setTime(QTime(hour.hour, hour.minute))
        for text, name in ((self.lens, lens), (self.camera, camera)):
            if " ".join(str(text.value).split()) != name:
                text.show_value(name)
        self.blockSignals(blocked)


def _clock(hour: QTime) -> time:
    return time(hour.hour(), hour.minute())


def _minutes(hour: time) -> time:
    return time(hour.hour, hour.minute)


def _whole(millimetres: float) -> float:
    return float(min(9999, max(1, round(millimetres))))
