"""How much room runs may take on disk before the oldest make room for new ones."""

from __future__ import annotations

from PyQt5.QtCore import QLocale, pyqtSignal
from PyQt5.QtGui import QDoubleValidator
from PyQt5.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QWidget

_GIGABYTE = 1 << 30
_LEAST, _MOST = 0.01, 100_000.0  # GB


class Room(QWidget):
    """A number of gigabytes. `wanted` carries bytes when somebody has entered another one."""

    wanted = pyqtSignal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.edit = QLineEdit()
        self.edit.setFixedWidth(52)
        self.edit.setAccessibleName("Gigabytes that runs may take")
        self.edit.setToolTip("When there are more, the oldest runs that are not pinned are deleted")
        validator = QDoubleValidator(_LEAST, _MOST, 2, self)
        validator.setLocale(QLocale.c())
        self.edit.setValidator(validator)
        self.edit.editingFinished.connect(self._finish)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        for part in (QLabel("Keep up to"), self.edit, QLabel("GB")):
            if isinstance(part, QLabel):
                part.setProperty("kind", "muted")
            row.addWidget(part)
        self._shown = 0.0

    def show_bytes(self, number: float) -> None:
        """Show a number without announcing it."""
        self._shown = round(number / _GIGABYTE, 2)
        self.edit.setText(f"{self._shown:g}")

    def _finish(self) -> None:
        number = float(self.edit.text().replace(",", ""))
        if number != self._shown:
            self._shown = number
            self.wanted.emit(number * _GIGABYTE)
