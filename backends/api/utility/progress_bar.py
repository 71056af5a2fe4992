"""Progress on a terminal."""

from __future__ import annotations

import sys

from backends.api.errors import InvalidParameterValueError


class ProgressBar:
    """A bar of `width` characters; mode "fixed" fills a frame, "dynamic" only grows."""

    def __init__(self, width: int = 77, char: str = "#", mode: str = "fixed") -> None:
        if mode not in ("fixed", "dynamic"):
            raise InvalidParameterValueError(f"mode of ProgressBar: {mode!r} is not one of fixed, dynamic.")
        self.width = width
        self.char = char
        self.mode = mode

    def set_level(self, level: float) -> None:
        """Show a level from 0 to 1."""
        full = int(min(1.0, max(0.0, level)) * self.width + 0.5)
        bar = self.char * full
        sys.stdout.write(f"\r[{bar:<{self.width}}] {level:4.0%}" if self.mode == "fixed" else f"\r{bar}")
        sys.stdout.flush()


class SimulationProgressBar(ProgressBar):
    """A bar that is a callback of run(): shows progress every `interval` ms until `t_stop`."""

    def __init__(self, interval: float, t_stop: float, char: str = "#", mode: str = "fixed") -> None:
        if interval <= 0 or t_stop <= 0:
            raise InvalidParameterValueError(
                f"SimulationProgressBar: {interval!r}, {t_stop!r}: both are to be above 0 ms."
            )
        super().__init__(width=int(t_stop / interval), char=char, mode=mode)
        self.interval = interval
        self.t_stop = t_stop

    def __call__(self, t: float) -> float:
        """Show the time that is reached; returns the next time to be called."""
        self.set_level(t / self.t_stop)
        return t + self.interval
