"""Brunel's network (2000), model A, g = 5, external rate twice the threshold rate: the numbers, in two sizes."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Brunel:
    """How large, how strongly connected, how strongly driven. Weights in mV, rate in Hz, times in ms."""

    excitatory: int
    inhibitory: int
    weight: float
    g: float = 5.0
    delay: float = 1.5
    duration: float = 1000.0

    @property
    def inputs(self) -> tuple[int, int]:
        """How many excitatory and inhibitory cells each cell hears: a tenth of them."""
        return self.excitatory // 10, self.inhibitory // 10

    @property
    def rate(self) -> float:
        """What all external cells of one cell fire together, in Hz: twice what takes it to its threshold of 20 mV."""
        return 2.0 * 20.0 / (self.weight * 20e-3)


SIZES = {"full": Brunel(10_000, 2_500, 0.1), "quick": Brunel(2_000, 500, 0.5), "tiny": Brunel(200, 50, 5.0)}
