"""The page of the card that says what each simulator makes of a synapse."""

from __future__ import annotations

from PyQt5.QtCore import QSize, Qt
from PyQt5.QtWidgets import QFrame, QLabel, QScrollArea, QSizePolicy, QWidget

from app.look import theme
from app.model import Component
from app.panels.plasticity.becoming import page
from app.panels.row import LEFT, RIGHT
from app.run.conversions import Conversions

_HEIGHT = 208  # px


class SimulatorsPage(QScrollArea):
    """Asks the simulators when it is first shown, and writes down what they say as it comes."""

    def __init__(self, conversions: Conversions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._conversions = conversions
        self._synapse: Component | None = None
        self.words = QLabel()
        self.words.setProperty("kind", "caption")
        self.words.setTextFormat(Qt.RichText)
        self.words.setWordWrap(True)
        self.words.setAlignment(Qt.AlignTop)
        self.words.setTextInteractionFlags(Qt.TextSelectableByMouse | Qt.TextSelectableByKeyboard)
        self.words.setContentsMargins(LEFT + 12, 0, RIGHT, 0)
        self.words.setAccessibleName("What simulators make of it")
        self.setWidget(self.words)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.NoFrame)
        self.setSizePolicy(QSizePolicy.Expanding, QSizePolicy.Fixed)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarAlwaysOff)
        conversions.changed.connect(self._write)
        theme().changed.connect(self._write)

    def sizeHint(self) -> QSize:
        """As high as the other pages."""
        return QSize(240, _HEIGHT)

    def show_synapse(self, synapse: Component) -> None:
        """Say what becomes of this synapse."""
        self._synapse = synapse
        self._conversions.ask()
        self._write()

    def _write(self) -> None:
        if self._synapse is not None:
            told = page(self._synapse, self._conversions.told, self._conversions.waiting, theme().look.problem)
            self.words.setText(told)
