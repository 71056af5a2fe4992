"""The dialogs: every question and every message that stops the user passes here, so that tests can answer."""

from __future__ import annotations

from pathlib import Path

from PyQt5.QtWidgets import QFileDialog, QMessageBox, QWidget

from app.storage import EXTENSION

_PROJECTS = f"Pinetum projects (*{EXTENSION})"
_PROGRAMS = "Python programs (*.py)"


class Dialogs:
    """Asks and tells on behalf of one window."""

    def __init__(self, parent: QWidget) -> None:
        self._parent = parent

    def tell(self, sentence: str, detail: str = "") -> None:
        """Show a message that has to be read."""
        box = QMessageBox(QMessageBox.NoIcon, "Pinetum", sentence, QMessageBox.Ok, self._parent)
        box.setDetailedText(detail)
        box.exec_()

    def keep_changes(self, title: str) -> bool | None:
        """Whether changes are to be saved before they would be lost: yes, no, or None to go back."""
        box = QMessageBox(QMessageBox.NoIcon, "Pinetum", f"Save the changes to {title}?", parent=self._parent)
        box.setInformativeText("They are lost otherwise.")
        save = box.addButton("Save", QMessageBox.AcceptRole)
        discard = box.addButton("Don't save", QMessageBox.DestructiveRole)
        box.addButton("Cancel", QMessageBox.RejectRole)
        box.setDefaultButton(save)
        box.exec_()
        return {save: True, discard: False}.get(box.clickedButton())

    def restore(self, title: str) -> bool:
        """Whether a rescued network is to be opened."""
        box = QMessageBox(
            QMessageBox.NoIcon, "Pinetum", f"{title} was not saved when Pinetum ended.", parent=self._parent
        )
        box.setInformativeText("Open the rescued copy?")
        restore = box.addButton("Open", QMessageBox.AcceptRole)
        box.addButton("Discard", QMessageBox.DestructiveRole)
        box.setDefaultButton(restore)
        box.exec_()
        return box.clickedButton() is restore

    def open_path(self, folder: Path) -> Path | None:
        """Which project to open."""
        return _path(QFileDialog.getOpenFileName(self._parent, "Open", str(folder), _PROJECTS)[0])

    def numbers_path(self, folder: Path) -> Path | None:
        """Which file to read numbers from."""
        kinds = "Numbers (*.txt *.csv *.dat *.npy);;All files (*)"
        return _path(QFileDialog.getOpenFileName(self._parent, "Numbers from a file", str(folder), kinds)[0])

    def save_path(self, suggestion: Path) -> Path | None:
        """Where to save the project."""
        name = QFileDialog.getSaveFileName(self._parent, "Save as", str(suggestion), _PROJECTS)[0]
        path = _path(name)
        return path.with_suffix(EXTENSION) if path and not path.suffix else path

    def export_path(self, suggestion: Path) -> Path | None:
        """Where to write the program."""
        name = QFileDialog.getSaveFileName(self._parent, "Export as Python program", str(suggestion), _PROGRAMS)[0]
        return _path(name)

    def picture_path(self, suggestion: Path) -> Path | None:
        """Where to write a picture."""
        kinds = "Pictures (*.svg *.pdf *.png)"
        return _path(QFileDialog.getSaveFileName(self._parent, "Save picture", str(suggestion), kinds)[0])

    def data_path(self, suggestion: Path) -> Path | None:
        """Where to write the data of a chart."""
        return _path(QFileDialog.getSaveFileName(self._parent, "Save data", str(suggestion), "Tables (*.csv)")[0])


def _path(name: str) -> Path | None:
    return Path(name) if name else None
