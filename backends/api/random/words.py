"""The 32-bit words of a Mersenne Twister in their order, and what can be made of them in bulk."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
_ALL = 1 << 32
_AHEAD = 624  # words that are made at a time


class Words:
    """Words may be looked at before they are taken, since who rejects some does not know how many it will need."""

    def __init__(self, seed: int) -> None:
        # NumPy's seeding by a number of 32 bits is the one that the authors of the generator published in 2002.
        state: Any = np.random.RandomState(seed % _ALL)
        self._twister = state._bit_generator
        self._ahead = np.empty(0, np.uint64)

    def look(self, n: int) -> NDArray[np.uint64]:
        """The next `n` words, which remain."""
        if (lacking := n - self._ahead.size) > 0:
            more = self._twister.random_raw(max(lacking, _AHEAD))
            self._ahead = np.concatenate([self._ahead, more])
        return self._ahead[:n]

    def skip(self, n: int) -> None:
        """Take `n` words that were looked at."""
        self._ahead = self._ahead[n:]

    def one(self) -> int:
        """The next word."""
        word = int(self.look(1)[0])
        self.skip(1)
        return word

    def number(self) -> float:
        """A number from 0 on and below 1."""
        return self.one() / _ALL

    def positive(self) -> float:
        """A number above 0 and below 1."""
        while not (word := self.one()):
            pass
        return word / _ALL

    def below(self, limit: int) -> int:
        """A whole number from 0 on and below `limit`."""
        return int(self.many_below(limit, 1)[0])

    def uniform(self, n: int) -> Floats:
        """`n` numbers from 0 on and below 1."""
        numbers = self.look(n) / _ALL
        self.skip(n)
        return numbers

    def many_below(self, limit: int, n: int) -> NDArray[np.int64]:
        """`n` whole numbers from 0 on and below `limit`: words by a scale, those beyond the last full one left out."""
        scale = np.uint64((_ALL - 1) // limit)
        chosen = np.empty(0, np.uint64)
        while chosen.size < n:
            numbers = self.look(n - chosen.size) // scale
            self.skip(n - chosen.size)
            chosen = np.concatenate([chosen, numbers[numbers < limit]])
        return chosen.astype(np.int64)

    def points(self, n: int, positive: bool) -> tuple[Floats, Floats, Floats]:
        """`n` points of the unit disc without its centre: x, y and the square of their distance from it.

        They are the points of the square around it that lie within. `positive`: words that are 0 are left out.
        """
        found = np.empty((3, 0))
        while (lacking := n - found.shape[1]) > 0:
            ahead = self.look(3 * lacking + 16)
            used = np.flatnonzero(ahead) if positive else np.arange(ahead.size)
            used = used[: used.size // 2 * 2]
            x, y = (2.0 * (ahead[used[begin::2]] / _ALL) - 1.0 for begin in (0, 1))
            square = x * x + y * y
            inside = np.flatnonzero((square <= 1.0) & (square > 0.0))[:lacking]
            whole = inside.size == lacking
            self.skip(int(used[2 * inside[-1] + 1 if whole else -1]) + 1)
            found = np.concatenate([found, [x[inside], y[inside], square[inside]]], axis=1)
        return found[0], found[1], found[2]
