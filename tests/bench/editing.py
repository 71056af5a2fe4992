"""How quickly large networks are opened, moved and edited: python -m tests.bench.editing.

CPU milliseconds, median and worst. A frame is what happens between a movement and the picture of it, work that is done
meanwhile included; lines have found their ways before the first.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable
from dataclasses import replace
from statistics import median
from time import perf_counter, process_time

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PyQt5.QtCore import QEvent, QPoint, QPointF, Qt
from PyQt5.QtGui import QMouseEvent
from PyQt5.QtTest import QTest
from PyQt5.QtWidgets import QApplication, QLineEdit, QWidget

from app.canvas import CanvasView
from app.commands import Replace
from app.document import Document
from app.look import LIGHT, theme
from app.model import Network
from app.panels import InspectorPanel, ProblemsPanel, ScriptPanel
from app.shell.main import COLLECTOR
from tests.bench.large import large

SIZE, FRAMES = (1200, 700), 25
SIZES = ((1_000, 3_000, 8.0), (5_000, 15_000, 16.0))  # populations, projections, aim of a frame
ZOOMS = (1.0, 0.5, 0.2, None)  # None: all of it


def main() -> None:
    """Print a table for each size."""
    gc.set_threshold(*COLLECTOR)
    application = QApplication([])
    theme().apply(LIGHT)
    print(f"CPU ms, median / worst, at {SIZE[0]} × {SIZE[1]}, {application.platformName()}")
    for populations, projections, aim in SIZES:
        print(f"\n{populations:,} populations, {projections:,} projections")
        canvas(large(populations, projections), aim)
        panels(large(populations, projections))
        sys.stdout.flush()


def canvas(network: Network, aim: float) -> None:
    """Opening, and frames of the drawing."""
    document = Document()
    view = CanvasView(document)
    view.resize(*SIZE)
    view.show()
    QApplication.processEvents()
    _told("open, drawn once", [_taken(lambda: document.open(network))], 3000.0)
    for zoom in ZOOMS:
        name = "all" if zoom is None else f"{zoom:g}"
        for title, frames in (("drag", _drag), ("pan", _pan), ("zoom", _zoom)):
            _look(view, zoom)
            _told(f"{title} at {name}", frames(view), aim)
    view.close()


def panels(network: Network) -> None:
    """What follows a change, with inspector, script and problems on the screen."""
    document = Document(network)
    shown: list[QWidget] = [InspectorPanel(document), ScriptPanel(document), ProblemsPanel(document)]
    for panel in shown:
        panel.resize(400, 600)
        panel.show()
    inspector, script = shown[0], shown[1]
    document.select(["p7"])
    _rest(1.0)
    field = next(each for each in inspector.findChildren(QLineEdit) if each.isVisible() and each.text() == "100")
    field.setFocus()
    keys = [_taken(lambda key=key: QTest.keyClick(field, key)) for key in (Qt.Key_5, Qt.Key_Backspace) * 6]
    _told("key in a field", keys, 50.0)
    sizes = iter(range(200, 300))

    def change() -> None:
        document.submit(Replace(replace(document.network.population("p7"), size=next(sizes))))

    def write() -> None:
        change()
        script.refresh()  # type: ignore[attr-defined]
        script.repaint()

    steps = [_answered(lambda: QTest.keyClick(field, Qt.Key_Up)) for _ in range(8)]
    _told("step in a field, committed", steps, 50.0)
    _told("script after a change", [_answered(write) for _ in range(8)], 100.0)
    _told("everything after a change", [_settled(change) for _ in range(8)], None)
    for panel in shown:
        panel.close()


# -- movements ---------------------------------------------------------------------------------------------------------


def _drag(view: CanvasView) -> list[float]:
    scene = view.mapToScene(view.viewport().rect().center())
    nodes = view.document.network.populations
    node = min(nodes, key=lambda p: abs(p.place.x - scene.x()) + abs(p.place.y - scene.y()))
    start = view.mapFromScene(QPointF(node.place.x, node.place.y + 4))
    QTest.mousePress(view.viewport(), Qt.LeftButton, Qt.NoModifier, start)
    frames = [_taken(lambda step=step: _move(view, start + QPoint(8 * step, 5 * step))) for step in range(1, FRAMES)]
    view.back_out()
    QTest.mouseRelease(view.viewport(), Qt.LeftButton, Qt.NoModifier, start)
    return frames


def _move(view: CanvasView, to: QPoint) -> None:
    event = QMouseEvent(QEvent.MouseMove, QPointF(to), Qt.NoButton, Qt.LeftButton, Qt.NoModifier)
    QApplication.sendEvent(view.viewport(), event)


def _pan(view: CanvasView) -> list[float]:
    return [_taken(lambda: view.pan(QPoint(-9, -5))) for _ in range(FRAMES)]


def _zoom(view: CanvasView) -> list[float]:
    return [_taken(lambda way=way: view.zoom_by(way)) for way in ([-0.2] * 5 + [0.2] * 5) * (FRAMES // 10)]


def _look(view: CanvasView, zoom: float | None) -> None:
    view.fit_all()
    if zoom is not None:
        view.zoom_to(zoom)
    _rest(20.0)


# -- the clock ---------------------------------------------------------------------------------------------------------


def _rest(seconds: float) -> None:
    """Until nothing goes on any more, or as long as this."""
    end = perf_counter() + seconds
    still = 0
    while perf_counter() < end and still < 3:
        began = process_time()
        QTest.qWait(60)
        still = still + 1 if process_time() - began < 0.004 else 0


def _taken(act: Callable[[], object]) -> float:
    began = process_time()
    act()
    QApplication.processEvents()
    return 1000.0 * (process_time() - began)


def _answered(act: Callable[[], object]) -> float:
    """What the act itself takes, when nothing of the one before is left to do."""
    _rest(2.0)
    began = process_time()
    act()
    return 1000.0 * (process_time() - began)


def _settled(act: Callable[[], object]) -> float:
    """The act with all that follows from it, in every panel."""
    _rest(2.0)
    began = process_time()
    act()
    _rest(2.0)
    return 1000.0 * (process_time() - began)


def _told(title: str, taken: list[float], aim: float | None) -> None:
    verdict = "" if aim is None else f"   ≤ {aim:g} {'✓' if median(taken) <= aim else '✗'}"
    print(f"  {title:28}{median(taken):9.1f} /{max(taken):8.1f}{verdict}")


if __name__ == "__main__":
    main()
