"""Makes resources/examples/short-term.pine: synapses that tire, and synapses that are facilitated.

The same train, eight spikes at 20 Hz and one after half a second, reaches two cells. Parameters are those of Tsodyks
and Markram (1997) for depression (U 0.5, recovery 800 ms, no facilitation) and of Markram, Wang and Tsodyks (1998) for
facilitation (U 0.05, recovery 100 ms, facilitation 1,000 ms), rounded.
"""

from __future__ import annotations

import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(HERE))

from app.model import (  # noqa: E402
    Array,
    Component,
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

TRAIN = (*(100.0 + 50.0 * spike for spike in range(8)), 950.0)  # ms
KINDS = {
    "depressed": ("Depressed", 0.5, 800.0, 0.0, 1.2, -90.0),
    "facilitated": ("Facilitated", 0.05, 100.0, 1000.0, 2.4, 90.0),
}  # label, U, tau_rec, tau_facil, weight (nA), y on the canvas

NOTES = """One train of spikes and two synapses. One is depressed: each spike uses half of what is there, which \
recovers within 800 ms. The other is facilitated: each spike lets the next one use more. Half a second later the \
first has recovered, and the second still remembers.

Sources: Tsodyks MV, Markram H (1997), PNAS 94:719-723. Markram H, Wang Y, Tsodyks M (1998), PNAS 95:5323-5328."""
WORDS = """Press Run and compare the two potentials.

Change U, the recovery or the facilitation of a synapse (select its line), or the times of the spikes, and run again: \
the run before stays behind, in grey."""


def network() -> Network:
    """The train, two synapses, two cells that are too cold to fire."""
    train = Component("SpikeSourceArray", Frozen(spike_times=Array(TRAIN)))
    elements: list[Population | Projection | Note] = [
        Population("train", "Train", train, 1, records=(Recording("spikes"),), role=Role.STIMULUS, place=Place(-260, 0))
    ]
    cold = Component("IF_curr_exp", Frozen(tau_m=30.0, cm=1.0, tau_syn_E=3.0, v_thresh=0.0))
    for name, (label, use, recovery, facilitation, weight, y) in KINDS.items():
        records = (Recording("v", interval=0.5),)
        elements.append(Population(name, label, cold, 1, records=records, role=Role.EXCITATORY, place=Place(120.0, y)))
        own = Frozen(weight=weight, delay=1.0, U=use, tau_rec=recovery, tau_facil=facilitation)
        synapse = Component("TsodyksMarkramSynapse", own)
        elements.append(Projection(f"to_{name}", f"Train → {label}", "train", name, synapse=synapse))
    elements.append(Note("lesson", "What to try", WORDS, Place(-60.0, 250.0), Extent(440.0, 120.0)))
    return Network(elements, "Facilitation and depression", NOTES, Settings(duration=1200.0))


if __name__ == "__main__":
    save(network(), HERE / "resources" / "examples" / "short-term.pine")
