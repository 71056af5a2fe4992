"""A line on a terminal that says how far a run has come."""

from __future__ import annotations

from time import monotonic
from typing import TextIO

from app.worker.frames import Frame, Progress, Started

_WIDTH = 24


class Meter:
    """Writes over itself; silent where the stream is no terminal."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._silent = not stream.isatty()
        self._began = 0.0
        self._shown = ""

    def show(self, frame: Frame) -> None:
        """Follow the frames of a run."""
        if isinstance(frame, Started):
            self._began = monotonic()
        elif isinstance(frame, Progress) and not self._silent and frame.end > 0:
            self._write(f"{_bar(frame.now / frame.end)} {frame.now:g} of {frame.end:g} ms{self._left(frame)}")

    def clear(self) -> None:
        """Leave the line empty."""
        if self._shown:
            self._write("")

    def _left(self, frame: Progress) -> str:
        gone = monotonic() - self._began
        return f", {gone * (frame.end - frame.now) / frame.now:.0f} s left" if frame.now and gone > 1 else ""

    def _write(self, text: str) -> None:
        self._stream.write(f"\r{text:<{len(self._shown)}}" + ("\r" if not text else ""))
        self._stream.flush()
        self._shown = text


def _bar(part: float) -> str:
    full = round(part * _WIDTH)
    return "━" * full + "─" * (_WIDTH - full)
