"""The editor of a list of numbers that belongs to each cell, such as times of spikes."""

from __future__ import annotations

from typing import Any

from PyQt5.QtWidgets import QWidget

from app.panels.editors.value import ValueEditor
from app.panels.forms.field import SEVERAL, Field


class SequenceEditor(ValueEditor):
    """A line of numbers, which may also be pasted or read from a file; the status tip counts them."""

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

    @property
    def takes_lists(self) -> bool:
        """It is a list."""
        return True

    def restore(self) -> None:
        """Show the numbers; no brackets around nothing."""
        super().restore()
        if self.text() == "[]":
            self.setText("")
            self.setModified(False)
