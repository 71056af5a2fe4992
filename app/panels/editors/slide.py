"""A slider that opens below a number: what is slid is committed at once, so that a run that goes on follows it."""

from __future__ import annotations

from PyQt5.QtCore import QPoint, Qt, QTimer, pyqtSignal
from PyQt5.QtGui import QKeyEvent
from PyQt5.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel, QSlider, QWidget

from app.look import theme
from app.look.tokens import GRID
from app.panels.text.span import PLACES, Span

_PAUSE = 33  # ms between two commits while somebody slides
_WIDTH = 260


class Slide(QFrame):
    """`slid(number)` at most thirty times a second, and once more where the slider came to rest."""

    slid = pyqtSignal(object)

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent, Qt.Popup)
        self.slider = QSlider(Qt.Horizontal)
        self.slider.setRange(0, PLACES)
        self.slider.setPageStep(PLACES // 10)
        self.slider.setAccessibleName(name)
        self._low, self._high = QLabel(), QLabel()
        self._span = Span(0.0, 1.0)
        self._later = QTimer(self, singleShot=True, interval=_PAUSE, timeout=self._tell)
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        for part in (self._low, self.slider, self._high):
            row.addWidget(part, 1 if part is self.slider else 0)
        for label in (self._low, self._high):
            label.setProperty("kind", "caption")
        self.slider.valueChanged.connect(lambda _: None if self._later.isActive() else self._later.start())
        self.setFixedWidth(_WIDTH)
        look = theme().look
        self.setStyleSheet(f"Slide {{ background: {look.panel}; border: 1px solid {look.hairline}; }}")

    def open(self, span: Span, value: float, at: QPoint) -> None:
        """Open it there, with the knob at a value."""
        self._span = span
        self._low.setText(_text(span.low))
        self._high.setText(_text(span.high))
        self.slider.blockSignals(True)
        self.slider.setValue(span.place(value))
        self.slider.blockSignals(False)
        self.adjustSize()
        room = QApplication.screenAt(at) or QApplication.primaryScreen()
        self.move(min(at.x(), room.availableGeometry().right() - self.width()), at.y())
        self.show()
        self.slider.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter closes as Esc does: what was slid is kept."""
        if event.key() in (Qt.Key_Return, Qt.Key_Enter, Qt.Key_Escape):
            self.close()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: object) -> None:
        """Nothing that was slid is lost."""
        if self._later.isActive():
            self._later.stop()
            self._tell()

    def _tell(self) -> None:
        self.slid.emit(self._span.at(self.slider.value()))


def _text(number: float) -> str:
    return f"{number:.4g}".replace("-", "−")
