"""Makes resources/examples/synfire.pine: a chain of groups through which a volley of spikes runs, or dies.

Ten groups of 100 cells, each cell projecting to all of the next group (Abeles 1991; Diesmann, Gewaltig and Aertsen
1999, whose cells these are: tau_m 10 ms, 0.25 nF, threshold 15 mV above rest, alpha currents of 0.33 ms). The paper's
cells fire at some 2 Hz under a bombardment of 20,000 synapses; here Poisson spikes, up and down, make them fire now and
then. A volley of 100 spikes with a spread of 1 ms enters the first group at 50 ms, one of 30 spikes at 250 ms: on NEST
the first comes out of the last group with 100 spikes, the second with none.
"""

from __future__ import annotations

import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(HERE))

from app.model import (  # noqa: E402
    Array,
    Assembly,
    Component,
    Distribution,
    Element,
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

GROUPS, CELLS = 10, 100
VOLLEYS = {"strong": ("Strong volley", 100, 50.0, -85.0), "weak": ("Weak volley", 30, 250.0, 85.0)}  # … cells, ms, y
WEIGHT = 0.05  # nA
NOISE, RATE = 0.15, 2000.0  # nA, Hz
CELL = {
    "tau_m": 10.0,
    "cm": 0.25,
    "v_rest": -70.0,
    "v_reset": -70.0,
    "v_thresh": -55.0,
    "tau_refrac": 2.0,
    "tau_syn_E": 0.33,
    "tau_syn_I": 0.33,
    "i_offset": 0.2,
}

NOTES = """Ten groups of cells, each of which excites the next. A strong volley of spikes runs through the whole chain \
and sharpens on its way; a weak one gets lost in the noise.

Sources: Abeles M (1991) Corticonics. Diesmann M, Gewaltig MO, Aertsen A (1999) Stable propagation of synchronous \
spiking in cortical neural networks. Nature 402:529-533."""
WORDS = """Press Run: the raster shows one volley that runs through all groups, and one that does not.

How many cells must fire together? Change the number of cells of the weak volley and run again."""


def projection(pre: str, post: str, weight: float, delay: object, connector: str = "AllToAllConnector") -> Projection:
    """One step of the chain, or noise."""
    synapse = Component("StaticSynapse", Frozen(weight=weight, delay=delay))
    receptor = "excitatory" if weight > 0 else "inhibitory"
    return Projection(f"{pre}_{post}", f"{pre} → {post}", pre, post, Component(connector), synapse, receptor)


def network() -> Network:
    """Volleys, chain and noise."""
    chain = [f"group{at}" for at in range(1, GROUPS + 1)]
    elements: list[Element] = []
    edges: list[Projection] = []
    for name, (label, size, time, y) in VOLLEYS.items():
        source = Component("SpikeSourceArray", Frozen(spike_times=Array([time])))
        elements.append(Population(name, label, source, size, role=Role.STIMULUS, place=Place(-260.0, y)))
        scattered = Distribution("normal_clipped", Frozen(mu=5.0, sigma=1.0, low=0.5, high=9.5))
        edges.append(projection(name, chain[0], WEIGHT, scattered))
    initial = Frozen(v=Distribution("uniform", Frozen(low=-70.0, high=-55.0)))
    for at, name in enumerate(chain):
        place = Place(250.0 * (at if at < 5 else 9 - at), 190.0 * (at // 5))
        cell, records = Component("IF_curr_alpha", Frozen(CELL)), (Recording("spikes"),)
        label = f"Group {at + 1}"
        elements.append(Population(name, label, cell, CELLS, None, initial, records, Role.EXCITATORY, place))
        if at:
            edges.append(projection(chain[at - 1], name, WEIGHT, 5.0))
    elements.append(Assembly("all", "All groups", tuple(chain), Place(500.0, 410.0)))
    for sign, word in ((1, "up"), (-1, "down")):
        poisson = Component("SpikeSourcePoisson", Frozen(rate=RATE))
        place = Place(780.0, 410.0 - 85.0 * sign)
        elements.append(Population(word, f"Noise {word}", poisson, GROUPS * CELLS, role=Role.STIMULUS, place=place))
        edges.append(projection(word, "all", sign * NOISE, 1.0, "OneToOneConnector"))
    elements.append(Note("lesson", "What to try", WORDS, Place(-60.0, 400.0), Extent(400.0, 120.0)))
    return Network([*elements, *edges], "A synfire chain", NOTES, Settings(duration=400.0))


if __name__ == "__main__":
    save(network(), HERE / "resources" / "examples" / "synfire.pine")
