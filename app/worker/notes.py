"""Weights that a program notes while it runs, found where the programs of this application keep them.

That is a global `weights = {"exc_to_inh": [(time in ms, [weight, …]), …], …}`, by the names of projections. Whatever
else a script calls `weights` is left alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np

from app.worker.frames import Weights

_NAME = "weights"


class Notes:
    """Looks into the globals of a program for notes that were not seen yet."""

    def __init__(self) -> None:
        self._globals: Mapping[str, Any] = {}
        self._seen: Counter[str] = Counter()

    def look_into(self, variables: Mapping[str, Any]) -> None:
        """These are the program's globals."""
        self._globals = variables

    def fresh(self) -> Iterator[Weights]:
        """What was noted since the last call: a frame for each projection of which there is something new."""
        found = self._globals.get(_NAME)
        for name, notes in found.items() if isinstance(found, dict) else ():
            if isinstance(name, str) and isinstance(notes, list) and len(notes) > self._seen[name]:
                fresh, self._seen[name] = notes[self._seen[name] :], len(notes)
                if (frame := _frame(name, fresh)) is not None:
                    yield frame


def _frame(name: str, notes: list[Any]) -> Weights | None:
    """Notes as arrays; None when they are something else."""
    try:
        times, values = zip(*notes, strict=True)
        frame = Weights(name, np.array(times, np.float64), np.array(values, np.float64))
    except (TypeError, ValueError):
        return None
    return frame if frame.times.ndim == 1 and frame.values.ndim == 2 else None
