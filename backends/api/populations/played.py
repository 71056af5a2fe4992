"""Sources whose trains are computed here: simulators are given their spikes as times, a run at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from backends.api.standardmodels.trains import TRAINS
from backends.standard import CELLS

if TYPE_CHECKING:
    from backends.api.populations.population import Population

# The first step whose spikes every simulator can send through every synapse.
_EARLIEST = 2


class Player:
    """Plays the trains of a population of sources on cells that emit spikes at given times."""

    def __init__(self, population: Population, model: str) -> None:
        self._population = population
        self._model = CELLS[model]
        self._turns = 0

    def build(self) -> Any:
        """The cells in the simulator, which know of no spikes yet."""
        self.restart()
        silence = {"spike_times": _lists(self._population.size)}
        return self._population.session.simulator.create(self._model, self._population.size, silence)

    def restart(self) -> None:
        """Trains of their own from now on, with the parameters as they are."""
        cells, session = self._population, self._population.session
        seed = session.train_seed(cells.celltype.model)
        kind = TRAINS[cells.celltype.model.name]
        self._trains = kind(cells.size, cells.parameters, session.time, seed, cells.place, self._turns)
        self._turns += 1

    def foresee(self, until: float) -> None:
        """Give the simulator the spikes from now until a time (ms)."""
        session = self._population.session
        now, step = session.time, session.settings.timestep
        if until <= now:
            return
        times = _lists(self._population.size)
        for cell, train in enumerate(self._trains.between(now, until)):
            times[cell] = np.round(np.maximum(np.ceil(train / step - 1e-6), _EARLIEST) * step, 9)
        session.simulator.set(self._population.group, None, {"spike_times": times})


def _lists(n: int) -> NDArray[Any]:
    """An object array of n empty arrays."""
    lists = np.empty(n, object)
    lists[:] = [np.empty(0)] * n
    return lists
