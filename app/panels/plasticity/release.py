"""Short-term plasticity: what each spike of a train releases. No Qt.

Where chance decides, the mean and the spread are exact: sites release and recover independently of each other, so at
each spike the number that releases is binomial.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from app.panels.plasticity.rule import Floats
from backends.standard import Release

_INSTANT = 1e-9  # ms


@dataclass(frozen=True)
class Train:
    """Spikes at a `rate` (Hz), so many of them, and `pause` ms after the last one another, to test the recovery."""

    rate: float = 20.0
    spikes: int = 8
    pause: float = 500.0

    def times(self) -> Floats:
        """When the spikes come, in ms."""
        regular = np.arange(self.spikes, dtype=np.float64) * (1000.0 / self.rate)
        return np.append(regular, regular[-1] + self.pause) if self.spikes and self.pause > 0 else regular


@dataclass(frozen=True)
class Response:
    """What each spike at `times` sends: its mean and its standard deviation, as multiples of the weight."""

    times: Floats
    mean: Floats
    spread: Floats


def respond(release: Release, values: Mapping[str, float], times: Floats, tau_syn: float = 0.0) -> Response:
    """What a synapse at rest makes of spikes at rising times (ms); the receptor is active for `tau_syn` ms."""
    sites = values[release.sites] if isinstance(release.sites, str) else release.sites
    used = _used(release, values, times, max(tau_syn if release.lingers else 0.0, _INSTANT))
    spread = np.sqrt(sites * used * (1.0 - used)) if release.chance else np.zeros_like(used)
    return Response(times, sites * used, spread)


def _used(release: Release, values: Mapping[str, float], times: Floats, tau_syn: float) -> Floats:
    """The share of the resources that each spike releases."""
    ready, active, raised, last, used = 1.0, 0.0, 0.0, 0.0, []
    tau_rec, tau_facil = (values.get(name, 0.0) for name in (release.recovery, release.facilitation))
    for time in times.tolist():
        passed, share = time - last, values[release.share]
        ready, active = _recovered(ready, active, passed, tau_rec, tau_syn)
        raised *= _kept(passed, tau_facil)
        raised += share * (1.0 - raised)
        used.append(raised * ready)
        ready, active, last = ready - used[-1], active + used[-1], time
    return np.array(used)


def _recovered(ready: float, active: float, passed: float, tau_rec: float, tau_syn: float) -> tuple[float, float]:
    """What is ready and what is active after some time: the active becomes inactive, and that becomes ready."""
    slow, fast = _kept(passed, tau_rec), _kept(passed, tau_syn)
    if passed <= 0:
        return ready, active
    if abs(tau_rec - tau_syn) > 1e-9 * tau_syn:
        between = tau_rec / (tau_rec - tau_syn) * (slow - fast)
    else:
        between = passed / tau_syn * fast
    inactive = (1.0 - ready - active) * slow + active * between
    return 1.0 - active * fast - inactive, active * fast


def _kept(passed: float, tau: float) -> float:
    """What remains of something that decays, of which nothing is left at once where tau is 0."""
    return float(np.exp(-passed / tau)) if tau > 0 else float(passed <= 0)
