"""Makes resources/examples/one-cell.pine: a cell and a current, for a first lesson.

The cell is PyNN's IF_cond_exp with its defaults: tau_m 20 ms and cm 1 nF, so 20 MOhm, and 15 mV from rest to threshold.
A constant current of more than 0.75 nA makes it fire, every T = tau_refrac - tau_m ln(1 - 15 mV / (I · 20 MOhm)).
"""

from __future__ import annotations

import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(HERE))

from app.model import (  # noqa: E402
    Component,
    Current,
    Extent,
    Frozen,
    Injection,
    Network,
    Note,
    Place,
    Population,
    Recording,
    Settings,
)
from app.storage import save  # noqa: E402

NOTES = """A cell that integrates a current and fires when it reaches its threshold.

Without spikes its potential is an exponential approach to -65 mV + I · 20 MOhm; from 0.75 nA on it fires.

Source: Lapicque L (1907), Recherches quantitatives sur l'excitation électrique des nerfs; Gerstner et al. (2014), \
Neuronal Dynamics, section 1.3."""
WORDS = """Press Run, then slide the amplitude of the current (select it, Alt+Up in its field) and watch the cell.

For the curve of rate against current, open the menu of the amplitude and choose Sweep."""


def network() -> Network:
    """The cell, its current, and a note that says what to try."""
    cell = Population(
        "cell",
        "Cell",
        Component("IF_cond_exp"),
        1,
        records=(Recording("spikes"), Recording("v", interval=0.1)),
        place=Place(160.0, 0.0),
    )
    step = Component("DCSource", Frozen(amplitude=0.8, start=20.0, stop=1e9))
    current = Current("current", "Current", step, Place(-120.0, 0.0))
    note = Note("lesson", "Lesson", WORDS, Place(20.0, 190.0), Extent(400.0, 120.0))
    settings = Settings(duration=500.0)
    elements = [cell, current, Injection("into_cell", "Current → Cell", "current", "cell"), note]
    return Network(elements, "One cell and a current", NOTES, settings)


if __name__ == "__main__":
    save(network(), HERE / "resources" / "examples" / "one-cell.pine")
