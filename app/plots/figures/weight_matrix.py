"""The weight matrix: which cells are connected how strongly, at any time at which weights were recorded."""

from __future__ import annotations

from functools import partial

import numpy as np
from PyQt5.QtCore import QRectF
from PyQt5.QtGui import QColor, QImage, QPainter
from PyQt5.QtWidgets import QWidget

from app.look import theme, ticks
from app.plots.figures.axis import Axis, Floats
from app.plots.figures.field import Field
from app.plots.figures.figure import Columns
from app.plots.figures.head import Head
from app.plots.figures.map_drawing import draw_scale
from app.plots.figures.matrix import Connections, Grid, Strongest, around, at_note, grid, squares
from app.plots.figures.measured import THINKING, Measured
from app.plots.figures.player import Player
from app.plots.figures.thinking import Sum
from app.plots.figures.told import Told, told
from app.plots.previous import Run
from app.preview import Answer, connections
from app.run.preview import Preview
from app.script import write

_NOTHING = Grid(np.full((1, 1), np.nan))
_UNREAD = Strongest()
NO_PROJECTION = "The network has no projection."
UNKNOWN = "What is connected is known only of a network of the canvas."


class WeightMatrix(Measured):
    """Asks the preview which cells a projection connects. Weights are those recorded, or as they were made."""

    def __init__(self, preview: Preview | None = None, parent: QWidget | None = None) -> None:
        self.grid = _NOTHING
        self._connections: Connections | None = None
        self._strongest = _UNREAD
        super().__init__("Weight matrix", parent)
        self._preview, self._topic = preview, f"weight matrix {id(self)}"
        self.head = Head(self)
        self.projection = self.head.add_choice("Projection", lambda _: self._ask())
        self.set_head(self.head)
        self.player = Player(self)
        self.player.hide()
        self.player.moved.connect(lambda _: self.again())
        self.set_foot(self.player)
        if preview is not None:
            preview.arrived.connect(self._learn)

    # -- for the board -------------------------------------------------------------------------------------------------

    def show_run(self, run: Run | None, before: Run | None = None) -> None:
        """Show the projections of this run from now on, those first whose weights are recorded."""
        super().show_run(run, before)
        self._ask()

    def refresh(self, now: float, final: bool = False) -> None:
        """Weights may have come."""
        self._follow_time()
        super().refresh(now, final)

    def clear(self) -> None:
        """No squares."""
        self.grid, self._strongest = _NOTHING, _UNREAD

    def sum(self) -> Sum:
        """The squares at the time that is looked at."""
        ends, about = self._connections, self._told
        if ends is None or about is None:
            return lambda: (_NOTHING, _UNREAD)
        read = self._strongest if self._strongest.whose == about.label else Strongest(about.label)
        return partial(_work_out, ends, about.notes.rows[:], about.note_at(self.player.time), read)

    def show_sum(self, came: tuple[Grid, Strongest]) -> None:
        """Draw them."""
        self.grid, self._strongest = came
        ends, about = self._connections, self._told
        if ends is not None and about is not None:
            self.set_axes(Axis("source ↓   target →", 0.0, float(ends.shape[1])), Axis("", float(ends.shape[0]), 0.0))
            self.set_caption(self._words(ends, about))

    def table(self) -> Columns:
        """A row for each connection, at the time that is looked at."""
        ends, about = self._connections, self._told
        if ends is None or about is None:
            return {}
        weights = at_note(ends, about.notes.rows, about.note_at(self.player.time))
        heading = f"weight ({about.unit})" if about.unit else "weight"
        return {"source": ends.pre.astype(float), "target": ends.post.astype(float), heading: weights}

    # -- what is drawn -------------------------------------------------------------------------------------------------

    def name_at(self, x: float, y: float) -> str:
        """Both cells, and the weight."""
        ends, about = self._connections, self._told
        if ends is None or about is None:
            return ""
        (sources, targets), (rows, columns) = ends.shape, self.grid.means.shape
        row, column = min(int(y * rows / sources), rows - 1), min(int(x * columns / targets), columns - 1)
        mean = self.grid.means[row, column]
        words = f"{around(row, rows, sources)} → {around(column, columns, targets)}"
        return f"{words}: {_number(mean)} {about.unit}".rstrip() if np.isfinite(mean) else f"{words}: not connected"

    def paint_data(self, painter: QPainter, field: Field) -> None:
        """A picture of all squares, enlarged without being blurred."""
        about = self._told
        if self._connections is None or about is None:
            return
        own, paper = QColor(theme().look.hue(about.role).line), theme().color("panel")
        pixels = squares(self.grid, own.getRgb()[:3], paper.getRgb()[:3])
        rows, columns = pixels.shape
        image = QImage(pixels.data, columns, rows, 4 * columns, QImage.Format.Format_ARGB32).copy()
        small = max(rows / field.height, columns / field.width) > 1
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, small)
        painter.drawImage(QRectF(0, 0, field.width, field.height), image)

    def paint_all(self, painter: QPainter, plot: QRectF) -> None:
        """Also the scale of weights."""
        super().paint_all(painter, plot)
        about = self._told
        if self._connections is not None and about is not None:
            words = f"{_number(self.grid.strongest)} {about.unit}".rstrip()
            draw_scale(painter, [about.role], words, plot.width(), plot.width() - self.head.sizeHint().width())

    # -- which projection, and when ------------------------------------------------------------------------------------

    @property
    def _told(self) -> Told | None:
        """The projection that is chosen."""
        return next((each for each in told(self.run) if each.label == self.projection.value), None)

    def _words(self, ends: Connections, about: Told) -> str:
        when = f"at {ticks.duration(self.player.time)}" if about.notes.times else "as they were made"
        return f"{ticks.number(len(ends.pre), 0)} connections · {when}"

    def _follow_time(self) -> None:
        about = self._told
        times = about.notes.times if about is not None else []
        if self.player.isHidden() == (len(times) > 1):
            self.player.setVisible(len(times) > 1)
            self.arrange()
        if times:
            self.player.set_span(times[0], times[-1])

    def _ask(self) -> None:
        """Offer the projections, and learn what the chosen one connects."""
        self.projection.offer_names([each.label for each in told(self.run)])
        self._connections, about = None, self._told
        if about is not None and self._preview is not None:
            self.set_caption(THINKING)
            self._preview.ask(self._topic, connections(write(about.network), about.projection.name))
        elif self.run is not None:
            self.set_caption(UNKNOWN if self.run.network is None or about is not None else NO_PROJECTION)
        self._follow_time()
        self.redraw()

    def _learn(self, topic: str, answer: Answer) -> None:
        about = self._told
        if topic != self._topic or about is None:
            return
        if not answer.arrays:
            self.set_caption(answer.sentence)
            return
        pre, post = (answer.arrays[end].astype(np.int64) for end in ("pre", "post"))
        weights = np.asarray(answer.arrays.get("weight", np.full(len(pre), np.nan)), dtype=np.float64)
        self._connections = Connections(pre, post, weights, about.shape)
        self.again()


def _work_out(ends: Connections, rows: list[Floats], at: int, read: Strongest) -> tuple[Grid, Strongest]:
    read = read.after(rows, ends.weights)
    return Grid(grid(ends, at_note(ends, rows, at)), read.weight), read


def _number(value: float) -> str:
    return f"{value + 0.0:.3g}".replace("-", "\u2212")
