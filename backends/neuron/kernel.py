"""NEURON itself: set up from settings, and advanced from one multiple of the time step to another.

There is one NEURON per process. In each thread all cells live in one compartment, which they make no use of but to be
there: each is a mechanism that advances its own potential (see mod/). The compartments are initialised while they are
empty, so cells and connections may come at any time.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from backends.compiled import NEURON
from backends.neuron import processes
from backends.neuron.processes import h as h
from backends.neuron.processes import neuron as neuron
from backends.neuron.processes import parallel as parallel
from backends.simulator import Floats, Indices, Settings, SimulatorError

_PREFIX = "hocobj_call error: hoc_execerror: "
_LONGEST = 10  # ms between exchanges of spikes between threads or processes, at most
EARLY = 0.75  # of a time step: how long before the end of a step NEURON is told of its spikes
_STRETCH = 10_000  # steps after which NEURON's time is set right again, since it adds up one time step after another


class _Clock:
    """The time, and what the cells stand in."""

    timestep = 0.1  # ms
    steps = 0
    places: tuple[Any, ...] = ()  # for the cells of each thread
    gids = 0  # handed out so far
    right = 0  # the step in which NEURON's own time was last set right
    loaded = False
    stretch = _STRETCH  # steps that may be gone through at a time
    changed = True  # whether there are new cells or connections since the last run
    settled = False  # whether there was a run
    beginning = False  # whether there are cells that NEURON has to let begin


def begin(settings: Settings) -> None:
    """Begin at t = 0, after an end() of what was before. SimulatorError when the cell models cannot be compiled."""
    processes.require()
    _load()
    _Clock.timestep = settings.timestep
    with told("being set up"):
        h.dt = settings.timestep
        h.CVode().queue_mode(True, False)  # events wait in bins of a time step: quicker, when there are many
        _make_places(settings.threads)
        h.finitialize()


def end() -> None:
    """Let go of everything that cells stand in."""
    parallel.gid_clear()
    parallel.partition()
    for section in _Clock.places:
        h.delete_section(sec=section)
    _Clock.places = ()
    _Clock.steps = _Clock.gids = _Clock.right = 0
    _Clock.settled = _Clock.beginning = False


def settle() -> None:
    """Before a run: have NEURON take in the cells and connections that came since the last one."""
    with told("taking in cells and connections"):
        if _Clock.beginning and not _Clock.settled:
            h.finitialize()
        _set_right()
        if _Clock.changed:
            shortest = int(parallel.set_maxstep(_LONGEST) / _Clock.timestep + 1e-3)
            _Clock.stretch = _STRETCH if processes.SIZE == len(_Clock.places) == 1 else max(shortest, 1)
    _Clock.changed, _Clock.settled = False, True


def advance(steps: int) -> None:
    """Simulate so many time steps more. SimulatorError when NEURON cannot go on.

    Threads and processes hand over spikes when they meet: so they do before the shortest delay is over.
    """
    with told(f"running from {now():g} ms on"):
        while steps > 0:
            if _Clock.steps - _Clock.right >= _STRETCH:
                _set_right()
            stretch = min(steps, _Clock.stretch)
            parallel.psolve(h.t + (stretch + 0.25) * _Clock.timestep)  # whole steps; the rest is not gone into
            _Clock.steps += stretch
            steps -= stretch


def now() -> float:
    """The simulated time in ms."""
    return round(_Clock.steps * _Clock.timestep, 9)


def steps() -> int:
    """The simulated time in steps."""
    return _Clock.steps


def timestep() -> float:
    """The time step in ms."""
    return _Clock.timestep


def moments(steps: Indices) -> Floats:
    """When NEURON is told of spikes that are emitted at the ends of these steps (ms): see mod/emit.inc."""
    return np.asarray((steps - EARLY) * _Clock.timestep)


def steps_of(moments: Floats) -> Indices:
    """The steps at whose ends spikes are emitted of which NEURON is told at these times (ms)."""
    return np.rint(moments / _Clock.timestep + EARLY).astype(np.int64)


def times_of(steps: Indices) -> Floats:
    """The times (ms) at which these steps end."""
    return np.asarray(np.round(steps * _Clock.timestep, 9))


def require_one_thread(what: str) -> None:
    """SimulatorError when there are several, in each of which `what` would look at cells of the others."""
    if (threads := len(_Clock.places)) > 1:
        raise SimulatorError(f"NEURON works out {what} in one thread only, and setup() was asked for {threads}.")


def require_beginning(what: str) -> None:
    """Have cells begin that do so together with the time alone. SimulatorError: there was a run already."""
    if _Clock.settled:
        raise SimulatorError(f"NEURON has {what} begin with the first run: it has to be made before.")
    _Clock.beginning = True


@contextmanager
def at_moment() -> Iterator[None]:
    """Meanwhile NEURON's time is that of the events of the step that ended now: all happen where it began."""
    h.t = (_Clock.steps - 1) * _Clock.timestep
    h.fcurrent()
    try:
        yield
    finally:
        _set_right()


