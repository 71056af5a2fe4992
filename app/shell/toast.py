"""A sentence over the lower edge of a widget that goes away by itself."""

from __future__ import annotations

from PyQt5.QtCore import QEvent, QObject, Qt, QTimer
from PyQt5.QtWidgets import QLabel, QWidget

_SECONDS = 5.0
_MARGIN = 16


class Toast(QLabel):
    """Lies over `host` and is only seen while it has something to say. A click sends it away."""

    def __init__(self, host: QWidget) -> None:
        super().__init__(host)
        self.setProperty("kind", "toast")
        self.setWordWrap(True)
        self.setAlignment(Qt.AlignCenter)
        self.setAccessibleName("Message")
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.hide)
        host.installEventFilter(self)
        self.hide()

    def say(self, sentence: str) -> None:
        """Show a sentence for some seconds."""
        self.setText(sentence)
        self._place()
        self.show()
        self.raise_()
        self._timer.start(round(_SECONDS * 1000))

    def mousePressEvent(self, event: object) -> None:
        """Gone at a click."""
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay at the lower edge when the host is resized."""
        if event.type() == QEvent.Resize and self.isVisible():
            self._place()
        return False

    def _place(self) -> None:
        host = self.parentWidget()
        self.setFixedWidth(max(min(560, host.width() - 2 * _MARGIN), 120))
        height = self.heightForWidth(self.width())
        self.setFixedHeight(height)
        self.move((host.width() - self.width()) // 2, host.height() - height - _MARGIN)
