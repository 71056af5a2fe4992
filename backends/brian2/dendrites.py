"""The way of a spike through axon and dendrite, where its time at the synapse matters: when what happens in which step.

A presynaptic spike is at the synapse when it has passed the axon, a postsynaptic one when it has gone up the dendrite,
which has a share of the delay. Neither has to be the end of a step. What changes weights is done in steps, but in the
order in which it happens, and with its exact times.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, cast

import numpy as np

from backends.brian2.kernel import Kernel
from backends.simulator import Floats, Indices, Numbers

_TINY = 1e-6  # of a step


@dataclass(frozen=True)
class Waits:
    """In steps: how long spikes wait until they are dealt with, and how late that is after they are at the synapse.

    `rest` is how long what was sent then still needs to arrive.
    """

    pre: Numbers
    post: Numbers
    late_pre: Numbers
    late_post: Numbers
    rest: Numbers


def waits(delay: Numbers, dendrite: float, early: int) -> Waits:
    """Of delays in steps, with a share for the dendrite, and of a receptor that is `early`.

    In each step postsynaptic spikes are dealt with before presynaptic ones. A presynaptic spike of step k is at the
    synapse at k + axon, a postsynaptic one of step l at l + delay - axon: which is first depends on whether l - k is
    below 2 axon - delay. So that is, rounded down, by how much the one has to wait longer than the other.
    """
    axon = np.multiply(delay, 1.0 - dendrite)
    longer = np.minimum(np.floor(2.0 * axon - delay + _TINY), np.subtract(delay, early))
    pre = np.minimum(np.ceil(axon - _TINY), np.subtract(delay, early))
    post = pre - longer
    return Waits(pre, post, pre - axon, post - (delay - axon), delay - early - pre)


class Dendrites:
    """What is on its way through the dendrites of a group to a variable of its cells."""

    def __init__(self, kernel: Kernel, variable: Floats) -> None:
        self._kernel = kernel
        self._variable = variable
        self._arriving = np.zeros((1, variable.size))  # in step k: row k, modulo their number
        kernel.after.append(self._arrive)

    def reach(self, longest: float) -> None:
        """Be ready for ways of so many steps."""
        old = self._arriving
        if longest >= len(old):
            self._arriving = np.zeros((int(longest) + 1, self._variable.size))
            for step in range(self._kernel.clock.steps + 1, self._kernel.clock.steps + 1 + len(old)):
                self._arriving[step % len(self._arriving)] = old[step % len(old)]

    def send(self, sent: Any, cells: Indices, rest: Any) -> Any:
        """Send something to each of these cells, which needs so many steps from the present one on."""
        rows = (self._kernel.clock.steps + 1 + np.asarray(rest, np.int64)) % len(self._arriving)
        np.add.at(self._arriving, (rows, cells), sent)
        return sent

    def _arrive(self, step: int) -> None:
        row = self._arriving[step % len(self._arriving)]
        self._variable += row
        row[:] = 0.0


def drawn_from(stream: np.random.Generator) -> Any:
    """A function that draws, for each of some places, how many of n have the luck of probability p."""

    def drawn(n: Any, p: Any, places: Indices) -> Floats:
        trials = np.maximum(np.rint(n), 0.0).astype(np.int64)
        return cast(Floats, stream.binomial(trials, np.clip(p, 0.0, 1.0), places.size).astype(float))

    return drawn
