"""What the answer says: the curves, and the numbers in words. No Qt."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from app.panels.response.program import END, LADDER, OFF, ON, SPIKE, Question
from app.panels.text.numbers import MINUS
from app.panels.text.units import shown
from app.preview import Answer

Floats = NDArray[np.float64]

_ENOUGH = 4  # spikes that show how a cell goes on firing
_BEFORE = 10.0  # ms that are shown before the single spike
_FLAT = 1e-6  # mV


@dataclass(frozen=True, eq=False)
class Step:
    """The potential (mV) at `times` (ms) while a current of `amplitude` (nA) flows, and when the cell fired (ms)."""

    amplitude: float
    times: Floats
    v: Floats
    spikes: Floats

    @property
    def caption(self) -> str:
        """What it shows, in numbers."""
        during = self.spikes[(self.spikes >= ON) & (self.spikes <= OFF)]
        current = f"{number(self.amplitude)} nA for {OFF - ON:g} ms"
        if not during.size:
            return f"{current}: no spike, {signed(float(self.v[self._during].max() - self.v[0]))} mV"
        count = f"{during.size} spike{'' if during.size == 1 else 's'}"
        return f"{current}: {count}, the first after {number(float(during[0]) - ON)} ms"

    @property
    def _during(self) -> NDArray[np.bool_]:
        return np.asarray((self.times >= ON) & (self.times <= OFF))


@dataclass(frozen=True, eq=False)
class Impact:
    """What one spike to a receptor adds to the potential (mV) at `times` (ms) after it was sent."""

    receptor: str
    weight: float
    unit: str
    times: Floats
    v: Floats
    fires: bool

    @property
    def caption(self) -> str:
        """What it shows, in numbers."""
        head = f"{self.receptor} {number(self.weight)} {shown(self.unit)}"
        if self.fires:
            return f"{head}: fires"
        at = int(np.abs(self.v).argmax())
        peak = float(self.v[at])
        if abs(peak) < _FLAT:
            return f"{head}: no effect"
        return f"{head}: {signed(peak)} mV at {number(float(self.times[at]))} ms{self._decay(at, peak)}"

    def _decay(self, at: int, peak: float) -> str:
        """In which time it falls to 1/e of the peak, where it does while one looks."""
        below = np.flatnonzero(np.abs(self.v[at:]) < abs(peak) / np.e)
        return f", τ {float(self.times[at + below[0]] - self.times[at]):.2g} ms" if below.size else ""


@dataclass(frozen=True, eq=False)
class Response:
    """How a cell responds: one step for each current of the ladder, one impact for each receptor.

    `assumption` says which parameters were taken to be one number.
    """

    steps: tuple[Step, ...]
    impacts: tuple[Impact, ...]
    assumption: str = ""

    @property
    def first_to_fire(self) -> int | None:
        """The place in the ladder of the smallest current that makes the cell fire."""
        return next((index for index, step in enumerate(self.steps) if (step.spikes >= ON).any()), None)

    @property
    def telling(self) -> int:
        """The place in the ladder of the current that shows most: a few spikes, or as much as there is to see."""
        enough = (index for index, step in enumerate(self.steps) if step.spikes.size >= _ENOUGH)
        return next(enough, self.first_to_fire if self.first_to_fire is not None else len(self.steps) - 1)

    @property
    def threshold(self) -> str:
        """From which current on the cell fires, in words."""
        first = self.first_to_fire
        if first is None:
            return f"No current up to {LADDER[-1]:g} nA makes it fire"
        if first == 0 or (self.steps[0].spikes < ON).any():
            return "Fires without a current" if self.steps[0].spikes.size else f"Fires below {LADDER[0]:g} nA"
        return f"Fires from {LADDER[first]:g} nA on, not yet at {LADDER[first - 1]:g} nA"


def response(question: Question, answer: Answer) -> Response:
    """Read an answer that has arrays."""
    v, rest = answer.arrays["steps"], answer.arrays["rest"]
    trains = _trains(answer, "steps")
    times = _times(len(v), question.interval)
    steps = tuple(Step(a, times, v[:, i], trains[i]) for i, a in enumerate(LADDER))
    return Response(steps, tuple(_impacts(question, answer, rest)), _assumption(question))


def _assumption(question: Question) -> str:
    """Which parameters were taken to be one number, in words; "" where none was."""
    means = f"the mean of {', '.join(question.means)}" if question.means else ""
    zeros = f"{', '.join(question.zeros)} of cell 0 at the origin" if question.zeros else ""
    said = " and ".join(filter(None, (means, zeros)))
    return f"For {said}" if said else ""


def _impacts(question: Question, answer: Answer, rest: Floats) -> list[Impact]:
    times = _times(len(rest), question.interval) - SPIKE
    seen = (times >= -_BEFORE) & (times <= END - SPIKE)
    trains = _trains(answer, "rest")
    added = rest[seen, 1:] - rest[seen, :1]
    return [
        Impact(receptor, weight, unit, times[seen], added[:, i], bool(trains[i + 1].size))
        for i, (receptor, weight, unit) in enumerate(question.receptors)
    ]


def _times(count: int, interval: float) -> Floats:
    return np.arange(count, dtype=np.float64) * interval


def _trains(answer: Answer, name: str) -> list[Floats]:
    """The times of the spikes of each cell."""
    counts = answer.arrays[f"{name}.counts"]
    return list(np.split(answer.arrays[f"{name}.times"], np.cumsum(counts)[:-1]))


def number(value: float) -> str:
    """Three digits are enough to read."""
    return f"{value:.3g}".replace("-", MINUS)


def signed(value: float) -> str:
    """The same, with a sign."""
    return f"{value:+.3g}".replace("-", MINUS)
