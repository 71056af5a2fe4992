"""What is where: the elements of the network under a point of the viewport."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from time import perf_counter

from PyQt5.QtCore import QPoint, QRect, QRectF, Qt, QTimer
from PyQt5.QtGui import QPainter, QPaintEvent
from PyQt5.QtWidgets import QGraphicsItem, QWidget

from app.canvas.detail import Detail
from app.canvas.glide import Glide
from app.canvas.items.chip import ChipItem
from app.canvas.items.frame import FrameItem
from app.canvas.items.node import NodeItem
from app.canvas.items.paint import box
from app.canvas.items.placed import Placed
from app.canvas.items.state import Drawn
from app.canvas.lens import Lens
from app.canvas.overview import Overview
from app.canvas.scene import CanvasScene
from app.canvas.shapes import Point
from app.model import Place

_INSIDE, _OUTSIDE = (6.0, 9.0), (12.0, 20.0)  # the rim of a node: px on the screen, and at most in the scene
_FAR = 5.0  # px by which an overview may be missed
_REST = 10  # times as long as an overview takes to paint, before it is painted again for its glow
_MANY = 500  # items that are drawn smoothly even while they move


class Picking(Lens):
    """A lens over a CanvasScene that finds its elements."""

    def __init__(self, scene: CanvasScene, parent: QWidget | None = None) -> None:
        super().__init__(scene, parent)
        self._overview = Overview(scene.cast.survey)
        self._glide = Glide(self, self._paint_far)
        self.zooming.connect(self._begin_glide)
        self._painting = 0.0  # ms that the overview took last
        self._glow_later = QTimer(self, singleShot=True, timeout=self.viewport().update)
        scene.glowed.connect(self._show_glow)

    @property
    def overview(self) -> bool:
        """Whether a large network is seen from so far away that it is drawn from arrays."""
        return bool(self.scene().cast.lazy and not Detail.LABEL.opacity(self.zoom))

    def node_at(self, at: QPoint) -> Placed | None:
        """The node under a point of the viewport."""
        if self.overview:
            item = self.movable_at(at)
            return item if isinstance(item, Placed) else None
        return next((item for item in self._hits(at) if isinstance(item, Placed)), None)

    def movable_at(self, at: QPoint) -> Placed | FrameItem | None:
        """What a drag from this point of the viewport would move: a node, or a frame, unless a line is before it."""
        if self.overview:
            name = self._far(at, lines=False)
            drawn = self.scene().drawn(name) if name else ()
            return next((item for item in drawn if isinstance(item, Placed)), None)
        item = next(self._hits(at), None)
        return item if isinstance(item, Placed | FrameItem) else None

    def element_at(self, at: QPoint) -> str | None:
        """The element under it, or close to it: an annotation before a node before a line."""
        if self.overview:
            return self._far(at, lines=True)
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
        cast = self.scene().cast
        return cast.lazy or len(cast.survey.portraits) + 2 * len(cast.survey.lines) > _MANY

    def is_drawn_in(self, area: QRect) -> bool:
        """Whether something of the network, labels included, is drawn in this part of the viewport."""
        if self.scene().cast.lazy:
            return bool(self.scene().cast.survey.nodes_in(box(self.mapToScene(area).boundingRect())))
        items = self.scene().items(self.mapToScene(area).boundingRect(), Qt.IntersectsItemBoundingRect)
        return any(_drawn(items))

    def _far(self, at: QPoint, lines: bool) -> str | None:
        """The element under a point of an overview."""
        scene, survey = self.mapToScene(at), self.scene().cast.survey
        here = Point(scene.x(), scene.y())
        name = survey.near(here, max(46.0, _FAR / self.zoom))
        return name or (survey.line_near(here, _FAR / self.zoom) if lines else None)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Items; seen from far away, arrays; while one zooms, the last picture of them."""
        if self.overview:
            self._glide.end()
            began = perf_counter()
            with QPainter(self.viewport()) as painter:
                painter.setWorldTransform(self.viewportTransform())
                self._paint_far(painter, self.mapToScene(event.rect()).boundingRect())
            self._painting = 1000.0 * (perf_counter() - began)
        elif self._glide.active:
            self._glide.paint()
        else:
            super().paintEvent(event)

    @property
    def gliding(self) -> bool:
        """Whether a picture stands for the items."""
        return self._glide.active and not self.overview

    def carry(self, places: Mapping[str, Place]) -> None:
        """Show nodes at other places while they are dragged."""
        self.hurry()
        cast = self.scene().cast
        if cast.lazy and not self.overview:
            self._glide.begin(cast.carried(places))
        self.scene().preview(places)

    def come_to_rest(self) -> None:
        """Nothing moves any more."""
        self._glide.end()
        super().come_to_rest()
        self.looked.emit()

    def _begin_glide(self) -> None:
        if self.scene().cast.lazy and not self.overview:
            self.hurry()
            self._glide.begin()

    def _show_glow(self) -> None:
        """Of an overview, which is painted as a whole, so seldom that it takes little of the time."""
        if self.overview and not self._glow_later.isActive():
            self._glow_later.start(round(_REST * self._painting))

    def _paint_far(self, painter: QPainter, seen: QRectF) -> None:
        painter.setRenderHints(self.renderHints())
        self.drawBackground(painter, seen)
        scene = self.scene()
        self._overview.paint(painter, seen, self.zoom, scene.document.selection, scene.glow.steps)

    def _hits(self, at: QPoint) -> Iterator[Drawn]:
        yield from _drawn(self.items(at), Detail.ANNOTATION.opacity(self.zoom) > 0)


def _drawn(items: Iterable[QGraphicsItem], annotations: bool = True) -> Iterator[Drawn]:
    return (i for i in items if isinstance(i, Drawn) and (annotations or not isinstance(i, ChipItem)))
