"""Spikes that arrive twice at one synapse in one step, each of which finds what the other left there.

Brian2 treats all that arrives in a step at once, because its own cells fire once in a step. Our sources may fire more
often.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from backends.simulator import Indices


class Rounds:
    """A queue of Brian2's, whose spikes come out in as many rounds as one synapse has of them."""

    def __init__(self, queue: Any) -> None:
        self._queue = queue
        self._left: Indices = np.empty(0, np.int32)

    def through(self, run: Callable[[], None]) -> Callable[[], None]:
        """The code of a pathway with this queue, run for each round of a step."""

        def rounds() -> None:
            run()
            while self._left.size:
                run()

        return rounds

    def peek(self) -> Indices:
        """What arrives in this round: each synapse once."""
        due = self._left if self._left.size else self._queue.peek()
        if due.size < 2:
            self._left = due[:0]
            return due
        round_, first = np.unique(due, return_index=True)
        self._left = due[:0] if round_.size == due.size else np.delete(due, first)
        return round_

    def advance(self) -> None:
        """Go on to the next step, if no round is left."""
        if not self._left.size:
            self._queue.advance()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._queue, name)


def in_rounds(pathway: Any) -> None:
    """From now on spikes pass this pathway of Brian2's in rounds."""
    pathway.queue = Rounds(pathway.queue)
    pathway.variables.add_object("_queue", pathway.queue)
