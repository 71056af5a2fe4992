"""The editor of true or false: a switch."""

from __future__ import annotations

from typing import Any

from PyQt5.QtCore import QPointF, QRectF, QSize, Qt, pyqtSignal
from PyQt5.QtGui import QPainter, QPaintEvent
from PyQt5.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from app.look import theme
from app.panels.editors.instant import Instant
from app.panels.forms.field import SEVERAL, Field

_WIDTH, _HEIGHT, _ROOM = 30, 18, 4


class SwitchEditor(Instant, QAbstractButton):
    """Right is on. In the middle it stands for several values; a click makes all of them true."""

    committed = pyqtSignal(object)
    refused = pyqtSignal(str)

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field, self.value = field, None
        self.setCheckable(True)
        self.setFocusPolicy(Qt.StrongFocus)
        self.setSizePolicy(QSizePolicy.Fixed, QSizePolicy.Fixed)
        self.clicked.connect(lambda on: self.committed.emit(bool(on)))

    def present(self, field: Field, value: Any) -> None:
        """Show a value of a field."""
        self.field, self.value = field, value
        self.setChecked(value is True)
        self.update()

    def sizeHint(self) -> QSize:
        """As high as a field."""
        return QSize(_WIDTH + 2 * _ROOM, 26)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A pill with a knob."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.Antialiasing)
        track = QRectF(self.width() - _WIDTH - 1, (self.height() - _HEIGHT) / 2, _WIDTH, _HEIGHT)
        color = theme().color("accent" if self.isChecked() else "muted", 1.0 if self.isChecked() else 0.55)
        painter.setPen(Qt.NoPen)
        painter.setBrush(color)
        painter.drawRoundedRect(track, _HEIGHT / 2, _HEIGHT / 2)
        painter.setBrush(theme().color("panel"))
        painter.drawEllipse(QPointF(self._knob(track), track.center().y()), _HEIGHT / 2 - 3, _HEIGHT / 2 - 3)
        if self.hasFocus():
            painter.setBrush(Qt.NoBrush)
            painter.setPen(theme().color("accent"))
            painter.drawRoundedRect(track.adjusted(-2.5, -2.5, 2.5, 2.5), _HEIGHT / 2 + 2, _HEIGHT / 2 + 2)
        painter.end()

    def _knob(self, track: QRectF) -> float:
        if self.value is SEVERAL:
            return track.center().x()
        return track.right() - _HEIGHT / 2 if self.isChecked() else track.left() + _HEIGHT / 2
