"""How strongly a node glows: a ring whose width grows with its rate, so that it is not told by colour alone. No Qt."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from math import ceil, log1p

STEPS = 8
SEEN = 0.35  # opacity of the ring
_HIGHEST = 100.0  # Hz, of the widest ring
_KNEE = 2.0  # Hz, below which a ring grows with the rate and above with its logarithm


def step_of(hertz: float) -> int:
    """The step of a rate: 0 for silence, `STEPS` from 100 Hz on."""
    if hertz <= 0:
        return 0
    return min(ceil(STEPS * log1p(hertz / _KNEE) / log1p(_HIGHEST / _KNEE)), STEPS)


def reach(step: int) -> float:
    """How far the ring reaches beyond the shape, in px at 100 %."""
    return 1.0 + step if step else 0.0


class Glow:
    """The steps of the nodes that glow, by name."""

    def __init__(self) -> None:
        self.steps: dict[str, int] = {}

    def follow(self, rates: Mapping[str, float]) -> list[str]:
        """These populations fire so often (Hz) now; the names of those whose step has changed."""
        return self._take({name: step_of(hertz) for name, hertz in rates.items()})

    def fade(self) -> list[str]:
        """All of them one step less; the names of those that glowed."""
        return self._take({name: step - 1 for name, step in self.steps.items()})

    def strongest(self, names: Iterable[str]) -> int:
        """The highest step of these."""
        return max((self.steps.get(name, 0) for name in names), default=0)

    def _take(self, steps: Mapping[str, int]) -> list[str]:
        changed = [name for name, step in steps.items() if self.steps.get(name, 0) != step]
        for name in changed:
            if steps[name]:
                self.steps[name] = steps[name]
            else:
                del self.steps[name]
        return changed
