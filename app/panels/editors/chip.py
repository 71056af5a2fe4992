"""The editor of something that is there or not: a chip to click, filled when it is there."""

from __future__ import annotations

from typing import Any

from PyQt5.QtCore import QSize, Qt, pyqtSignal
from PyQt5.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PyQt5.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from app.look import theme
from app.look.tokens import CAPTION
from app.panels.editors.instant import Instant
from app.panels.forms.field import SEVERAL, Field

_HEIGHT, _PAD, _PAD_OFF = 20, 9, 5


class ChipEditor(Instant, QAbstractButton):
    """On is soft green with the value's text; off is muted; half on stands for several values."""

    committed = pyqtSignal(object)
    refused = pyqtSignal(str)

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field, self.value = field, None
        self.setCheckable(True)
        self.setFocusPolicy(Qt.StrongFocus)
        self.setCursor(Qt.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Fixed, QSizePolicy.Fixed)
        self.clicked.connect(self._on_clicked)

    def present(self, field: Field, value: Any) -> None:
        """Show a value of a field."""
        self.field, self.value = field, value
        self.setChecked(value is not None and value is not SEVERAL)
        self.setText(f"{field.text.format(None)} in some" if value is SEVERAL else field.text.format(value))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as its text."""
        pad = _PAD if self.isChecked() else _PAD_OFF
        return QSize(QFontMetrics(self._font()).horizontalAdvance(self.text()) + 2 * pad, _HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A pill, or plain text."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.Antialiasing)
        painter.setFont(self._font())
        box = self.rect().adjusted(0, 0, -1, -1)
        painter.setPen(theme().color("accent") if self.hasFocus() else Qt.NoPen)
        on = self.isChecked()
        painter.setBrush(theme().color("accent_soft" if on else "sunk", 1.0 if on or self.underMouse() else 0.0))
        painter.drawRoundedRect(box, _HEIGHT / 2, _HEIGHT / 2)
        painter.setPen(theme().color("accent" if on else "muted"))
        painter.drawText(self.rect(), Qt.AlignCenter, self.text())
        painter.end()

    def enterEvent(self, event: object) -> None:
        """Repaint."""
        self.update()

    def leaveEvent(self, event: object) -> None:
        """Repaint."""
        self.update()

    def _font(self) -> QFont:
        return theme().font(CAPTION, QFont.DemiBold if self.isChecked() else QFont.Normal)

    def _on_clicked(self) -> None:
        text = self.field.parameter.name if self.value is None or self.value is SEVERAL else ""
        self.committed.emit(self.field.text.parse(text))
