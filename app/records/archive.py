"""All runs that are kept. Several windows may use one folder at once: each record is a folder of its own."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from itertools import count
from pathlib import Path
from time import time

from app.model import Network
from app.records.journal import replay
from app.records.keeping import Keeping
from app.records.record import Record
from app.records.shelf import Shelf
from app.storage import dumps, load
from app.worker import Results
from app.worker.client import Runnable

BUDGET = 5 << 30  # bytes that runs which are not pinned may take
_numbers = count()


class Archive:
    """The records in `folder`, of at most `budget` bytes where somebody prunes.

    Listeners are called without arguments, in any thread, when something has changed.
    """

    def __init__(self, folder: Path, budget: int = BUDGET) -> None:
        self._shelf, self.budget = Shelf(folder), budget
        self._listeners: list[Callable[[], None]] = []
        self._thrown: list[str] = []

    # -- looking -----------------------------------------------------------------------------------------------------

    def records(self) -> list[Record]:
        """All of them, newest first; what cannot be read is passed over."""
        found = (self._shelf.get(id_) for id_ in self._shelf.ids())
        return [record for record in found if record is not None]

    def results(self, record: Record) -> Results:
        """What it brought, as far as it is on disk."""
        results = Results(self._lines(record))
        results.take(replay(self._shelf.data(record.id)))
        return results

    def network(self, record: Record) -> Network:
        """The network as it was when it ran. StorageError when it cannot be read."""
        return load(self._shelf.network(record.id)).network

    def program(self, record: Record) -> Path:
        """The file with the program that ran."""
        return self._shelf.program(record.id)

    def listen(self, listener: Callable[[], None]) -> Callable[[], None]:
        """Be told when something has changed; the way not to be told any more comes back."""
        self._listeners.append(listener)

        def unlisten() -> None:
            with suppress(ValueError):  # asked for twice
                self._listeners.remove(listener)

        return unlisten

    # -- acting ------------------------------------------------------------------------------------------------------

    def keep(
        self,
        network: Network,
        program: Runnable,
        source: str = "window",
        simulator: str = "",
        told: Callable[[str], None] = lambda sentence: None,
    ) -> Keeping:
        """Begin to keep a run of `network` by its `program`, on its own simulator or another.

        `told` hears, in another thread, why it cannot be kept.
        """
        settings, now = network.settings, time()
        record = Record(
            f"{datetime.fromtimestamp(now):%Y%m%d-%H%M%S-%f}-{os.getpid()}-{next(_numbers)}",
            network.title,
            now,
            simulator or settings.simulator,
            settings.seed,
            settings.duration,
            source=source,
            process=os.getpid(),
        )
        keeping = Keeping(record, self._shelf, told, self._tell)
        keeping.begin(program.text, dumps(network), json.dumps(dict(program.lines)))
        return keeping

    def rename(self, record: Record, title: str) -> None:
        """Call it something else. OSError."""
        self._change(record, title=title)

    def pin(self, record: Record, pinned: bool = True) -> None:
        """Keep it whatever comes, or no longer. OSError."""
        self._change(record, pinned=pinned)

    def delete(self, record: Record) -> None:
        """Into the trash, from where it can be restored until the archive is closed. OSError."""
        self._shelf.throw(record.id)
        self._thrown.append(record.id)
        self._tell()

    def restore(self, record: Record) -> None:
        """Back from the trash. OSError."""
        self._shelf.fetch_back(record.id)
        self._thrown.remove(record.id)
        self._tell()

    def prune(self) -> list[Record]:
        """Delete the oldest runs that are over and not pinned, until the rest is within the budget; those deleted.

        The newest stays, however large it is.
        """
        room, gone = self.budget, list[Record]()
        over = [record for record in self.records() if not record.pinned and not record.going_on]
        for place, record in enumerate(over):
            with suppress(OSError):  # another window has just deleted it
                room -= record.size or self._shelf.size(record.id)
                if room < 0 and place > 0:
                    self._shelf.throw(record.id)
                    self._shelf.burn(record.id)
                    gone.append(record)
        if gone:
            self._tell()
        return gone

    def close(self) -> None:
        """Empty the trash of what was deleted here."""
        while self._thrown:
            self._shelf.burn(self._thrown.pop())

    # -- inside ------------------------------------------------------------------------------------------------------

    def _change(self, record: Record, title: str | None = None, pinned: bool | None = None) -> None:
        now = self._shelf.get(record.id)
        if now is not None:
            kept = replace(now, title=now.title if title is None else title)
            self._shelf.update(replace(kept, pinned=now.pinned if pinned is None else pinned))
            self._tell()

    def _lines(self, record: Record) -> dict[int, str]:
        try:
            return {
                int(line): name for line, name in json.loads(self._shelf.lines(record.id).read_text("utf-8")).items()
            }
        except (OSError, ValueError):
            return {}

    def _tell(self) -> None:
        for listener in tuple(self._listeners):
            listener()
