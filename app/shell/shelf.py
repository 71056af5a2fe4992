"""A shelf: panels behind tabs that can be put in another order, dragged to another shelf, or out of the window."""

from __future__ import annotations

from PyQt5.QtCore import QMimeData, QPoint, Qt, pyqtSignal
from PyQt5.QtGui import QDrag, QDragEnterEvent, QDragMoveEvent, QDropEvent, QMouseEvent
from PyQt5.QtWidgets import QTabBar, QTabWidget, QWidget

PANEL_MIME = "application/x-pinetum-panel"  # what a drag of a panel carries: its key, in UTF-8
_PULLED = 28  # px away from the bar from which on a tab is dragged out of it


class Shelf(QTabWidget):
    """`dropped(key)` when a panel is let go over it, `pulled(key)` when one was let go outside all shelves.

    With one panel it shows no tabs.
    """

    dropped = pyqtSignal(str)
    pulled = pyqtSignal(str)

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        bar = _Bar(self)
        self.setTabBar(bar)
        self.setMovable(True)
        self.setDocumentMode(True)
        self.setTabBarAutoHide(True)
        self.setAcceptDrops(True)
        bar.setDrawBase(False)
        self.setAccessibleName(title)
        bar.setAccessibleName(f"Which of the panels: {title}")

    def key_of(self, index: int) -> str:
        """The key of the panel behind a tab."""
        return str(self.tabBar().tabData(index))

    @property
    def keys(self) -> list[str]:
        """The keys of its panels, in their order."""
        return [self.key_of(index) for index in range(self.count())]

    def take_in(self, key: str, title: str, panel: QWidget, at: int = -1) -> None:
        """Put a panel on the shelf."""
        index = self.insertTab(self.count() if at < 0 else at, panel, title)
        self.tabBar().setTabData(index, key)
        self.setVisible(True)

    def tabInserted(self, index: int) -> None:
        """Tabs that are seen take the keyboard."""
        super().tabInserted(index)
        self._follow()

    def tabRemoved(self, index: int) -> None:
        """Those that are not do not."""
        super().tabRemoved(index)
        self._follow()

    def _follow(self) -> None:
        self.setFocusPolicy(Qt.TabFocus if self.count() > 1 else Qt.NoFocus)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Panels may come in."""
        event.setAccepted(event.mimeData().hasFormat(PANEL_MIME))

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Anywhere."""
        event.setAccepted(event.mimeData().hasFormat(PANEL_MIME))

    def dropEvent(self, event: QDropEvent) -> None:
        """One came."""
        self.dropped.emit(bytes(event.mimeData().data(PANEL_MIME)).decode("utf-8", "replace"))
        event.acceptProposedAction()


class _Bar(QTabBar):
    """Tabs that leave the bar when they are pulled away from it."""

    def __init__(self, shelf: Shelf) -> None:
        super().__init__(shelf)
        self._shelf = shelf
        self._pressed = -1

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Note which tab it is."""
        self._pressed = self.tabAt(event.pos()) if event.button() == Qt.LeftButton else -1
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Along the bar it changes its place; away from it, it is dragged."""
        far = self._pressed >= 0 and not self.rect().adjusted(0, -_PULLED, 0, _PULLED).contains(event.pos())
        if not far:
            super().mouseMoveEvent(event)
            return
        key, self._pressed = self._shelf.key_of(self._pressed), -1
        super().mouseReleaseEvent(QMouseEvent(event.type(), QPoint(0, 0), Qt.LeftButton, Qt.NoButton, Qt.NoModifier))
        mime, drag = QMimeData(), QDrag(self)
        mime.setData(PANEL_MIME, key.encode())
        drag.setMimeData(mime)
        if drag.exec_(Qt.MoveAction) == Qt.IgnoreAction:
            self._shelf.pulled.emit(key)
