"""The top of the inspector: the shape, the label to edit, how many cells, and a line about the model."""

from __future__ import annotations

from html import escape

from PyQt5.QtCore import Qt, pyqtSignal
from PyQt5.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QSizePolicy, QWidget

from app.panels.editors.line import LineEditor
from app.panels.forms import Face, Field, Head
from app.panels.glyph import Glyph
from app.panels.text.words import AsIs
from backends.standard import Parameter

_ICON = 16


def _label_field(doc: str) -> Field:
    parameter = Parameter("label", None, doc=doc)
    return Field("label", parameter, lambda head: head.label, lambda head, label: head, AsIs(), Face.TEXT, marked=False)


class Header(QWidget):
    """`relabelled(text)` when another label was typed."""

    relabelled = pyqtSignal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._glyph = Glyph(_ICON)
        self.title = LineEditor(_label_field("What it is called, any text"))
        self.title.setProperty("kind", "title")
        self.title.setAccessibleName("Label")
        self.title.setToolTip("What it is called. The name in the program follows, until you choose one yourself.")
        self.title.committed.connect(lambda label: self.relabelled.emit(label))
        self._pill, self._doc = QLabel(), QLabel()
        self._pill.setProperty("kind", "pill")
        self._pill.setSizePolicy(QSizePolicy.Fixed, QSizePolicy.Fixed)
        self._pill.setFixedHeight(20)
        self._doc.setProperty("kind", "muted")
        self._doc.setTextFormat(Qt.PlainText)
        self._doc.setWordWrap(True)
        self._lay_out()

    def show_head(self, head: Head) -> None:
        """Show the top of a form."""
        self._glyph.show_role(head.role)
        self.title.setReadOnly(not head.editable)
        self.title.present(self.title.field, head.label)
        self._pill.setText(head.pill)
        self._pill.setVisible(bool(head.pill))
        self._doc.setText(head.doc)
        self._doc.setToolTip("<p>" + escape(head.tip).replace("\n", "<br>") + "</p>" if head.tip else "")

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self._glyph)
        line.addWidget(self.title, 1)
        line.addWidget(self._pill)
        grid = QGridLayout(self)
        grid.setContentsMargins(24, 12, 24, 10)
        grid.setVerticalSpacing(2)
        grid.addLayout(line, 0, 0)
        grid.addWidget(self._doc, 1, 0)
