"""The looks of the window in one place: neutral greys, one accent, one grid of spacings; dark, and light.

Pictures are judged on these greys, so every grey has red = green = blue. Widgets that paint themselves
read them from their palette, by the roles named in `palette`, never from here: another palette is
another theme. What carries a meaning (verdicts, labels) has a colour of its own in each theme, and a shape
or a word beside it; ask for it when painting, and never keep it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final, TypeVar

from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory

from reviewer.photo import ColourLabel, Verdict

Key = TypeVar("Key")

TIGHT: Final = 4
NEAR: Final = 8
APART: Final = 12
WIDE: Final = 16
RADIUS: Final = 5

SMALL: Final = 0.9
TITLE: Final = 1.25
DISPLAY: Final = 1.6


@dataclass(frozen=True, slots=True)
class Greys:
    """The greys of a theme, 0 to 255: what things lie on, lines, what is chosen, text on top."""

    ground: int
    field: int
    panel: int
    card: int
    button: int
    hover: int
    line: int
    chosen: int
    handle: int
    dim_text: int
    text: int
    bright: int

    @property
    def off_text(self) -> int:
        """What cannot be used now."""
        return (self.dim_text + self.panel) // 2


@dataclass(frozen=True, slots=True)
class Theme:
    """The greys, the accent, and what is written on the accent."""

    greys: Greys
    accent: str
    on_accent: str


DARK: Final = Theme(
    Greys(
        ground=0x1C,
        field=0x1C,
        panel=0x26,
        card=0x2C,
        button=0x37,
        hover=0x41,
        line=0x14,
        chosen=0x45,
        handle=0x5C,
        dim_text=0xB4,
        text=0xDA,
        bright=0xF4,
    ),
    accent="#5b9bd5",
    on_accent="#101010",
)
LIGHT: Final = Theme(
    Greys(
        ground=0xD4,
        field=0xFA,
        panel=0xEA,
        card=0xE2,
        button=0xF8,
        hover=0xFF,
        line=0xB2,
        chosen=0xC2,
        handle=0x9C,
        dim_text=0x4C,
        text=0x1C,
        bright=0x08,
    ),
    accent="#1b5d9c",
    on_accent="#ffffff",
)


class Themed(Mapping[Key, QColor]):
    """Colours by what they mean, those of the theme in use; the application's palette tells which."""

    def __init__(self, dark: Mapping[Key, QColor], light: Mapping[Key, QColor]) -> None:
        self.dark, self.light = dark, light

    def _used(self) -> Mapping[Key, QColor]:
        return self.dark if is_dark(QGuiApplication.palette()) else self.light

    def __getitem__(self, key: Key) -> QColor:
        return self._used()[key]

    def __iter__(self) -> Iterator[Key]:
        return iter(self.dark)

    def __len__(self) -> int:
        return len(self.dark)


VERDICTS: Final = Themed(
    dark={
        Verdict.CLEAR: QColor("#62b677"),
        Verdict.CAUTION: QColor("#e6b03c"),
        Verdict.RESTRICTED: QColor("#ef6a62"),
        Verdict.UNREVIEWED: QColor("#a0a0a0"),
    },
    light={
        Verdict.CLEAR: QColor("#1d6834"),
        Verdict.CAUTION: QColor("#7a4f00"),
        Verdict.RESTRICTED: QColor("#ae241c"),
        Verdict.UNREVIEWED: QColor("#555555"),
    },
)

LABELS: Final = {
    ColourLabel.RED: QColor("#d9534f"),
    ColourLabel.YELLOW: QColor("#e3c63c"),
    ColourLabel.GREEN: QColor("#5cae60"),
    ColourLabel.BLUE: QColor("#4a8fd6"),
    ColourLabel.PURPLE: QColor("#9c6ade"),
}
# The same colour is the same label in every theme; its edge sets it off from what it lies on.
LABEL_EDGES: Final = Themed(
    dark={label: colour.lighter(135) for label, colour in LABELS.items()},
    light={label: colour.darker(210) for label, colour in LABELS.items()},
)


def is_dark(palette: QPalette) -> bool:
    """Whether text is lighter than what it stands on."""
    return palette.windowText().color().lightness() > palette.window().color().lightness()


def apply(app: QApplication, theme: Theme = DARK) -> None:
    """Give the application its style, palette and style sheet; the text keeps the desktop's own size."""
    app.setStyle(QStyleFactory.create("Fusion"))
    app.setPalette(palette(theme))
    app.setStyleSheet(style_sheet(theme))


def sized(font: QFont, scale: float, *, bold: bool = False) -> QFont:
    """The font at SMALL, TITLE or DISPLAY times its size."""
    made = QFont(font)
    if font.pointSizeF() > 0:
        made.setPointSizeF(font.pointSizeF() * scale)
    else:
        made.setPixelSize(round(font.pixelSize() * scale))
    made.setBold(bold)
    return made


