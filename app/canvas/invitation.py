"""What an empty canvas says: how to begin, with templates to begin from."""

from __future__ import annotations

from collections.abc import Iterable

from PyQt5.QtCore import Qt, pyqtSignal
from PyQt5.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from app.canvas.card import Card
from app.canvas.template import Template
from app.look.tokens import GRID

_ACROSS = 4  # cards in a row


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
        self._or = QLabel("Or begin with a network that others have described; a click runs it, Esc clears the table")
        self._or.setProperty("kind", "caption")
        self._cards = QGridLayout()
        self._cards.setSpacing(GRID)
        column = QVBoxLayout(self)
        column.setSpacing(2 * GRID)
        for label in (self._title, self._caption, self._or):
            label.setAlignment(Qt.AlignCenter)
            label.setAttribute(Qt.WA_TransparentForMouseEvents)
            column.addWidget(label)
        column.insertSpacing(2, 4 * GRID)
        column.addLayout(self._cards)
        self.set_templates(())

    def set_templates(self, templates: Iterable[Template]) -> None:
        """Offer these."""
        while (old := self._cards.takeAt(0)) is not None:
            if widget := old.widget():
                widget.deleteLater()
        for number, template in enumerate(templates):
            card = Card(template)
            card.clicked.connect(lambda _=False, key=template.key: self.template_wanted.emit(key))
            self._cards.addWidget(card, *divmod(number, _ACROSS))
        self._or.setVisible(self._cards.count() > 0)
        self.adjustSize()
