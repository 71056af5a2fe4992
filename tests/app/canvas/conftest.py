"""A canvas on the screen with a small network, and hands to work it."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest
from PyQt5.QtCore import QEvent, QPoint, QPointF, Qt
from PyQt5.QtGui import QMouseEvent
from PyQt5.QtTest import QTest
from PyQt5.QtWidgets import QApplication

from app.canvas import CanvasView
from app.document import Document
from app.model import Component, Frozen, Network, Place, Population, Projection, Role

SYNAPSE = Component("StaticSynapse", Frozen(weight=0.004, delay=1.5))


def population(name: str, role: Role, x: float, y: float, model: str = "IF_cond_exp", size: int = 100) -> Population:
    return Population(name, name.capitalize(), Component(model), size, role=role, place=Place(x, y))


def projection(name: str, pre: str, post: str, model: str = "AllToAllConnector", **parameters: object) -> Projection:
    connector = Component(model, Frozen(parameters))  # type: ignore[arg-type]
    return Projection(name, name, pre, post, connector, SYNAPSE)


def small_network() -> Network:
    """Two populations and a source, not connected."""
    return Network(
        [
            population("exc", Role.EXCITATORY, -160, 0),
            population("inh", Role.INHIBITORY, 160, 0),
            population("noise", Role.STIMULUS, 0, 200, "SpikeSourcePoisson"),
        ]
    )


class Hands:
    """Works a canvas with events, as a person does."""

    def __init__(self, canvas: CanvasView) -> None:
        self.canvas = canvas
        self.messages: list[str] = []
        canvas.message.connect(self.messages.append)

    def at(self, x: float, y: float) -> QPoint:
        return self.canvas.mapFromScene(QPointF(x, y))

    def node(self, name: str) -> QPoint:
        place = self.canvas.document.network.population(name).place
        return self.at(place.x, place.y + 8)

    def rim(self, name: str, angle: float = 0.0) -> QPoint:
        node = self.canvas.scene().nodes[name]
        return self.at(*node.end.touch(angle, 2))

    def drag(self, *way: QPoint, button: int = Qt.LeftButton, held: int = Qt.NoModifier, release: bool = True) -> None:
        port = self.canvas.viewport()
        QTest.mousePress(port, button, Qt.KeyboardModifiers(held), way[0])
        for start, end in pairwise(way):
            self.move(start + (end - start) / 2, button)
            self.move(end, button)
        if release:
            QTest.mouseRelease(port, button, Qt.KeyboardModifiers(held), way[-1])

    def move(self, to: QPoint, held: int = Qt.NoButton) -> None:
        # QTest moves the cursor of the screen instead, and not every platform makes an event of that.
        event = QMouseEvent(QEvent.MouseMove, QPointF(to), Qt.NoButton, Qt.MouseButtons(held), Qt.NoModifier)
        QApplication.sendEvent(self.canvas.viewport(), event)

    def click(self, at: QPoint, held: int = Qt.NoModifier) -> None:
        QTest.mouseClick(self.canvas.viewport(), Qt.LeftButton, Qt.KeyboardModifiers(held), at)

    def press(self, key: int, held: int = Qt.NoModifier) -> None:
        QTest.keyClick(self.canvas, key, Qt.KeyboardModifiers(held))

    @property
    def places(self) -> dict[str, tuple[float, float]]:
        return {p.name: tuple(p.place) for p in self.canvas.document.network.populations}

    @property
    def wires(self) -> list[tuple[str, str]]:
        return [(p.pre, p.post) for p in self.canvas.document.network.projections]


@pytest.fixture
def open_canvas(qtbot) -> Callable[[Network], Hands]:
    def open_(network: Network) -> Hands:
        canvas = CanvasView(Document(network))
        qtbot.addWidget(canvas)
        canvas.resize(900, 600)
        canvas.show()
        qtbot.waitExposed(canvas)
        canvas.zoom_to(1.0)
        canvas.look_at(QPointF(0, 60))
        canvas.setFocus()
        return Hands(canvas)

    return open_


@pytest.fixture
def hands(open_canvas) -> Hands:
    return open_canvas(small_network())
