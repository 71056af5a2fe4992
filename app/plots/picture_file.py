"""A widget as a picture file: pixels (.png) or lines (.svg, .pdf)."""

from __future__ import annotations

from pathlib import Path

from PyQt5.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QRect, QRectF, QSizeF
from PyQt5.QtGui import QImage, QPageSize, QPaintDevice, QPaintEngine, QPainter, QPdfWriter
from PyQt5.QtSvg import QSvgGenerator
from PyQt5.QtWidgets import QGraphicsView

from app.look import theme

SHARPNESS = 2.0  # pixels of a .png per px of the screen
FORMATS = (".png", ".svg", ".pdf")
_RESOLUTION = 96  # px of the screen in an inch of a page


def save(chart: QGraphicsView, path: Path) -> None:
    """Write what the view shows. The suffix chooses the format; ValueError for one that is not in FORMATS."""
    kinds = {".png": _png, ".svg": _svg, ".pdf": _pdf}
    kind = kinds.get(path.suffix.lower())
    if kind is None:
        known = f"{', '.join(FORMATS[:-1])} or {FORMATS[-1]}"
        raise ValueError(f"{path.name}: a picture is saved as {known}, not as “{path.suffix}”.")
    path.write_bytes(kind(chart))


def in_lines(painter: QPainter) -> bool:
    """Whether what is painted becomes lines in a file, not pixels."""
    engine = painter.paintEngine()
    return engine is not None and engine.type() in (QPaintEngine.Type.SVG, QPaintEngine.Type.Pdf)


def _png(chart: QGraphicsView) -> bytes:
    image = QImage(chart.size() * SHARPNESS, QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(SHARPNESS)
    image.fill(theme().color("panel"))
    _render(chart, image)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return bytes(buffer.data())


def _svg(chart: QGraphicsView) -> bytes:
    data = QByteArray()
    buffer = QBuffer(data)
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setSize(chart.size())
    generator.setViewBox(QRect(0, 0, chart.width(), chart.height()))
    generator.setTitle(chart.accessibleName())
    _render(chart, generator)
    return bytes(data)


def _pdf(chart: QGraphicsView) -> bytes:
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(chart.accessibleName())
    writer.setResolution(_RESOLUTION)
    writer.setPageSize(QPageSize(QSizeF(chart.size()) / _RESOLUTION, QPageSize.Unit.Inch))
    writer.setPageMargins(QMarginsF())
    _render(chart, writer)
    return bytes(data)


def _render(chart: QGraphicsView, device: QPaintDevice) -> None:
    painter = QPainter(device)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    everything = QRectF(0, 0, chart.width(), chart.height())
    scene = chart.scene()
    assert scene is not None
    scene.render(painter, everything, everything)
    painter.end()
