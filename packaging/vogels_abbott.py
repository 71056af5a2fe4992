"""Makes resources/examples/vogels-abbott-coba.pine and vogels-abbott-cuba.pine: benchmarks 1 and 2 of Brette et al.

Networks of Vogels and Abbott (2005), here with 1,000 cells in place of 4,000: each cell still gets 2 % of 4,000 inputs,
64 excitatory and 16 inhibitory ones. Cells: tau_m 20 ms, cm 0.2 nF (20,000 um² of 1 uF/cm²), threshold -50 mV, reset
-60 mV, refractory for 5 ms; synapses decay with 5 and 10 ms. COBA: rest -60 mV, reversal potentials 0 and -80 mV, 4 and
51 nS, and a constant 0.15 nA, without which so few cells fall silent 0.1 s after the kick (on NEST). CUBA: rest
-49 mV, currents that conductances of 0.27 and 4.5 nS would drive at -60 mV: 16.2 and -90 pA. Values as in PyNN's
VAbenchmarks.py, which follows the paper.

The paper starts the network by 50 ms of Poisson spikes. Here the kick is a fixed train, so that all simulators get the
same, and what they do differently is theirs.
"""

from __future__ import annotations

import sys
from pathlib import Path

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
INPUTS = {"exc": 64, "inh": 16}  # of each cell: 2 % of 3,200 and of 800
KICK = (5.0, 15.0, 25.0, 35.0, 45.0)  # ms
SCATTERED = Distribution("uniform", Frozen(low=0.2, high=10.0))  # ms, so that cells are not kicked at once
CELL = {
    "tau_m": 20.0,
    "cm": 0.2,
    "v_thresh": -50.0,
    "v_reset": -60.0,
    "tau_refrac": 5.0,
    "tau_syn_E": 5.0,
    "tau_syn_I": 10.0,
}
KINDS = {
    "coba": (
        "IF_cond_exp",
        {"v_rest": -60.0, "e_rev_E": 0.0, "e_rev_I": -80.0, "i_offset": 0.15},
        {"exc": 0.004, "inh": 0.051},
        0.1,
    ),
    "cuba": ("IF_curr_exp", {"v_rest": -49.0}, {"exc": 0.0162, "inh": -0.09}, 1.0),
}  # model, more parameters, weights (uS, nA), weight of the kick
PLACES = {"kick": Place(-300.0, 0.0), "exc": Place(0.0, -110.0), "inh": Place(240.0, 110.0)}
LABELS = {"exc": "Excitatory", "inh": "Inhibitory", "kick": "Kick"}

NOTES = """Benchmark {number} of Brette et al. (2007) with a quarter of its cells and as many inputs for each: the \
network of Vogels and Abbott (2005) with {what}.

A kick of 50 ms starts it; after that the cells drive each other. {more}

Sources: Vogels TP, Abbott LF (2005) Signal propagation and logic gating in networks of integrate-and-fire neurons. \
J. Neurosci. 25:10786-10795. Brette R et al. (2007) Simulation of networks of spiking neurons: a review of tools and \
strategies. J. Comput. Neurosci. 23:349-398."""
MORE = {
    "coba": (
        "1",
        "conductances",
        "A constant 0.15 nA keeps so few of them awake: they fire at some 10 Hz, in bursts (CV 1.2).",
    ),
    "cuba": ("2", "currents", "They fire at some 5 Hz, each when it will (CV 0.6), and on their own."),
}
WORDS = """After a kick these cells drive each other.

Press Run and see whether the activity lasts. Then halve the inhibitory weight, or double it, while it runs; and \
compare the simulators."""


def network(kind: str) -> Network:
    """One of KINDS."""
    model, more, weights, push = KINDS[kind]
    cell = Component(model, Frozen({**CELL, **more}))
    initial = Frozen(v=Distribution("uniform", Frozen(low=-60.0, high=-50.0)))
    populations = [
        Population(
            name,
            LABELS[name],
            cell,
            size,
            initial=initial,
            records=(Recording("spikes"), Recording("v", cells=3, interval=0.5)),
            role=Role.EXCITATORY if name == "exc" else Role.INHIBITORY,
            place=PLACES[name],
        )
        for name, size in CELLS.items()
    ]
    kick = Component("SpikeSourceArray", Frozen(spike_times=Array(KICK)))
    populations.append(Population("kick", "Kick", kick, 20, role=Role.STIMULUS, place=PLACES["kick"]))
    projections = [
        Projection(
            f"{pre}_{post}",
            f"{LABELS[pre]} → {LABELS[post]}",
            pre,
            post,
            Component("FixedNumberPreConnector", Frozen(n=INPUTS[pre])),
            Component("StaticSynapse", Frozen(weight=weights[pre], delay=0.2)),
            "excitatory" if pre == "exc" else "inhibitory",
        )
        for pre in CELLS
        for post in CELLS
    ]
    for post in CELLS:
        connector = Component("FixedProbabilityConnector", Frozen(p_connect=0.05))
        synapse = Component("StaticSynapse", Frozen(weight=push, delay=SCATTERED))
        projections.append(Projection(f"kick_{post}", f"Kick → {LABELS[post]}", "kick", post, connector, synapse))
    note = Note("lesson", "What to try", WORDS, Place(-40.0, 300.0), Extent(440.0, 120.0))
    number, what, words = MORE[kind]
    title = f"Vogels and Abbott, {kind.upper()}"
    return Network(
        [*populations, *projections, note], title, NOTES.format(number=number, what=what, more=words), Settings()
    )


if __name__ == "__main__":
    for each in KINDS:
        save(network(each), HERE / "resources" / "examples" / f"vogels-abbott-{each}.pine")
