"""Makes resources/examples/song.pine: spike-timing-dependent plasticity lets synapses compete.

Song, Miller and Abbott (2000): 1,000 excitatory Poisson inputs of 15 Hz and 200 inhibitory ones of 10 Hz reach one
cell: tau_m 20 ms, rest and inhibitory reversal -70 mV, threshold -54, reset -60, excitatory reversal 0; conductances
decay with 5 ms. Excitatory weights lie between 0 and 0.015 of the leak and change by at most 0.01 of that (0.005 in
the paper, which watches for longer), depression being 1.05 times as strong as potentiation, both with 20 ms;
inhibitory ones are 0.05 of the leak. With cm 0.2 nF the leak is 0.01 uS. Of weights that are spread evenly at first,
on NEST after 100 s 30 % are in the lowest tenth and 10 % in the highest, and in between ever fewer.
"""

from __future__ import annotations

import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(HERE))

from app.model import (  # noqa: E402
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

LEAK = 0.01  # uS
HIGHEST = 0.015 * LEAK
CELL = {
    "tau_m": 20.0,
    "cm": 0.2,
    "v_rest": -70.0,
    "v_reset": -60.0,
    "v_thresh": -54.0,
    "tau_syn_E": 5.0,
    "tau_syn_I": 5.0,
    "e_rev_E": 0.0,
    "e_rev_I": -70.0,
    "tau_refrac": 1.0,
}

NOTES = """1,000 excitatory inputs compete for when one cell fires: those that come just before a spike grow stronger, \
those that come just after it weaker. Synapses become nearly silent, then others strong, and few stay in between; the \
cell fires ever more irregularly.

Source: Song S, Miller KD, Abbott LF (2000) Competitive Hebbian learning through spike-timing-dependent synaptic \
plasticity. Nat. Neurosci. 3:919-926."""
WORDS = """Press Run and add the chart Distribution of weights: an even spread becomes a heap of weak synapses, \
and after some 100 s (go on, or make the run longer) one of strong ones.

Raise the rate of the inputs and run again: does the cell fire faster?"""


def network() -> Network:
    """The inputs, the cell, and the synapses that learn."""
    inputs = Component("SpikeSourcePoisson", Frozen(rate=15.0))
    inhibition = Component("SpikeSourcePoisson", Frozen(rate=10.0))
    records = (Recording("spikes"), Recording("v", interval=1.0))
    timing = Component("SpikePairRule", Frozen(tau_plus=20.0, tau_minus=20.0, A_plus=0.01, A_minus=0.0105))
    bounds = Component("AdditiveWeightDependence", Frozen(w_min=0.0, w_max=HIGHEST))
    spread = Distribution("uniform", Frozen(low=0.0, high=HIGHEST))
    learning = Frozen(timing_dependence=timing, weight_dependence=bounds, weight=spread, delay=0.1)
    fixed = Component("StaticSynapse", Frozen(weight=0.05 * LEAK, delay=0.1))
    elements = [
        Population("inputs", "Inputs", inputs, 1000, role=Role.STIMULUS, place=Place(-260.0, -80.0)),
        Population("calm", "Inhibition", inhibition, 200, role=Role.STIMULUS, place=Place(-260.0, 90.0)),
        Population("cell", "Cell", Component("IF_cond_exp", Frozen(CELL)), 1, records=records, place=Place(120.0, 0.0)),
        Note("lesson", "What to try", WORDS, Place(-60.0, 250.0), Extent(460.0, 130.0)),
        Projection(
            "learns", "Inputs → Cell", "inputs", "cell", synapse=Component("STDPMechanism", learning), watch=1000.0
        ),
        Projection("calms", "Inhibition → Cell", "calm", "cell", synapse=fixed, receptor="inhibitory"),
    ]
    return Network(elements, "Synapses that compete", NOTES, Settings(duration=60_000.0))


if __name__ == "__main__":
    save(network(), HERE / "resources" / "examples" / "song.pine")
