"""The looks of the window in one place: neutral greys, one accent, one grid of spacings.

Pictures are judged on this grey, so every grey has red = green = blue. Widgets that paint themselves
read the greys from their palette, by the roles named in `apply`, never from here: another palette is
another theme. What carries a meaning (verdicts, labels) has a fixed colour, and a shape or a word beside it.
"""

from dataclasses import dataclass
from typing import Final

from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory

from reviewer.photo import ColourLabel, Verdict

TIGHT: Final = 4
NEAR: Final = 8
APART: Final = 12
WIDE: Final = 16
RADIUS: Final = 5

SMALL: Final = 0.9
TITLE: Final = 1.25
DISPLAY: Final = 1.6

ACCENT: Final = QColor("#5b9bd5")

VERDICTS: Final = {
    Verdict.CLEAR: QColor("#62b677"),
    Verdict.CAUTION: QColor("#e6b03c"),
    Verdict.RESTRICTED: QColor("#e2574f"),
    Verdict.UNREVIEWED: QColor("#a0a0a0"),
}

LABELS: Final = {
    ColourLabel.RED: QColor("#d9534f"),
    ColourLabel.YELLOW: QColor("#e3c63c"),
    ColourLabel.GREEN: QColor("#5cae60"),
    ColourLabel.BLUE: QColor("#4a8fd6"),
    ColourLabel.PURPLE: QColor("#9c6ade"),
}


@dataclass(frozen=True, slots=True)
class Greys:
    """The greys of a theme, 0 to 255, from what lies deepest to the text on top."""

    ground: int
    panel: int
    card: int
    button: int
    line: int
    chosen: int
    dim_text: int
    text: int
    bright: int


DARK: Final = Greys(
    ground=0x1C,
    panel=0x26,
    card=0x2C,
    button=0x37,
    line=0x14,
    chosen=0x4C,
    dim_text=0xA0,
    text=0xDA,
    bright=0xF4,
)


def apply(app: QApplication, greys: Greys = DARK) -> None:
    """Give the application its style, palette and style sheet; the text keeps the desktop's own size."""
    app.setStyle(QStyleFactory.create("Fusion"))
    app.setPalette(palette(greys))
    app.setStyleSheet(style_sheet(greys))


def sized(font: QFont, scale: float, *, bold: bool = False) -> QFont:
    """The font at SMALL, TITLE or DISPLAY times its size."""
    made = QFont(font)
    if font.pointSizeF() > 0:
        made.setPointSizeF(font.pointSizeF() * scale)
    else:
        made.setPixelSize(round(font.pixelSize() * scale))
    made.setBold(bold)
    return made


def palette(greys: Greys) -> QPalette:
    """The palette of a theme.

    Roles self-painted widgets use: Base the ground pictures lie on, AlternateBase a card on it, Mid a
    chosen card, Highlight the accent, Text, PlaceholderText for what is said quietly, BrightText for marks.
    """
    made = QPalette()
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
    made.setColor(role.Highlight, ACCENT)
    made.setColor(role.HighlightedText, QColor("#101010"))
    made.setColor(role.Link, ACCENT)
    made.setColor(role.Accent, ACCENT)
    off = (greys.dim_text + greys.panel) // 2
    for which in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, which, QColor(off, off, off))
    return made


def style_sheet(greys: Greys) -> str:
    """The few things Fusion leaves too heavy: frames, paddings, scroll bars, tool tips."""

    def grey(level: int) -> str:
        return f"rgb({level}, {level}, {level})"

    accent = ACCENT.name()
    off = grey((greys.dim_text + greys.panel) // 2)
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
    QLineEdit, QPlainTextEdit, QTextEdit, QSpinBox, QDateEdit {{
        background: {grey(greys.ground)}; border: 1px solid {grey(greys.line)}; border-radius: {RADIUS}px;
        padding: {TIGHT}px {NEAR - 2}px; selection-background-color: {accent}; }}
    QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QSpinBox:focus,
    QDateEdit:focus {{ border-color: {accent}; }}
    QPushButton {{ background: {grey(greys.button)}; border: 1px solid {grey(greys.line)};
        border-radius: {RADIUS}px; padding: {TIGHT + 1}px {WIDE}px; }}
    QPushButton:hover {{ background: {grey(greys.button + 10)}; }}
    QPushButton:pressed {{ background: {grey(greys.panel)}; }}
    QPushButton:focus {{ border-color: {accent}; outline: 0; }}
    QPushButton:default {{ background: {accent}; color: #101010; }}
    QPushButton:default:hover {{ background: {ACCENT.lighter(112).name()}; }}
    QPushButton:disabled {{ background: {grey(greys.panel)}; color: {off}; }}
    QSplitter::handle {{ background: {grey(greys.line)}; }}
    QSplitter::handle:horizontal {{ width: 1px; }}
    QSplitter::handle:vertical {{ height: 1px; }}
    QAbstractScrollArea {{ border: 0; }}
    QScrollBar {{ background: transparent; border: 0; }}
    QScrollBar:vertical {{ width: {APART}px; }}
    QScrollBar:horizontal {{ height: {APART}px; }}
    QScrollBar::handle {{ background: {grey(greys.chosen)}; border-radius: {TIGHT}px; margin: 2px; }}
    QScrollBar::handle:vertical {{ min-height: 32px; }}
    QScrollBar::handle:horizontal {{ min-width: 32px; }}
    QScrollBar::handle:disabled {{ background: transparent; }}
    QScrollBar::handle:hover:enabled {{ background: {grey(greys.chosen + 24)}; }}
    QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
    QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
    QProgressBar {{ background: {grey(greys.ground)}; border: 0; border-radius: 3px; min-height: 6px;
        max-height: 6px; }}
    QProgressBar::chunk {{ background: {accent}; border-radius: 3px; }}
    QStatusBar {{ border-top: 1px solid {grey(greys.line)}; }}
    QStatusBar::item {{ border: 0; }}
    """