def segments() -> list[Any]:
    """The segments in which cells can stand, one for each thread."""
    return [section(0.5) for section in _Clock.places]


def place(n: int, mechanism: str) -> Any:
    """A List of `n` new cells on this process, neighbours in the same thread, as many in each."""
    cells, threads = h.List(), len(_Clock.places)
    with told(f"creating {n} × {mechanism}"):
        for thread, section in enumerate(_Clock.places):
            _maker(mechanism)(cells, (thread + 1) * n // threads - thread * n // threads, sec=section)
    return cells


def reserve(n: int) -> int:
    """Consecutive numbers for `n` cells, under which connections from them are made; returns the first."""
    _Clock.gids += n
    return _Clock.gids - n


def enlist(gids: Indices, cells: Any) -> None:
    """The cells of this process, a List, that have these numbers."""
    _Clock.changed = True
    with told("numbering cells"):
        h.pinetum_enlist(cells, h.Vector(gids.astype(float)), processes.RANK)


def rewired() -> None:
    """Connections have been made or have other delays."""
    _Clock.changed = True


@contextmanager
def told(doing: str) -> Iterator[None]:
    """Whatever NEURON complains of inside becomes a SimulatorError that says what NEURON was doing."""
    try:
        yield
    except (AttributeError, LookupError, RuntimeError) as error:
        reason = str(error).removeprefix(_PREFIX).strip().rstrip(".") or type(error).__name__
        raise SimulatorError(f"NEURON, {doing}: {reason}.") from error


@cache
def _maker(mechanism: str) -> Any:
    """A loop of NEURON's that appends so many new cells to a List."""
    name = f"pinetum_new_{mechanism}"
    h(f"proc {name}() {{ local i  for i = 1, $2 {{ $o1.append(new {mechanism}(0.5)) }} }}")
    return getattr(h, name)


def _make_places(threads: int) -> None:
    """A compartment for each thread."""
    _Clock.places = tuple(h.Section(name=f"cells{thread}") for thread in range(threads))
    parallel.nthread(threads)
    for thread, section in enumerate(_Clock.places):
        parallel.partition(thread, h.SectionList([section]))


def _set_right() -> None:
    """Set the time of all threads; this also makes NEURON take in what is new."""
    h.t = now()
    h.fcurrent()
    _Clock.right = _Clock.steps


def _load() -> None:
    """Have the mechanisms and the loops of this folder, once."""
    if _Clock.loaded:
        return
    library = _compiled()
    with told(f"loading {library}"):
        h.nrn_load_dll(str(library))
        if not h((Path(__file__).parent / "bulk.hoc").read_text(encoding="utf-8")):
            raise RuntimeError("bulk.hoc is not understood")
    _Clock.loaded = True


def _compiled() -> Path:
    """The library of mechanisms; where it is not there yet, one process makes it for all."""
    if processes.SIZE > 1:
        try:
            if processes.RANK == 0:
                NEURON.ready()
        finally:
            processes.share(None)
    return NEURON.ready()
