"""The scene: one item per element, kept in step with the document, event by event."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from html import escape
from typing import Any

from PyQt5.QtCore import QObject, QRectF, QTimer
from PyQt5.QtWidgets import QGraphicsScene

from app.canvas.annotation import annotation, count, plain
from app.canvas.items.chip import ChipItem
from app.canvas.items.edge import EdgeItem
from app.canvas.items.handle import HandleItem
from app.canvas.items.node import NodeItem
from app.canvas.items.state import Drawn
from app.canvas.layout import Layout
from app.document import Document, HistoryChanged, NetworkOpened, ProblemsChanged, SelectionChanged
from app.document.document import DocumentEvent
from app.look import theme
from app.model import Element, Place, Population, Projection
from app.model.checks import Problem
from app.model.events import Added, Removed, Replaced


class CanvasScene(QGraphicsScene):
    """Draws the network of a document. It never changes it."""

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.document = document
        self.nodes: dict[str, NodeItem] = {}
        self.edges: dict[str, EdgeItem] = {}
        self.chips: dict[str, ChipItem] = {}
        self.handle = HandleItem()
        self.addItem(self.handle)
        self._layout = Layout(self.nodes, self.edges, self.chips)
        self._chosen: frozenset[str] = frozenset()
        self._faults: dict[str, tuple[Problem, ...]] = {}
        self._lit: str | None = None
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self.settle)
        self._heard: dict[type[Any], Callable[[Any], None]] = {
            NetworkOpened: lambda _: self._open(),
            SelectionChanged: lambda _: self._select(),
            HistoryChanged: lambda _: self._later.start(),
            ProblemsChanged: lambda _: self._later.start(),
            Added: lambda event: self._add(event.element),
            Removed: lambda event: self._remove(event.element),
            Replaced: lambda event: self._replace(event.old, event.new),
        }
        self._open()
        unlisten = document.listen(self._on_event)
        self.destroyed.connect(lambda *_: unlisten())
        theme().changed.connect(self._restyle)

    # -- looking -----------------------------------------------------------------------------------------------------

    def drawn(self, name: str) -> tuple[Drawn, ...]:
        """The items of an element: a node, or an edge and its annotation; none when there is no such element."""
        if name in self.nodes:
            return (self.nodes[name],)
        return (self.edges[name], self.chips[name]) if name in self.edges else ()

    def area(self, names: Iterable[str]) -> QRectF:
        """The rectangle around these elements; empty when there are none."""
        area = QRectF()
        for item in (item for name in names for item in self.drawn(name)):
            area = area.united(item.sceneBoundingRect())
        return area

    def tip(self, name: str) -> str:
        """What a tooltip says about an element: its label, its notation or model, its problems."""
        element = self.document.network[name]
        if isinstance(element, Projection):
            about = plain(annotation(element, self.document.network.population(element.post)))
        else:
            about = f"{count(element.size)} × {element.cell.model}" if isinstance(element, Population) else ""
        lines = (element.label, about, *(problem.sentence for problem in self._faults.get(name, ())))
        return "<br>".join(escape(line) for line in lines)

    # -- acting ------------------------------------------------------------------------------------------------------

    def settle(self) -> None:
        """Find the ways of lines and the seats of annotations now, and show the problems. Otherwise done when idle."""
        self._later.stop()
        self._layout.settle(self.document.network)
        self._show_problems()

    def preview(self, places: dict[str, Place]) -> None:
        """Show nodes at other places while they are dragged; the network does not know of it."""
        for name, place in places.items():
            self.nodes[name].setPos(*place)
            self._layout.node_moved(self.document.network, name)
        self._layout.settle(self.document.network)

    def set_highlight(self, name: str | None) -> None:
        """Light up the element in which something went wrong; None puts the light out."""
        for before in self.drawn(self._lit or ""):
            before.mark(lit=False)
        self._lit = name
        for now in self.drawn(name or ""):
            now.mark(lit=True)

    # -- hearing of the document -------------------------------------------------------------------------------------

    def _on_event(self, event: DocumentEvent) -> None:
        if hear := self._heard.get(type(event)):
            hear(event)

    def _open(self) -> None:
        for name in (*self.edges, *self.nodes):
            self._drop(name)
        self._layout.clear()
        self._faults, self._lit, self._chosen = {}, None, frozenset()
        for element in self.document.network:
            self._add(element)
        self._select()
        self.settle()

    def _add(self, element: Element) -> None:
        if isinstance(element, Population):
            self.nodes[element.name] = node = NodeItem(element)
            self.addItem(node)
            self._layout.node_moved(self.document.network, element.name)
        elif isinstance(element, Projection):
            self._add_edge(element)
        self._later.start()

    def _add_edge(self, projection: Projection) -> None:
        network = self.document.network
        self.edges[projection.name] = edge = EdgeItem(projection, network.population(projection.pre).role)
        self.chips[projection.name] = chip = ChipItem(edge, network.population(projection.post))
        self.addItem(edge)
        self.addItem(chip)
        self._layout.edge_changed(network, projection)

    def _remove(self, element: Element) -> None:
        self._drop(element.name)
        if isinstance(element, Projection):
            self._layout.edge_changed(self.document.network, element)
        self._later.start()

    def _drop(self, name: str) -> None:
        for item in self.drawn(name):
            self.removeItem(item)
        if self.nodes.pop(name, None):
            self._layout.node_gone(name)
        if self.edges.pop(name, None):
            del self.chips[name]
            self._layout.edge_gone(name)

    def _replace(self, old: Element, new: Element) -> None:
        if isinstance(new, Population) and isinstance(old, Population):
            self._replace_node(old, new)
        elif isinstance(new, Projection) and isinstance(old, Projection):
            self._drop(old.name)
            self._add_edge(new)
            self._layout.edge_changed(self.document.network, old)
            self._mark(new.name)
        self._later.start()

    def _replace_node(self, old: Population, new: Population) -> None:
        if old.name != new.name:
            self.nodes[new.name] = self.nodes.pop(old.name)
            self._layout.node_gone(old.name)
        self.nodes[new.name].show_population(new)
        network = self.document.network
        self._layout.node_moved(network, new.name)
        if (old.role, old.cell) != (new.role, new.cell):
            for projection in network.projections_of(new.name):
                self.edges[projection.name].show_projection(projection, network.population(projection.pre).role)
                self.chips[projection.name].show_annotation(network.population(projection.post))

    # -- marks -------------------------------------------------------------------------------------------------------

    def _select(self) -> None:
        before, self._chosen = self._chosen, frozenset(self.document.selection)
        for name in before ^ self._chosen:
            self._mark(name)

    def _mark(self, name: str) -> None:
        for item in self.drawn(name):
            item.mark(chosen=name in self._chosen, lit=name == self._lit, problems=self._faults.get(name, ()))

    def _show_problems(self) -> None:
        faults: dict[str, tuple[Problem, ...]] = {}
        for problem in self.document.problems:
            faults[problem.element] = (*faults.get(problem.element, ()), problem)
        before, self._faults = self._faults, faults
        for name in before.keys() | faults.keys():
            self._mark(name)

    def _restyle(self) -> None:
        for item in (*self.nodes.values(), *self.edges.values(), *self.chips.values()):
            item.restyle()
        for name in self.nodes:
            self._layout.node_moved(self.document.network, name)
        self.settle()
        self.update()
