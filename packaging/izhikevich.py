"""Makes resources/examples/izhikevich.pine: the 1,000 cells of Izhikevich (2003), figure 3.

800 excitatory cells, a = 0.02, b = 0.2, c = -65 + 15 r², d = 8 - 6 r², and 200 inhibitory ones, a = 0.02 + 0.08 r,
b = 0.25 - 0.05 r, c = -65, d = 2, with r uniform in 0 … 1 for each cell. Every cell projects to every cell: a spike
moves a potential by 0.5 r mV up, or r mV down. The paper drives each cell with a current that is normal and drawn anew
each ms, of deviation 5 and 2; here Poisson spikes up and down, 500 a second each, have the same variance:
2 · w² · 0.5/ms = 25 or 4 mV²/ms for w = 5 or 2 mV. Its spikes take effect in the next ms, here after 1 ms.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import numpy as np

HERE = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(HERE))

from app.model import (  # noqa: E402
    Array,
    Component,
    Distribution,
    Extent,
    Frozen,
    Network,
    Note,
    Place,
    Population,
    Projection,
    Recording,
    Role,
    Settings,
)
from app.storage import save  # noqa: E402

CELLS = {"exc": 800, "inh": 200}
DRIVE = {"exc": 5.0, "inh": 2.0}  # mV
RATE = 500.0  # Hz, of spikes up and of spikes down
WEIGHTS = {"exc": (0.0, 0.5), "inh": (-1.0, 0.0)}  # mV, from and to
LABELS = {"exc": "Excitatory", "inh": "Inhibitory"}
PLACES = {"exc": Place(0.0, -110.0), "inh": Place(280.0, 110.0)}

NOTES = """The network of figure 3 in Izhikevich (2003): 800 regular spiking and chattering cells and 200 fast spiking \
and low-threshold spiking ones, all to all, kept awake by noise. Each fires some 9 times a second. After a burst at \
the start, rhythms of some 10 and 40 Hz come and go by themselves.

Source: Izhikevich EM (2003) Simple model of spiking neurons. IEEE Trans. Neural Netw. 14:1569-1572."""
WORDS = """Press Run, then add a chart: Power spectrum. Do you find rhythms of some 10 and 40 Hz?

Weaken the inhibitory weights while it runs, and see what becomes of them."""


def cells(name: str) -> Population:
    """One of the two populations; its four parameters are drawn here, and the same for all who open the file."""
    r = np.random.default_rng(2003 + CELLS[name]).random(CELLS[name])
    if name == "exc":
        own = {"a": 0.02, "b": 0.2, "c": Array(np.round(-65 + 15 * r**2, 3)), "d": Array(np.round(8 - 6 * r**2, 3))}
    else:
        own = {"a": Array(np.round(0.02 + 0.08 * r, 4)), "b": Array(np.round(0.25 - 0.05 * r, 4)), "c": -65.0, "d": 2.0}
    role = Role.EXCITATORY if name == "exc" else Role.INHIBITORY
    records = Recording("spikes"), Recording("v", 3, 0.5), Recording("u", 3, 0.5)
    start = Frozen(v=-65.0, u=-13.0)
    return Population(name, LABELS[name], Component("Izhikevich", Frozen(own)), CELLS[name], None, start, records, role)


def projection(pre: str, post: str, weight: object, connector: str, receptor: str) -> Projection:
    """Connections whose spikes arrive after 1 ms."""
    synapse = Component("StaticSynapse", Frozen(weight=weight, delay=1.0))
    label = f"{LABELS.get(pre, 'Noise')} → {LABELS[post]}"
    name = f"{pre}_{post}_{receptor[:3]}"
    return Projection(name, label, pre, post, Component(connector), synapse, receptor)


def network() -> Network:
    """Cells, noise, and who projects to whom."""
    populations, projections = [], []
    for name, size in CELLS.items():
        at = PLACES[name]
        populations.append(replace(cells(name), place=at))
        for side, receptor in ((-1, "excitatory"), (1, "inhibitory")):
            noise = f"noise_{name}_{receptor[:3]}"
            source = Component("SpikeSourcePoisson", Frozen(rate=RATE))
            place = Place(at.x - 300.0 if name == "exc" else at.x + 300.0, at.y + 85.0 * side)
            label = f"Noise {'up' if side < 0 else 'down'}"
            populations.append(Population(noise, label, source, size, role=Role.STIMULUS, place=place))
            projections.append(projection(noise, name, -side * DRIVE[name], "OneToOneConnector", receptor))
    for pre, (low, high) in WEIGHTS.items():
        weight = Distribution("uniform", Frozen(low=low, high=high))
        receptor = "excitatory" if pre == "exc" else "inhibitory"
        projections += [projection(pre, post, weight, "AllToAllConnector", receptor) for post in CELLS]
    note = Note("lesson", "What to try", WORDS, Place(-60.0, 330.0), Extent(440.0, 120.0))
    return Network([*populations, *projections, note], "Izhikevich's 1,000 cells", NOTES, Settings())


if __name__ == "__main__":
    save(network(), HERE / "resources" / "examples" / "izhikevich.pine")
