"""The network of NEURON and Brian2: cells with a current each, sparsely connected, in several sizes."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Small:
    """`cells`, of which a fifth inhibits; each hears a share `p` of all. Times in ms, currents in nA."""

    cells: int
    p: float = 0.1
    duration: float = 1000.0
    delay: float = 1.5
    weights = (0.04, -0.2)
    drive = (0.4, 0.6)
    cell = {
        "cm": 0.25, "tau_m": 10.0, "tau_refrac": 2.0, "v_rest": -65.0, "v_reset": -65.0, "v_thresh": -50.0,
        "tau_syn_E": 2.0, "tau_syn_I": 5.0,
    }  # fmt: skip

    @property
    def excitatory(self) -> int:
        """How many excite."""
        return self.cells * 4 // 5


SIZES = {"full": Small(1000), "quick": Small(300), "tiny": Small(50, duration=100.0)}
