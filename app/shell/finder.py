"""A palette over the window: type a few letters, choose with the arrows and Enter. For commands, elements, examples."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PyQt5.QtCore import QEvent, QModelIndex, QObject, QRectF, QSize, Qt
from PyQt5.QtGui import QFocusEvent, QKeyEvent, QPainter
from PyQt5.QtWidgets import (
    QFrame,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from app.canvas.fuzzy import best
from app.look import theme
from app.look.tokens import CAPTION, GRID

_WIDTH, _ROW, _ROWS, _TOP = 520, 30, 11, 64


@dataclass(frozen=True)
class Choice:
    """One line: what it says, muted words at its end, and what happens."""

    text: str
    hint: str
    do: Callable[[], object]


class Finder(QFrame):
    """Opens over its window; closes with a choice, with Esc, or when the keyboard goes elsewhere."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._choices: Sequence[Choice] = ()
        self._back: QWidget | None = None
        self.setFixedWidth(_WIDTH)
        self.field, self.list = QLineEdit(self), QListWidget(self)
        self.field.textChanged.connect(self._filter)
        self.field.installEventFilter(self)
        self.list.setAccessibleName("What fits")
        self.list.setItemDelegate(_Line(self.list))
        self.list.setFocusPolicy(Qt.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarAlwaysOff)
        self.list.itemClicked.connect(lambda _: self._choose())
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        column.setSpacing(GRID)
        column.addWidget(self.field)
        column.addWidget(self.list)
        theme().changed.connect(self._restyle)
        self._restyle()
        self.hide()

    def open(self, title: str, choices: Sequence[Choice]) -> None:
        """Offer these, under a title that the empty field shows."""
        self._choices, self._back = choices, self.window().focusWidget()
        self.setAccessibleName(title)
        self.field.setAccessibleName(title)
        self.field.setPlaceholderText(title)
        self.field.clear()
        self._filter("")
        self.move((self.parentWidget().width() - _WIDTH) // 2, _TOP)
        self.show()
        self.raise_()
        self.field.setFocus(Qt.PopupFocusReason)

    def close_finder(self) -> None:
        """Close without a choice; the keyboard goes back to where it was."""
        if not self.isHidden():
            self.hide()
            if self._back is not None:
                self._back.setFocus(Qt.OtherFocusReason)

    # -- for Qt ------------------------------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The keys of the field that are about the list; losing the focus closes."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.KeyPress:
            return self._key(event.key())
        if isinstance(event, QFocusEvent) and event.lostFocus() and event.reason() != Qt.ActiveWindowFocusReason:
            self.hide()
        return False

    # -- inside ------------------------------------------------------------------------------------------------------

    def _key(self, key: int) -> bool:
        step = {Qt.Key_Down: 1, Qt.Key_Up: -1, Qt.Key_Tab: 1, Qt.Key_Backtab: -1}.get(key)
        if step and self.list.count():
            self.list.setCurrentRow((self.list.currentRow() + step) % self.list.count())
        elif key in (Qt.Key_Return, Qt.Key_Enter):
            self._choose()
        elif key == Qt.Key_Escape:
            self.close_finder()
        else:
            return False
        return True

    def _filter(self, text: str) -> None:
        self.list.clear()
        for choice in best(text, self._choices, lambda choice: (choice.text, choice.hint)):
            row = QListWidgetItem(choice.text)
            row.setData(Qt.UserRole, choice)
            self.list.addItem(row)
        self.list.setCurrentRow(0)
        self.list.setFixedHeight(_ROW * min(max(self.list.count(), 1), _ROWS))
        self.adjustSize()

    def _choose(self) -> None:
        if row := self.list.currentItem():
            self.close_finder()
            row.data(Qt.UserRole).do()

    def _restyle(self) -> None:
        look = theme().look
        frame = f"background: {look.panel}; border: 1px solid {look.hairline}; border-radius: 10px;"
        self.setStyleSheet(f"Finder {{ {frame} }}")


class _Line(QStyledItemDelegate):
    """Draws a choice: its text, and its hint muted at the right."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex) -> QSize:
        """All lines alike."""
        return QSize(_WIDTH - 40, _ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        """Draw one line."""
        choice: Choice = index.data(Qt.UserRole)
        area = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.Antialiasing)
        if option.state & QStyle.State_Selected:
            painter.setPen(Qt.NoPen)
            painter.setBrush(theme().color("accent_soft"))
            painter.drawRoundedRect(area, 6, 6)
        room = area.adjusted(12, 0, -12, 0)
        for token, font, align, text in (
            ("muted", theme().font(CAPTION), Qt.AlignRight, choice.hint),
            ("ink", theme().font(), Qt.AlignLeft, choice.text),
        ):
            painter.setFont(font)
            painter.setPen(theme().color(token))
            shown = painter.fontMetrics().elidedText(text, Qt.ElideRight, int(room.width()))
            painter.drawText(room, align | Qt.AlignVCenter, shown)
            if align == Qt.AlignRight:
                room.setRight(room.right() - painter.fontMetrics().horizontalAdvance(shown) - 12)
        painter.restore()
