"""What every drawn element has in common: it may be selected, hovered, faulty or pointed at."""

from __future__ import annotations

from PyQt5.QtCore import QPointF, QRectF, Qt
from PyQt5.QtGui import QColor, QFont, QPainter
from PyQt5.QtWidgets import QGraphicsItem

from app.canvas.items.paint import pen
from app.look import theme
from app.look.tokens import CAPTION
from app.model.checks import Problem, Severity


class Drawn(QGraphicsItem):
    """An element of the network as an item. Its flags are set by the scene; setting one redraws it."""

    def __init__(self) -> None:
        super().__init__()
        self.chosen = False
        self.hovered = False
        self.lit = False
        self.glow = 0  # a step of `app.canvas.glow`
        self.problems: tuple[Problem, ...] = ()

    def mark(self, **flags: object) -> None:
        """Set `chosen`, `hovered`, `lit`, `glow` or `problems`, and redraw when one changed."""
        if any(getattr(self, name) != value for name, value in flags.items()):
            for name, value in flags.items():
                setattr(self, name, value)
            self.update()

    def halo(self) -> tuple[QColor, float] | None:
        """Colour and width of the line around it: an error before the selection before the mouse."""
        if self.lit:
            return theme().color("problem"), 3.0
        if self.chosen:
            return theme().color("accent"), 2.0
        return (theme().color("accent", 0.35), 2.0) if self.hovered else None

    @property
    def faulty(self) -> bool:
        """Whether a problem keeps the network from running."""
        return any(problem.severity is Severity.ERROR for problem in self.problems)

    def paint_badge(self, painter: QPainter, at: QPointF, radius: float) -> None:
        """An exclamation mark in a disc: filled for an error, in outline for a warning."""
        color = theme().color("problem")
        painter.setPen(pen(color, 1.5))
        painter.setBrush(color if self.faulty else theme().color("paper"))
        painter.drawEllipse(at, radius, radius)
        painter.setPen(theme().color("paper") if self.faulty else color)
        painter.setFont(theme().font(CAPTION, QFont.Bold))
        painter.drawText(QRectF(at.x() - radius, at.y() - radius, 2 * radius, 2 * radius), Qt.AlignCenter, "!")
