"""The figure of short-term plasticity: what a train of spikes sends. No Qt."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from app.panels.figure import Axis, Bars, Figure, around
from app.panels.plasticity.release import Response, Train, respond
from app.panels.plasticity.subject import Releasing
from app.panels.plasticity.words import amount, counted, number
from backends.standard import Kind, Parameter


def train_dials(subject: Releasing) -> tuple[Parameter, ...]:
    """The spikes."""
    return (
        Parameter("Rate", 20.0, "Hz", "How often a spike comes", 1.0, 200.0, random=False),
        Parameter("Spikes", 8, "", "How many of them", 1, 30, kind=Kind.INTEGER, random=False),
        Parameter("Pause", 500.0, "ms", "Until one more, which tests the recovery; 0: none", 0.0, 5000.0, random=False),
    )


def train(subject: Releasing, values: Mapping[str, float]) -> Figure:
    """What each spike sends, in the unit of the weight."""
    spikes = Train(values["Rate"], round(values["Spikes"]), values["Pause"])
    found = respond(subject.release, subject.values, spikes.times(), subject.tau_syn)
    size = subject.weight or 1.0
    bars = Bars(found.times, size * found.mean, abs(size) * found.spread)
    beside = 0.03 * float(found.times[-1]) or 10.0
    x = Axis(-beside, float(found.times[-1]) + beside, "ms")
    y = Axis(*around(bars.y + np.copysign(bars.spread, bars.y)), counted("Sent", subject.unit))
    return Figure(x, y, _caption(subject, spikes, found), bars=bars)


def _caption(subject: Releasing, spikes: Train, found: Response) -> str:
    first, last = float(found.mean[0]), float(found.mean[spikes.spikes - 1])
    parts = [f"First {amount((subject.weight or 1.0) * first, subject.unit)}"]
    if first and spikes.spikes > 1:
        parts.append(f"spike {spikes.spikes} × {number(last / first)}")
    if first and len(found.times) > spikes.spikes:
        parts.append(f"after {number(spikes.pause)} ms × {number(float(found.mean[-1]) / first)}")
    whiskers = " Whiskers: one standard deviation." if subject.release.chance else ""
    return ", ".join(parts) + "." + whiskers
