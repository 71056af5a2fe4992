"""The canvas without its events: the scene of a document, what lies over it, and what can be asked of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from PyQt5.QtCore import QPoint, QRect, QSize, QTimer, pyqtSignal
from PyQt5.QtWidgets import QApplication, QWidget

from app.canvas.intents import Intents
from app.canvas.invitation import Invitation
from app.canvas.items.paint import rect
from app.canvas.items.placed import Placed
from app.canvas.legend import Legend, entries
from app.canvas.minimap import Minimap
from app.canvas.notation import NOTATIONS, SENK
from app.canvas.picking import Picking
from app.canvas.render import render_to
from app.canvas.scene import CanvasScene
from app.canvas.search import Search
from app.canvas.selecting import Selecting
from app.canvas.template import Template
from app.canvas.writing import Writing
from app.commands.blocks import BLOCKS, Block
from app.document import Document, HistoryChanged, NetworkOpened, SelectionChanged
from app.document.document import DocumentEvent
from app.model import Edge, Note, Place

_MARGIN = 16  # px from the corner to the overview
_BURST_MS = 800  # nudges with less than this between them are one act


class Stage(Picking):
    """Knows what is where. The gestures and keys are in CanvasView."""

    inspect = pyqtSignal(str)
    target_wanted = pyqtSignal(str)
    message = pyqtSignal(str)
    template_wanted = pyqtSignal(str)

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(CanvasScene(document), parent)
        self.scene().setParent(self)
        self.document = document
        self.intents, self.selecting = Intents(document, self.message.emit), Selecting(document)
        self.search = Search(self)
        self.search.chosen.connect(lambda block: self._chosen(block))
        self.search.closed.connect(self._search_closed)
        self.writing = Writing(self)
        self.writing.closed.connect(self.setFocus)
        self._chosen: Callable[[Block], None] = lambda block: None
        self._closed: Callable[[], None] = lambda: None
        self._burst, self._burst_ends = 0, QTimer(self, singleShot=True, interval=_BURST_MS)
        self.minimap = Minimap(self.scene(), self)
        self.minimap.pointed.connect(self.look_at)
        self.looked.connect(self._look)
        self.legend = Legend(self)
        self.legend_wanted, self._bare = False, False
        self.invitation = Invitation(self)
        self.invitation.template_wanted.connect(self.template_wanted)
        unlisten = document.listen(self._on_event)
        self.destroyed.connect(lambda *_: unlisten())
        self._invite()

    # -- what the shell asks for -------------------------------------------------------------------------------------

    def set_templates(self, templates: Iterable[Template]) -> None:
        """Offer these on an empty canvas. A choice emits `template_wanted(key)`."""
        self.invitation.set_templates(templates)
        self._lay_over()

    def put_away(self) -> None:
        """Leave the canvas bare until another network is open."""
        self._bare = True
        self._invite()

    def set_notation(self, key: str) -> None:
        """Draw in one of NOTATIONS."""
        self.scene().set_notation(NOTATIONS.get(key, SENK))
        self._invite()

    def set_legend(self, wanted: bool) -> None:
        """Explain the signs on a card, or not."""
        self.legend_wanted = wanted
        self._invite()

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
        render_to(self.scene(), path, self.legend_wanted)

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
        self.selecting.next(way)
        for name in self.document.selection:
            self.reveal(name)

    def fit_all(self) -> None:
        """Show the whole network."""
        self.scene().settle()
        if area := self.scene().everything():
            self.fit(area)
            if not self.minimap.isHidden() and self.is_drawn_in(self.minimap.geometry()):
                card = self.minimap.size()  # which would hide a part of the network
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

    def reveal_selected(self) -> None:
        """Bring the element selected last into view."""
        for name in self.document.selection[-1:]:
            self.reveal(name)

    def connect_selected(self) -> None:
        """Connect two selected nodes; from a single one, ask to which."""
        chosen = [e.name for e in self.document.selected if not isinstance(e, Edge)]
        if len(chosen) == 1:
            self.target_wanted.emit(chosen[0])
        else:
            self.intents.connect_selected()

    def connect_to_itself(self) -> None:
        """Connect the node selected last with itself."""
        for name in self.document.selection[-1:]:
            self.intents.connect(name, name)

    def copy(self) -> None:
        """Put what is selected on the clipboard, as text."""
        if text := self.intents.copied():
            QApplication.clipboard().setText(text)

    def cut(self) -> None:
        """The same, and delete it."""
        self.copy()
        self.intents.remove_selected()

    def paste(self, keep_wires: bool = False) -> None:
        """Bring in what is on the clipboard: under the mouse where that is over the canvas, otherwise aside."""
        at = self.viewport().mapFromGlobal(self.cursor().pos())
        over = self.viewport().underMouse() and self.viewport().rect().contains(at)
        scene = self.mapToScene(at)
        self.intents.paste(QApplication.clipboard().text(), Place(scene.x(), scene.y()) if over else None, keep_wires)

    def rename_selected(self) -> None:
        """Let another label be written for the element selected last."""
        for name in self.document.selection[-1:]:
            self.write_label(name)

    def write_label(self, name: str) -> None:
        """Let the label of an element be written where it stands."""
        element = self.document.network[name]
        self.writing.open(
            element.label, self._seen(name, label=True), "Label", lambda text: self.intents.relabel(name, text), True
        )

    def write_note(self, note: Note) -> None:
        """Let the words of a note be written on its paper."""
        self.writing.open(
            note.text, self._seen(note.name), "Note", lambda text: self.intents.write(note.name, text), False
        )

    def _seen(self, name: str, label: bool = False) -> QRect:
        """Where an element is seen on the canvas, or what is written at it, in px."""
        item = next(iter(self.scene().drawn(name)), None)
        if item is None:
            return QRect(self.viewport().rect().center(), QSize(0, 0))
        texts = item.texts if label and isinstance(item, Placed) else ()
        area = rect(texts[0] if texts else item.body) if isinstance(item, Placed) else item.sceneBoundingRect()
        seen = self.mapFromScene(area).boundingRect()
        return QRect(self.viewport().mapTo(self, seen.topLeft()), seen.size())

    # -- inside ------------------------------------------------------------------------------------------------------

    def _look(self) -> None:
        """Another part is in view."""
        self.minimap.show_view(self.visible_area)
        if not self.overview and not self.gliding:
            self.scene().stage(self.visible_area, self.moving)

    def _search_closed(self) -> None:
        self._closed()
        self._invite()
        self.setFocus()

    def _on_event(self, event: DocumentEvent) -> None:
        self.minimap.update()
        self._invite()
        if self.scene().cast.lazy and isinstance(event, HistoryChanged | SelectionChanged):
            self._look()
            self.viewport().update()
        if isinstance(event, NetworkOpened):
            self._bare = False
            self.search.close_search()
            self.fit_all()

    def _invite(self) -> None:
        empty = not self.scene().cast.survey.portraits
        self.invitation.setVisible(empty and self.search.isHidden() and not self._bare)
        self.minimap.setVisible(not empty and self.width() > 3 * self.minimap.width())
        self.legend.setVisible(self.legend_wanted and not empty)
        if self.legend_wanted:
            self.legend.show_entries(entries(self.scene().cast.survey, self.scene().cast.notation))
            corner = self.rect().bottomRight() - self.legend.rect().bottomRight()
            self.legend.move(corner - QPoint(_MARGIN, _MARGIN))

    def _lay_over(self) -> None:
        """Put overview and invitation where they belong."""
        self.invitation.adjustSize()
        middle = self.rect().center() - self.invitation.rect().center()
        self.invitation.move(middle)
        self.minimap.move(_MARGIN, self.height() - self.minimap.height() - _MARGIN)
        self._invite()
