"""A balanced network with independent Poisson input to each cell, in several sizes: the numbers."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Balanced:
    """`cells` of which a fifth inhibits; each hears a share `p` of both kinds. Times in ms, currents in nA, rate in Hz.

    The weights shrink with the square root of the number of inputs, so the input varies alike in all sizes.
    """

    cells: int
    p: float
    duration: float = 500.0
    delay: float = 1.5
    rate: float = 8000.0
    cell = {
        "cm": 0.25, "tau_m": 10.0, "tau_refrac": 2.0, "v_rest": -65.0, "v_reset": -65.0, "v_thresh": -50.0,
        "tau_syn_E": 0.5, "tau_syn_I": 0.5,
    }  # fmt: skip

    @property
    def sizes(self) -> dict[str, int]:
        """How many cells of each kind."""
        return {"excitatory": self.cells * 4 // 5, "inhibitory": self.cells // 5}

    @property
    def inputs(self) -> dict[str, int]:
        """How many of each kind a cell hears."""
        return {kind: round(self.p * n) for kind, n in self.sizes.items()}

    @property
    def weights(self) -> dict[str, float]:
        """Of each kind."""
        weight = 2.5 / (self.p * self.cells) ** 0.5
        return {"excitatory": weight, "inhibitory": -6 * weight}

    @property
    def drive(self) -> float:
        """The weight of the external input."""
        return 0.0878


SIZES = {"full": Balanced(10_000, 0.1), "quick": Balanced(2_000, 0.1), "tiny": Balanced(200, 0.1)}
