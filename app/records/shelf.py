"""The folder of records: for each run a folder with what it is, its program, its network and its data."""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from pathlib import Path

from app.records.record import Record, loads

_ABOUT, _PROGRAM, _NETWORK, _LINES, _DATA = "record.json", "program.py", "network.pine", "lines.json", "frames.bin"
_TRASH = ".trash"


class Shelf:
    """Reads and writes records; each is written beside the old one and then put in its place. OSError all over."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._known: dict[str, tuple[tuple[int, int], Record]] = {}  # by id, with the file it was read from

    def put(self, record: Record, program: str, network: str, lines: str) -> None:
        """A new record; what it is comes last, so that half a record is none."""
        folder = self.folder / record.id
        folder.mkdir(parents=True)
        for name, text in ((_PROGRAM, program), (_NETWORK, network), (_LINES, lines)):
            (folder / name).write_text(text, encoding="utf-8", newline="")
        self.update(record)

    def update(self, record: Record) -> None:
        """Write what it is anew; nothing where it has been deleted meanwhile."""
        about = self.folder / record.id / _ABOUT
        if about.parent.is_dir():
            beside = about.with_name(f".{_ABOUT}.{os.getpid()}")
            beside.write_text(record.dumps(), encoding="utf-8")
            os.replace(beside, about)

    def get(self, id_: str) -> Record | None:
        """The record of this id; None where it is gone, or cannot be read."""
        about = self.folder / id_ / _ABOUT
        try:
            found = about.stat()
            written = found.st_mtime_ns, found.st_ino
            if id_ not in self._known or self._known[id_][0] != written:
                self._known[id_] = written, loads(about.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return None
        return self._known[id_][1]

    def ids(self) -> list[str]:
        """The ids of all records, newest first."""
        try:
            return sorted((name for name in os.listdir(self.folder) if name != _TRASH), reverse=True)
        except OSError:
            return []

    def program(self, id_: str) -> Path:
        """The file of its program."""
        return self.folder / id_ / _PROGRAM

    def network(self, id_: str) -> Path:
        """The file of its network."""
        return self.folder / id_ / _NETWORK

    def lines(self, id_: str) -> Path:
        """The file that says which line of the program is about which element."""
        return self.folder / id_ / _LINES

    def data(self, id_: str) -> Path:
        """The file of its frames."""
        return self.folder / id_ / _DATA

    def size(self, id_: str) -> int:
        """Bytes on disk."""
        return sum(file.stat().st_size for file in (self.folder / id_).iterdir())

    def throw(self, id_: str) -> None:
        """Move it to the trash."""
        (self.folder / _TRASH).mkdir(exist_ok=True)
        os.replace(self.folder / id_, self.folder / _TRASH / id_)

    def fetch_back(self, id_: str) -> None:
        """Move it back from the trash."""
        os.replace(self.folder / _TRASH / id_, self.folder / id_)

    def burn(self, id_: str) -> None:
        """Delete what is in the trash of this id, for good."""
        with suppress(OSError):
            shutil.rmtree(self.folder / _TRASH / id_)
