"""A program to read: line numbers, and marks behind lines. Its text changes only where it differs, so nothing jumps."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache

from PyQt5.QtCore import QRect, Qt, pyqtSignal
from PyQt5.QtGui import (
    QColor,
    QFontDatabase,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QResizeEvent,
    QTextCursor,
    QTextFormat,
)
from PyQt5.QtWidgets import QFrame, QPlainTextEdit, QTextEdit, QWidget

from app.panels.line_numbers import LineNumbers
from app.panels.text.lines import changed_lines

_PIXELS = 12
_MANY = 500  # marks
_FAMILIES = ("JetBrains Mono", "SF Mono", "Menlo", "Cascadia Mono", "Consolas", "DejaVu Sans Mono", "Liberation Mono")


class ScriptView(QPlainTextEdit):
    """`line_clicked(line)`, lines counting from 1."""

    line_clicked = pyqtSignal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setTextInteractionFlags(Qt.TextSelectableByMouse | Qt.TextSelectableByKeyboard)
        self.setLineWrapMode(QPlainTextEdit.NoWrap)
        self.setFrameShape(QFrame.NoFrame)
        self.setAccessibleName("Program")
        self._lines = [""]
        self._marks: Mapping[int, QColor] = {}
        self._numbers = LineNumbers(self)
        self.updateRequest.connect(self._follow)
        self.verticalScrollBar().valueChanged.connect(self._show_marks)
        self.blockCountChanged.connect(self._make_room)
        self.restyle()

    def restyle(self) -> None:
        """Take font and sizes from the look in force."""
        self.setStyleSheet(f"font-family: '{monospaced()}'; font-size: {_PIXELS}px;")
        self._make_room()

    def show_lines(self, new: list[str]) -> range:
        """Show another text; returns the lines that are new in it."""
        old, self._lines = self._lines, new
        first, old_end, new_end = changed_lines(old, new)
        if first == old_end == new_end:
            return range(0)
        cursor = QTextCursor(self.document())
        scroll = self.verticalScrollBar().value(), self.horizontalScrollBar().value()
        cursor.beginEditBlock()
        self._select(cursor, first, old_end)
        cursor.insertText(_between(new, first, new_end, old_end < len(old), first > 0))
        cursor.endEditBlock()
        self.verticalScrollBar().setValue(scroll[0])
        self.horizontalScrollBar().setValue(scroll[1])
        return range(first + 1, new_end + 1)

    def mark(self, lines: Mapping[int, QColor]) -> None:
        """Put a colour behind each of these lines, over its whole width."""
        self._marks = lines
        self._show_marks()
        self._numbers.update()

    def reveal(self, lines: Iterable[int]) -> None:
        """Scroll to the first of these lines, unless one of them is seen."""
        wanted = list(lines)
        seen = self._seen
        if wanted and not any(line in seen for line in wanted):
            self.verticalScrollBar().setValue(max(0, wanted[0] - 3))

    @property
    def _seen(self) -> range:
        """The lines in view."""
        first = self.firstVisibleBlock().blockNumber() + 1
        return range(first, first + max(1, self.viewport().height() // max(1, self.fontMetrics().lineSpacing())))

    def _show_marks(self) -> None:
        """Of very many marks only those in view, which is a matter of milliseconds."""
        many = len(self._marks) > _MANY
        lines = [line for line in self._seen if line in self._marks] if many else self._marks
        shown = [self._marked(line, self._marks[line]) for line in lines]
        if shown or self.extraSelections():
            self.setExtraSelections(shown)

    def _select(self, cursor: QTextCursor, first: int, end: int) -> None:
        """Select the lines from `first` to before `end`, with one line break, so that they can be replaced."""
        document = self.document()
        last = end >= document.blockCount()
        before = document.findBlockByNumber(first).position() if first < document.blockCount() else None
        start = before if before is not None else document.characterCount() - 1
        start -= 1 if last and first > 0 and before is not None else 0
        stop = document.characterCount() - 1 if last else document.findBlockByNumber(end).position()
        cursor.setPosition(start)
        cursor.setPosition(max(start, stop), QTextCursor.KeepAnchor)

    def _marked(self, line: int, color: QColor) -> QTextEdit.ExtraSelection:
        selection = QTextEdit.ExtraSelection()
        selection.format.setBackground(color)
        selection.format.setProperty(QTextFormat.FullWidthSelection, True)
        selection.cursor = QTextCursor(self.document().findBlockByNumber(line - 1))
        return selection

    # -- line numbers, mouse and keys --------------------------------------------------------------------------------

    def _make_room(self, lines: int = 0) -> None:
        self.setViewportMargins(self._numbers.wanted(), 0, 0, 0)

    def _follow(self, rect: QRect, dy: int) -> None:
        if dy:
            self._numbers.scroll(0, dy)
        else:
            self._numbers.update(0, rect.y(), self._numbers.width(), rect.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the line numbers at the left."""
        super().resizeEvent(event)
        inside = self.contentsRect()
        self._numbers.setGeometry(inside.left(), inside.top(), self._numbers.wanted(), inside.height())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click that selects no text is a click on a line."""
        super().mouseReleaseEvent(event)
        if event.button() == Qt.LeftButton and not self.textCursor().hasSelection():
            self.line_clicked.emit(self.cursorForPosition(event.pos()).blockNumber() + 1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copying without a selection copies all; Enter is a click on the line of the caret."""
        if event.matches(QKeySequence.Copy) and not self.textCursor().hasSelection():
            everything = QTextCursor(self.document())
            everything.select(QTextCursor.Document)
            self._copy(everything)
        elif event.key() in (Qt.Key_Return, Qt.Key_Enter):
            self.line_clicked.emit(self.textCursor().blockNumber() + 1)
        else:
            super().keyPressEvent(event)

    def _copy(self, cursor: QTextCursor) -> None:
        own = self.textCursor()
        self.setTextCursor(cursor)
        self.copy()
        self.setTextCursor(own)


@lru_cache(maxsize=1)
def monospaced() -> str:
    """The first of the good monospaced fonts that is here, otherwise the system's."""
    here = set(QFontDatabase().families())
    return next(
        (name for name in _FAMILIES if name in here), QFontDatabase.systemFont(QFontDatabase.FixedFont).family()
    )


def _between(new: list[str], first: int, end: int, more: bool, after: bool) -> str:
    """The text of some lines, with the line break that joins it to what stays."""
    lines = new[first:end]
    if more:
        return "".join(f"{line}\n" for line in lines)
    return ("\n" if after and lines else "") + "\n".join(lines)
