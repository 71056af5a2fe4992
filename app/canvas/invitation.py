"""What an empty canvas says: how to begin, with templates to begin from."""

from __future__ import annotations

from collections.abc import Iterable

from PyQt5.QtCore import Qt, pyqtSignal
from PyQt5.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.look.tokens import GRID


class Invitation(QWidget):
    """Lies over an empty canvas and lets drops and clicks beside its buttons through."""

    template_wanted = pyqtSignal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName("How to begin")
        self.setAttribute(Qt.WA_NoSystemBackground)
        self.setStyleSheet("Invitation { background: transparent; }")
        self._title = QLabel("Drag a block here, or press Tab")
        self._title.setProperty("kind", "title")
        self._caption = QLabel("Then drag from the edge of one population to another to connect them.")
        self._caption.setProperty("kind", "muted")
        self._or = QLabel("Or begin with a template")
        self._or.setProperty("kind", "caption")
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(2 * GRID)
        column = QVBoxLayout(self)
        column.setSpacing(2 * GRID)
        for label in (self._title, self._caption, self._or):
            label.setAlignment(Qt.AlignCenter)
            label.setAttribute(Qt.WA_TransparentForMouseEvents)
            column.addWidget(label)
        column.insertSpacing(2, 4 * GRID)
        column.addLayout(self._buttons)
        self.set_templates(())

    def set_templates(self, templates: Iterable[tuple[str, str]]) -> None:
        """Offer these: (key, title)."""
        while (old := self._buttons.takeAt(0)) is not None:
            if widget := old.widget():
                widget.deleteLater()
        for key, title in templates:
            button = QPushButton(title)
            button.setToolTip(f"Open {title} as a new network")
            button.clicked.connect(lambda _=False, key=key: self.template_wanted.emit(key))
            self._buttons.addWidget(button)
        self._or.setVisible(self._buttons.count() > 0)
        self.adjustSize()
