"""The picture of a value: how often a distribution yields which numbers, or what a formula comes to."""

from __future__ import annotations

from typing import Any

from PyQt5.QtCore import Qt, pyqtSignal
from PyQt5.QtWidgets import QLabel, QVBoxLayout, QWidget

from app.panels.curves.portrait import portrait
from app.panels.curves.sketch import Sketch
from app.panels.editors.instant import Instant
from app.panels.forms.field import SEVERAL, Field

_HEIGHT, _INDENT = 76, 12  # px


class PictureEditor(Instant, QWidget):
    """Nothing is edited here; what it shows is said in words below."""

    committed = pyqtSignal(object)
    refused = pyqtSignal(str)

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field, self.value = field, None
        self.sketch, self.caption = Sketch(_HEIGHT), QLabel()
        self.caption.setTextFormat(Qt.PlainText)
        self.caption.setWordWrap(True)
        self.caption.setContentsMargins(_INDENT, 0, 14, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.sketch)
        column.addWidget(self.caption)

    def present(self, field: Field, value: Any) -> None:
        """Draw a value of a field; several values are not drawn."""
        self.field, self.value = field, value
        drawn = None if value is SEVERAL else portrait(field.parameter, value, field.spans)
        self.sketch.show_picture(drawn.picture if drawn else None)
        self.sketch.setVisible(bool(drawn and drawn.picture))
        self._say(drawn.caption if drawn else "", bool(drawn and drawn.wrong))
        self.setAccessibleName(f"Picture of {field.parameter.name}")
        self.setAccessibleDescription(drawn.caption if drawn else "")
        self.setVisible(drawn is not None)

    def _say(self, caption: str, wrong: bool) -> None:
        self.caption.setProperty("kind", "complaint" if wrong else "caption")
        self.caption.style().unpolish(self.caption)
        self.caption.style().polish(self.caption)
        self.caption.setText(caption)
        self.caption.setVisible(bool(caption))
