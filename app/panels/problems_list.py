"""The list of problems: a model of sentences, and how they are painted: a shape that says how bad, and the words."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import Any

from PyQt5.QtCore import QAbstractListModel, QModelIndex, QObject, QPointF, QRect, QRectF, QSize, Qt
from PyQt5.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QPolygonF
from PyQt5.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.look import theme
from app.look.tokens import BODY, CAPTION
from app.model.checks import Problem, Severity

_LEFT, _TEXT, _RIGHT, _PAD, _GLYPH = 12, 40, 16, 7, 16
_LINES = 4  # of the details, at most


@dataclass(frozen=True)
class Entry:
    """A problem, and the details behind it, which only a run has."""

    problem: Problem
    detail: str = ""

    @property
    def shown_detail(self) -> str:
        """The last lines of the details: there a traceback says what it is about."""
        return "\n".join(self.detail.strip().splitlines()[-_LINES:])


class ProblemsModel(QAbstractListModel):
    """The entries, in the order given."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.entries: tuple[Entry, ...] = ()

    def show(self, entries: tuple[Entry, ...]) -> None:
        """Show these, unless they are shown already."""
        if entries != self.entries:
            self.beginResetModel()
            self.entries = entries
            self.endResetModel()

    def rowCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: B008
        """One row for each."""
        return 0 if parent.isValid() else len(self.entries)

    def data(self, index: QModelIndex, role: int = Qt.DisplayRole) -> Any:
        """The sentence, and all details as the tooltip."""
        entry = self.entries[index.row()]
        if role == Qt.DisplayRole:
            return entry.problem.sentence
        if role == Qt.AccessibleTextRole:
            return f"{entry.problem.severity.value}: {entry.problem.sentence}"
        if role == Qt.ToolTipRole and entry.detail:
            return f"<pre>{escape(entry.detail)}</pre>"
        return entry if role == Qt.UserRole else None


class ProblemsDelegate(QStyledItemDelegate):
    """A disc with a stroke is an error, a triangle a warning."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex) -> QSize:
        """As high as the words need."""
        entry: Entry = index.data(Qt.UserRole)
        width = option.widget.viewport().width() if option.widget else 400
        return QSize(100, self._words(entry, width).height() + self._detail_height(entry) + 2 * _PAD)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        """Draw a row."""
        entry: Entry = index.data(Qt.UserRole)
        box: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.Antialiasing)
        if option.state & (QStyle.State_Selected | QStyle.State_MouseOver):
            painter.setPen(Qt.NoPen)
            chosen = option.state & QStyle.State_Selected
            painter.setBrush(theme().color("accent_soft" if chosen else "sunk"))
            painter.drawRoundedRect(box.adjusted(4, 1, -4, -1), 6, 6)
        _glyph(painter, entry.problem.severity, QRectF(box.left() + _LEFT, box.top() + _PAD, _GLYPH, _GLYPH))
        words = self._words(entry, box.width()).translated(box.topLeft())
        painter.setFont(theme().font(BODY))
        painter.setPen(theme().color("ink"))
        painter.drawText(words, Qt.TextWordWrap, entry.problem.sentence)
        painter.setFont(theme().font(CAPTION))
        painter.setPen(theme().color("muted"))
        detail = QRect(
            words.left(), words.bottom() + 4, box.right() - words.left() - _RIGHT, self._detail_height(entry)
        )
        painter.drawText(detail, Qt.AlignLeft | Qt.AlignTop, entry.shown_detail)
        painter.restore()

    @staticmethod
    def _words(entry: Entry, width: int) -> QRect:
        room = QRect(_TEXT, _PAD, max(80, width - _TEXT - _RIGHT), 10_000)
        return QFontMetrics(theme().font(BODY)).boundingRect(room, Qt.TextWordWrap, entry.problem.sentence)

    @staticmethod
    def _detail_height(entry: Entry) -> int:
        lines = len(entry.shown_detail.splitlines())
        return lines * QFontMetrics(theme().font(CAPTION)).lineSpacing() + 4 if lines else 0


def _glyph(painter: QPainter, severity: Severity, box: QRectF) -> None:
    warning = severity is Severity.WARNING
    color = QColor(theme().look.stimulus.line) if warning else theme().color("problem")
    painter.setBrush(Qt.NoBrush if warning else color)
    painter.setPen(QPen(color, 1.4, Qt.SolidLine, Qt.RoundCap, Qt.RoundJoin))
    if warning:
        top = QPointF(box.center().x(), box.top() + 1)
        corners = [top, box.bottomRight() - QPointF(0.5, 2), box.bottomLeft() + QPointF(0.5, -2)]
        painter.drawPolygon(QPolygonF(corners))
    else:
        painter.drawEllipse(box.adjusted(1, 1, -1, -1))
        painter.setPen(theme().color("panel"))
    painter.setFont(theme().font(CAPTION, QFont.Bold))
    painter.drawText(box.adjusted(0, 2 if warning else 0, 0, 0), Qt.AlignCenter, "!")
