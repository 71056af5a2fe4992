"""How a run ended: exactly one value per run, with a sentence for the user. `Tale` follows a run to tell it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from app.worker.frames import Failed, Finished, Frame, Progress, Reached, Started


class End(Enum):
    """The four ways in which a run can end."""

    DONE = "done"
    STOPPED = "stopped"
    FAILED = "failed"
    CRASHED = "crashed"


@dataclass(frozen=True)
class Outcome:
    """How a run ended. `line` and `element` (a name) say where, `detail` is for whoever asks for more.

    `finished` holds times and version where the program came to its end, of itself or stopped.
    """

    end: End
    sentence: str
    line: int | None = None
    element: str | None = None
    detail: str = ""
    finished: Finished | None = None

    @property
    def timestep(self) -> float:
        """The time step of the simulation (ms), 0 where none came to its end."""
        return self.finished.timestep if self.finished else 0.0


@dataclass
class Tale:
    """Follows the frames of one run. `lines`: line → name of an element; `labels`: name → what the user calls it."""

    lines: Mapping[int, str] = field(default_factory=dict)
    labels: Mapping[str, str] = field(default_factory=dict)
    line: int = 0
    now: float | None = None
    end: float | None = None
    failed: Failed | None = None
    finished: Finished | None = None

    def follow(self, frame: Frame) -> None:
        """Keep what matters of a frame."""
        if isinstance(frame, Reached):
            self.line = frame.line
        elif isinstance(frame, Started | Progress):
            self.now, self.end = frame.now, frame.end
        elif isinstance(frame, Failed):
            self.failed = frame
        elif isinstance(frame, Finished):
            self.finished = frame

    @property
    def ended(self) -> bool:
        """Whether the program has said how it ended."""
        return bool(self.failed or self.finished)

    @property
    def resting(self) -> bool:
        """Whether it has come to its end and can go on."""
        return self.finished is not None and self.finished.resting

    def begin_again(self) -> None:
        """It goes on."""
        self.finished = None

    @property
    def cut_short(self) -> bool:
        """Whether it has failed, or was stopped."""
        return bool(self.failed or (self.finished and self.finished.stopped))

    def outcome(self, status: int, stopped: bool, last_words: str) -> Outcome:
        """What the run came to: exit `status` of its process, whether it was told to stop, the end of its stderr."""
        if self.failed:
            return self._failed(self.failed, last_words)
        if self.finished:
            end = End.STOPPED if self.finished.stopped else End.DONE
            return Outcome(end, self._ended(end), finished=self.finished, detail=last_words)
        if stopped:
            return Outcome(End.STOPPED, f"The run was stopped {self._where()}.", self._line, self._element(self.line))
        how = f"signal {-status}" if status < 0 else f"exit status {status}"
        sentence = f"The simulator ended unexpectedly ({how}) {self._where()}."
        return Outcome(End.CRASHED, sentence, self._line, self._element(self.line), last_words)

    def _failed(self, failed: Failed, last_words: str) -> Outcome:
        line = failed.line or self.line
        element = self._element(failed.line) or self._element(self.line)
        title = self._title(element) if element else f"Line {line}" if line else ""
        named = not title or title in failed.sentence
        sentence = failed.sentence if named else f"{title}: {failed.sentence}"
        return Outcome(End.FAILED, sentence, line or None, element, failed.traceback or last_words)

    def _ended(self, end: End) -> str:
        assert self.finished is not None
        return f"{'Stopped at' if end is End.STOPPED else 'Simulated'} {self.finished.time:g} ms."

    @property
    def _line(self) -> int | None:
        return self.line or None

    def _element(self, line: int) -> str | None:
        return self.lines.get(line)

    def _title(self, element: str) -> str:
        return self.labels.get(element, element)

    def _where(self) -> str:
        if self.now is not None and self.end is not None:
            return f"while running, at {self.now:g} ms" if self.now < self.end else "after the simulation had run"
        if element := self._element(self.line):
            return f"while building '{self._title(element)}'"
        return f"at line {self.line}" if self.line else "before the program began"
