"""The script: the program of the network as it grows, with the lines of what is selected marked."""

from __future__ import annotations

from PyQt5.QtCore import QEasingCurve, Qt, QTimer, QVariantAnimation, pyqtSignal
from PyQt5.QtGui import QColor, QHideEvent, QShowEvent
from PyQt5.QtWidgets import QApplication, QHBoxLayout, QLabel, QPushButton, QStyle, QVBoxLayout, QWidget

from app.document import Document, HistoryChanged, NetworkOpened, SelectionChanged
from app.look import theme
from app.look.tokens import MOTION_MS
from app.panels.python_colors import PythonColors
from app.panels.script_view import ScriptView
from app.panels.text.lines import abridged_lines
from app.script import Program

_FLASHED = 500  # lines, at most
_FLASH = 0.22  # how much of the accent a line shows that has just changed


class ScriptPanel(QWidget):
    """`export_wanted()` when the program is to be saved. A click on a line selects the element that it is about."""

    export_wanted = pyqtSignal()

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._program = Program("")
        self._fresh = range(0)
        self._error: int | None = None
        self.view = ScriptView()
        self._colors = PythonColors(self.view.document())
        self._sentence = QLabel()
        self._later = QTimer(self, singleShot=True, interval=0, timeout=self._refresh_if_seen)
        self._flash = QVariantAnimation(self, startValue=_FLASH, endValue=0.0, duration=MOTION_MS)
        self._flash.setEasingCurve(QEasingCurve.OutCubic)
        self._flash.valueChanged.connect(self._on_flash)
        self._flash.finished.connect(self._mark)
        self.view.line_clicked.connect(self._select)
        self._lay_out()
        self.destroyed.connect(document.listen(self._on_event))
        theme().changed.connect(self._restyle)
        self.refresh()

    def show_error(self, line: int, sentence: str) -> None:
        """Mark a line as the one that failed, and say why; until the program changes."""
        self._error = line
        self.refresh()
        self._say(f"Line {line}: {sentence}")
        self._mark()
        self.view.reveal([line])

    def clear_error(self) -> None:
        """Forget what failed."""
        self._error = None
        self._say("")
        self._mark()

    def copy_all(self) -> None:
        """The whole program goes to the clipboard."""
        QApplication.clipboard().setText(self._program.text)

    def refresh(self) -> None:
        """Show the program as it is now."""
        self._later.stop()
        try:
            program = self._document.program
        except ValueError as error:
            self._say(f"The program cannot be written: {error}.")
            return
        if program.text != self._program.text:
            had_text = bool(self._program.text)
            self._program = program
            self.clear_error()
            self._fresh = self.view.show_lines(abridged_lines(program.text.rstrip("\n")))
            if had_text and 0 < len(self._fresh) <= _FLASHED:
                self._start_flash()
        self._program = program
        self._mark()

    def _refresh_if_seen(self) -> None:
        """Who opens the panel sees the program as it is; until then it need not be written."""
        if self.isVisible():
            self.refresh()

    # -- following -----------------------------------------------------------------------------------------------------

    def _on_event(self, event: object) -> None:
        if isinstance(event, HistoryChanged | NetworkOpened):
            if isinstance(event, NetworkOpened):
                self.clear_error()
            self._later.start()
        elif isinstance(event, SelectionChanged):
            self._mark()
            if self.isVisible():
                self.view.reveal(self._selected_lines())

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what happened while nobody looked."""
        super().showEvent(event)
        self.refresh()
        self.view.reveal(self._selected_lines())

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing flashes where nobody looks."""
        super().hideEvent(event)
        self._flash.stop()

    def _select(self, line: int) -> None:
        element = self._program.element_at(line)
        if element is not None:
            self._document.select([element])

    def _selected_lines(self) -> list[int]:
        return sorted(line for name in self._document.selection for line in self._program.lines_of(name))

    def _mark(self) -> None:
        marks: dict[int, QColor] = {line: theme().color("accent_soft") for line in self._selected_lines()}
        if self._flash.state() == QVariantAnimation.Running:
            marks |= dict.fromkeys(self._fresh, theme().color("accent", self._flash.currentValue()))
        if self._error is not None:
            marks[self._error] = theme().color("problem", 0.18)
        self.view.mark(marks)

    def _on_flash(self, strength: float) -> None:
        self._mark()

    def _start_flash(self) -> None:
        still = not self.style().styleHint(QStyle.SH_Widget_Animation_Duration, None, self)
        if self.isVisible() and not still:
            self._flash.stop()
            self._flash.start()

    # -- looks ---------------------------------------------------------------------------------------------------------

    def _say(self, sentence: str) -> None:
        self._sentence.setText(sentence)
        self._sentence.setVisible(bool(sentence))

    def _restyle(self) -> None:
        self._colors.restyle()
        self.view.restyle()
        self._mark()

    def _lay_out(self) -> None:
        self.setAccessibleName("Script")
        self._sentence.setProperty("kind", "problem")
        self._sentence.setTextFormat(Qt.PlainText)
        self._sentence.setWordWrap(True)
        self._sentence.setVisible(False)
        self._sentence.setContentsMargins(12, 0, 12, 8)
        bar = ScriptBar()
        bar.copy.clicked.connect(self.copy_all)
        bar.export.clicked.connect(self.export_wanted)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part, stretch in ((bar, 0), (self._sentence, 0), (self.view, 1)):
            column.addWidget(part, stretch)


class ScriptBar(QWidget):
    """What the program is, and the buttons that take it away."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        what = QLabel("PyNN, runs with any simulator")
        what.setProperty("kind", "caption")
        self.copy, self.export = QPushButton("Copy"), QPushButton("Export…")
        self.copy.setToolTip("Copy the whole program (Ctrl+C in the program)")
        self.export.setToolTip("Save the program as a Python file")
        line = QHBoxLayout(self)
        line.setContentsMargins(12, 6, 12, 6)
        line.setSpacing(8)
        line.addWidget(what)
        line.addStretch(1)
        line.addWidget(self.copy)
        line.addWidget(self.export)
