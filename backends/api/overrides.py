"""What the command line gives to all scripts of this process, where a script does not say it itself."""

from __future__ import annotations

threads: int | None = None  # of setup(threads=)
seed: int | None = None  # of setup(rng_seed=) and NumpyRNG(seed=None)
