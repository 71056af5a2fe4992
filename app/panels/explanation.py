"""What the declarations say about the models of an element: in words, in equations, and where they come from."""

from __future__ import annotations

from collections.abc import Sequence

from PyQt5.QtCore import Qt
from PyQt5.QtWidgets import QLabel, QVBoxLayout, QWidget

from app.look.tokens import CAPTION
from app.panels.forms import About
from app.panels.script_view import monospaced

_GAP = 6  # px
_READABLE = Qt.TextSelectableByMouse | Qt.TextSelectableByKeyboard


class Explanation(QWidget):
    """A text to read, select and copy."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[About, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 6, 0, 2)
        self._column.setSpacing(_GAP)
        self.setAccessibleName("About the model")

    def show_about(self, about: Sequence[About]) -> None:
        """Show what there is to know; nothing is made anew while it is the same."""
        if tuple(about) == self._shown:
            return
        self._shown = tuple(about)
        while (item := self._column.takeAt(0)) is not None:
            item.widget().deleteLater()
        for one in about:
            self._add(one, titled=len(about) > 1)
        self.setAccessibleDescription("\n".join(one.text for one in about))

    def _add(self, about: About, titled: bool) -> None:
        title = about.title if titled else ""
        for text, kind in ((title, "section"), (about.doc, ""), (about.equations, ""), (about.source, "caption")):
            if text:
                label = QLabel(text)
                label.setProperty("kind", kind)
                label.setTextFormat(Qt.PlainText)
                label.setWordWrap(True)
                label.setTextInteractionFlags(_READABLE)
                if text == about.equations:
                    label.setStyleSheet(f"font-family: '{monospaced()}'; font-size: {CAPTION}px;")
                self._column.addWidget(label)
