"""Trains of spikes that are computed beforehand, the same on every simulator: gamma, refractory, Poisson sources.

Simulators are given the spike times alone. Each block of random numbers has its own stream, so a train depends neither
on the simulator nor on the pieces in which a run is asked for. All trains are stationary from their start on.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from backends.api.errors import InvalidDimensionsError, InvalidParameterValueError
from backends.api.random import stream

Floats = NDArray[np.float64]
Parameters = Mapping[str, Any]  # numbers or arrays of length n; object arrays of arrays
Draw = Callable[[np.random.Generator, Parameters, tuple[int, int]], Floats]

PLAYER = "SpikeSourceArray"  # the model by which simulators play trains that they cannot draw
_BLOCK = 64  # intervals of each cell that are drawn at a time
_PURPOSE = 2**40  # of the streams: apart from those of connections


class Trains:
    """Independent trains of `n` cells from the time `begin` (ms) on.

    `place` tells the populations of one seed apart, and `turn` the trains that one population had one after another.
    """

    def __init__(self, n: int, parameters: Parameters, begin: float, seed: int, place: int, turn: int) -> None:
        self.n = n
        self.parameters = parameters
        self._key = seed, place, turn
        self._start = np.broadcast_to(np.maximum(parameters["start"], begin), (n,)).astype(float)
        self._stop = np.broadcast_to(np.add(parameters["start"], parameters["duration"]), (n,))
        self._blocks: list[Floats] = []  # each of shape (n, spikes): times in ms
        self._drawn = 0

    def between(self, after: float, until: float) -> list[Floats]:
        """The spikes of each cell that come after one time and not after another (ms), rising."""
        until_each = np.minimum(self._stop, until)
        while self._last.size and np.any(self._last <= until_each):
            self._blocks.append(self._next(self._source()))
            self._drawn += 1
        times = np.concatenate([np.empty((self.n, 0)), *self._blocks], axis=1)
        self._blocks = [block for block in self._blocks if np.any((block > until) & np.isfinite(block))]
        return [row[(row > after) & (row <= end)] for row, end in zip(times, until_each, strict=True)]

    def _source(self) -> np.random.Generator:
        seed, place, turn = self._key
        return stream(seed, place, self._drawn, _PURPOSE + turn)

    @property
    def _last(self) -> Floats:
        """Until when each train is drawn."""
        raise NotImplementedError

    def _next(self, source: np.random.Generator) -> Floats:
        """The times of the next spikes of all cells."""
        raise NotImplementedError


class RenewalTrains(Trains):
    """Trains whose intervals are drawn independently of each other and of the time."""

    def __init__(self, first: Draw, following: Draw, *arguments: Any) -> None:
        super().__init__(*arguments)
        self._first, self._following = first, following
        self._reached = self._start

    @property
    def _last(self) -> Floats:
        return self._reached

    def _next(self, source: np.random.Generator) -> Floats:
        """From the last spike on; the very first interval is what remains of one that is going on."""
        intervals = self._following(source, self.parameters, (_BLOCK, self.n))
        if self._drawn == 0:
            intervals[0] = self._first(source, self.parameters, (1, self.n))[0]
        times = self._reached + np.cumsum(intervals, axis=0)
        self._reached = times[-1]
        return np.asarray(times.T)


class InhomogeneousGammaTrains(Trains):
    """Trains whose next spike depends on the time since the last one as in a gamma process with shape a(t), scale b(t).

    By thinning: candidates come at the greatest rate that there is, 1/min(b), and each becomes a spike with the
    probability hazard / greatest rate. The hazard of a gamma process with a shape of at least 1 stays below 1/b.
    """

    def __init__(self, *arguments: Any) -> None:
        super().__init__(*arguments)
        columns = [self.parameters[name] for name in ("tbins", "a", "b")]
        for cell, (bins, a, b) in enumerate(zip(*columns, strict=True)):
            if not len(bins) == len(a) == len(b) > 0:
                raise InvalidDimensionsError(
                    f"SpikeSourceInhGamma, cell {cell}: tbins, a and b have {len(bins)}, {len(a)} and {len(b)} "
                    "numbers; expected as many of each, and at least one."
                )
        width = max(len(bins) for bins in columns[0])
        self._bins, self._a, self._b = (_rectangle(column, width) for column in columns)
        self._bins[:, :1] = -np.inf  # the first bin holds before it begins, too
        self._b *= 1000.0  # ms
        self._fastest = 1.0 / self._b.min(axis=1)
        self._reached = self._start
        self._spiked = np.zeros(self.n)

    @property
    def _last(self) -> Floats:
        return self._reached

    def _next(self, source: np.random.Generator) -> Floats:
        cells = np.arange(self.n)
        if self._drawn == 0:
            a, b = self._at(self._start)
            self._spiked = self._start - source.random(self.n) * source.gamma(a + 1.0) * b
        waits = source.standard_exponential((_BLOCK, self.n)) / self._fastest
        chances = source.random((_BLOCK, self.n))
        times = np.full((self.n, _BLOCK), np.inf)
        for step in range(_BLOCK):
            self._reached = self._reached + waits[step]
            a, b = self._at(self._reached)
            fires = chances[step] * self._fastest < gamma_hazard((self._reached - self._spiked) / b, a) / b
            self._spiked = np.where(fires, self._reached, self._spiked)
            times[cells[fires], step] = self._reached[fires]
        return times

    def _at(self, times: Floats) -> tuple[Floats, Floats]:
        """Shape and scale (ms) of each cell at its time."""
        bins = (self._bins <= times[:, None]).sum(axis=1) - 1
        cells = np.arange(self.n)
        return self._a[cells, bins], self._b[cells, bins]


_NODES, _WEIGHTS = np.polynomial.laguerre.laggauss(48)


def gamma_hazard(age: Floats, shape: Floats) -> Floats:
    """The rate at which a gamma process of scale 1 spikes, `age` after its last spike; shapes of at least 1.

    Its inverse is the integral of (1 + s/age)^(shape - 1) exp(-s) over s > 0.
    """
    ratios = np.exp((shape[:, None] - 1.0) * np.log1p(_NODES / np.maximum(age, 1e-12)[:, None]))
    return np.asarray(1.0 / (ratios @ _WEIGHTS))


def _rectangle(lists: NDArray[Any], width: int) -> Floats:
    """Lists of numbers as rows, their last number repeated until all are equally long."""
    return np.array([np.pad(np.asarray(row, float), (0, width - len(row)), "edge") for row in lists])


def _gamma(source: np.random.Generator, parameters: Parameters, shape: tuple[int, int]) -> Floats:
    with np.errstate(divide="ignore"):  # beta of 0: no spikes
        intervals: Floats = source.standard_gamma(parameters["alpha"], shape) * np.divide(1000.0, parameters["beta"])
    return intervals


def _rest_of_gamma(source: np.random.Generator, parameters: Parameters, shape: tuple[int, int]) -> Floats:
    """A point in an interval falls into a long one more often: that has a shape greater by one."""
    longer = {**parameters, "alpha": np.add(parameters["alpha"], 1.0)}
    return source.random(shape) * _gamma(source, longer, shape)


def _refractory(source: np.random.Generator, parameters: Parameters, shape: tuple[int, int]) -> Floats:
    return np.add(parameters["tau_refrac"], source.standard_exponential(shape) * _waiting(parameters))


def _rest_of_refractory(source: np.random.Generator, parameters: Parameters, shape: tuple[int, int]) -> Floats:
    """In the dead time with the probability of its share; all of it is then equally likely to remain, or else none."""
    dead, waiting = np.asarray(parameters["tau_refrac"]), _waiting(parameters)
    chance, wait = source.random(shape), source.standard_exponential(shape) * waiting
    share = np.divide(dead, dead + waiting)
    within = chance < share
    remaining = np.where(within, dead * np.divide(chance, share, out=np.ones(shape), where=share > 0), 0.0)
    return np.asarray(remaining + wait)


def _waiting(parameters: Parameters) -> Floats:
    """The mean time (ms) from the end of the dead time to the next spike. InvalidParameterValueError: there is none."""
    with np.errstate(divide="ignore"):  # rate of 0: no spikes
        waiting = np.divide(1000.0, parameters["rate"]) - parameters["tau_refrac"]
    if np.any(waiting <= 0):
        raise InvalidParameterValueError(
            f"tau_refrac of SpikeSourcePoissonRefractory: {np.max(parameters['tau_refrac']):g} ms leaves no room for "
            f"a rate of {np.max(parameters['rate']):g} Hz; their product has to be below 1."
        )
    return np.asarray(waiting)


def _poisson(source: np.random.Generator, parameters: Parameters, shape: tuple[int, int]) -> Floats:
    """What remains of an interval is as long as an interval."""
    with np.errstate(divide="ignore"):  # rate of 0: no spikes
        intervals: Floats = source.standard_exponential(shape) * np.divide(1000.0, parameters["rate"])
    return intervals


TRAINS: Mapping[str, Callable[..., Trains]] = {
    "SpikeSourceGamma": lambda *arguments: RenewalTrains(_rest_of_gamma, _gamma, *arguments),
    "SpikeSourcePoissonRefractory": lambda *arguments: RenewalTrains(_rest_of_refractory, _refractory, *arguments),
    "SpikeSourcePoisson": lambda *arguments: RenewalTrains(_poisson, _poisson, *arguments),
    "SpikeSourceInhGamma": InhomogeneousGammaTrains,
}
