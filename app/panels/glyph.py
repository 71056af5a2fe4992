"""A sign as a widget of its own."""

from __future__ import annotations

from PyQt5.QtCore import QRectF, QSize
from PyQt5.QtGui import QPainter, QPaintEvent
from PyQt5.QtWidgets import QSizePolicy, QWidget

from app.look.glyph import draw
from app.model import Role
from app.model.sign import Sign


class Glyph(QWidget):
    """A sign as a widget of its own."""

    def __init__(self, size: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sign: Role | Sign | None = None
        self._size = size
        self.setSizePolicy(QSizePolicy.Fixed, QSizePolicy.Fixed)

    def show_sign(self, sign: Role | Sign | None) -> None:
        """Draw this one; None hides it."""
        self._sign = sign
        self.setVisible(sign is not None)
        self.setAccessibleName(sign.value if sign else "")
        self.update()

    def sizeHint(self) -> QSize:
        """A square with room for the line."""
        return QSize(self._size + 4, self._size + 4)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        if self._sign is not None:
            with QPainter(self) as painter:
                draw(painter, self._sign, QRectF(2, 2, self._size, self._size))
