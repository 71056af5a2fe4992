"""What an empty canvas says: how to begin, with networks to begin from, each with a picture of what it does."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from PyQt5.QtCore import QSize, Qt, pyqtSignal
from PyQt5.QtGui import QIcon
from PyQt5.QtWidgets import QGridLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from app.look import theme
from app.look.tokens import GRID

_CARD, _PICTURE = 168, QSize(152, 86)  # px wide; of the picture in it
_COLUMNS = 4
_LOW = 32  # px of a card without pictures
_ROW, _WORDS = 122, 140  # px of a row of cards, and of what stands above them
Pictures = Callable[[str, str], Path]


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
        self._or = QLabel("Or begin with a network")
        self._or.setProperty("kind", "caption")
        self._cards: list[QToolButton] = []
        self._picture: Pictures = lambda key, look: Path()
        self._grid = QGridLayout()
        self._grid.setSpacing(2 * GRID)
        column = QVBoxLayout(self)
        column.setSpacing(2 * GRID)
        for label in (self._title, self._caption, self._or):
            label.setAlignment(Qt.AlignCenter)
            label.setAttribute(Qt.WA_TransparentForMouseEvents)
            column.addWidget(label)
        column.insertSpacing(2, 4 * GRID)
        column.addLayout(self._grid)
        theme().changed.connect(self._dress)
        self.set_templates(())

    def set_templates(self, templates: Iterable[tuple[str, str]], picture: Pictures | None = None) -> None:
        """Offer these: (key, title); `picture(key, look)` is the path of a picture, which need not be there."""
        self._picture = picture or self._picture
        while self._cards:
            self._cards.pop().deleteLater()
        for key, title in templates:
            card = QToolButton(self)
            card.setProperty("kind", "card")
            card.setText(title)
            card.setAccessibleName(title)
            card.setToolTip(f"Open {title} as a new network")
            card.setFixedWidth(_CARD)
            card.clicked.connect(lambda _=False, key=key: self.template_wanted.emit(key))
            card.setProperty("template", key)
            self._cards.append(card)
        self._or.setVisible(bool(self._cards))
        self._dress()
        self.fit(QSize(_CARD * (_COLUMNS + 1), 10_000))

    def fit(self, room: QSize) -> None:
        """Use as many columns as there is room for, and pictures where they fit."""
        columns = max(min(room.width() // (_CARD + 2 * GRID), _COLUMNS), 1)
        rows = -(-len(self._cards) // columns)
        pictures = rows * _ROW + _WORDS < room.height()
        for at, card in enumerate(self._cards):
            seen = pictures and not card.icon().isNull()
            card.setToolButtonStyle(Qt.ToolButtonTextUnderIcon if seen else Qt.ToolButtonTextOnly)
            card.setFixedHeight(_ROW - GRID if pictures else _LOW)
            self._grid.addWidget(card, at // columns, at % columns)
        self.adjustSize()

    def _dress(self) -> None:
        """Pictures for the look in force."""
        for card in self._cards:
            path = self._picture(str(card.property("template")), theme().look.name)
            card.setIcon(QIcon(str(path)) if path.is_file() else QIcon())
            card.setIconSize(_PICTURE)
