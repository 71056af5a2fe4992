"""The palette: every block there is, to be found by typing and put on the canvas by dragging, double-click or Enter."""

from __future__ import annotations

from collections.abc import Sequence

from PyQt5.QtCore import QModelIndex, QRectF, QSize, Qt, pyqtSignal
from PyQt5.QtGui import QDrag, QFont, QKeyEvent, QPainter, QPaintEvent, QPixmap
from PyQt5.QtWidgets import QAbstractItemView, QFrame, QLineEdit, QListView, QVBoxLayout, QWidget

from app.document import Document
from app.look import theme
from app.look.glyph import draw
from app.look.tokens import CAPTION, PALETTE_WIDTH
from app.model.sign import Sign
from app.panels.palette_list import TEMPLATES, PaletteDelegate, PaletteModel

_FOR_LIST = (Qt.Key_Up, Qt.Key_Down, Qt.Key_PageUp, Qt.Key_PageDown)
_PICTURE = 44


class PalettePanel(QWidget):
    """`block_chosen(key)` and `template_wanted(key)` when a row is chosen; a row can also be dragged away."""

    block_chosen = pyqtSignal(str)
    template_wanted = pyqtSignal(str)

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self.setAccessibleName("Palette")
        self.setMinimumWidth(PALETTE_WIDTH - 56)
        self.search, self.list = FindField(), BlockList()
        self._model = PaletteModel(self)
        self.list.setModel(self._model)
        self.search.textChanged.connect(self._look_for)
        self.search.passed.connect(self._on_passed)
        self.search.chosen.connect(lambda: self._choose(self.list.currentIndex()))
        self.list.activated.connect(self._choose)
        self.setFocusProxy(self.search)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 0)
        column.setSpacing(4)
        edge = QVBoxLayout()
        edge.setContentsMargins(12, 0, 12, 0)
        edge.addWidget(self.search)
        column.addLayout(edge)
        column.addWidget(self.list, 1)
        theme().changed.connect(self.list.viewport().update)

    def sizeHint(self) -> QSize:
        """216 px wide."""
        return QSize(PALETTE_WIDTH, 600)

    def set_templates(self, templates: Sequence[tuple[str, str]]) -> None:
        """Offer these templates, (key, title) each."""
        self._model.set_templates(templates)

    @property
    def shown(self) -> tuple[str, ...]:
        """The keys of the rows that are shown, from top to bottom."""
        rows = (self._model.entry(self._model.index(i)) for i in range(self._model.rowCount()))
        return tuple(entry.key for entry in rows if entry and entry.key)

    def _look_for(self, text: str) -> None:
        self._model.look_for(text)
        if text:
            self._step(1)

    def _on_passed(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key_Up, Qt.Key_Down):
            self._step(1 if event.key() == Qt.Key_Down else -1)
        else:
            self.list.keyPressEvent(event)

    def _step(self, way: int) -> None:
        """Select the next row in that way, over headings."""
        row = self.list.currentIndex().row()
        if row < 0 and way < 0:
            return
        row += way
        while 0 <= row < self._model.rowCount():
            index = self._model.index(row)
            if self._model.flags(index) & Qt.ItemIsSelectable:
                self.list.setCurrentIndex(index)
                return
            row += way

    def _choose(self, index: QModelIndex) -> None:
        entry = self._model.entry(index)
        if entry is not None and entry.key:
            (self.template_wanted if entry.group == TEMPLATES else self.block_chosen).emit(entry.key)


class FindField(QLineEdit):
    """Where one types what one looks for. Arrows go to the list (`passed`), Enter chooses, Esc empties."""

    passed = pyqtSignal(QKeyEvent)
    chosen = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText("Find a block")
        self.setAccessibleName("Find a block")
        self.setToolTip("Type to find a block; Enter puts it on the canvas. Tab on the canvas finds one there.")
        self.setProperty("kind", "find")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What the list understands goes there."""
        if event.key() in _FOR_LIST:
            self.passed.emit(event)
        elif event.key() in (Qt.Key_Return, Qt.Key_Enter):
            self.chosen.emit()
        elif event.key() == Qt.Key_Escape and self.text():
            self.clear()
        elif event.key() == Qt.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The field, and the key that does the same on the canvas."""
        super().paintEvent(event)
        if not self.text():
            painter = QPainter(self)
            painter.setFont(theme().font(CAPTION, QFont.Normal))
            painter.setPen(theme().color("muted"))
            painter.drawText(self.rect().adjusted(0, 0, -22, 0), Qt.AlignRight | Qt.AlignVCenter, "Tab")
            painter.end()


class BlockList(QListView):
    """The rows; a drag shows the shape of its block under the hand."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setItemDelegate(PaletteDelegate(self))
        self.setAccessibleName("Blocks")
        self.setFrameShape(QFrame.NoFrame)
        self.setMouseTracking(True)
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragOnly)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.NoEditTriggers)

    def startDrag(self, actions: Qt.DropActions) -> None:
        """Carry the chosen block away."""
        index = self.currentIndex()
        entry = index.data(Qt.UserRole)
        if entry is None or not self.model().flags(index) & Qt.ItemIsDragEnabled:
            return
        drag = QDrag(self)
        drag.setMimeData(self.model().mimeData([index]))
        drag.setPixmap(self._picture(entry.sign))
        drag.setHotSpot(drag.pixmap().rect().center() / drag.pixmap().devicePixelRatio())
        drag.exec_(Qt.CopyAction)

    def _picture(self, sign: Sign) -> QPixmap:
        ratio = self.devicePixelRatioF()
        picture = QPixmap(int(_PICTURE * ratio), int(_PICTURE * ratio))
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.transparent)
        painter = QPainter(picture)
        draw(painter, sign, QRectF(4, 4, _PICTURE - 8, _PICTURE - 8))
        painter.end()
        return picture
