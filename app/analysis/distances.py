"""How far two spike trains, or two traces, are from each other."""

from __future__ import annotations

from typing import Any

import numpy as np

from app.analysis.trains import Floats


def van_rossum(a: Floats, b: Floats, tau: float) -> float:
    """The van Rossum distance of two trains (times in ms) with time constant `tau` (ms); no unit.

    D² = 2/τ ∫ (f_a − f_b)² dt with f(t) = Σ exp(−(t − tᵢ)/τ) over the spikes before t (van Rossum 2001, in the scale of
    Elephant: one spike more is a distance of 1, two spikes far apart one of √2). The integral is summed exactly from
    spike to spike; unlike sums over pairs of spikes it never cancels, so equal trains are 0 apart.
    """
    times, signs = _merged(_clean(a), _clean(b))
    gaps = np.diff(times, append=np.inf)
    kept = np.exp(-gaps / tau).tolist()  # of the difference, until the next spike
    difference = total = 0.0
    for sign, share in zip(signs.tolist(), kept, strict=True):
        difference += sign
        total += difference**2 * (1.0 - share**2)
        difference *= share
    return float(np.sqrt(total))


def victor_purpura(a: Floats, b: Floats, cost: float) -> float:
    """The Victor–Purpura distance of two trains (times in ms): the price of turning one into the other; no unit.

    To add or remove a spike costs 1, to move one by Δt costs `cost` · Δt (`cost` in 1/ms; Victor and Purpura 1996).
    It takes time ∝ len(a) · len(b): 0.1 s for two trains of 1,000 spikes.
    """
    a, b = _clean(a), _clean(b)
    if not len(a) or not len(b):
        return float(len(a) + len(b))
    from elephant.spike_train_dissimilarity import victor_purpura_distance

    return float(victor_purpura_distance(_trains(a, b), cost_factor=cost / _ms())[0, 1])


def first_difference(a: Floats, b: Floats, tolerance: float = 0.0) -> float | None:
    """The time (ms) at which two trains first differ by more than `tolerance` ms, or None when they never do.

    The k-th spike of one is held against the k-th of the other; a spike that the other train lacks is a difference.
    """
    a, b = _clean(a), _clean(b)
    both = min(len(a), len(b))
    apart = np.flatnonzero(np.abs(a[:both] - b[:both]) > tolerance + 1e-9)
    if len(apart):
        return float(min(a[apart[0]], b[apart[0]]))
    rest = (a if len(a) > len(b) else b)[both:]
    return float(rest[0]) if len(rest) else None


def rms(a: Floats, b: Floats) -> float:
    """The root of the mean squared difference of two traces, in their unit: √⟨(a − b)²⟩.

    Shapes are alike, or one has more samples at its end, which are left out. Samples that are no number in one of them
    are left out too; NaN when none remains.
    """
    samples = min(len(a), len(b))
    difference = a[:samples] - b[:samples]
    difference = difference[np.isfinite(difference)]
    return float(np.sqrt(np.mean(difference**2))) if difference.size else float("nan")


def _clean(times: Floats) -> Floats:
    return np.sort(times[np.isfinite(times)])


def _merged(a: Floats, b: Floats) -> tuple[Floats, Floats]:
    """All times, rising, with +1 for those of `a` and −1 for those of `b`."""
    times = np.concatenate((a, b))
    order = np.argsort(times, kind="stable")
    return times[order], np.repeat((1.0, -1.0), (len(a), len(b)))[order]


def _trains(a: Floats, b: Floats) -> list[Any]:
    """Both as Neo's trains, which is what Elephant takes."""
    from neo import SpikeTrain

    start, stop = min(0.0, *(t.min(initial=0.0) for t in (a, b))), max(t.max(initial=0.0) for t in (a, b))
    return [SpikeTrain(times, units="ms", t_start=start, t_stop=stop + 1.0) for times in (a, b)]


def _ms() -> Any:
    import quantities

    return quantities.ms
