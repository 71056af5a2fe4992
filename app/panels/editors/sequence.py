"""The editor of a list of numbers that belongs to each cell, such as times of spikes."""

from __future__ import annotations

from typing import Any

from PyQt5.QtWidgets import QWidget

from app.panels.editors.line import LineEditor
from app.panels.forms.field import SEVERAL, Field


class SequenceEditor(LineEditor):
    """A line of numbers; the tooltip counts them."""

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(field, parent)
        self.setMaxLength(10_000_000)

    def present(self, field: Field, value: Any) -> None:
        """Show the numbers; an empty list invites."""
        super().present(field, value)
        count = 0 if value is SEVERAL or value is None else len(value)
        if value is not SEVERAL:
            self.setPlaceholderText("none")
        self.setStatusTip(f"{count} numbers")

    def restore(self) -> None:
        """Show the numbers; no brackets around nothing."""
        super().restore()
        if self.text() == "[]":
            self.setText("")
            self.setModified(False)
