"""How a network is to be simulated: saved with it, and written into its program."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Settings:
    """Times in ms. `simulator` is a name known to `backends.registry`; it is a choice, not part of the program."""

    duration: float = 1000.0
    timestep: float = 0.1
    seed: int = 42
    threads: int = 1
    simulator: str = "nest"
