"""Whose pictures these are: one name, or one for each camera, remembered by its serial number."""

import json
from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QSettings, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from ui import settings as remembered
from ui import theme
from ui.lettering import quiet
from ui.text_field import LineField

_MOST: Final = 200


class Photographers(QWidget):
    """`changed`: another name was typed."""

    changed = Signal()

    def __init__(self, settings: QSettings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._known = _read(settings)
        self._labels: dict[str, QLabel] = {}
        self.fields: dict[str, LineField] = {}
        self.field = self._line(self.tr("By-line of frames that name none"))
        self.field.setPlaceholderText(self.tr("for every frame that names none"))
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(theme.TIGHT)
        self._grid.addWidget(self.field, 0, 0, 1, 2)
        self.setFocusProxy(self.field)

    def _line(self, name: str) -> LineField:
        field = LineField(self)
        field.setAccessibleName(name)
        field.textChanged.connect(lambda _text: self.changed.emit())
        return field

    @property
    def otherwise(self) -> str:
        """The photographer of all cameras without a name of their own."""
        return self.field.text().strip()

    @property
    def by_serial(self) -> dict[str, str]:
        """The photographers of cameras by serial number."""
        named = {serial: field.text().strip() for serial, field in self.fields.items()}
        return {serial: name for serial, name in named.items() if name}

    def show_cameras(self, cameras: Mapping[str, str]) -> None:
        """A field for each camera that is on the cards; `cameras` has their names by serial number."""
        for serial in [*self.fields]:
            if serial not in cameras:
                self._take_away(serial)
        for serial in sorted(cameras.keys() - self.fields.keys()):
            self._add(serial, cameras[serial])

    def _add(self, serial: str, camera: str) -> None:
        said = self.tr("{camera}, number {serial}").replace("{camera}", camera).replace("{serial}", serial)
        field = self.fields[serial] = self._line(said)
        field.setText(self._known.get(serial, ""))
        field.setPlaceholderText(self.otherwise or self.tr("photographer of this camera"))
        label = self._labels[serial] = quiet(f"{camera} · {serial[-4:]}", self)
        label.setWordWrap(False)
        label.setToolTip(said)
        label.setBuddy(field)
        self.setTabOrder([self.field, *self.fields.values()][-2], field)
        row = self._grid.rowCount()
        self._grid.addWidget(label, row, 0)
        self._grid.addWidget(field, row, 1)

    def _take_away(self, serial: str) -> None:
        for widget in (self.fields.pop(serial), self._labels.pop(serial)):
            widget.hide()
            widget.deleteLater()

    def keep(self) -> None:
        """Remember who has which camera, the last used first."""
        cleared = {serial for serial, field in self.fields.items() if not field.text().strip()}
        kept = {**self.by_serial, **{s: name for s, name in self._known.items() if s not in self.fields}}
        lines = {serial: name for serial, name in [*kept.items()][:_MOST] if serial not in cleared}
        self._settings.setValue(remembered.PHOTOGRAPHERS, json.dumps(lines))


def _read(settings: QSettings) -> dict[str, str]:
    """What was remembered; nothing where it makes no sense."""
    try:
        found = json.loads(remembered.word(settings, remembered.PHOTOGRAPHERS) or "{}")
    except ValueError:
        return {}
    return {str(serial): str(name) for serial, name in found.items()} if isinstance(found, dict) else {}
