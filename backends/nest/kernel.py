"""The NEST kernel: imported without noise, set up from settings, and its errors told as sentences.

The kernel is one per process. Its shortest delay is kept at one time step throughout. So devices may be attached at
any time, traces lack nothing but the last step, and a run may be cut anywhere without changing what is computed: NEST
draws the random numbers of each device for one slice of the shortest delay at a time. Measured on Brunel's network,
longer slices gain nothing.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from backends.adapter import Clock
from backends.simulator import Settings, SimulatorError

os.environ.setdefault("OMP_WAIT_POLICY", "passive")  # threads that spin while they wait slow a busy machine fifty-fold
os.environ.setdefault("PYNEST_QUIET", "1")


@contextmanager
def _alone() -> Iterator[None]:
    """NEST is imported without the arguments of the program, which the kernel would read as its own.

    Nor does it see packages that it would import, where they are, for tables and plots of its own: they take longer
    than all the rest.
    """
    arguments, sys.argv = sys.argv, sys.argv[:1]
    hidden = {"pandas", "matplotlib"} - sys.modules.keys()
    sys.modules |= dict.fromkeys(hidden)  # type: ignore[arg-type]  # None: it cannot be imported
    try:
        yield
    finally:
        sys.argv = arguments
        for name in hidden:
            del sys.modules[name]


with _alone():
    import nest as nest  # for the other modules of this folder: whoever comes first must come through here

_SEEDS = 2**32 - 1  # NEST takes 1 … 2³² − 1

clock = Clock()  # asking the kernel for its time takes half a millisecond, too long for every slice of a live run
_copies: list[str] = []


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
        clock.timestep = float(nest.resolution)
        _span_delays(settings)


def end() -> None:
    """Let go of everything."""
    nest.ResetKernel()
    clock.steps = 0
    _copies.clear()


def advance(duration: float) -> None:
    """Simulate so many ms more, to the nearest time step. SimulatorError when NEST cannot go on."""
    steps = clock.count(duration)
    if steps > 0:
        with told(f"running from {clock.now:g} ms on"):
            nest.Simulate(clock.time(steps))
        clock.steps += steps


def copied(model: str, defaults: Mapping[str, Any]) -> str:
    """A new model like another one, with other defaults: what all of its kind are then, without being told."""
    name = f"{model}_{len(_copies)}"
    nest.CopyModel(model, name, {**defaults})
    _copies.append(name)
    return name


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
