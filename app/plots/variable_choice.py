"""Which recorded variable the traces show: a small choice in the caption, there only where there is one."""

from __future__ import annotations

from collections.abc import Mapping

from PyQt5.QtCore import pyqtSignal
from PyQt5.QtWidgets import QComboBox, QWidget


class VariableChoice(QComboBox):
    """`chosen` carries the variable that a person chose."""

    chosen = pyqtSignal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("kind", "caption")
        self.setAccessibleName("Recorded variable")
        self.setToolTip("Which recorded variable is shown")
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.activated.connect(lambda index: self.chosen.emit(self.itemData(index)))
        self.hide()

    def offer(self, variables: Mapping[str, str]) -> None:
        """Offer these variables, with their units."""
        self.clear()
        for variable, unit in variables.items():
            self.addItem(f"{variable} ({unit})" if unit else variable, variable)
        self.adjustSize()
        self.setVisible(len(variables) > 1)

    def show_chosen(self, variable: str) -> None:
        """Show which one is chosen, without announcing it."""
        self.setCurrentIndex(self.findData(variable))
