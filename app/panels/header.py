"""The top of the inspector: the shape, the label to edit, how many cells, and what there is to know about the model."""

from __future__ import annotations

from PyQt5.QtCore import Qt, pyqtSignal
from PyQt5.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QSizePolicy, QToolButton, QWidget

from app.panels.editors.line import LineEditor
from app.panels.explanation import Explanation
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
        self._head = Head("", "", "")
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
        self.more = QToolButton(text="?", checkable=True)
        self.more.setProperty("kind", "caption")
        self.more.setAccessibleName("About the model")
        self.more.setToolTip("What the model does, its equations, and where it comes from")
        self.explanation = Explanation()
        self.explanation.hide()
        self.more.toggled.connect(self._explain)
        self._lay_out()

    def show_head(self, head: Head) -> None:
        """Show the top of a form."""
        self._glyph.show_sign(head.role)
        self.title.setReadOnly(not head.editable)
        self.title.present(self.title.field, head.label)
        self._pill.setText(head.pill)
        self._pill.setVisible(bool(head.pill))
        self._head = head
        self.explanation.show_about(head.about)
        self.more.setVisible(bool(head.about))
        self._explain(self.more.isChecked())

    def _explain(self, on: bool) -> None:
        """Show or hide what there is to read; nothing is said twice."""
        self.explanation.setVisible(on and bool(self._head.about))
        said = on and any(one.doc == self._head.doc for one in self._head.about)
        self._doc.setText("" if said else self._head.doc)

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
        about = QHBoxLayout()
        about.setSpacing(8)
        about.addWidget(self._doc, 1)
        about.addWidget(self.more, 0, Qt.AlignTop)
        grid.addLayout(about, 1, 0)
        grid.addWidget(self.explanation, 2, 0)
