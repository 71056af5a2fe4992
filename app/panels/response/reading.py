"""What the answer says: the curves, and the numbers in words. No Qt."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from app.panels.response.program import END, OFF, ON, SPIKE, Question
from app.panels.response.pulses import Pulse
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

    pulse: Pulse
    times: Floats
    v: Floats
    fires: bool

    @property
    def caption(self) -> str:
        """What it shows, in numbers."""
        head = f"{self.pulse.receptor} {number(self.pulse.weight)} {shown(self.pulse.unit)}"
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
    """How a cell responds: one step for each current of the ladder, one impact for each spike.

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
        first, amplitudes = self.first_to_fire, [f"{step.amplitude:g} nA" for step in self.steps]
        if first is None:
            return f"No current up to {amplitudes[-1]} makes it fire"
        if (self.steps[0].spikes < ON).any():
            return "Fires without a current"
        if first == 0:
            return f"Fires below {amplitudes[0]}"
        return f"Fires from {amplitudes[first]} on, not yet at {amplitudes[first - 1]}"


def response(question: Question, answer: Answer) -> Response:
    """Read an answer that has arrays."""
    return Response(_steps(question, answer), _impacts(question, answer), str(question.assumed))


def _steps(question: Question, answer: Answer) -> tuple[Step, ...]:
    if not question.ladder:
        return ()
    v, trains = answer.arrays["steps"], _trains(answer, "steps")
    times = _times(len(v), question.interval)
    return tuple(Step(amplitude, times, v[:, i], trains[i]) for i, amplitude in enumerate(question.ladder))


def _impacts(question: Question, answer: Answer) -> tuple[Impact, ...]:
    rest, trains = answer.arrays["rest"], _trains(answer, "rest")
    times = _times(len(rest), question.interval) - SPIKE
    seen = (times >= -_BEFORE) & (times <= END - SPIKE)
    added = rest[seen, 1:] - rest[seen, :1]
    fires = [bool(train.size) for train in trains[1:]]
    return tuple(Impact(pulse, times[seen], added[:, i], fires[i]) for i, pulse in enumerate(question.pulses))


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
