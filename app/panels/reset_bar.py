"""The green bar left of a label: this value differs from its default. A click gives the default back."""

from __future__ import annotations

from PyQt5.QtCore import QRectF, QSize, Qt
from PyQt5.QtGui import QPainter, QPaintEvent
from PyQt5.QtWidgets import QAbstractButton, QWidget

from app.look import theme

_BAR, _WIDTH, _HEIGHT = 4, 12, 16


class ResetBar(QAbstractButton):
    """12 px wide for the hand, of which 4 px are seen. The menu of the field does the same by key."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.NoFocus)
        self.setFixedSize(QSize(_WIDTH, 26))
        self._on = False

    def show_difference(self, differs: bool, default: str) -> None:
        """Be there, or not."""
        self._on = differs
        self.setEnabled(differs)
        self.setCursor(Qt.PointingHandCursor if differs else Qt.ArrowCursor)
        tip = f"Differs from the default, {default}. Click to reset." if default else "Click to reset."
        self.setToolTip(tip if differs else "")
        self.setAccessibleName(tip if differs else "")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the bar."""
        if not self._on:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.Antialiasing)
        painter.setPen(Qt.NoPen)
        painter.setBrush(theme().color("accent"))
        painter.drawRoundedRect(QRectF(0, (self.height() - _HEIGHT) / 2, _BAR, _HEIGHT), 2, 2)
        painter.end()
