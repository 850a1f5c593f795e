"""One cell of the contact sheet or the filmstrip: where its parts lie, and how they are painted.

A cell is a card. The picture stands in a square on it, whole, never cropped; below it the verdict's mark,
the name and the flag, then stars and label. The current photo has a frame in the accent colour (grey while
the keyboard is elsewhere), selected photos lie on a lighter card; so each is seen without the other. On a
stack the edges of the cards below are seen and how many there are; a line joins the frames of an open one.
"""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPalette, QPen, QPixmap, QStaticText

from reviewer.photo import ColourLabel, Flag, Photo, Verdict
from ui import badge, theme
from ui.framing import centred
from ui.shown import Facts, Stand, shape_of, without_name
from ui.stamps import Stamps

PAD: Final = theme.NEAR
_FRAME: Final = 2
_FAN: Final = 3
_REJECTED: Final = 0.3
_DOT: Final = 5
_ROOMY: Final = 140
_NAMES_KEPT: Final = 4096

_Centre: Final = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop


@dataclass(frozen=True, slots=True)
class Words:
    """The texts cells show, translated by the view."""

    broken: str


class CellPainter:
    """Paints cells of one size. Made anew when size, font, palette or screen change."""

    def __init__(self, font: QFont, palette: QPalette, edge: int, ratio: float, words: Words) -> None:
        """`edge` is the side of the picture's square in logical pixels, `ratio` screen pixels to one."""
        self.edge = edge
        self.ratio = ratio
        self._words = words
        self._font = theme.sized(font, theme.SMALL)
        self._metrics = QFontMetrics(self._font)
        self._line = self._metrics.height() + 2
        self._mark = round(self._metrics.ascent() * 0.92)
        self._star = round(self._metrics.ascent() * 0.8)
        self._stamps = Stamps(ratio)
        self._names: dict[tuple[str, int], QStaticText] = {}
        self._read(palette)

    def _read(self, palette: QPalette) -> None:
        role = QPalette.ColorRole
        self._ground = palette.color(role.Base)
        self._card = palette.color(role.AlternateBase)
        self._chosen = palette.color(role.Mid)
        self._accent = palette.color(role.Highlight)
        self._text = palette.color(role.Text)
        self._dim = palette.color(role.PlaceholderText)
        self._bright = palette.color(role.BrightText)
        self._waiting = palette.color(role.Base)

    @property
    def size(self) -> QSize:
        """The smallest card."""
        return QSize(self.edge + 2 * PAD, PAD + self.edge + theme.TIGHT + 2 * self._line + theme.TIGHT)

    def picture_square(self, card: QRect) -> QRect:
        """Where on a card the picture stands."""
        left = card.left() + (card.width() - self.edge) // 2
        return QRect(left, card.top() + PAD, self.edge, self.edge)

    def count_area(self, card: QRect) -> QRect:
        """Where on a card the number of a stack stands, and a little around it."""
        return QRect(card.topLeft(), QSize(2 * self._line, self._line + 2 * theme.TIGHT))

    def begin(self, painter: QPainter) -> None:
        """Set what all cells of one painting share."""
        painter.setFont(self._font)
        painter.setRenderHints(
            QPainter.RenderHint.SmoothPixmapTransform
            | QPainter.RenderHint.Antialiasing
            | QPainter.RenderHint.TextAntialiasing
        )

    def paint(
        self,
        painter: QPainter,
        card: QRect,
        facts: Facts | None,
        picture: QPixmap | None,
        trouble: str,
        stand: Stand,
    ) -> None:
        """Paint a cell; without facts (a photo just removed) only its card."""
        unseen = facts is not None and not facts.photo.marks.looked_at
        self._paint_card(painter, card, stand, unseen)
        if facts is None:
            return
        square = self.picture_square(card)
        if trouble:
            self._paint_broken(painter, square, without_name(trouble, facts.photo), stand)
        else:
            self._paint_picture(painter, square, facts.photo, picture)
        self._paint_lines(painter, card, facts, stand)
        if stand.pile:
            self._paint_count(painter, card, stand.pile, self._text, self._ground)
        elif stand.number:
            self._paint_count(painter, card, stand.number, self._ground, self._text)

    def _paint_card(self, painter: QPainter, card: QRect, stand: Stand, unseen: bool) -> None:
        key = (card.width(), stand.current, stand.selected, stand.focused, stand.pile > 0, unseen)
        stamp = self._stamps.get(key)
        if stamp is None:
            whole = QRect(QPoint(0, 0), card.size())
            stamp = self._stamps.draw(
                key, whole.size(), lambda on: self._draw_card(on, whole, stand, unseen), self._ground
            )
        painter.drawPixmap(card.left(), card.top(), stamp)
        if stand.tie:
            beyond = theme.NEAR if stand.tie > 1 else 0
            painter.fillRect(card.left(), card.bottom() - 1, card.width() + beyond, _FRAME, self._dim)

    def _draw_card(self, painter: QPainter, whole: QRect, stand: Stand, unseen: bool) -> None:
        card = self._draw_pile(painter, whole) if stand.pile else whole
        painter.setBrush(self._chosen if stand.selected else self._card)
        if stand.current:
            painter.setPen(QPen(self._accent if stand.focused else self._dim, _FRAME))
            inset = _FRAME / 2
            inner = QRectF(card).adjusted(inset, inset, -inset, -inset)
            painter.drawRoundedRect(inner, theme.RADIUS, theme.RADIUS)
        else:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.drawRoundedRect(card, theme.RADIUS, theme.RADIUS)
        if unseen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._dim)
            painter.drawEllipse(whole.right() - PAD - 1, whole.top() + PAD - 3, _DOT, _DOT)

    def _draw_pile(self, painter: QPainter, card: QRect) -> QRect:
        """Draw the edges of two cards that lie under the one on top; returns where that one lies."""
        painter.setPen(QPen(self._ground, 1))
        painter.setBrush(self._chosen)
        for out in range(2, 0, -1):
            painter.drawRoundedRect(self._on_pile(card, out), theme.RADIUS, theme.RADIUS)
        top = self._on_pile(card, 0)
        painter.fillRect(top, self._ground)
        return top

    def _on_pile(self, card: QRect, out: int) -> QRect:
        low = _FAN * (2 - out)
        return card.adjusted(_FAN * out, low, -low, -_FAN * out)

    def _paint_count(self, painter: QPainter, card: QRect, count: int, on: QColor, ink: QColor) -> None:
        """Paint the number of a stack, or of a place in a sequence, into the corner."""
        key = ("count", count, on.rgb())
        stamp = self._stamps.get(key)
        if stamp is None:
            width = self._metrics.horizontalAdvance(str(count)) + 2 * theme.TIGHT + 2
            size = QSize(max(width, self._line), self._line)
            box = QRect(QPoint(0, 0), size)
            stamp = self._stamps.draw(key, size, lambda stamp: self._draw_count(stamp, box, count, on, ink))
        painter.drawPixmap(card.left() + theme.TIGHT, card.top() + theme.TIGHT, stamp)

    def _draw_count(self, painter: QPainter, box: QRect, count: int, on: QColor, ink: QColor) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(on)
        painter.drawRoundedRect(box, theme.RADIUS, theme.RADIUS)
        painter.setFont(self._font)
        painter.setPen(ink)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(count))

    def _paint_picture(self, painter: QPainter, square: QRect, photo: Photo, picture: QPixmap | None) -> None:
        if picture is None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._waiting)
            painter.drawRect(centred(shape_of(photo), square, self.ratio))
            return
        if photo.marks.flag is Flag.REJECT:
            painter.setOpacity(_REJECTED)
        longest = max(photo.facts.width or 0, photo.facts.height or 0)
        place = centred(picture.size(), square, self.ratio, longest)
        painter.drawPixmap(place, picture, QRectF(picture.rect()))
        painter.setOpacity(1.0)

    def _paint_broken(self, painter: QPainter, square: QRect, sentence: str, stand: Stand) -> None:
        roomy = self.edge >= _ROOMY
        side = self.edge // 4
        lines = 4 if roomy else 2
        text_height = lines * self._metrics.height()
        top = square.top() + max(0, (self.edge - side - theme.NEAR - text_height) // 2)
        badge.paint_broken(painter, QRect(square.center().x() - side // 2, top, side, side), self._dim)
        rest = QRect(square.left(), top + side + theme.NEAR, self.edge, text_height)
        painter.setPen(self._text)
        if roomy:
            painter.drawText(rest, _Centre, self._words.broken)
            painter.setPen(self._text if stand.selected else self._dim)
            rest.setTop(rest.top() + self._metrics.height())
        painter.drawText(rest, _Centre | Qt.TextFlag.TextWordWrap, self._short(sentence, lines - roomy))

    def _short(self, sentence: str, lines: int) -> str:
        room = round(self.edge * (lines - 0.3))
        return self._metrics.elidedText(sentence, Qt.TextElideMode.ElideRight, room)

    def _paint_lines(self, painter: QPainter, card: QRect, facts: Facts, stand: Stand) -> None:
        """Paint what stands below the picture: verdict, name and flag, then stars and label."""
        marks = facts.photo.marks
        quiet = marks.flag is Flag.REJECT
        left, right = card.left() + PAD, card.right() - PAD + 1 - (2 * _FAN if stand.pile else 0)
        top = card.top() + PAD + self.edge + theme.TIGHT
        lift = (self._line - self._mark) // 2
        painter.drawPixmap(left, top + lift, self._mark_of(facts.verdict))
        text = left + self._mark + theme.TIGHT + 1
        room = right - text
        if marks.flag is not Flag.NONE:
            painter.drawPixmap(right - self._mark, top + lift, self._mark_of(marks.flag))
            room -= self._mark + theme.TIGHT
        painter.setPen(
            self._dim if quiet else self._bright if stand.selected or stand.current else self._text
        )
        painter.drawStaticText(text, top + 1, self._name(facts.photo.name, room))
        top += self._line + (self._line - self._star) // 2
        if marks.rating:
            painter.drawPixmap(left, top, self._stars_of(marks.rating, quiet))
        if marks.label is not ColourLabel.NONE:
            label = self._label_of(marks.label)
            painter.drawPixmap(right - self._mark - theme.NEAR, top, label)

    def _mark_of(self, mark: Verdict | Flag) -> QPixmap:
        size = QSize(self._mark, self._mark)
        return self._stamps.get(mark) or self._stamps.draw(mark, size, lambda on: self._draw_mark(on, mark))

    def _draw_mark(self, painter: QPainter, mark: Verdict | Flag) -> None:
        box = QRectF(0, 0, self._mark, self._mark)
        if isinstance(mark, Verdict):
            badge.paint_verdict(painter, box, mark)
        else:
            badge.paint_flag(painter, box, mark, self._bright)

    def _stars_of(self, rating: int, quiet: bool) -> QPixmap:
        key = (rating, quiet)
        box = QRectF(0, 0, badge.stars_width(self._star, rating), self._star)
        colour = self._dim if quiet else self._text
        return self._stamps.get(key) or self._stamps.draw(
            key, box.toAlignedRect().size(), lambda on: badge.paint_stars(on, box, rating, colour)
        )

    def _label_of(self, label: ColourLabel) -> QPixmap:
        box = QRect(0, 0, self._mark + theme.NEAR, self._star)
        return self._stamps.get(label) or self._stamps.draw(
            label, box.size(), lambda on: badge.paint_label(on, box, label)
        )

    def _name(self, name: str, room: int) -> QStaticText:
        """A name as it fits, laid out once."""
        if len(self._names) > _NAMES_KEPT:
            self._names.clear()
        key = (name, room)
        if key not in self._names:
            text = QStaticText(self._metrics.elidedText(name, Qt.TextElideMode.ElideMiddle, room))
            text.setTextFormat(Qt.TextFormat.PlainText)
            text.setPerformanceHint(QStaticText.PerformanceHint.AggressiveCaching)
            text.prepare(font=self._font)
            self._names[key] = text
        return self._names[key]
