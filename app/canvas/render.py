"""The drawing as a picture: SVG, PNG or PDF, by the ending of the file."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from PyQt5.QtCore import QMarginsF, QRectF, QSizeF
from PyQt5.QtGui import QImage, QPageSize, QPaintDevice, QPainter, QPdfWriter
from PyQt5.QtSvg import QSvgGenerator
from PyQt5.QtWidgets import QGraphicsItem, QGraphicsScene, QStyleOptionGraphicsItem, QWidget

from app.canvas.legend import Entry, entries, paint, size_of
from app.canvas.scene import CanvasScene
from app.look import theme

_MARGIN, _PNG_SCALE = 24, 2
_POINTS = 0.75  # of a PDF in a px
_FLAGS = ("chosen", "hovered", "lit")


def render_to(scene: CanvasScene, path: Path, legend: bool = False) -> None:
    """Write the drawing without marks, with its legend below where that is wanted.

    ValueError for another ending, OSError when it cannot be written.
    """
    write = _WRITERS.get(path.suffix.lower())
    if write is None:
        raise ValueError(f"{path.name}: a picture ends in {', '.join(_WRITERS)}, not in {path.suffix or 'nothing'}.")
    path.open("ab").close()  # Qt would fail without a word
    scene.cast.stage_all()
    scene.settle()
    marked = [item for name in (*scene.nodes, *scene.edges, *scene.frames) for item in scene.drawn(name) if item.halo()]
    flags = [(item, {flag: getattr(item, flag) for flag in _FLAGS}) for item in marked]
    for item in marked:
        item.mark(**dict.fromkeys(_FLAGS, False))
    area = scene.everything().adjusted(-_MARGIN, -_MARGIN, _MARGIN, _MARGIN)
    card = _legend(scene, area) if legend else None
    if card is not None:
        area = area.united(card.sceneBoundingRect()).adjusted(0, 0, 0, _MARGIN)
    write(scene, area, path)
    if card is not None:
        scene.removeItem(card)
    for item, before in flags:
        item.mark(**before)


def _legend(scene: CanvasScene, area: QRectF) -> QGraphicsItem:
    """The legend as an item below the drawing, for as long as the picture is made."""
    card = _Card(entries(scene.cast.survey, scene.cast.notation))
    card.setPos(area.left() + _MARGIN, area.bottom())
    scene.addItem(card)
    return card


class _Card(QGraphicsItem):
    """The legend, drawn where it lies."""

    def __init__(self, shown: list[Entry]) -> None:
        super().__init__()
        self._entries = shown

    def boundingRect(self) -> QRectF:
        """The card."""
        return QRectF(0, 0, *size_of(self._entries))

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        """The entries without a card."""
        paint(painter, self._entries, card=False)


def _svg(scene: QGraphicsScene, area: QRectF, path: Path) -> None:
    device = QSvgGenerator()
    device.setFileName(str(path))
    device.setSize(area.size().toSize())
    device.setViewBox(QRectF(0, 0, area.width(), area.height()))
    _paint(scene, device, area, QRectF(0, 0, area.width(), area.height()))


def _png(scene: QGraphicsScene, area: QRectF, path: Path) -> None:
    image = QImage(area.size().toSize() * _PNG_SCALE, QImage.Format_ARGB32_Premultiplied)
    image.fill(theme().color("paper"))
    _paint(scene, image, area, QRectF(image.rect()))
    if not image.save(str(path), "PNG"):
        raise OSError(f"{path}: the picture could not be written.")


def _pdf(scene: QGraphicsScene, area: QRectF, path: Path) -> None:
    device = QPdfWriter(str(path))
    device.setPageSize(QPageSize(QSizeF(area.width() * _POINTS, area.height() * _POINTS), QPageSize.Point))
    device.setPageMargins(QMarginsF(0, 0, 0, 0))
    _paint(scene, device, area, QRectF(0, 0, device.width(), device.height()))


def _paint(scene: QGraphicsScene, device: QPaintDevice, area: QRectF, page: QRectF) -> None:
    painter = QPainter(device)
    painter.setRenderHint(QPainter.Antialiasing)
    scene.render(painter, page, area)
    painter.end()


_WRITERS: Mapping[str, Callable[[QGraphicsScene, QRectF, Path], None]] = {".svg": _svg, ".png": _png, ".pdf": _pdf}
