"""What survives a crash: a copy of the edited network, written a moment after each change. No Qt."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from app.document import Document
from app.model import Network
from app.storage import EXTENSION, StorageError, load, save


@dataclass(frozen=True)
class Rescued:
    """A network that was being edited when its program ended without closing it. `path` is the file it belongs to."""

    network: Network
    path: Path | None
    copy: Path


class Recovery:
    """Keeps the copy of one running program in `folder`; copies of programs that are gone can be taken over."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.beside = folder.parent  # where other things of this user may be kept
        self._copy = folder / f"{os.getpid()}{EXTENSION}"

    def keep(self, document: Document) -> None:
        """Write the copy when there is something to lose, otherwise drop it. StorageError when the disk refuses."""
        if not document.edited:
            self.drop()
            return
        self._folder.mkdir(parents=True, exist_ok=True)
        save(document.network, self._copy)
        _origin(self._copy).write_text(json.dumps(str(document.path) if document.path else None), encoding="utf-8")

    def drop(self) -> None:
        """Nothing is to be rescued any more."""
        _remove(self._copy)

    def rescued(self) -> Iterator[Rescued]:
        """The copies that programs left behind which no longer run."""
        for copy in sorted(self._folder.glob(f"*{EXTENSION}")):
            if copy != self._copy and not _alive(copy.stem):
                with suppress(StorageError):
                    yield Rescued(load(copy).network, _path(copy), copy)

    @staticmethod
    def forget(rescued: Rescued) -> None:
        """The copy has been taken over, or is not wanted."""
        _remove(rescued.copy)


def _origin(copy: Path) -> Path:
    return copy.with_suffix(".origin")


def _path(copy: Path) -> Path | None:
    try:
        name = json.loads(_origin(copy).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return Path(name) if isinstance(name, str) else None


def _remove(copy: Path) -> None:
    for file in (copy, _origin(copy)):
        with suppress(OSError):
            file.unlink()


def _alive(pid: str) -> bool:
    if not pid.isdigit():
        return False
    try:
        os.kill(int(pid), 0)
    except ProcessLookupError:
        return False
    except (PermissionError, OverflowError):
        return True
    return True
