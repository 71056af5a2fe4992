"""The studies of a synapse that changes: each a figure of what is studied, and a few numbers to turn. No Qt."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from app.panels.figure import Figure
from app.panels.plasticity import learning, sending
from app.panels.plasticity.subject import Plastic, Releasing, Subject
from backends.standard import Parameter

_LEAST, _MOST = 1e-100, 1e100  # extent of an axis that is drawn


@dataclass(frozen=True)
class Study:
    """`dials` are the numbers that people may turn; `figure` draws a subject of this `kind` with values for them."""

    title: str
    doc: str
    kind: type[Subject]
    dials: Callable[[Any], tuple[Parameter, ...]]
    figure: Callable[[Any, Mapping[str, float]], Figure]


STUDIES = (
    Study("Window", "What one pair of spikes does", Plastic, learning.weight_dial, learning.window),
    Study("Weight", "What one pair does at each weight", Plastic, lambda subject: (), learning.by_weight),
    Study("Drift", "Where weights go while all fire at random", Plastic, learning.rate_dials, learning.drift),
    Study("Pairs", "A protocol of the laboratory", Plastic, learning.pair_dials, learning.pairing),
    Study("Train", "What a train of spikes sends", Releasing, sending.train_dials, sending.train),
)


def drawn(study: Study, subject: Subject, chosen: Mapping[str, float]) -> Figure | None:
    """The figure; None where numbers are so large or so small that there is nothing to draw."""
    try:
        with np.errstate(all="raise", under="ignore"):
            figure = study.figure(subject, chosen)
            spans = [axis.high - axis.low for axis in (figure.x, figure.y)]
            sound = all(_LEAST < span < _MOST for span in spans) and figure.finite
            return figure if sound else None
    except (FloatingPointError, OverflowError, ZeroDivisionError):
        return None


def values(study: Study, subject: Subject, turned: Mapping[str, float]) -> dict[str, float]:
    """A value for each dial: what it was `turned` to, as far as that is in range, or its default."""
    chosen = {}
    for dial in study.dials(subject):
        value = turned.get(dial.name, dial.default)
        assert isinstance(value, int | float)
        chosen[dial.name] = min(max(value, dial.low), dial.high)
    return chosen
