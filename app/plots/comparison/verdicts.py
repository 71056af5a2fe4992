"""The verdicts of a comparison, one below the other: a sign, who agrees with whom, and why that is said."""

from __future__ import annotations

from collections.abc import Sequence

from PyQt5.QtCore import Qt
from PyQt5.QtWidgets import QGridLayout, QLabel, QWidget

from app.compare.words import Verdict

_SIGNS = {True: ("\u2713", "agrees"), False: ("\u2717", "problem"), None: ("\u2013", "muted")}  # and how they look


class Verdicts(QWidget):
    """Shows verdicts, or words in their place."""

    def __init__(self, words: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(2)
        self._grid.setColumnStretch(1, 1)
        self._text = ""
        self.say(words)

    def text(self) -> str:
        """All that is said."""
        return self._text

    def say(self, words: str) -> None:
        """Words alone."""
        self._begin(words)
        self._grid.addWidget(_label(words, "muted"), 0, 0, 1, 2)

    def show_verdicts(self, verdicts: Sequence[Verdict]) -> None:
        """Show these."""
        self._begin(" ".join(verdict.text for verdict in verdicts))
        for row, verdict in enumerate(verdicts):
            sign, kind = _SIGNS[verdict.agree]
            self._grid.addWidget(_label(sign, kind), 2 * row, 0, Qt.AlignTop)
            self._grid.addWidget(_label(verdict.head, "strong"), 2 * row, 1)
            if verdict.reason:
                self._grid.addWidget(
                    _label(f"{verdict.reason[0].upper()}{verdict.reason[1:]}.", "muted"), 2 * row + 1, 1
                )

    def _begin(self, text: str) -> None:
        self._text = text
        self.setAccessibleName(text)
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()


def _label(text: str, kind: str) -> QLabel:
    label = QLabel(text)
    label.setProperty("kind", kind)
    label.setWordWrap(True)
    label.setTextFormat(Qt.PlainText)
    label.setTextInteractionFlags(Qt.TextSelectableByMouse)
    return label
