"""Random numbers: generators, distributions, and the counter-based streams from which connections are drawn.

What a script draws itself (`RandomDistribution.next`) comes from one sequence per generator, so the numbers are those
of PyNN. Connections and what belongs to them come from Philox streams: each block has its own, found from the seed, the
projection and the block alone: blocks can be computed in any order, anywhere, again.
"""

from backends.api.random.distribution import RandomDistribution, available_distributions
from backends.api.random.drawing import MAX_REDRAWS, distribution_model, draw, stream
from backends.api.random.generators import AbstractRNG, NativeRNG, NumpyRNG, WrappedRNG
from backends.api.random.gsl import GSLRNG

__all__ = [
    "GSLRNG",
    "MAX_REDRAWS",
    "AbstractRNG",
    "NativeRNG",
    "NumpyRNG",
    "RandomDistribution",
    "WrappedRNG",
    "available_distributions",
    "distribution_model",
    "draw",
    "stream",
]
