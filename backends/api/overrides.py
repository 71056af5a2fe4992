"""What the command line gives to all scripts of this process: where they say nothing themselves, or in its stead."""

from __future__ import annotations

from numpy.random import SeedSequence

threads: int | None = None  # of setup(threads=)
simulator: str | None = None  # which `import pyNN.<simulator>` means, whichever a script names
same_noise = False  # Poisson trains are computed beforehand, the same on every simulator, where setup() says nothing
twin = 0  # which one of a run's twins this is to be; 0: the run itself
seed: int | None = None  # of setup(rng_seed=) and NumpyRNG(seed=None)
chance: SeedSequence | None = None  # where seeds come from that nobody gave, the same for several processes
