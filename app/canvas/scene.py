"""The scene: one item per node, line and frame, kept in step with the document, event by event."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from html import escape
from typing import Any

from PyQt5.QtCore import QObject, QRectF, QTimer, pyqtSignal
from PyQt5.QtWidgets import QGraphicsScene

from app.canvas.annotation import count, plain
from app.canvas.cast import Cast
from app.canvas.glow import Glow
from app.canvas.items.handle import HandleItem
from app.canvas.items.paint import box, rect
from app.canvas.items.state import Drawn
from app.canvas.notation import Notation
from app.document import Document, HistoryChanged, NetworkOpened, ProblemsChanged, SelectionChanged
from app.document.document import DocumentEvent
from app.look import theme
from app.model import Place, Population
from app.model.checks import Problem
from app.model.events import Added, Removed, Replaced

_AROUND = 0.25  # of what is seen of a large network: items are there before they come into view


class CanvasScene(QGraphicsScene):
    """Draws the network of a document. It never changes it. `glowed` when nodes glow more or less than before."""

    glowed = pyqtSignal()

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.document = document
        self.handle = HandleItem()
        self.addItem(self.handle)
        self.cast = Cast(self)
        self.nodes, self.edges, self.chips = self.cast.nodes, self.cast.edges, self.cast.chips
        self.frames = self.cast.frames
        self._chosen: frozenset[str] = frozenset()
        self._faults: dict[str, tuple[Problem, ...]] = {}
        self._lit: str | None = None
        self.glow = Glow()
        self._staged = QRectF()
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self.settle)
        self._heard: dict[type[Any], Callable[[Any], None]] = {
            NetworkOpened: lambda _: self._open(),
            SelectionChanged: lambda _: self._select(),
            HistoryChanged: lambda _: self._later.start(),
            ProblemsChanged: lambda _: self._later.start(),
            Added: lambda event: self._follow(self.cast.add(event.element)),
            Removed: lambda event: self._follow(self.cast.remove(event.element)),
            Replaced: lambda event: self._follow(self.cast.replace(event.old, event.new)),
        }
        self._open()
        unlisten = document.listen(self._on_event)
        self.destroyed.connect(lambda *_: unlisten())
        theme().changed.connect(self._restyle)

    # -- looking -----------------------------------------------------------------------------------------------------

    def drawn(self, name: str) -> tuple[Drawn, ...]:
        """The items of an element: a node, a frame, or a line and its annotation; none when nothing shows it."""
        return self.cast.drawn(name)

    def names_of(self, key: str) -> tuple[str, ...]:
        """The elements that an item stands for: several when their lines are gathered into one."""
        line = self.cast.survey.lines.get(key)
        return line.names if line is not None else (key,)

    def area(self, names: Iterable[str]) -> QRectF:
        """The rectangle around these elements; empty when there are none."""
        if self.cast.lazy:
            box = self.cast.survey.extent(self.cast.key_of(name) for name in names)
            return rect(box) if box else QRectF()
        area = QRectF()
        for item in (item for name in names for item in self.drawn(name)):
            area = area.united(item.sceneBoundingRect())
        return area

    def everything(self) -> QRectF:
        """The rectangle around all that is drawn."""
        return self.area((*self.cast.survey.portraits, *self.cast.survey.lines, *self.frames))

    def tip(self, key: str) -> str:
        """What a tooltip says about what is drawn: its labels, its notation or model, its problems."""
        lines = []
        for name in self.names_of(key):
            element = self.document.network[name]
            lines += [element.label, *(problem.sentence for problem in self._faults.get(name, ()))]
            if isinstance(element, Population):
                lines.insert(1, f"{count(element.size)} × {element.cell.model}")
        if line := self.cast.survey.lines.get(key):
            lines.append(plain(line.terms))
        return "<br>".join(escape(line) for line in lines)

    # -- acting ------------------------------------------------------------------------------------------------------

    def settle(self) -> None:
        """Find the ways of lines and the seats of annotations now, and show the problems. Otherwise done when idle."""
        self._later.stop()
        if self.cast.settle():
            self._mark_all()
        self._show_problems()
        if not self.cast.at_rest:
            self._later.start()

    def stage(self, area: QRectF, moving: bool = False) -> None:
        """Have items for all that is seen in this part of the scene, and some way around it."""
        if not self._staged.contains(area):
            margin = area.width() * _AROUND, area.height() * _AROUND
            self._staged = area.adjusted(-margin[0], -margin[1], *margin)
            for name in self.cast.stage(box(self._staged)):
                names = self.names_of(name)
                marked = (self._chosen, self._faults, self.glow.steps)
                if any(each in these for these in marked for each in names):
                    self._mark(name)
        if self.cast.lazy and not moving:
            self._later.start()

    def preview(self, places: Mapping[str, Place]) -> None:
        """Show nodes at other places while they are dragged; the network does not know of it."""
        self._later.stop()  # what else has to be arranged waits until they rest
        self.cast.preview(places)
        if not self.cast.lazy:
            self._later.start()

    def set_notation(self, notation: Notation) -> None:
        """Draw everything in another notation."""
        self.cast.notation = notation
        self.cast.rebuild()
        self.settle()
        self._mark_all()

    def set_highlight(self, name: str | None) -> None:
        """Light up the element in which something went wrong; None puts the light out."""
        before, self._lit = self._lit, name
        for each in filter(None, (before, name)):
            self._mark(each)

    def set_activity(self, rates: Mapping[str, float]) -> None:
        """These populations fire so often (Hz) now, and glow accordingly; a collapsed group as its liveliest one."""
        self._show_glow(self.glow.follow(rates))

    def fade(self) -> bool:
        """All nodes glow a little less; whether any still does."""
        self._show_glow(self.glow.fade())
        return bool(self.glow.steps)

    # -- hearing of the document -------------------------------------------------------------------------------------

    def _on_event(self, event: DocumentEvent) -> None:
        if hear := self._heard.get(type(event)):
            hear(event)

    def _follow(self, changed: Iterable[str]) -> None:
        for name in changed:
            self._mark(name)
        self._later.start()

    def _open(self) -> None:
        self._faults, self._lit, self._chosen = {}, None, frozenset()
        self.glow = Glow()
        self._staged = QRectF()
        self.cast.rebuild()
        self._select()
        self.settle()

    # -- marks -------------------------------------------------------------------------------------------------------

    def _select(self) -> None:
        before, self._chosen = self._chosen, frozenset(self.document.selection)
        for name in before ^ self._chosen:
            self._mark(name)

    def _mark(self, name: str) -> None:
        """Bring the marks of an element up to date, with those of all that share its item."""
        for item in self.drawn(name) if self.cast.staged(name) else ():
            names = self.names_of(item.name)
            problems = tuple(problem for each in names for problem in self._faults.get(each, ()))
            glow = self.glow.strongest(self.cast.within(item.name))
            item.mark(chosen=not self._chosen.isdisjoint(names), lit=self._lit in names, glow=glow, problems=problems)

    def _show_glow(self, names: Sequence[str]) -> None:
        for name in {self.cast.shown(name) for name in names}:
            self._mark(name)
        if names:
            self.glowed.emit()

    def _mark_all(self) -> None:
        for name in {*self._chosen, *self._faults, *self.glow.steps, *filter(None, [self._lit])}:
            self._mark(name)

    def _show_problems(self) -> None:
        faults: dict[str, tuple[Problem, ...]] = {}
        for problem in self.document.problems:
            faults[problem.element] = (*faults.get(problem.element, ()), problem)
        before, self._faults = self._faults, faults
        for name in before.keys() | faults.keys():
            self._mark(name)

    def _restyle(self) -> None:
        self.cast.restyle()
        self.settle()
        self.update()
