"""One run while it is being kept: everything is written in a thread of its own, so that nobody waits for the disk."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import replace
from queue import SimpleQueue
from time import time

from app.records import journal
from app.records.record import Record
from app.records.shelf import Shelf
from app.worker import Outcome, Results, backlog, frames

FULL = "This run is not kept any more: {0}. It goes on, and what has come stays here until the window closes."
CUT = "{0} Only what came until {1:g} ms is kept: {2}."
_ROOM = 64 << 20  # bytes that may wait for the disk before it is behind


class Keeping:
    """Takes the frames of a run. `told` is called with a sentence, in another thread, when the disk refuses.

    `changed` is called likewise when the record has been written anew.
    """

    def __init__(self, record: Record, shelf: Shelf, told: Callable[[str], None], changed: Callable[[], None]) -> None:
        self.record = record
        self._shelf, self._told, self._changed = shelf, told, changed
        self._refusal = ""  # why the disk takes no more
        self._until = 0.0  # ms, up to where the data are on disk
        self._waiting = 0  # bytes
        self._written = threading.Condition()
        self._jobs: SimpleQueue[Callable[[], None] | None] = SimpleQueue()
        self._thread = threading.Thread(target=self._work, name=f"keeps {record.id}", daemon=True)
        self._thread.start()

    @property
    def behind(self) -> bool:
        """Whether so much waits for the disk that no more should come for now."""
        return self._waiting > _ROOM

    def begin(self, program: str, network: str, lines: str) -> None:
        """Write what is to run: its program, the network as a project, and which line is about which element."""
        self._jobs.put(lambda: self._shelf.put(self.record, program, network, lines))
        self._jobs.put(self._changed)

    def take(self, arrived: Sequence[frames.Frame]) -> None:
        """Keep what has arrived."""
        if kept := [frame for frame in arrived if isinstance(frame, journal.KEPT)]:
            size = sum(map(backlog.size, kept))
            self._wait_for(size)
            self._jobs.put(lambda: self._append(kept, size))

    def catch_up(self) -> None:
        """Wait until the disk is not behind."""
        with self._written:
            self._written.wait_for(lambda: not self.behind)

    def end(self, outcome: Outcome, results: Results) -> None:
        """Say how it ended. A run that goes on from there may say so again."""
        ended = replace(
            self.record,
            end=outcome.end.value,
            outcome=outcome.sentence,
            version=outcome.finished.version if outcome.finished else "",
            seconds=time() - self.record.when,
            rates=_rates(results),
            changes=tuple(f"{altered.time:g} ms: {altered.statement}" for altered in results.alterations),
        )
        self._jobs.put(lambda: self._write(ended))
        self._jobs.put(self._changed)

    def then(self, job: Callable[[], None]) -> None:
        """Do something more when all that was said until now is on disk."""
        self._jobs.put(job)

    def close(self, patience: float | None = None) -> None:
        """Nothing comes any more; with `patience` (s), wait so long until everything is on disk."""
        self._jobs.put(None)
        if patience is not None:
            self._thread.join(patience)

    # -- in the thread -----------------------------------------------------------------------------------------------

    def _work(self) -> None:
        while (job := self._jobs.get()) is not None:
            try:
                job()
            except OSError as error:
                self._refuse((error.strerror or str(error)).lower())

    def _refuse(self, why: str) -> None:
        if not self._refusal:
            self._refusal = why
            self._told(FULL.format(why))

    def _append(self, kept: Sequence[frames.Frame], size: int) -> None:
        try:
            if not self._refusal:
                journal.append(self._shelf.data(self.record.id), kept)
                times = [frame.now for frame in kept if isinstance(frame, frames.Started | frames.Progress)]
                self._until = times[-1] if times else self._until
        finally:
            self._wait_for(-size)

    def _wait_for(self, size: int) -> None:
        with self._written:
            self._waiting += size
            self._written.notify_all()

    def _write(self, ended: Record) -> None:
        now = self._shelf.get(ended.id)
        if now is None:  # it was deleted, or never came onto the disk
            return
        if self._refusal:
            ended = replace(ended, outcome=CUT.format(ended.outcome, self._until, self._refusal))
        size = self._shelf.size(ended.id)
        self._shelf.update(replace(ended, title=now.title, pinned=now.pinned, size=size))  # what people said holds


def _rates(results: Results) -> str:
    spiking = [each for each in results.recordings.values() if each.is_spikes]
    return " · ".join(f"{each.label} {each.rate(results.now):.3g} Hz" for each in spiking)
