"""The editor of a number, which may also be drawn, listed or computed: arrows step it, a menu changes its kind."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PyQt5.QtCore import QPoint, Qt, pyqtSignal
from PyQt5.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent, QKeySequence, QResizeEvent
from PyQt5.QtWidgets import QApplication, QWidget

from app.model import Array, Distribution
from app.panels.editors.chevron import Chevron
from app.panels.editors.kind_menu import KindMenu
from app.panels.editors.line import LineEditor
from app.panels.editors.reader import Reader
from app.panels.editors.slide import Slide
from app.panels.forms.field import SEVERAL, Field
from app.panels.text.columns import is_column, numbers_of_file, numbers_of_text
from app.panels.text.refused import Refused
from app.panels.text.span import span_of
from app.panels.text.stepping import step_of, stepped
from app.panels.text.values import ValueText
from backends.standard import Kind

_STEPS = {Qt.Key_Up: 1, Qt.Key_Down: -1}
_FAST = 10
_SWEPT = ("size", "cell", "initial", "source", "synapse", "connector")  # parts of elements that assignments reach


class ValueEditor(LineEditor):
    """`unfold(bool)` asks to show or hide the parameters of the distribution that the field holds.

    `file_wanted(take)` asks for a file with numbers, whose path is to be handed to `take`; `sweep_wanted`: somebody
    wants to run the network with many values of this.
    """

    unfold = pyqtSignal(bool)
    file_wanted = pyqtSignal(object)
    sweep_wanted = pyqtSignal()

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(field, parent)
        self._step: float | None = None
        self.unfolded = False
        self._button = Chevron(self)
        self._button.clicked.connect(self.open_menu)
        self.reader = Reader(self)
        self.reader.done.connect(self._on_read)
        self.reader.refused.connect(self._on_unreadable)

    def present(self, field: Field, value: Any) -> None:
        """Show a value of a field; the menu has something to offer only where values can be of several kinds."""
        if field.key != self.field.key:
            self.reader.forget()
        super().present(field, value)
        self._button.setVisible(self.has_menu)
        self._button.setAccessibleName(f"Kind of {field.parameter.name}")
        kinds = "Constant, distribution, formula, list or file" if self.takes_lists else "Default, slider, sweep"
        self._button.setToolTip(f"{kinds} (Alt+Down)")

    @property
    def takes_lists(self) -> bool:
        """Whether the values may be many, and the menu has something to offer."""
        return self.field.parameter.random and isinstance(self.field.text, ValueText)

    @property
    def has_menu(self) -> bool:
        """Whether the menu has something to offer."""
        return bool(self.takes_lists) or self.slides

    def open_menu(self) -> None:
        """Offer the kinds of value, and the default."""
        if self.has_menu:
            menu = KindMenu(self)
            menu.aboutToHide.connect(menu.deleteLater)
            menu.popup(self.mapToGlobal(QPoint(0, self.height() + 2)))

    @property
    def slides(self) -> bool:
        """Whether it holds one number, which a slider can change."""
        value, kind = self.value, self.field.parameter.kind
        return isinstance(value, int | float) and not isinstance(value, bool) and kind in (Kind.REAL, Kind.INTEGER)

    @property
    def sweeps(self) -> bool:
        """Whether the network can be run with many values of it."""
        part, _, name = self.field.key.partition(".")
        whole = part in _SWEPT and "." not in name
        return whole and self.field.parameter.kind in (Kind.REAL, Kind.INTEGER)

    def open_slide(self) -> None:
        """Let the number be slid."""
        self.commit()
        if self.slides:
            slide = Slide(f"Slider of {self.field.parameter.name}", self)
            slide.setAttribute(Qt.WA_DeleteOnClose)
            slide.slid.connect(self._on_slid)
            span = span_of(self.field.parameter, self.value)
            slide.open(span, self.value, self.mapToGlobal(QPoint(0, self.height() + 2)))

    def _on_slid(self, number: object) -> None:
        if number != self.value:
            self.committed.emit(number)
            self.restore()

    def take(self, make: Callable[[], Any]) -> None:
        """Commit a value that the menu made, or say why it cannot be."""
        try:
            value = self.field.text.parse(self.field.text.format(make()))
        except Refused as refusal:
            self._complain(str(refusal))
            return
        self.setModified(False)
        self.committed.emit(value)
        self.restore()
        if isinstance(value, Distribution):
            self.unfold.emit(True)

    # -- many numbers at once ------------------------------------------------------------------------------------------

    def take_column(self, text: str) -> None:
        """Read a column of numbers that was pasted."""
        self._read("the column", lambda: numbers_of_text(text))

    def take_file(self, path: Path) -> None:
        """Read a file of numbers."""
        self._read(path.name, lambda: numbers_of_file(path))

    def choose_file(self) -> None:
        """Ask for a file, and read it."""
        self.file_wanted.emit(self.take_file)

    def forget(self) -> None:
        """What is half typed or being read is not wanted any more."""
        self.reader.forget()
        self.restore()

    def _read(self, name: str, how: Callable[[], Any]) -> None:
        text = self.field.text
        assert isinstance(text, ValueText)
        self.restore()
        self.setText(f"Reading {name} …")
        self.reader.read(lambda: text.checked(Array(how())))

    def _on_read(self, value: object) -> None:
        self.setModified(False)
        self.committed.emit(value)
        self.restore()

    def _on_unreadable(self, sentence: str) -> None:
        self.restore()
        self._complain(sentence)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A file may be dropped here where many numbers may be."""
        if self.takes_lists and event.mimeData().hasUrls():
            event.acceptProposedAction()
        else:
            super().dragEnterEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """A file that is dropped is read."""
        paths = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        if not (self.takes_lists and event.mimeData().hasUrls()):
            super().dropEvent(event)
        elif len(paths) == 1:
            self.take_file(Path(paths[0]))
        else:
            self._complain(f"{len(paths)} files were dropped where one with numbers is expected.")

    # -- keys ----------------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and Down step the number, with Shift tenfold; with Alt they open slider and menu; columns are pasted."""
        if event.key() == Qt.Key_Down and event.modifiers() & Qt.AltModifier:
            self.open_menu()
        elif event.key() == Qt.Key_Up and event.modifiers() & Qt.AltModifier:
            self.open_slide()
        elif event.key() == Qt.Key_Escape and self.reader.busy:
            self.forget()
        elif event.key() in _STEPS:
            self._move(_STEPS[event.key()] * (_FAST if event.modifiers() & Qt.ShiftModifier else 1))
        elif event.matches(QKeySequence.Paste) and self.takes_lists and is_column(QApplication.clipboard().text()):
            self.take_column(QApplication.clipboard().text())
        else:
            self._step = None
            super().keyPressEvent(event)

    def _move(self, times: int) -> None:
        self.commit()
        value = self.value
        if value is SEVERAL or isinstance(value, bool) or not isinstance(value, int | float) or self.complaint:
            return
        if self._step is None:
            self._step = step_of(self.field.parameter, value)
        moved = stepped(self.field.parameter, value, self._step, times)
        if moved != value:
            self.committed.emit(moved)
        self.restore()
        self.selectAll()

    def focusOutEvent(self, event: Any) -> None:
        """Leaving forgets how large a step was."""
        if event.reason() != Qt.PopupFocusReason:
            self._step = None
        super().focusOutEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the button at the end."""
        super().resizeEvent(event)
        self._button.setGeometry(self.end_rect())
