"""The NEST kernel: imported without noise, set up from settings, and its errors told as sentences.

The kernel is one per process. Its shortest delay is kept at one time step throughout. So devices may be attached at
any time, traces lack nothing but the last step, and a run may be cut anywhere without changing what is computed: NEST
draws the random numbers of each device for one slice of the shortest delay at a time. Measured on Brunel's network,
longer slices gain nothing.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from backends.simulator import Settings, SimulatorError

os.environ.setdefault("OMP_WAIT_POLICY", "passive")  # threads that spin while they wait slow a busy machine fifty-fold
os.environ.setdefault("PYNEST_QUIET", "1")
_arguments, sys.argv = sys.argv, sys.argv[:1]  # the kernel would read the program's arguments as its own
try:
    import nest as nest  # for the other modules of this folder: whoever comes first must come through here
finally:
    sys.argv = _arguments

_SEEDS = 2**32 - 1  # NEST takes 1 … 2³² − 1


class _Clock:
    """The kernel's time. Asking the kernel takes half a millisecond, too long for every slice of a live run."""

    timestep = 0.1  # ms
    steps = 0


def begin(settings: Settings) -> None:
    """Forget everything; t = 0. SimulatorError when NEST cannot be set up like that."""
    end()
    nest.verbosity = nest.VerbosityLevel.QUIET
    with told("being set up"):
        nest.set(
            resolution=settings.timestep,
            local_num_threads=settings.threads,
            rng_seed=1 + (settings.seed - 1) % _SEEDS,
        )
        _Clock.timestep = float(nest.resolution)
        _span_delays(settings)


def end() -> None:
    """Let go of everything."""
    nest.ResetKernel()
    _Clock.steps = 0


def advance(duration: float) -> None:
    """Simulate so many ms more, to the nearest time step. SimulatorError when NEST cannot go on."""
    steps = round(duration / _Clock.timestep)
    if steps > 0:
        with told(f"running from {now():g} ms on"):
            nest.Simulate(on_grid(duration))
        _Clock.steps += steps


def now() -> float:
    """The simulated time in ms."""
    return round(_Clock.steps * _Clock.timestep, 9)


def timestep() -> float:
    """The time step in ms."""
    return _Clock.timestep


def on_grid(time: float) -> float:
    """The multiple of the time step that is nearest to a time (ms)."""
    return round(round(time / _Clock.timestep) * _Clock.timestep, 9)


@contextmanager
def told(doing: str) -> Iterator[None]:
    """Whatever NEST complains of inside becomes a SimulatorError that says what NEST was doing."""
    try:
        yield
    except nest.NESTError as error:
        reason = str(error).strip().rstrip(".") or type(error).__name__
        raise SimulatorError(f"NEST, {doing}: {reason}.") from error


def _span_delays(settings: Settings) -> None:
    """Fix the shortest delay, and a longest one that was asked for: by connections of a cell that never fires."""
    silent = nest.Create("parrot_neuron")
    for delay in {settings.timestep, settings.max_delay or settings.timestep}:
        nest.Connect(silent, silent, syn_spec={"delay": delay})
