"""Networks of which only the building is measured, in two sizes: how many cells on each side of a projection."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Build:
    """`dense` cells all to all with random weights; `plastic` cells with a tenth of all pairs; `spatial` ones."""

    dense: int
    plastic: int
    spatial: int
    scale: float = 150.0  # um: within this distance the probability of a connection falls to 1/e
    side: float = 1000.0  # um: of the square in which the spatial ones are
    weights = (0.5, 1.5)


SIZES = {"full": Build(1000, 1000, 2500), "quick": Build(300, 300, 400), "tiny": Build(30, 30, 36)}
