"""NEURON imported without noise, and in touch with its likes where MPI started several processes.

A cell lives on the process that its number says; the numbers go round.
"""

from __future__ import annotations

import atexit
import ctypes
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from tempfile import TemporaryDirectory
from typing import Any

from backends import mpi
from backends.mpi import Flavour
from backends.simulator import Indices, SimulatorError

_OPTIONS = "NEURON_MODULE_OPTIONS"
_FALLBACK = "MPI_LIB_NRN_PATH"  # where NEURON looks for MPI when the loader knows no libmpi.so


def _import() -> Any:
    """Import NEURON where it finds nobody's compiled mechanisms, and without a word about displays."""
    os.environ[_OPTIONS] = os.environ.get(_OPTIONS, "") + " -nogui"
    here = os.getcwd()
    with TemporaryDirectory() as empty:
        os.chdir(empty)
        try:
            import neuron
        finally:
            os.chdir(here)
    return neuron


@contextmanager
def _silence() -> Iterator[None]:
    """Whatever C prints meanwhile is not heard."""
    sys.stdout.flush()
    kept, nowhere = os.dup(1), os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    try:
        yield
    finally:
        ctypes.CDLL(None).fflush(None)
        os.dup2(kept, 1)
        os.close(kept)
        os.close(nowhere)


def _join(flavour: Flavour) -> None:
    """Get in touch with the processes that were started together with this one."""
    if library := flavour.library:
        os.environ.setdefault(_FALLBACK, str(library))
    with _silence():
        neuron.h.nrnmpi_init()
    context = neuron.h.ParallelContext()
    context.mpiabort_on_error(0)  # errors become exceptions, as they are where there is one process
    if int(context.nhost()) > 1:
        atexit.register(ctypes.CDLL(None).MPI_Finalize)
        mpi.end_together()


neuron = _import()
h = neuron.h
if flavour := mpi.world().flavour:
    _join(flavour)
parallel = h.ParallelContext()
SIZE, RANK = int(parallel.nhost()), int(parallel.id())


def require() -> None:
    """SimulatorError when processes were started together that do not know of each other."""
    world = mpi.world()
    if world.flavour and world.size != SIZE:
        raise SimulatorError(
            f"{world.size} processes were started by {world.flavour.title}, but NEURON is alone in each of them: it "
            f"found no library {mpi.LIBRARY} of {world.flavour.title}. Start them by main.py run … --processes "
            f"{world.size}, which shows it the way (Debian and Ubuntu: apt-get install {world.flavour.package})."
        )


def homes(gids: Indices) -> Indices:
    """The process on which each of the cells with these numbers lives."""
    return gids % SIZE


def share(thing: Any) -> list[Any]:
    """What each process gave, by their ranks."""
    return [given for (given,) in parallel.py_allgather((thing,))]  # text by itself would have to be ASCII


def gather(thing: Any) -> list[Any] | None:
    """The same for process 0 alone; the others get None."""
    gathered = parallel.py_gather((thing,), 0)
    return None if gathered is None else [given for (given,) in gathered]
