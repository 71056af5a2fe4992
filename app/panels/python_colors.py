"""Quiet colours for a Python program: comments fade, texts and numbers have a hint of colour, keywords are bold."""

from __future__ import annotations

import re

from PyQt5.QtGui import QColor, QFont, QSyntaxHighlighter, QTextCharFormat, QTextDocument

from app.look import theme

# In this order, so that nothing is found inside a text or a comment.
_TOKENS = re.compile(
    r"(?P<comment>#.*)"
    r"|(?P<text>\"[^\"\\]*(?:\\.[^\"\\]*)*\"|'[^'\\]*(?:\\.[^'\\]*)*')"
    r"|(?P<word>\b(?:from|import|for|in|if|not|and|or|None|True|False|as|with|def|return|else|is|lambda)\b)"
    r"|(?P<number>(?<![\w.])-?\d+\.?\d*(?:e[+-]?\d+)?)"
)
_QUOTES = '"""'
_INSIDE = 1  # state of a line that ends inside a docstring


class PythonColors(QSyntaxHighlighter):
    """Colours the lines of a document; `restyle` after the look has changed."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._formats: dict[str, QTextCharFormat] = {}
        self.restyle()

    def restyle(self) -> None:
        """Take the colours from the look in force."""
        look = theme().look
        colors = {
            "comment": look.muted,
            "text": look.stimulus.line,
            "word": look.ink,
            "number": look.current.line,
        }
        for name, color in colors.items():
            self._formats[name] = QTextCharFormat()
            self._formats[name].setForeground(QColor(color))
        self._formats["word"].setFontWeight(QFont.DemiBold)
        self.rehighlight()

    def highlightBlock(self, text: str) -> None:
        """Colour one line."""
        if self._docstring(text):
            return
        for match in _TOKENS.finditer(text):
            assert match.lastgroup is not None
            self.setFormat(match.start(), match.end() - match.start(), self._formats[match.lastgroup])

    def _docstring(self, text: str) -> bool:
        """Fade a line of a docstring; whether it is one."""
        inside, quotes = self.previousBlockState() == _INSIDE, text.count(_QUOTES)
        if not inside and not text.startswith(_QUOTES):
            self.setCurrentBlockState(0)
            return False
        self.setCurrentBlockState(_INSIDE if inside != (quotes % 2 == 1) else 0)
        self.setFormat(0, len(text), self._formats["comment"])
        return True
