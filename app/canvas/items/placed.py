"""What every item has in common that lies at a place and can be moved."""

from __future__ import annotations

from app.canvas.geometry import End
from app.canvas.items.state import Drawn
from app.canvas.portrait import Portrait
from app.canvas.shapes import Box, Point, Shape


class Placed(Drawn):
    """Drawn around its place by its portrait."""

    portrait: Portrait
    shown: Shape

    @property
    def name(self) -> str:
        """The name of the element."""
        return self.portrait.name

    @property
    def at(self) -> Point:
        """Where it is, in the scene."""
        return Point(self.x(), self.y())

    @property
    def end(self) -> End:
        """Where lines begin and end."""
        return End(self.at, self.shown)

    @property
    def body(self) -> Box:
        """The rectangle of its shape, in the scene."""
        return self.shown.box.grown(3).moved(self.at)

    @property
    def texts(self) -> tuple[Box, ...]:
        """The rectangles of what is written at it, in the scene."""
        return ()

    def restyle(self) -> None:
        """Colours or fonts changed."""
        self.update()
