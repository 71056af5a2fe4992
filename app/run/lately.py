"""How often the populations of a run fired lately, a few of them at a time, so that it costs the same for thousands."""

from __future__ import annotations

import numpy as np

from app.analysis.rates import rate
from app.worker import Recording, Results

WINDOW = 50.0  # ms of the network that are looked back upon
AT_ONCE = 400  # recordings


class Lately:
    """Goes round the recordings of spikes of one run."""

    def __init__(self, results: Results) -> None:
        self.results = results
        self._round: list[Recording] = []  # those whose turn is still to come

    def rates(self, most: int = AT_ONCE) -> dict[str, float]:
        """The mean rates (Hz) of the next populations in the last `WINDOW` ms, by the name of the element."""
        if not self._round:
            self._round = [each for each in self.results.recordings.values() if each.is_spikes and each.element]
        turn, self._round = self._round[:most], self._round[most:]
        return {recording.element: self._rate(recording) for recording in turn}

    def _rate(self, recording: Recording) -> float:
        now = self.results.now
        _, times = recording.spikes
        lately = len(times) - int(np.searchsorted(times, now - WINDOW, "right"))
        hertz = rate(lately, len(recording.cells), min(WINDOW, now))
        return hertz if np.isfinite(hertz) else 0.0
