"""What a large network looks like while one zooms or drags: a picture of what stays, until the view rests.

Zooming shows the picture larger or smaller; dragging draws what is dragged upon it.
"""

from __future__ import annotations

from collections.abc import Callable

from PyQt5.QtCore import QRectF
from PyQt5.QtGui import QPainter, QPixmap, QRegion, QTransform
from PyQt5.QtWidgets import QGraphicsView, QStyleOptionGraphicsItem

from app.canvas.items.state import Drawn

_LARGEST = 1.8  # how much larger or smaller the picture is shown before another one is taken
_BARE = 0.35  # how much of the view it may leave bare


class Glide:
    """Takes pictures of one view. `far` paints what a picture does not reach, into a painter in scene units."""

    def __init__(self, view: QGraphicsView, far: Callable[[QPainter, QRectF], None]) -> None:
        self._view, self._far = view, far
        self._picture: QPixmap | None = None
        self._of = QTransform()  # from the scene to the picture
        self._apart: tuple[Drawn, ...] = ()  # what is not in the picture but moves upon it

    @property
    def active(self) -> bool:
        """Whether the picture stands for the view."""
        return self._picture is not None

    def begin(self, apart: tuple[Drawn, ...] = ()) -> None:
        """The view is about to be zoomed, or the items `apart` are about to be dragged."""
        if self._picture is None or self._apart != apart or not self._serves():
            self._apart = apart
            self._take()

    def end(self) -> None:
        """The view rests, or something in it is about to change."""
        self._picture = None

    def paint(self) -> None:
        """Show the picture where its part of the scene is now."""
        assert self._picture is not None
        port = self._view.viewport()
        with QPainter(port) as painter:
            painter.save()
            painter.setClipRegion(QRegion(port.rect()) - QRegion(self._place.toAlignedRect().adjusted(1, 1, -1, -1)))
            painter.setWorldTransform(self._view.viewportTransform())
            if not painter.clipRegion().isEmpty():
                self._far(painter, self._view.mapToScene(port.rect()).boundingRect())
            painter.restore()
            painter.drawPixmap(self._place, self._picture, QRectF(self._picture.rect()))
            painter.setRenderHints(self._view.renderHints())
            for item in sorted(self._apart, key=lambda item: item.zValue()):
                self._paint_item(painter, item)

    # -- inside ------------------------------------------------------------------------------------------------------

    @property
    def _place(self) -> QRectF:
        """Where on the viewport that is which the picture shows."""
        back, _ = self._of.inverted()
        return (back * self._view.viewportTransform()).mapRect(QRectF(self._view.viewport().rect()))

    def _serves(self) -> bool:
        """Whether the picture is not too small, too large, or too far away."""
        whole, place = QRectF(self._view.viewport().rect()), self._place
        there = place & whole
        scale = place.width() / max(whole.width(), 1)
        bare = 1 - there.width() * there.height() / max(whole.width() * whole.height(), 1)
        return 1 / _LARGEST <= scale <= _LARGEST and (scale < 1 or bare <= _BARE)

    def _paint_item(self, painter: QPainter, item: Drawn) -> None:
        if item.isVisible():
            painter.save()
            painter.setWorldTransform(item.sceneTransform() * self._view.viewportTransform())
            painter.setOpacity(item.opacity())
            item.paint(painter, QStyleOptionGraphicsItem())
            painter.restore()

    def _take(self) -> None:
        port = self._view.viewport()
        ratio = port.devicePixelRatioF()
        picture = QPixmap(port.size() * ratio)
        picture.setDevicePixelRatio(ratio)
        seen = [item for item in self._apart if item.isVisible()]
        for item in seen:
            item.hide()
        with QPainter(picture) as painter:
            self._view.render(painter, QRectF(port.rect()), port.rect())
        for item in seen:
            item.show()
        self._picture, self._of = picture, self._view.viewportTransform()
