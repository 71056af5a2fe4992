"""One axis of a sweep: what is swept, over which values, and a way to take it out again."""

from __future__ import annotations

from PyQt5.QtCore import QSize, Qt, pyqtSignal
from PyQt5.QtGui import QPainter, QPaintEvent
from PyQt5.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QToolButton, QVBoxLayout, QWidget

from app.sweep.plan import Axis
from app.sweep.values import EXPECTED, SweepError


class AxisRow(QWidget):
    """`changed` when the values are others, `removed` when it is to go, `entered` when Enter is pressed in it."""

    changed = pyqtSignal()
    removed = pyqtSignal()
    entered = pyqtSignal()

    def __init__(self, target: str, label: str, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.target = target
        self.values = QLineEdit(text)
        self.values.setAccessibleName(f"Values of {label}")
        self.values.setToolTip(f"Expected: {EXPECTED}")
        self._said = QLabel()
        self._said.setProperty("kind", "complaint")
        self._said.setWordWrap(True)
        away = QToolButton(text="×")
        away.setProperty("kind", "caption")
        away.setAccessibleName(f"No longer sweep {label}")
        away.setToolTip("Take this out of the sweep")
        self.label = label
        title = _Elided(label)
        title.setToolTip(target)
        line = QHBoxLayout()
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(title, 1)
        line.addWidget(away)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 6)
        column.setSpacing(2)
        column.addLayout(line)
        column.addWidget(self.values)
        column.addWidget(self._said)
        self.values.textChanged.connect(self._check)
        self.values.returnPressed.connect(self.entered)
        away.clicked.connect(self.removed)
        self._check()

    @property
    def axis(self) -> Axis:
        """The axis as it is written now."""
        return Axis(self.target, self.values.text())

    @property
    def count(self) -> int:
        """How many values there are; none where the text holds none."""
        try:
            return len(self.axis.values)
        except SweepError:
            return 0

    def _check(self) -> None:
        try:
            number = len(self.axis.values)
        except SweepError as error:
            self._say(str(error), "complaint")
        else:
            self._say(f"{number:,} value{'' if number == 1 else 's'}", "caption")
        self.changed.emit()

    def _say(self, words: str, kind: str) -> None:
        self._said.setText(words)
        self._said.setProperty("kind", kind)
        self._said.style().unpolish(self._said)
        self._said.style().polish(self._said)


class _Elided(QLabel):
    """A line of words that ends in dots where there is no room for all."""

    def minimumSizeHint(self) -> QSize:
        """Narrow."""
        return QSize(40, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """As much as there is room for."""
        with QPainter(self) as painter:
            painter.setPen(self.palette().color(self.foregroundRole()))
            shown = self.fontMetrics().elidedText(self.text(), Qt.ElideRight, self.width())
            painter.drawText(self.rect(), int(Qt.AlignLeft | Qt.AlignVCenter), shown)
