"""The search palette: type a few letters, choose a block with the arrows and Enter."""

from __future__ import annotations

from collections.abc import Sequence

from PyQt5.QtCore import QEvent, QModelIndex, QObject, QPoint, QRectF, QSize, Qt, pyqtSignal
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
from app.commands.blocks import Block
from app.look import theme
from app.look.glyph import draw
from app.look.tokens import CAPTION, GRID

_WIDTH, _ROW, _ROWS = 320, 32, 8


class Search(QFrame):
    """Opens over the canvas. Emits `chosen(Block)` or nothing, and then always `closed`."""

    chosen = pyqtSignal(object)
    closed = pyqtSignal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._blocks: Sequence[Block] = ()
        self.setAccessibleName("Add a block")
        self.setFixedWidth(_WIDTH)
        self.field, self.list = QLineEdit(self), QListWidget(self)
        self.field.setPlaceholderText("Find a block")
        self.field.setAccessibleName("Find a block")
        self.field.setToolTip("Type a few letters; arrows choose, Enter adds, Esc closes")
        self.field.textChanged.connect(self._filter)
        self.field.installEventFilter(self)
        self.list.setAccessibleName("Blocks")
        self.list.setItemDelegate(_Row(self.list))
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

    def open(self, at: QPoint, blocks: Sequence[Block]) -> None:
        """Offer these blocks, with the field at this point of the parent, or as near as there is room."""
        self._blocks = blocks
        self.field.clear()
        self._filter("")
        room = self.parentWidget().size() - self.size()
        self.move(max(min(at.x() - 24, room.width() - 8), 8), max(min(at.y() - 20, room.height() - 8), 8))
        self.show()
        self.raise_()
        self.field.setFocus(Qt.PopupFocusReason)

    def close_search(self) -> None:
        """Close without a choice."""
        if not self.isHidden():
            self.hide()
            self.closed.emit()

    # -- for Qt ------------------------------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The keys of the field that are about the list; losing the focus closes."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.KeyPress:
            return self._key(event.key())
        if isinstance(event, QFocusEvent) and event.lostFocus() and event.reason() != Qt.ActiveWindowFocusReason:
            self.close_search()
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys stay here: behind this lies the canvas, which would act on them."""
        event.accept()

    # -- inside ------------------------------------------------------------------------------------------------------

    def _key(self, key: int) -> bool:
        step = {Qt.Key_Down: 1, Qt.Key_Up: -1, Qt.Key_Tab: 1, Qt.Key_Backtab: -1}.get(key)
        if step and self.list.count():
            self.list.setCurrentRow((self.list.currentRow() + step) % self.list.count())
        elif key in (Qt.Key_Return, Qt.Key_Enter):
            self._choose()
        elif key == Qt.Key_Escape:
            self.close_search()
        else:
            return False
        return True

    def _filter(self, text: str) -> None:
        self.list.clear()
        for block in best(text, self._blocks, lambda b: (b.title, b.model)):
            row = QListWidgetItem(block.title)
            row.setData(Qt.UserRole, block)
            row.setToolTip(block.doc)
            self.list.addItem(row)
        self.list.setCurrentRow(0)
        self.list.setFixedHeight(_ROW * min(max(self.list.count(), 1), _ROWS))
        self.adjustSize()

    def _choose(self) -> None:
        if row := self.list.currentItem():
            self.hide()
            self.chosen.emit(row.data(Qt.UserRole))
            self.closed.emit()

    def _restyle(self) -> None:
        look = theme().look
        frame = f"background: {look.panel}; border: 1px solid {look.hairline}; border-radius: 10px;"
        self.setStyleSheet(f"Search {{ {frame} }}")


class _Row(QStyledItemDelegate):
    """Draws a block: its shape, its title, and its model muted at the right."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex) -> QSize:
        """All rows alike."""
        return QSize(_WIDTH - 40, _ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        """Draw one row."""
        block: Block = index.data(Qt.UserRole)
        area = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.Antialiasing)
        if option.state & QStyle.State_Selected:
            painter.setPen(Qt.NoPen)
            painter.setBrush(theme().color("accent_soft"))
            painter.drawRoundedRect(area, 6, 6)
        draw(painter, block.sign, QRectF(area.left() + 9, area.center().y() - 8.5, 18, 18))
        model = block.model if block.title != block.model else ""
        room = area.adjusted(36, 0, -10, 0)
        for token, font, align, text in (
            ("ink", theme().font(), Qt.AlignLeft, block.title),
            ("muted", theme().font(CAPTION), Qt.AlignRight, model),
        ):
            painter.setFont(font)
            painter.setPen(theme().color(token))
            shown = painter.fontMetrics().elidedText(text, Qt.ElideRight, int(room.width()))
            painter.drawText(room, align | Qt.AlignVCenter, shown)
            room.setLeft(room.left() + painter.fontMetrics().horizontalAdvance(shown) + 12)  # what the title leaves
        painter.restore()
