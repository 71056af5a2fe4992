"""The canvas without its events: the scene of a document, what lies over it, and what can be asked of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from PyQt5.QtCore import QPoint, QRect, Qt, QTimer, pyqtSignal
from PyQt5.QtWidgets import QGraphicsItem, QWidget

from app.canvas.detail import Detail
from app.canvas.intents import Intents
from app.canvas.invitation import Invitation
from app.canvas.items.chip import ChipItem
from app.canvas.items.node import NodeItem
from app.canvas.items.state import Drawn
from app.canvas.lens import Lens
from app.canvas.minimap import Minimap
from app.canvas.render import render_to
from app.canvas.scene import CanvasScene
from app.canvas.search import Search
from app.canvas.shapes import Point
from app.commands.blocks import BLOCKS, Block
from app.document import Document, NetworkOpened
from app.document.document import DocumentEvent
from app.model import Place

_MARGIN = 16  # px from the corner to the overview
_INSIDE, _OUTSIDE = (6.0, 9.0), (12.0, 20.0)  # the rim of a node: px on the screen, and at most in the scene
_MANY = 500  # items that are drawn smoothly even while they move
_BURST_MS = 800  # nudges with less than this between them are one act


class Stage(Lens):
    """Knows what is where. The gestures and keys are in CanvasView."""

    inspect = pyqtSignal(str)
    rename_wanted = pyqtSignal(str)
    message = pyqtSignal(str)
    template_wanted = pyqtSignal(str)

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(CanvasScene(document), parent)
        self.scene().setParent(self)
        self.document = document
        self.intents = Intents(document, self.message.emit)
        self.search = Search(self)
        self.search.chosen.connect(lambda block: self._chosen(block))
        self.search.closed.connect(self._search_closed)
        self._chosen: Callable[[Block], None] = lambda block: None
        self._closed: Callable[[], None] = lambda: None
        self._burst, self._burst_ends = 0, QTimer(self, singleShot=True, interval=_BURST_MS)
        self.minimap = Minimap(self.scene(), self)
        self.minimap.pointed.connect(self.look_at)
        self.looked.connect(lambda: self.minimap.show_view(self.visible_area))
        self.invitation = Invitation(self)
        self.invitation.template_wanted.connect(self.template_wanted)
        unlisten = document.listen(self._on_event)
        self.destroyed.connect(lambda *_: unlisten())
        self._invite()

    # -- what the shell asks for -------------------------------------------------------------------------------------

    def set_templates(self, templates: Iterable[tuple[str, str]]) -> None:
        """Offer these on an empty canvas: (key, title). A choice emits `template_wanted`."""
        self.invitation.set_templates(templates)
        self._lay_over()

    def set_highlight(self, name: str | None) -> None:
        """Light up the element in which something went wrong; None puts the light out."""
        self.scene().set_highlight(name)

    def reveal(self, name: str) -> None:
        """Select an element and bring it into view."""
        self.document.select([name])
        area = self.scene().area([name])
        if area and not self.visible_area.contains(area):
            self.look_at(area.center())

    def render_to(self, path: Path) -> None:
        """Write the drawing as .svg, .png or .pdf. ValueError for another ending, OSError when it cannot be written."""
        render_to(self.scene(), path)

    # -- what is where -----------------------------------------------------------------------------------------------

    def node_at(self, at: QPoint) -> NodeItem | None:
        """The node under a point of the viewport."""
        return next((item for item in self._hits(at) if isinstance(item, NodeItem)), None)

    def element_at(self, at: QPoint) -> str | None:
        """The element under it, or close to it: an annotation before a node before a line."""
        near = QRect(at.x() - 2, at.y() - 2, 5, 5)
        return next((item.name for item in (*self._hits(at), *_drawn(self.items(near)))), None)

    def rim_at(self, at: QPoint) -> NodeItem | None:
        """The node on or near whose outline the point is; none where nodes are small, so that they can be moved."""
        if not Detail.LABEL.opacity(self.zoom) or isinstance(next(self._hits(at), None), ChipItem):
            return None
        inside, outside = (min(px / self.zoom, most) for px, most in (_INSIDE, _OUTSIDE))
        reach = int(outside * self.zoom) + 1
        mouse = self.mapToScene(at)
        for item in self.items(QRect(at.x() - reach, at.y() - reach, 2 * reach, 2 * reach)):
            if isinstance(item, NodeItem):
                depth = item.shown.depth(Point(mouse.x() - item.x(), mouse.y() - item.y()))
                if -inside <= depth <= outside:
                    return item
        return None

    @property
    def crowded(self) -> bool:
        """Whether there are more items than can be drawn smoothly while they move."""
        return len(self.scene().nodes) + 2 * len(self.scene().edges) > _MANY

    # -- acts that need the view -------------------------------------------------------------------------------------

    def ask_for_block(
        self,
        at: QPoint,
        blocks: Sequence[Block],
        chosen: Callable[[Block], None],
        closed: Callable[[], None] = lambda: None,
    ) -> None:
        """Open the search palette there; `chosen` hears of the block, if one is, and then `closed` that it is over."""
        self.search.close_search()
        self._chosen, self._closed = chosen, closed
        self.search.open(self.viewport().mapTo(self, at), blocks)
        self._invite()

    def search_at(self, at: QPoint) -> None:
        """Search for a block to put exactly there."""
        scene = self.mapToScene(at)
        self.ask_for_block(at, BLOCKS, lambda block: self.intents.place(block, Place(scene.x(), scene.y())))

    def search_here(self) -> None:
        """Search for a block to put under the mouse, or in the centre, where there is room."""
        centre = self.viewport().rect().center()
        mouse = self.viewport().mapFromGlobal(self.cursor().pos())
        at = mouse if self.viewport().underMouse() and self.viewport().rect().contains(mouse) else centre
        scene = self.mapToScene(at)
        self.ask_for_block(at, BLOCKS, lambda block: self.intents.place_freely(block, Place(scene.x(), scene.y())))

    def nudge(self, dx: int, dy: int) -> None:
        """Move the selected nodes by steps of the grid; presses that follow each other closely are one act."""
        if not self._burst_ends.isActive():
            self._burst = self.intents.drag()
        self._burst_ends.start()
        self.intents.nudge(dx, dy, self._burst)

    def step(self, way: int) -> None:
        """Select the next (1) or the previous (-1) element and show it."""
        self.intents.select_next(way)
        for name in self.document.selection:
            self.reveal(name)

    def fit_all(self) -> None:
        """Show the whole network."""
        self.scene().settle()
        if area := self.scene().area((*self.scene().nodes, *self.scene().edges)):
            self.fit(area)
            if any(self._hits_within(self.minimap.geometry())):  # do not hide a part of it under the overview
                card = self.minimap.size()
                aside, above = self.fitting_zoom(area, left=card.width()), self.fitting_zoom(area, below=card.height())
                self.fit(area, *((card.width(), 0) if aside > above else (0, card.height())))

    def fit_selected(self) -> None:
        """Show what is selected, or everything."""
        if area := self.scene().area(self.document.selection):
            self.fit(area)
        else:
            self.fit_all()

    def inspect_selected(self) -> None:
        """Ask for the form of the element selected last."""
        for name in self.document.selection[-1:]:
            self.inspect.emit(name)

    def rename_selected(self) -> None:
        """Ask for another label for it."""
        for name in self.document.selection[-1:]:
            self.rename_wanted.emit(name)

    # -- inside ------------------------------------------------------------------------------------------------------

    def _hits(self, at: QPoint) -> Iterator[Drawn]:
        yield from _drawn(self.items(at), Detail.ANNOTATION.opacity(self.zoom) > 0)

    def _hits_within(self, area: QRect) -> Iterator[Drawn]:
        if self.minimap.isHidden():
            return iter(())
        return _drawn(self.scene().items(self.mapToScene(area).boundingRect(), Qt.IntersectsItemBoundingRect))

    def _search_closed(self) -> None:
        self._closed()
        self._invite()
        self.setFocus()

    def _on_event(self, event: DocumentEvent) -> None:
        self.minimap.update()
        self._invite()
        if isinstance(event, NetworkOpened):
            self.search.close_search()
            self.fit_all()

    def _invite(self) -> None:
        empty = not self.scene().nodes
        self.invitation.setVisible(empty and self.search.isHidden())
        self.minimap.setVisible(not empty and self.width() > 3 * self.minimap.width())

    def _lay_over(self) -> None:
        """Put overview and invitation where they belong."""
        self.invitation.adjustSize()
        middle = self.rect().center() - self.invitation.rect().center()
        self.invitation.move(middle)
        self.minimap.move(_MARGIN, self.height() - self.minimap.height() - _MARGIN)
        self._invite()


def _drawn(items: Iterable[QGraphicsItem], annotations: bool = True) -> Iterator[Drawn]:
    return (i for i in items if isinstance(i, Drawn) and (annotations or not isinstance(i, ChipItem)))
