"""The curves of a response as pictures. No Qt."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from app.panels.curves.picture import Curve, Picture
from app.panels.response.program import END, OFF, ON
from app.panels.response.reading import Impact, Step

HUES = ("excitatory", "inhibitory", "stimulus", "current")
_SHARP = 45.0  # mV; a potential that moves less shows no spikes, which are drawn then
_SEEN = 100.0  # ms after a single spike


def of_step(step: Step) -> Picture:
    """The potential while a current flows, which is marked below; spikes go up where it shows none of its own."""
    peaks = step.spikes if float(np.ptp(step.v)) < _SHARP else ()
    return Picture(0.0, END, "ms", "mV", (Curve(step.times, step.v, "ink"),), band=(ON, OFF), peaks=peaks)


def of_impacts(impacts: Sequence[Impact]) -> Picture | None:
    """What single spikes add to the potential, over the time since they were sent."""
    if not impacts:
        return None
    inks = [ink(impact, index) for index, impact in enumerate(impacts)]
    curves = (Curve(one.times, one.v, HUES[at % len(HUES)], at) for one, at in zip(impacts, inks, strict=True))
    times = impacts[0].times
    return Picture(float(times[0]), min(float(times[-1]), _SEEN), "ms", "mV", tuple(curves))


def ink(impact: Impact, index: int) -> int:
    """Which colour and dash an impact has: inhibition its own, even where it is alone."""
    return HUES.index("inhibitory") if impact.pulse.receptor == "inhibitory" else index
