"""What weights and delays of a projection may be, and the sentences that say so."""

from __future__ import annotations

from collections.abc import Callable, Set
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from backends.api.errors import ConnectionError, InvalidWeightError

Floats = NDArray[np.float64]
Numbers = float | Floats

_SIGNS = {"excitatory": 1, "inhibitory": -1}


@dataclass(frozen=True)
class Limits:
    """The limits of one projection. Times in ms.

    `sign` of the weights, which are those of `whose` ("onto … receptors of …"): 1, -1, or 0 where both are right.
    """

    label: str
    whose: str
    unit: str
    sign: int
    timestep: float
    shortest: float
    longest: float | None

    def check(self, name: str, value: Numbers) -> Numbers:
        """A weight or delay (or an array) as simulators take it: delays rounded to the time step."""
        checks: dict[str, Callable[[Numbers], Numbers]] = {"weight": self._weight, "delay": self._delay}
        return checks[name](value) if name in checks else value

    def _weight(self, weight: Numbers) -> Numbers:
        if self.sign and (wrong := np.extract(np.multiply(weight, self.sign) < 0, weight)).size:
            bound = "at least 0" if self.sign > 0 else "at most 0"
            raise InvalidWeightError(
                f"Projection {self.label!r}: the weight {wrong[0]:g} {self.unit} has the wrong sign; {self.whose} "
                f"weights are {bound}."
            )
        return weight

    def _delay(self, delay: Numbers) -> Numbers:
        tolerance = 1e-6 * self.timestep
        if (wrong := np.extract(np.less(delay, self.shortest - tolerance), delay)).size:
            what = "the time step" if self.shortest == self.timestep else "min_delay"
            raise ConnectionError(
                f"Projection {self.label!r}: the delay {wrong[0]:g} ms is below {what} of {self.shortest:g} ms."
            )
        if self.longest is not None and (wrong := np.extract(np.greater(delay, self.longest + tolerance), delay)).size:
            raise ConnectionError(
                f"Projection {self.label!r}: the delay {wrong[0]:g} ms is above max_delay of {self.longest:g} ms."
            )
        # A rounded quotient times the step leaves 1.5000000000000002: rounded once more, it is what one would write.
        rounded = np.round(np.rint(np.divide(delay, self.timestep)) * self.timestep, 9)
        return rounded if isinstance(delay, np.ndarray) else float(rounded)


def weight_sign(receptor: str, units: Set[str]) -> int:
    """The sign of weights onto a receptor: conductances are positive, inhibitory currents and jumps negative."""
    return 1 if units == {"uS"} else _SIGNS.get(receptor, int("uS" in units))
