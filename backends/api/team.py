"""The processes that execute one script together, each of which simulates some of the cells.

What the API computes (parameters, positions, connections, random numbers) each of them computes alike. What only the
simulator knows is exchanged here; process 0, which leads, gathers the recordings and decides how runs are cut.
"""

from __future__ import annotations

import os
from typing import Any

import numpy as np
from numpy.typing import NDArray

from backends.api import overrides
from backends.api.errors import SetupError
from backends.mpi import world
from backends.simulator import Distributed, Group, Simulator

Indices = NDArray[np.int64]


class Team:
    """The processes of a simulator: one, where it knows of no others. Alone, nothing here takes time."""

    def __init__(self, simulator: Simulator) -> None:
        distributed = simulator if isinstance(simulator, Distributed) else None
        self._alone = "" if distributed else simulator.title  # who knows of no others
        self._simulator = distributed if distributed and distributed.processes > 1 else None
        self.size = self._simulator.processes if self._simulator else 1
        self.rank = self._simulator.rank if self._simulator else 0
        if self._simulator:  # seeds that nobody gives have to be the same everywhere
            chance = self._simulator.share(np.random.SeedSequence().entropy)[0]
            overrides.chance = np.random.SeedSequence(chance)

    @property
    def leads(self) -> bool:
        """Whether this is process 0."""
        return self.rank == 0

    def require(self) -> None:
        """SetupError when several processes were started together, and the simulator knows no such thing."""
        if self._alone and world().size > 1:
            raise SetupError(
                f"{world().size} processes were started together, but {self._alone} simulates in one: each would do "
                "the same as all others. Start one process."
            )

    def homes(self, group: Group, n: int) -> Indices:
        """The process on which each of the `n` cells of a group lives."""
        return self._simulator.homes(group) if self._simulator else np.zeros(n, np.int64)

    def share(self, doing: str, thing: Any) -> list[Any]:
        """What each process gives, by their ranks. `doing` says what for; SetupError when others do something else."""
        if self._simulator is None:
            return [thing]
        self._agree(doing)
        return self._simulator.share(thing)

    def gather(self, doing: str, thing: Any) -> list[Any]:
        """The same for process 0; the others are given only what they gave."""
        if self._simulator is None:
            return [thing]
        self._agree(doing)
        return self._simulator.gather(thing) or [thing]

    def led(self, doing: str, thing: Any) -> Any:
        """What process 0 gives."""
        return self.share(doing, thing)[0]

    def own(self, file: str | os.PathLike[str]) -> str:
        """The name of a file that each process writes one of: data.1.pkl for data.pkl."""
        path, ending = os.path.splitext(os.fspath(file))
        return f"{path}.{self.rank}{ending}" if self.size > 1 else path + ending

    def target(self, file: str | os.PathLike[str], gather: bool) -> str | None:
        """The name of the file that this process writes, one for all if `gather`; None: another process writes it."""
        if not gather:
            return self.own(file)
        return os.fspath(file) if self.leads else None

    def part(self) -> None:
        """The script has come to its end; SetupError when that of another process has not."""
        self.share("ends", None)

    def _agree(self, doing: str) -> None:
        """All processes are about to do the same, or each of them hears of it: otherwise they would wait for ever."""
        assert self._simulator is not None
        said = self._simulator.share(doing)
        for rank, other in enumerate(said):
            if other != said[0]:
                raise SetupError(
                    f"Process 0 {said[0]}, but process {rank} {other}: with several processes, each has to execute the "
                    "same statements (only what is printed or written may depend on rank())."
                )
