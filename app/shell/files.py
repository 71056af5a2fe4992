"""New, open, save, export: what the user does with files, and that nothing is lost on the way."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PyQt5.QtCore import QObject, pyqtSignal

from app.document import Document
from app.model import Network
from app.model.naming import name_from
from app.shell.dialogs import Dialogs
from app.shell.recovery import Recovery
from app.storage import EXTENSION, StorageError, load, save


class Files(QObject):
    """The file acts of one document. `message` is a sentence for the status line, `opened` the problems of a file."""

    message = pyqtSignal(str)
    opened = pyqtSignal(tuple)

    def __init__(self, document: Document, dialogs: Dialogs, recovery: Recovery) -> None:
        super().__init__()
        self._document, self._dialogs, self._recovery = document, dialogs, recovery

    def new(self) -> None:
        """Begin with an empty network."""
        if self.may_close():
            self._document.open(Network())

    def open(self) -> None:
        """Ask for a project and open it."""
        if self.may_close() and (path := self._dialogs.open_path(self.folder())):
            self.open_path(path)

    def open_path(self, path: Path, as_copy: bool = False) -> None:
        """Open a project; `as_copy` for examples, which are not to be written over."""
        try:
            opened = load(path)
        except StorageError as error:
            self._dialogs.tell(str(error))
            return
        self._document.open(opened.network, None if as_copy else path)
        self.opened.emit(opened.problems)

    def save(self) -> bool:
        """Save where it was; ask where that is not known. Whether it is saved now."""
        return self._write(self._document.path) if self._document.path else self.save_as()

    def save_as(self) -> bool:
        """Ask where, and save there. Whether it is saved now."""
        path = self._dialogs.save_path(self.folder() / f"{self._stem()}{EXTENSION}")
        return bool(path) and self._write(path)

    def choose_numbers(self, take: Callable[[Path], None]) -> None:
        """Ask for a file with numbers, and hand its path to whoever reads it."""
        if path := self._dialogs.numbers_path(self.folder()):
            take(path)

    def export(self) -> None:
        """Write the program to a file of the user's choice."""
        path = self._dialogs.export_path(self.folder() / f"{self._stem()}.py")
        if path is None:
            return
        try:
            path.write_text(self._document.program.text, encoding="utf-8")
        except (OSError, ValueError) as error:
            self._dialogs.tell(f"The program could not be written to {path.name}: {error}.")
        else:
            self.message.emit(f"Exported to {path}")

    def may_close(self) -> bool:
        """Whether the network may go: it is saved, or the user does not want it."""
        if not self._document.edited:
            return True
        answer = self._dialogs.keep_changes(self._document.network.title)
        return self.save() if answer else answer is False

    def rescue(self) -> None:
        """Offer what an earlier program left behind when it ended badly."""
        for rescued in self._recovery.rescued():
            wanted = self._dialogs.restore(rescued.network.title)
            if wanted:
                self._document.open_edited(rescued.network, rescued.path)
                self._recovery.keep(self._document)
            self._recovery.forget(rescued)
            if wanted:  # further copies wait for the next start, where they do not push this one out
                return

    def _write(self, path: Path | None) -> bool:
        assert path is not None
        try:
            save(self._document.network, path)
        except StorageError as error:
            self._dialogs.tell(str(error))
            return False
        self._document.saved(path)
        self._recovery.drop()
        self.message.emit(f"Saved {path.name}")
        return True

    def _stem(self) -> str:
        return self._document.path.stem if self._document.path else name_from(self._document.network.title)

    def folder(self) -> Path:
        """Where the project is, or else where the person is at home."""
        return self._document.path.parent if self._document.path else Path.home()
