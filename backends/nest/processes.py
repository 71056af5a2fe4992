"""The processes that a NEST with MPI spreads its nodes over; the NEST that pip installs is alone."""

from __future__ import annotations

from importlib import import_module
from typing import Any

import numpy as np
from numpy.typing import NDArray

from backends import mpi
from backends.nest.kernel import nest
from backends.simulator import Indices, SimulatorError

SIZE, RANK = int(nest.NumProcesses()), int(nest.Rank())
if SIZE > 1:
    mpi.end_together()


def require() -> None:
    """SimulatorError when processes were started together that do not know of each other, or cannot speak."""
    world = mpi.world()
    if world.flavour and world.size != SIZE:
        raise SimulatorError(
            f"{world.size} processes were started by {world.flavour.title}, but NEST is alone in each of them: it was "
            "built with another MPI, or with none."
        )
    if SIZE > 1:
        _world()


def homes(nodes: Indices) -> Indices:
    """The process on which each of these nodes lives."""
    return nodes % SIZE


def here(nodes: Indices) -> NDArray[np.bool_]:
    """Which of these nodes live on this process."""
    return np.asarray(homes(nodes) == RANK)


def share(thing: Any) -> list[Any]:
    """What each process gave, by their ranks."""
    shared: list[Any] = _world().allgather(thing)
    return shared


def gather(thing: Any) -> list[Any] | None:
    """The same for process 0 alone; the others get None."""
    gathered: list[Any] | None = _world().gather(thing)
    return gathered


def _world() -> Any:
    """All processes, as mpi4py knows them; imported here since nobody else needs it."""
    try:
        everyone = import_module("mpi4py.MPI").COMM_WORLD
    except (ImportError, RuntimeError) as error:
        raise SimulatorError(f"NEST with several processes needs mpi4py, which cannot be loaded: {error}.") from error
    if everyone.Get_size() != SIZE:
        raise SimulatorError("NEST with several processes needs an mpi4py that loads the same MPI as NEST.")
    return everyone
