"""The legend: which signs occur in a drawing, and what they mean; on a card over the canvas, and in pictures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from PyQt5.QtCore import QPointF, QRectF, QSize, Qt
from PyQt5.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PyQt5.QtWidgets import QWidget

from app.canvas.annotation import Style
from app.canvas.geometry import Curve
from app.canvas.items.head import head, head_length
from app.canvas.items.paint import curve_path, hue, outline, pen, tint
from app.canvas.lines import Head, Line
from app.canvas.notation import Notation
from app.canvas.portrait import Portrait
from app.canvas.shapes import Point, Shape
from app.canvas.survey import Survey
from app.look import theme
from app.look.tokens import CAPTION
from app.model.sign import Sign

_ROW, _PAD, _SIGN, _RADIUS = 20.0, 10.0, 34.0, 8.0
_NAMES = {
    Sign.EXCITATORY: "excitatory population",
    Sign.INHIBITORY: "inhibitory population",
    Sign.GENERIC: "population",
    Sign.STIMULUS: "source of spikes",
    Sign.CURRENT: "source of current",
    Sign.ASSEMBLY: "assembly of populations",
    Sign.GROUP: "group",
}
_HEADS = {Head.EXCITATORY: "excites", Head.INHIBITORY: "inhibits", Head.CURRENT: "injects current"}
_LETTERS = {"A": "autapses", "M": "multapses"}
_MANY = 4000  # lines that are looked through


@dataclass(frozen=True)
class Entry:
    """One line of the legend: a shape, a line with its head, or a letter; and what it means."""

    words: str
    sign: Sign = Sign.GENERIC
    shape: Shape | None = None
    line: tuple[Head, bool] | None = None
    letter: str = ""
    struck: bool = False


def entries(survey: Survey, notation: Notation) -> list[Entry]:
    """The entries for what occurs in a drawing."""
    lines = list(survey.lines.values())[:_MANY]
    return [*_shapes(survey.portraits.values(), notation), *_lines(lines), *_letters(lines)]


def _shapes(portraits: Iterable[Portrait], notation: Notation) -> Iterator[Entry]:
    found = dict.fromkeys((p.sign, p.shape) for p in portraits if p.sign is not Sign.NOTE)
    for sign, shape in sorted(found, key=lambda pair: list(Sign).index(pair[0])):
        placed = notation.key == "nordlie" and sign not in (Sign.STIMULUS, Sign.CURRENT, Sign.ASSEMBLY, Sign.GROUP)
        more = (", with places" if shape.normals else ", without places") if placed else ""
        yield Entry(f"{_NAMES[sign]}{more}", sign, shape)
    if any(portrait.framed for portrait in portraits):
        yield Entry("double outline: many cells", Sign.GENERIC)


def _lines(lines: Iterable[Line]) -> Iterator[Entry]:
    found = {(line.head, line.dashed): line.sign for line in lines}
    for (kind, dashed), sign in sorted(found.items(), key=lambda item: (item[0][0].value, item[0][1])):
        yield Entry(f"{_HEADS[kind]}, {'by chance' if dashed else 'certain'}", sign, line=(kind, dashed))


def _letters(lines: Iterable[Line]) -> Iterator[Entry]:
    pieces = {(p.text, p.style is Style.STRUCK) for line in lines for term in line.terms for p in term}
    for letter, words in _LETTERS.items():
        for struck in (False, True):
            if (letter, struck) in pieces:
                yield Entry(f"{words} {'prohibited' if struck else 'allowed'}", letter=letter, struck=struck)


def size_of(shown: list[Entry]) -> tuple[float, float]:
    """Width and height of the card for these entries."""
    metrics = QFontMetricsF(theme().font(CAPTION))
    wide = max((metrics.horizontalAdvance(entry.words) for entry in shown), default=0.0)
    return wide + _SIGN + 3 * _PAD, len(shown) * _ROW + 2 * _PAD


def paint(painter: QPainter, shown: list[Entry], card: bool = True) -> None:
    """Draw the entries below each other, from the origin to the lower right."""
    width, height = size_of(shown)
    painter.setRenderHint(QPainter.Antialiasing)
    if card:
        painter.setPen(pen(theme().color("hairline"), 1.0))
        painter.setBrush(theme().color("panel"))
        painter.drawRoundedRect(QRectF(0.5, 0.5, width - 1, height - 1), _RADIUS, _RADIUS)
    for number, entry in enumerate(shown):
        middle = _PAD + (number + 0.5) * _ROW
        _paint_sign(painter, entry, middle)
        painter.setFont(theme().font(CAPTION))
        painter.setPen(theme().color("ink"))
        area = QRectF(2 * _PAD + _SIGN, middle - _ROW / 2, width, _ROW)
        painter.drawText(area, Qt.AlignLeft | Qt.AlignVCenter, entry.words)


def _paint_sign(painter: QPainter, entry: Entry, middle: float) -> None:
    color = tint(hue(entry.sign).line)
    if entry.line is not None:
        kind, dashed = entry.line
        start, end = Point(_PAD, middle), Point(_PAD + _SIGN, middle)
        curve = Curve(start, Point(_PAD + 10, middle), Point(_PAD + 24, middle), end)
        painter.setBrush(Qt.NoBrush)
        painter.setPen(pen(color, 1.6, (4.0, 3.0) if dashed else ()))
        painter.drawPath(curve_path(curve, head_length(kind)))
        painter.setPen(Qt.NoPen)
        painter.setBrush(color)
        painter.drawPath(head(curve, kind))
    elif entry.shape is not None:
        painter.save()
        painter.translate(_PAD + _SIGN / 2, middle)
        painter.setPen(pen(color, 1.4))
        painter.setBrush(tint(hue(entry.sign).fill))
        painter.drawPath(outline(entry.shape, 0.15))
        painter.restore()
    else:
        _paint_letter(painter, entry, middle)


def _paint_letter(painter: QPainter, entry: Entry, middle: float) -> None:
    painter.setPen(pen(theme().color("ink"), 1.0))
    if not entry.letter:
        for inset in (0.0, 3.0):
            painter.setBrush(Qt.NoBrush)
            painter.drawRoundedRect(QRectF(_PAD + 10 + inset, middle - 7 + inset, 14 - 2 * inset, 14 - 2 * inset), 2, 2)
        return
    area = QRectF(_PAD, middle - _ROW / 2, _SIGN, _ROW)
    painter.setFont(theme().font(CAPTION))
    painter.drawText(area, Qt.AlignCenter, entry.letter)
    if entry.struck:
        painter.drawLine(QPointF(area.center().x() - 7, middle), QPointF(area.center().x() + 7, middle))


class Legend(QWidget):
    """The card at a corner of the canvas."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._entries: list[Entry] = []
        self.setAttribute(Qt.WA_TransparentForMouseEvents)
        self.setAccessibleName("Legend")
        theme().changed.connect(self.update)
        self.hide()

    def show_entries(self, shown: list[Entry]) -> None:
        """Explain these signs."""
        if shown != self._entries:
            self._entries = shown
            self.setAccessibleDescription("; ".join(entry.words for entry in shown))
            width, height = size_of(shown)
            self.resize(QSize(round(width), round(height)))
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the card."""
        if self._entries:
            with QPainter(self) as painter:
                paint(painter, self._entries)
