"""Somebody who works the window with mouse and keys, and looks at what it shows."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from PyQt5.QtCore import QEvent, QPoint, QPointF, Qt
from PyQt5.QtGui import QColor, QImage, QMouseEvent
from PyQt5.QtTest import QTest
from PyQt5.QtWidgets import QApplication, QComboBox, QWidget

from app.canvas.shapes import Point
from app.shell.window import Window


class Person:
    """Does what a person can do: press keys, move the mouse, look."""

    def __init__(self, window: Window) -> None:
        self.window, self.canvas = window, window.canvas
        self.steps = 0  # clicks, drags, choices, key chords, typed values: what comparisons of programs count

    # -- keys ------------------------------------------------------------------------------------------------------

    def press(self, key: int, *held: int) -> None:
        """A key, wherever the keyboard is now."""
        self.steps += 1
        modifiers = Qt.KeyboardModifiers(sum(held))
        QTest.keyClick(QApplication.focusWidget() or self.window, key, modifiers)

    def type(self, text: str) -> None:
        """Type, wherever the keyboard is now."""
        self.steps += 1
        QTest.keyClicks(QApplication.focusWidget(), text)

    def shortcut(self, key: int, *held: int) -> None:
        """A key of the menu."""
        self.steps += 1
        QTest.keyClick(self.window, key, Qt.KeyboardModifiers(sum((Qt.ControlModifier, *held))))

    def shortcut_on_canvas(self, key: int, *held: int) -> None:
        """A key of the canvas, with Ctrl."""
        self.steps += 1
        QTest.keyClick(self.canvas, key, Qt.KeyboardModifiers(sum((Qt.ControlModifier, *held))))

    def press_window(self, key: int) -> None:
        """A key of the menu that stands alone."""
        self.steps += 1
        QTest.keyClick(self.window, key)

    # -- the canvas --------------------------------------------------------------------------------------------------

    def add(self, words: str, x: float, y: float) -> str:
        """Double-click on the empty canvas, type what is wanted, Enter. Returns the name of what came."""
        QTest.mouseDClick(self.canvas.viewport(), Qt.LeftButton, pos=self.at(x, y))
        self.steps += 1
        QTest.qWait(20)
        self.type(words)
        self.press(Qt.Key_Return)
        (name,) = self.window.document.selection
        return name

    def wire(self, pre: str, post: str) -> str:
        """Drag from the rim of one node into another, or out and back. Returns the name of the new projection."""
        before = {projection.name for projection in self.window.document.network.projections}
        way = [self.rim(pre, -0.6), self.rim(pre, -0.6) + QPoint(30, -40), self.middle(post)]
        self.drag(*way)
        (new,) = {projection.name for projection in self.window.document.network.projections} - before
        return new

    def drag(self, *way: QPoint) -> None:
        """Press at the first point, move along the others, let go at the last."""
        self.steps += 1
        port = self.canvas.viewport()
        self._move(way[0], Qt.NoButton)
        QTest.mousePress(port, Qt.LeftButton, pos=way[0])
        for start, end in pairwise(way):
            self._move(start + (end - start) / 2, Qt.LeftButton)
            self._move(end, Qt.LeftButton)
        QTest.mouseRelease(port, Qt.LeftButton, pos=way[-1])

    def wire_to_paper(self, pre: str, x: float, y: float, words: str) -> str:
        """Drag from the rim of a node to empty paper, type what shall be there, Enter. Returns the name of that."""
        towards = self.canvas.scene().nodes[pre].at.angle_to(Point(x, y))
        self.drag(self.rim(pre, towards), self.at(x, y))
        QTest.qWait(20)
        self.type(words)
        self.press(Qt.Key_Return)
        (name,) = self.window.document.selection
        return name

    def click(self, name: str, *held: int) -> None:
        """Click a node or a wire."""
        self.steps += 1
        modifiers = Qt.KeyboardModifiers(sum(held))
        QTest.mouseClick(self.canvas.viewport(), Qt.LeftButton, modifiers, self._on(name))

    def open(self, name: str) -> None:
        """Double-click a node or a wire."""
        self.steps += 1
        at = self._on(name)
        QTest.mouseClick(self.canvas.viewport(), Qt.LeftButton, pos=at)
        QTest.mouseDClick(self.canvas.viewport(), Qt.LeftButton, pos=at)
        assert self.window.document.selection == (name,)

    def at(self, x: float, y: float) -> QPoint:
        """A place of the drawing, on the screen."""
        return self.canvas.mapFromScene(QPointF(x, y))

    def middle(self, name: str) -> QPoint:
        """The middle of a node."""
        at = self.canvas.scene().nodes[name].at
        return self.at(at.x, at.y + 8)

    def rim(self, name: str, angle: float) -> QPoint:
        """A point of a node's outline."""
        return self.at(*self.canvas.scene().nodes[name].end.touch(angle, 2))

    # -- the inspector -----------------------------------------------------------------------------------------------

    def set(self, **values: object) -> None:
        """Fill in fields of the inspector; two underscores stand for a dot."""
        for key, value in values.items():
            self.steps += 1
            editor = self.window.inspector.row(key.replace("__", ".")).editors[0]
            self._choose(editor, str(value)) if isinstance(editor, QComboBox) else self._fill(editor, str(value))

    def label(self, text: str) -> None:
        """Give what is selected another label."""
        self._fill(self.window.inspector.header.title, text)

    # -- looking -----------------------------------------------------------------------------------------------------

    def sees(self, widget: QWidget, colour: str) -> int:
        """How many pixels of a widget have a colour, or nearly."""
        image = widget.grab().toImage().convertToFormat(QImage.Format_RGB32)
        bits = image.constBits()
        bits.setsize(image.byteCount())
        pixels = np.frombuffer(bits, np.uint8).reshape(image.height(), image.width(), 4)[..., 2::-1].astype(int)
        wanted = QColor(colour)
        distance = np.abs(pixels - [wanted.red(), wanted.green(), wanted.blue()]).sum(axis=2)
        return int((distance < 40).sum())

    # -- inside ------------------------------------------------------------------------------------------------------

    def _on(self, name: str) -> QPoint:
        if name in self.canvas.scene().nodes:
            return self.middle(name)
        QTest.qWait(50)  # until the wires have found their ways
        edge = self.canvas.scene().edges[name]
        points = (self.canvas.mapFromScene(edge._whole.pointAtPercent(t / 40)) for t in range(4, 36))
        return next(point for point in points if self.canvas.itemAt(point) is edge)

    def _fill(self, editor: QWidget, text: str) -> None:
        editor.setFocus()
        QTest.keyClick(editor, Qt.Key_A, Qt.ControlModifier)
        QTest.keyClicks(editor, text)
        QTest.keyClick(editor, Qt.Key_Return)

    def _choose(self, box: QComboBox, text: str) -> None:
        wanted = next(i for i in range(box.count()) if box.itemText(i) == text)
        box.setFocus()
        while box.currentIndex() != wanted:
            QTest.keyClick(box, Qt.Key_Down if box.currentIndex() < wanted else Qt.Key_Up)

    def _move(self, to: QPoint, held: int) -> None:
        # QTest moves the pointer of the screen instead, and not every server makes an event of that.
        event = QMouseEvent(QEvent.MouseMove, QPointF(to), Qt.NoButton, Qt.MouseButtons(held), Qt.NoModifier)
        QApplication.sendEvent(self.canvas.viewport(), event)
