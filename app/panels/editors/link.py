"""Not an editor but a way to go: the name of another element, which a click selects."""

from __future__ import annotations

from typing import Any

from PyQt5.QtCore import Qt, pyqtSignal
from PyQt5.QtGui import QPainter, QPaintEvent
from PyQt5.QtWidgets import QPushButton, QSizePolicy, QWidget

from app.look import theme
from app.panels.editors.instant import Instant
from app.panels.forms.field import Field


class LinkEditor(Instant, QPushButton):
    """`followed(name)` when it is clicked."""

    committed = pyqtSignal(object)
    refused = pyqtSignal(str)
    followed = pyqtSignal(str)

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field: Field = field
        self.value: Any = None
        self.setProperty("kind", "link")
        self.setCursor(Qt.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Ignored, QSizePolicy.Fixed)
        self.clicked.connect(lambda: self.followed.emit(str(self.value)))

    def present(self, field: Field, value: Any) -> None:
        """Show where it leads."""
        self.field, self.value = field, value
        label = field.titles.get(str(value), str(value))
        self.setText(self.fontMetrics().elidedText(label.replace("&", "&&"), Qt.ElideRight, 160))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The label, and a sign at its end that it leads somewhere."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setPen(theme().color("muted"))
        painter.drawText(self.rect().adjusted(0, -1, -10, -1), Qt.AlignRight | Qt.AlignVCenter, "›")
        painter.end()