def palette(theme: Theme) -> QPalette:
    """The palette of a theme.

    Roles self-painted widgets use: Base the ground pictures lie on, AlternateBase a card on it, Mid a
    chosen card, Highlight the accent, Text, PlaceholderText for what is said quietly, BrightText for marks.
    """
    made, greys = QPalette(), theme.greys
    role = QPalette.ColorRole
    for which, level in (
        (role.Window, greys.panel),
        (role.Base, greys.ground),
        (role.AlternateBase, greys.card),
        (role.Button, greys.button),
        (role.Light, greys.chosen),
        (role.Midlight, greys.button),
        (role.Mid, greys.chosen),
        (role.Dark, greys.line),
        (role.Shadow, greys.line),
        (role.WindowText, greys.text),
        (role.Text, greys.text),
        (role.ButtonText, greys.text),
        (role.ToolTipBase, greys.button),
        (role.ToolTipText, greys.text),
        (role.PlaceholderText, greys.dim_text),
        (role.BrightText, greys.bright),
    ):
        made.setColor(which, QColor(level, level, level))
    made.setColor(role.Highlight, QColor(theme.accent))
    made.setColor(role.HighlightedText, QColor(theme.on_accent))
    made.setColor(role.Link, QColor(theme.accent))
    made.setColor(role.Accent, QColor(theme.accent))
    off = greys.off_text
    for which in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, which, QColor(off, off, off))
    return made


def style_sheet(theme: Theme) -> str:
    """The few things Fusion leaves too heavy: frames, paddings, scroll bars, tool tips."""

    def grey(level: int) -> str:
        return f"rgb({level}, {level}, {level})"

    greys, accent, off = theme.greys, theme.accent, grey(theme.greys.off_text)
    return f"""
    QToolTip {{ color: {grey(greys.text)}; background: {grey(greys.button)};
        border: 1px solid {grey(greys.chosen)}; padding: {TIGHT}px; }}
    QDialogButtonBox {{ dialogbuttonbox-buttons-have-icons: 0; }}
    QMenuBar {{ background: {grey(greys.panel)}; padding: 2px; }}
    QMenu {{ border: 1px solid {grey(greys.line)}; padding: {TIGHT}px; }}
    QMenu::item {{ padding: {TIGHT}px {WIDE}px; border-radius: 3px; }}
    QMenu::item:selected, QMenuBar::item:selected {{ background: {grey(greys.chosen)};
        color: {grey(greys.bright)}; }}
    QMenu::item:disabled {{ color: {off}; }}
    QMenu::separator {{ height: 1px; background: {grey(greys.line)}; margin: {TIGHT}px {NEAR}px; }}
    QAbstractScrollArea {{ border: 0; }}
    QDialog QListView, QDialog QTreeView {{ background: {grey(greys.field)}; border-radius: {RADIUS}px; }}
    QLineEdit, QPlainTextEdit, QTextEdit, QAbstractSpinBox {{
        background: {grey(greys.field)}; border: 1px solid {grey(greys.line)}; border-radius: {RADIUS}px;
        padding: {TIGHT}px {NEAR - 2}px; selection-background-color: {accent};
        selection-color: {theme.on_accent}; }}
    QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus,
    QAbstractSpinBox:focus {{ border-color: {accent}; }}
    QAbstractSpinBox::up-button, QAbstractSpinBox::down-button {{ width: 0; border: 0; }}
    QAbstractSpinBox QLineEdit {{ background: transparent; border: 0; padding: 0 {TIGHT}px; }}
    QPushButton {{ background: {grey(greys.button)}; border: 1px solid {grey(greys.line)};
        border-radius: {RADIUS}px; padding: {TIGHT + 1}px {WIDE}px; }}
    QPushButton:hover {{ background: {grey(greys.hover)}; }}
    QPushButton:pressed {{ background: {grey(greys.panel)}; }}
    QPushButton:focus {{ border-color: {accent}; outline: 0; }}
    QPushButton:default {{ background: {accent}; color: {theme.on_accent}; }}
    QPushButton:default:hover {{ background: {QColor(accent).lighter(112).name()}; }}
    QPushButton:disabled {{ background: {grey(greys.panel)}; color: {off}; }}
    QSplitter::handle {{ background: {grey(greys.line)}; }}
    QSplitter::handle:horizontal {{ width: 1px; }}
    QSplitter::handle:vertical {{ height: 1px; }}
    QScrollBar {{ background: transparent; border: 0; }}
    QScrollBar:vertical {{ width: {APART}px; }}
    QScrollBar:horizontal {{ height: {APART}px; }}
    QScrollBar::handle {{ background: {grey(greys.chosen)}; border-radius: {TIGHT}px; margin: 2px; }}
    QScrollBar::handle:vertical {{ min-height: 32px; }}
    QScrollBar::handle:horizontal {{ min-width: 32px; }}
    QScrollBar::handle:disabled {{ background: transparent; }}
    QScrollBar::handle:hover:enabled {{ background: {grey(greys.handle)}; }}
    QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
    QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
    QProgressBar {{ background: {grey(greys.ground)}; border: 0; border-radius: 3px; min-height: 6px;
        max-height: 6px; }}
    QProgressBar::chunk {{ background: {accent}; border-radius: 3px; }}
    QStatusBar {{ border-top: 1px solid {grey(greys.line)}; }}
    QStatusBar::item {{ border: 0; }}
    """
