"""What setup() is told, checked: how a simulation is set up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import inf
from typing import Any

import numpy as np

from backends.api import overrides
from backends.api.errors import InvalidParameterValueError, RecordingError, SetupError
from backends.api.random import AbstractRNG, NativeRNG, NumpyRNG
from backends.simulator import Settings


@dataclass(frozen=True)
class Plan:
    """What the simulator is told, and what Poisson trains are computed from (None: each simulator draws its own)."""

    settings: Settings = Settings()
    poisson_rng: AbstractRNG | None = None


def plan(timestep: Any, min_delay: Any, max_delay: Any, given: Mapping[str, Any]) -> Plan:
    """The arguments of setup(), of which what is unknown here is for the simulator alone. SetupError and its kin."""
    extra = dict(given)
    for old in ("mindelay", "maxdelay", "dt"):
        if old in extra:
            raise SetupError(f"setup() has no argument {old!r}; expected timestep, min_delay or max_delay.")
    seed, threads = extra.pop("rng_seed", None), extra.pop("threads", None)
    said = "poisson_rng" in extra
    poisson_rng = _generator(extra.pop("poisson_rng", None))
    step = _time("timestep", timestep)
    shortest, longest = _delay("min_delay", min_delay, step), _delay("max_delay", max_delay, step)
    if shortest is not None and longest is not None and shortest > longest:
        raise SetupError(f"setup(): min_delay, {shortest:g} ms, is above max_delay, {longest:g} ms.")
    threads = _whole("threads", threads if threads is not None else overrides.threads or 1, 1)
    seed = _whole("rng_seed", seed if seed is not None else 1 if overrides.seed is None else overrides.seed)
    if overrides.same_noise and not said:
        poisson_rng = NumpyRNG(seed)
    return Plan(Settings(step, shortest, longest, threads, seed, extra), poisson_rng)


def sampling_interval(interval: float | None, step: float) -> float:
    """An interval at which samples can be taken (ms), None: every time step. RecordingError."""
    if interval is None:
        return step
    sound = is_number(interval) and interval > 0
    if not sound or round(interval / step) < 1 or abs(interval / step - round(interval / step)) > 1e-6:
        raise RecordingError(f"sampling_interval: {interval!r} is not a multiple of the time step, {step:g} ms.")
    return float(interval)


def is_number(value: Any) -> bool:
    """Whether something is a finite number."""
    scalar = isinstance(value, (int, float, np.number)) or (isinstance(value, np.ndarray) and value.ndim == 0)
    return scalar and not isinstance(value, (bool, np.complexfloating)) and abs(value) < inf


def _time(name: str, value: Any) -> float:
    if not is_number(value) or value <= 0:
        raise InvalidParameterValueError(f"{name} of setup(): {value!r} is not a number above 0 ms.")
    return float(value)


def _delay(name: str, value: Any, timestep: float) -> float | None:
    if value is None or (isinstance(value, str) and value == "auto"):
        return None
    if _time(name, value) < timestep - 1e-9:
        raise SetupError(f"setup(): {name}, {value:g} ms, is below the time step, {timestep:g} ms.")
    return float(value)


def _generator(rng: Any) -> AbstractRNG | None:
    if rng is not None and not isinstance(rng, AbstractRNG):
        raise InvalidParameterValueError(f"poisson_rng of setup(): {rng!r} is not a random number generator.")
    return None if isinstance(rng, NativeRNG) else rng


def _whole(name: str, value: Any, low: int = -(2**63)) -> int:
    if isinstance(value, bool) or not isinstance(value, (int, np.integer)) or value < low:
        at_least = f" of at least {low}" if low > 0 else ""
        raise InvalidParameterValueError(f"{name} of setup(): {value!r} is not a whole number{at_least}.")
    return int(value)
