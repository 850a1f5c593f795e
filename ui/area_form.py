"""One area: a circle, an outline or countries; typed, or drawn on the map."""

from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QDoubleSpinBox, QHBoxLayout, QVBoxLayout, QWidget

from reviewer.rules import Area
from ui import area_map, theme
from ui.area_map import CIRCLE, OUTLINE, AreaMap
from ui.entries import Choice, Entry, Text
from ui.lettering import quiet
from ui.part_form import Part, PartForm
from ui.rule_entries import Name, Words
from ui.text_field import ParagraphField

COUNTRIES = "countries"
_FIRST_KM = 10.0


class AreaForm(PartForm):
    """Its label and where it is."""

    def fill(self) -> None:
        """Add the lines."""
        label, named = self.tr("Label"), self.tr("Short name")
        self.add("label", label, Text(label, self))
        self.shape = AreaShape(self)
        self.add("shape", self.tr("It is"), self.shape)
        self.add("id", named, Name(named, self))

    def shown(self, part: Part) -> dict[str, object]:
        """The whole area is one line."""
        assert isinstance(part, Area)
        return {"label": part.label, "shape": part, "id": part.id}

    def entered(self, values: dict[str, Any]) -> dict[str, Any]:
        """The fields of an area."""
        shape: Area = values.pop("shape")
        where = {
            "centre": shape.centre,
            "km": shape.km,
            "outline": shape.outline,
            "countries": shape.countries,
        }
        return {**values, **where}


class AreaShape(Entry):
    """Where an area is: `value` is an area of which the label does not matter."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown = Area("", "")
        self.kind = Choice(self.tr("What kind of area"), self._words(), self)
        self.north = _number(self.tr("Degrees north"), 90, "° N", self)
        self.east = _number(self.tr("Degrees east"), 180, "° E", self)
        self.km = _number(self.tr("Radius in kilometres"), 20_040, " km", self)
        self.km.setDecimals(3)
        self.km.setMinimum(0.001)
        self.points = ParagraphField(self, least=3, most=6)
        self.points.setAccessibleName(self.tr("Points of the outline"))
        self.points.setPlaceholderText("38.0, 126.5")
        self.names = Words(self.tr("Names and codes of the country"), self.tr("KP, PRK, North Korea"), self)
        self.map = AreaMap(self)
        self._arrange()
        self._connect()

    def _words(self) -> dict[str, str]:
        circle, outline = self.tr("A circle"), self.tr("An outline")
        return {CIRCLE: circle, OUTLINE: outline, COUNTRIES: self.tr("Countries")}

    def _arrange(self) -> None:
        self._circle = QWidget(self)
        row = QHBoxLayout(self._circle)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.NEAR)
        for field in (self.north, self.east, self.km):
            row.addWidget(field)
        row.addStretch()
        self._point = quiet(
            self.tr("A point a line: degrees north, degrees east. South and west are minus."), self
        )
        self._told = quiet(self.tr("As captions name it: country and country code."), self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.NEAR)
        for widget in (self.kind, self._circle, self._point, self.points, self._told, self.names, self.map):
            column.addWidget(widget)

    def _connect(self) -> None:
        self.kind.changed.connect(self._enter)
        for field in (self.north, self.east, self.km):
            field.valueChanged.connect(lambda _value: self._enter())
        self.points.textChanged.connect(self._enter)
        self.names.changed.connect(self._enter)
        self.map.drawn.connect(self._draw)
        self.points.escaped.connect(self.escaped)
        self.names.escaped.connect(self.escaped)

    @property
    def value(self) -> Area:
        """The area; what was shown and not touched is given back as it was."""
        return self._shown

    def show_value(self, value: object) -> None:
        """Show an area."""
        assert isinstance(value, Area)
        kind = COUNTRIES if value.countries else OUTLINE if value.outline else CIRCLE
        if not (value.countries or value.outline or value.centre) and self._kind:
            kind = self._kind
        self._shown = value
        self._quietly(kind, value)
        self._show_state()
        self.map.show_area(value, drawing=kind if kind != COUNTRIES else "")

    @property
    def _kind(self) -> str:
        return str(self.kind.value)

    def _quietly(self, kind: str, area: Area) -> None:
        """Fill the fields without hearing of it; points that mean the same are left as they are typed."""
        fields: tuple[QWidget, ...] = (self.kind, self.north, self.east, self.km, self.points, self.names)
        blocked = [widget.blockSignals(True) for widget in fields]
        self.kind.show_value(kind)
        if area.centre:
            for field, degrees in zip((self.north, self.east), area.centre, strict=True):
                field.setValue(degrees)
        self.km.setValue(area.km or _FIRST_KM)
        if area.outline != _points(self.points.text()) or not area.outline:
            self.points.setText("\n".join(f"{north:g}, {east:g}" for north, east in area.outline))
        self.names.show_value(area.countries)
        for widget, before in zip(fields, blocked, strict=True):
            widget.blockSignals(before)

    def _enter(self) -> None:
        self._shown = self._entered
        self._show_state()
        self.map.show_area(self._shown, drawing=self._kind if self._kind != COUNTRIES else "")
        self.changed.emit()

    @property
    def _entered(self) -> Area:
        area = Area(self._shown.id, self._shown.label)
        match self._kind:
            case area_map.CIRCLE:
                return replace(area, centre=(self.north.value(), self.east.value()), km=self.km.value())
            case area_map.OUTLINE:
                return replace(area, outline=_points(self.points.text()))
        return replace(area, countries=self.names.value)

    def _draw(self, area: Area) -> None:
        """What was drawn on the map."""
        self._shown = area
        self._quietly(self._kind, area)
        self.changed.emit()

    def _show_state(self) -> None:
        kind = self._kind
        shown: dict[str, tuple[QWidget, ...]] = {
            CIRCLE: (self._circle,),
            OUTLINE: (self._point, self.points),
            COUNTRIES: (self._told, self.names),
        }
        for one, widgets in shown.items():
            for widget in widgets:
                widget.setVisible(one == kind)
        self.map.setVisible(kind != COUNTRIES)


def _points(text: str) -> tuple[tuple[float, float], ...]:
    """The points typed, without lines that are none."""
    found = []
    for line in text.splitlines():
        try:
            north, east = map(float, line.replace(",", " ").split())
        except ValueError:
            continue
        found.append((north, east))
    return tuple(found)


def _number(name: str, most: float, suffix: str, parent: QWidget) -> QDoubleSpinBox:
    field = QDoubleSpinBox(parent)
    field.setAccessibleName(name)
    field.setDecimals(5)
    field.setRange(-most, most)
    field.setSuffix(suffix)
    field.setFixedWidth(116)
    return field
