"""The canvas: the network of a document, drawn, with the gestures and keys that change it."""

from __future__ import annotations

from PyQt5.QtCore import QEvent, QPoint, Qt
from PyQt5.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QResizeEvent,
    QShowEvent,
)
from PyQt5.QtWidgets import QToolTip, QWidget

from app.canvas.hover import Hover
from app.canvas.keys import act_for
from app.canvas.menu import context_menu
from app.canvas.stage import Stage
from app.canvas.tools import Mouse, Tool, begin
from app.commands.blocks import BLOCK_MIME
from app.document import Document
from app.model import Group, Note, Place


class CanvasView(Stage):
    """What happens to it becomes a gesture (a Tool), an intent, or a signal for the shell.

    Signals: `inspect(name)`, `message(sentence)`, `template_wanted(key)`.
    """

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(document, parent)
        self._tool: Tool | None = None
        self._space, self._panned, self._shown = False, False, False
        self._hover = Hover(self)
        self.setMouseTracking(True)
        self.setAcceptDrops(True)
        self.setFocusPolicy(Qt.StrongFocus)
        self.setAccessibleName("Network canvas")
        self.viewport().setAccessibleName("Network canvas")
        self.setAccessibleDescription("Tab adds a block, arrows move the selection, Page Down selects the next.")

    def back_out(self) -> None:
        """Leave the innermost thing that goes on: a gesture, the search palette, the selection."""
        if self._tool is not None:
            self._end_tool().cancel()
        elif self.search.isVisible():
            self.search.close_search()
        elif self.invitation.isVisible():
            self.put_away()
        else:
            self.document.select(())

    # -- mouse -------------------------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a gesture; another button in the middle of one is ignored."""
        if self._tool is not None:
            return
        self.search.close_search()
        self.writing.keep()
        self._tool = begin(self, Mouse.of(self, event), self._space)
        if self._tool is not None:
            self._hover.leave()
            self._panned = self._space

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Go on with the gesture, or show what could begin here."""
        if self._tool is None:
            self._hover.follow(event.pos())
            return
        self._tool.follow(Mouse.of(self, event))
        if self._tool is not None and self._tool.dragging:
            self.viewport().setCursor(self._tool.cursor)
        self.minimap.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End it."""
        if self._tool is not None and event.button() == self._tool.pressed.button:
            self._end_tool().finish(Mouse.of(self, event))
            self._hover.follow(event.pos())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """On a note: write on it. On another element: its form. On empty paper: the search palette."""
        if event.button() != Qt.LeftButton:
            return
        key = self.element_at(event.pos())
        if key is None:
            self.search_at(event.pos())
            return
        element = self.document.network[self.scene().names_of(key)[0]]
        if isinstance(element, Group):
            self.intents.collapse_selected()
        elif isinstance(element, Note):
            self.write_note(element)
        else:
            self.inspect.emit(element.name)

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing is under the mouse any more."""
        self._hover.leave()
        super().leaveEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done here; from the keyboard, with the element selected last."""
        at = event.pos() if event.reason() == QContextMenuEvent.Mouse else self._selected_at()
        menu = context_menu(self, at)
        menu.setAttribute(Qt.WA_DeleteOnClose)
        menu.popup(self.viewport().mapToGlobal(at))

    # -- keys --------------------------------------------------------------------------------------------------------

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab belongs to the search palette; Shift+Tab leaves the canvas."""
        return False if forward else bool(super().focusNextPrevChild(forward))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Act, or leave the key to the window."""
        if event.key() == Qt.Key_Space and not event.modifiers():
            self._hold_space(event)
        elif act := act_for(event):
            act(self)
        else:
            event.ignore()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Space pans while it is held; pressed alone, it opens the search palette."""
        if event.key() == Qt.Key_Space and self._space and not event.isAutoRepeat():
            self._space = False
            self.viewport().setCursor(Qt.ArrowCursor)
            if not self._panned and self._tool is None:
                self.search_here()
        else:
            event.ignore()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Without the keyboard there is no telling when Space comes up."""
        self._space = False
        super().focusOutEvent(event)

    # -- drops and the rest --------------------------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Blocks may come in; the rest is for the window."""
        event.setAccepted(event.mimeData().hasFormat(BLOCK_MIME))

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """And may be dropped anywhere."""
        event.setAccepted(event.mimeData().hasFormat(BLOCK_MIME))

    def dropEvent(self, event: QDropEvent) -> None:
        """Put the block under the mouse."""
        at = self.mapToScene(event.pos())
        key = bytes(event.mimeData().data(BLOCK_MIME)).decode("utf-8", "replace")
        self.intents.drop(key, Place(at.x(), at.y()))
        event.acceptProposedAction()
        self.setFocus()

    def viewportEvent(self, event: QEvent) -> bool:
        """Tooltips say what an element is and what is wrong with it."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.ToolTip:
            name = self.element_at(event.pos())
            QToolTip.showText(event.globalPos(), self.scene().tip(name) if name else "", self.viewport())
            return True
        return bool(super().viewportEvent(event))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What lies over the canvas keeps its place."""
        super().resizeEvent(event)
        self._lay_over()
        self.looked.emit()

    def showEvent(self, event: QShowEvent) -> None:
        """Seen for the first time: show the whole network."""
        super().showEvent(event)
        if not self._shown:
            self._shown = True
            self.fit_all()
            self.setFocus()

    # -- inside ------------------------------------------------------------------------------------------------------

    def _end_tool(self) -> Tool:
        tool, self._tool = self._tool, None
        assert tool is not None
        self.viewport().setCursor(Qt.OpenHandCursor if self._space else Qt.ArrowCursor)
        return tool

    def _hold_space(self, event: QKeyEvent) -> None:
        if not event.isAutoRepeat() and self._tool is None:
            self._space, self._panned = True, False
            self._hover.leave()
            self.viewport().setCursor(Qt.OpenHandCursor)

    def _selected_at(self) -> QPoint:
        drawn = [item for name in self.document.selection[-1:] for item in self.scene().drawn(name)]
        if not drawn:
            return self.viewport().rect().center()
        return self.mapFromScene(drawn[-1].sceneBoundingRect().center())
