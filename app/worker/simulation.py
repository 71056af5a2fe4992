"""Makes the worker's process one in which `import pyNN` means this project's own implementation."""

from __future__ import annotations

from contextlib import suppress

from backends import registry
from backends.api import alias, overrides
from backends.api.observer import Observer, observe


def load(simulator: str) -> None:
    """Import a simulator. Where that fails, the script's own import of it says so, with its line."""
    alias.install()
    with suppress(registry.NoSuchSimulatorError, ImportError):
        registry.load(simulator)


def prepare(
    observer: Observer | None,
    threads: int | None,
    seed: int | None,
    simulator: str | None,
    same_noise: bool = False,
    twin: int = 0,
) -> None:
    """From now on `observer` (None: nobody) is told, and scripts that set neither threads nor seed get these.

    Whichever simulator they import, they are given `simulator`, unless it is None. With `same_noise` Poisson trains are
    the same on all simulators. `twin`: which one of the run's twins to be (0: the run itself).
    """
    overrides.same_noise, overrides.twin = same_noise, twin
    overrides.threads, overrides.seed, overrides.simulator = threads, seed, simulator
    observe(observer)


def part(simulator: str) -> None:
    """The script has come to its end on this process. SetupError: on another it has not."""
    with suppress(registry.NoSuchSimulatorError, ImportError):
        registry.load(simulator).session.team.part()


def end(simulator: str) -> None:
    """Let go of whatever the last script has left in a simulator."""
    with suppress(registry.NoSuchSimulatorError, ImportError):
        registry.load(simulator).session.end()


def timestep(simulator: str) -> float:
    """The time step (ms) of what was simulated last."""
    with suppress(registry.NoSuchSimulatorError, ImportError):
        return float(registry.load(simulator).session.settings.timestep)
    return 0.0


def version(simulator: str) -> str:
    """The version of a simulator, "" when it is not here."""
    return next((there.version or "" for there in registry.simulators() if there.name == simulator), "")
