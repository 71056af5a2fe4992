"""How a network is to be simulated: saved with it, and written into its program."""

from __future__ import annotations

from dataclasses import dataclass

Bounds = tuple[float, float]


@dataclass(frozen=True)
class Settings:
    """Times in ms. `simulator` is a name known to `backends.registry`; it is a choice, not part of the program.

    Distances between cells are measured along `axes`; where space is periodic, `boundaries` holds from where to where
    (um) for each of x, y and z, and None where it has no end.
    """

    duration: float = 1000.0
    timestep: float = 0.1
    seed: int = 42
    threads: int = 1
    simulator: str = "nest"
    axes: str = "xyz"
    boundaries: tuple[Bounds | None, Bounds | None, Bounds | None] = (None, None, None)

    @property
    def plain_space(self) -> bool:
        """Whether distances are measured along all axes, in a space without end."""
        return self.axes == "xyz" and not any(self.boundaries)
