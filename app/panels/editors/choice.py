"""The editor of one of several words: a combo box that the wheel does not change in passing."""

from __future__ import annotations

from typing import Any

from PyQt5.QtCore import QSize, Qt, pyqtSignal
from PyQt5.QtGui import QPainter, QPaintEvent, QWheelEvent
from PyQt5.QtWidgets import QComboBox, QSizePolicy, QStyledItemDelegate, QWidget

from app.look import theme
from app.panels.editors.chevron import draw_chevron
from app.panels.editors.instant import Instant
from app.panels.forms.field import SEVERAL, Field


class ChoiceEditor(Instant, QComboBox):
    """Offers the declared choices, under their titles where they have some."""

    committed = pyqtSignal(object)
    refused = pyqtSignal(str)

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field: Field = field
        self.value: Any = None
        self._choices: tuple[str, ...] = ()
        self.setItemDelegate(QStyledItemDelegate(self))
        self.setSizePolicy(QSizePolicy.Expanding, QSizePolicy.Fixed)
        self.setMinimumWidth(0)
        self.setFocusPolicy(Qt.StrongFocus)
        self.activated[int].connect(self._on_activated)

    def present(self, field: Field, value: Any) -> None:
        """Show a value of a field; none of the choices where there are several values."""
        self.field, self.value = field, value
        choices = field.parameter.choices
        if choices != self._choices:
            self._choices = choices
            self.clear()
            self.addItems([field.titles.get(choice, choice) for choice in choices])
        self.setCurrentIndex(-1 if value is SEVERAL else choices.index(value) if value in choices else -1)

    def sizeHint(self) -> QSize:
        """As wide as there is room, whatever the choices are."""
        return QSize(80, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """The same."""
        return self.sizeHint()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel scrolls the form."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The box, an angle at its end, and a word for several values."""
        super().paintEvent(event)
        painter = QPainter(self)
        draw_chevron(painter, self.rect().adjusted(self.width() - 24, 0, -2, 0), theme().color("muted"))
        if self.value is SEVERAL:
            painter.setPen(theme().color("muted"))
            painter.drawText(self.rect().adjusted(9, 0, -24, 0), Qt.AlignVCenter, "several values")
        painter.end()

    def _on_activated(self, index: int) -> None:
        if self._choices[index] != self.value:
            self.committed.emit(self._choices[index])
