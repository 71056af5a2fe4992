"""The button above the charts that shows the run before, or not, and says what was changed since."""

from __future__ import annotations

from PyQt5.QtWidgets import QToolButton, QWidget

_LONGEST = 72  # characters


class BeforeButton(QToolButton):
    """Hidden while there is no run before. Checked: it is drawn behind the present one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "caption")
        self.setCheckable(True)
        self.setChecked(True)
        self.setAccessibleName("Show the run before")
        self.hide()

    def show_changes(self, said: str) -> None:
        """There is a run before, and this was changed since; no words: there is none."""
        self.setVisible(bool(said))
        short = said if len(said) <= _LONGEST else f"{said[: _LONGEST - 1]}…"
        self.setText(f"◐ before: {short}")
        self.setToolTip(f"Since the run before, drawn in grey: {said}. Click to hide or show it.")
        self.setAccessibleDescription(said)
