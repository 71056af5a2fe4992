"""How long something takes."""

from __future__ import annotations

from time import perf_counter

_UNITS = (("day", 86400), ("hour", 3600), ("minute", 60))


class Timer:
    """A stop watch that runs from the moment it is made."""

    def __init__(self) -> None:
        self.start()

    def start(self) -> None:
        """Begin again at zero."""
        self._started = self._last = perf_counter()
        self.marks: list[tuple[str, float]] = []

    reset = start

    def elapsed_time(self, format: str | None = None) -> float | str:
        """Seconds since the start, or with format="long" in words."""
        self._last = perf_counter()
        return self._told(self._last - self._started, format)

    elapsedTime = elapsed_time

    def diff(self, format: str | None = None) -> float | str:
        """Seconds since this timer was last asked."""
        last, self._last = self._last, perf_counter()
        return self._told(self._last - last, format)

    def mark(self, label: str) -> None:
        """Note the seconds since the last mark under a label."""
        last, self._last = self._last, perf_counter()
        self.marks.append((label, self._last - last))

    @staticmethod
    def time_in_words(seconds: float) -> str:
        """The time in words: "1 hour, 2 minutes, 3 seconds"."""
        parts = []
        rest = round(seconds)
        for unit, length in _UNITS:
            count, rest = divmod(rest, length)
            if count:
                parts.append(f"{count} {unit}{'s' if count > 1 else ''}")
        if rest or not parts:
            parts.append(f"{rest} second{'' if rest == 1 else 's'}")
        return ", ".join(parts)

    def _told(self, seconds: float, format: str | None) -> float | str:
        return self.time_in_words(seconds) if format == "long" else seconds
