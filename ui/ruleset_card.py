"""A rule set as a card to carry along: one page, black on white, as a PDF file.

Nothing is in the file beyond what can be read on the page: no author, no program, no day it was made.
"""

import re
from collections.abc import Iterator
from html import escape
from typing import Final

from PySide6.QtCore import QBuffer, QCoreApplication, QIODevice, QMarginsF, QSizeF
from PySide6.QtGui import QFont, QPageLayout, QPageSize, QPainter, QPdfWriter, QTextDocument

from reviewer.rules import Outcome, RuleSet
from ui import rule_sentence

_SIGNS: Final = {Outcome.RESTRICTED: "■", Outcome.CAUTION: "▲", Outcome.PERMITTED: "●"}
_MARGIN_MM: Final = 12
# As wide as Letter and A4 both are within their margins, and as high: one card fits on either.
_PAGE: Final = QPageSize(
    QSizeF(210, 279), QPageSize.Unit.Millimeter, "", QPageSize.SizeMatchPolicy.ExactMatch
)
_LARGEST_PT, _SMALLEST_PT, _STEP_PT = 10.5, 4.5, 0.5
_MANY: Final = 12
_STAMP = re.compile(rb"(/(?:CreationDate|ModDate|Producer) \()([^)]*)\)")


def tr(text: str) -> str:
    """Translate in this module's context."""
    return QCoreApplication.translate("RuleSetCard", text)


def printed(ruleset: RuleSet) -> bytes:
    """The PDF of the card, for any thread: letters as large as let it fit on one page.

    Where even the smallest do not, reasons are left out; what is still too long is drawn smaller.
    """
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setPageLayout(
        QPageLayout(
            _PAGE, QPageLayout.Orientation.Portrait, QMarginsF(*[_MARGIN_MM] * 4), QPageLayout.Unit.Millimeter
        )
    )
    writer.setResolution(300)
    writer.setCreator("")
    document = _fitting(ruleset, writer)
    with QPainter(writer) as painter:
        scale = min(1.0, writer.height() / document.size().height())
        painter.scale(scale, scale)
        document.drawContents(painter)
    return _undated(bytes(buffer.data().data()))


def _fitting(ruleset: RuleSet, writer: QPdfWriter) -> QTextDocument:
    room = QSizeF(writer.width(), writer.height())
    columns = 2 if len(ruleset.rules) > _MANY else 1
    for reasons in (True, False):
        size = _LARGEST_PT
        while size >= _SMALLEST_PT:
            document = _document(html(ruleset, columns=columns, reasons=reasons), size, writer, room)
            if document.size().height() <= room.height():
                return document
            size -= _STEP_PT
    return document


def _document(text: str, size: float, writer: QPdfWriter, room: QSizeF) -> QTextDocument:
    document = QTextDocument()
    document.documentLayout().setPaintDevice(writer)
    font = QFont("sans-serif")
    font.setPointSizeF(size)
    document.setDefaultFont(font)
    document.setDocumentMargin(0)
    document.setHtml(text)
    document.setTextWidth(room.width())
    return document


def html(ruleset: RuleSet, *, columns: int = 1, reasons: bool = True) -> str:
    """What stands on the card."""
    about = [ruleset.place, str(ruleset.dated or "")]
    if ruleset.version:
        about.append(tr("version {n}").replace("{n}", ruleset.version))
    cells = list(_cells(ruleset, reasons=reasons))
    rows = -(-len(cells) // columns)
    table = "".join(
        f"<tr>{''.join(_cell(cells, row + rows * column, columns) for column in range(columns))}</tr>"
        for row in range(rows)
    )
    return (
        '<body style="color: #000000">'
        f'<p style="font-size: large; margin: 0"><b>{escape(ruleset.title)}</b></p>'
        f'<p style="margin: 0">{escape(" · ".join(filter(None, about)))}</p>'
        f'<p style="margin-top: 4px; margin-bottom: 6px"><i>{escape(ruleset.notice)}</i></p>'
        f'<table width="100%" cellspacing="0" cellpadding="3">{table}</table></body>'
    )


def _cell(cells: list[str], place: int, columns: int) -> str:
    inside = cells[place] if place < len(cells) else ""
    return f'<td width="{100 // columns}%" valign="top">{inside}</td>'


def _cells(ruleset: RuleSet, *, reasons: bool) -> Iterator[str]:
    """The rules, strictest first, each under its sign."""
    for outcome, sign in _SIGNS.items():
        for rule in ruleset.rules:
            if rule.outcome is outcome:
                when = escape(rule_sentence.sentence(rule, ruleset))
                said = f"{sign} <b>{escape(rule.title)}.</b> {when}"
                yield f"{said}<br>{escape(rule.reason)}" if reasons else said


def _undated(pdf: bytes) -> bytes:
    """The same file, as long as before, without the time it was made and what made it."""
    return _STAMP.sub(lambda found: found[1] + b")" + b" " * len(found[2]), pdf)
