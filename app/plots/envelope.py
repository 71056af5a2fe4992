"""Long traces reduced to what a row of pixels can show: the lowest and the highest value of each column. No Qt."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

BLOCK = 64  # samples that are summed up beforehand, so that a long trace is not read whole for every frame
Points = tuple[NDArray[np.float64], NDArray[np.float64]]


class Envelope:
    """A regularly sampled trace that grows: values at `start` + i · `interval` ms. Missing values are NaN."""

    def __init__(self, start: float, interval: float) -> None:
        self.start, self.interval = start, interval
        self.low, self.high = np.inf, -np.inf  # of all values so far
        self._values: NDArray[np.float64] = np.empty(1024)
        self._blocks: NDArray[np.float64] = np.empty((2, 16))
        self._length = 0

    def __len__(self) -> int:
        return self._length

    @property
    def values(self) -> NDArray[np.float64]:
        """All values so far."""
        return self._values[: self._length]

    def append(self, values: NDArray[np.float64]) -> None:
        """Take in the next values."""
        done, self._length = self._length, self._length + len(values)
        self._values = _roomy(self._values, self._length)
        self._values[done : self._length] = values
        finite = values[np.isfinite(values)]
        if len(finite):
            self.low, self.high = min(self.low, float(finite.min())), max(self.high, float(finite.max()))
        self._sum_up(done // BLOCK, self._length // BLOCK)

    def at(self, times: NDArray[np.float64]) -> NDArray[np.float64]:
        """The values nearest to these times; NaN outside."""
        indices = np.round((times - self.start) / self.interval).astype(np.int64)
        inside = (indices >= 0) & (indices < self._length)
        return np.where(inside, self._values[np.where(inside, indices, 0)], np.nan)

    def points(self, begin: float, end: float, columns: int) -> Points:
        """The line from `begin` to `end` ms as (times, values): the samples, or two points per column when fewer.

        One sample on either side of the window is included, so that the line leaves the view and does not end in it.
        """
        first = max(int((begin - self.start) / self.interval) - 1, 0)
        last = min(int(np.ceil((end - self.start) / self.interval)) + 2, self._length)
        if last - first <= 3 * columns:
            inside = np.arange(first, max(last, first))
            return np.asarray(self.start + inside * self.interval), self._values[inside]
        step = (last - first) / columns
        return self._by_block(first, last, columns) if step >= 4 * BLOCK else self._by_sample(first, last, columns)

    def _by_sample(self, first: int, last: int, columns: int) -> Points:
        values = self._values[first:last]
        edges = _edges(len(values), columns)
        return self._zigzag(first + edges, _extremes(values, values, edges))

    def _by_block(self, first: int, last: int, columns: int) -> Points:
        lows, highs = self._blocks[:, first // BLOCK : max(last // BLOCK, first // BLOCK + 1)]
        edges = _edges(len(lows), columns)
        return self._zigzag((first // BLOCK + edges) * BLOCK, _extremes(lows, highs, edges))

    def _zigzag(self, indices: NDArray[np.int64], extremes: NDArray[np.float64]) -> Points:
        # low, high, high, low, …: neighbouring columns are then joined where they are close.
        extremes[:, 1::2] = extremes[::-1, 1::2]
        return np.repeat(self.start + indices * self.interval, 2), extremes.T.ravel()

    def _sum_up(self, first: int, last: int) -> None:
        if last == first:
            return
        self._blocks = _roomy(self._blocks, last)
        blocks = self._values[first * BLOCK : last * BLOCK].reshape(-1, BLOCK)
        self._blocks[0, first:last] = np.fmin.reduce(blocks, axis=1)
        self._blocks[1, first:last] = np.fmax.reduce(blocks, axis=1)


def _edges(length: int, columns: int) -> NDArray[np.int64]:
    # Where each column begins; reduceat wants them rising.
    return np.unique(np.arange(min(columns, length)) * length // min(columns, length))


def _extremes(lows: NDArray[np.float64], highs: NDArray[np.float64], edges: NDArray[np.int64]) -> NDArray[np.float64]:
    return np.stack([np.fmin.reduceat(lows, edges), np.fmax.reduceat(highs, edges)])


def _roomy(array: NDArray[np.float64], length: int) -> NDArray[np.float64]:
    # Doubling keeps the cost of growing in proportion to the length.
    if length <= array.shape[-1]:
        return array
    roomy = np.empty((*array.shape[:-1], max(length, 2 * array.shape[-1])))
    roomy[..., : array.shape[-1]] = array
    return roomy
