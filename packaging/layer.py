"""Makes resources/examples/layer.pine: a block of 1,000 cells in space, connected by distance, to be watched in time.

Excitatory cells on a grid of 10 × 10 × 10, 50 um apart, project to each other with the probability 0.6 exp(-(d/80)²);
125 inhibitory cells, 100 um apart, receive and give more broadly. Spikes of a Poisson process in
each cell keep the block awake. The rule is that of the 3D networks in Senk et al. (2022); the numbers are ours.
"""

from __future__ import annotations

import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(HERE))

from app.model import (  # noqa: E402
    Component,
    Distribution,
    Expression,
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

SIZES = {"exc": (1000, 50.0, 0.0), "inh": (125, 100.0, 25.0)}  # cells, how far apart, where the first is (um)
RULES = {
    ("exc", "exc"): (0.6, 80.0, 0.016),
    ("exc", "inh"): (0.6, 110.0, 0.0025),
    ("inh", "exc"): (0.6, 150.0, 0.05),
}  # probability of neighbours, width (um), weight (uS)
DRIVE, RATE = 0.03, 10.0  # uS, Hz
LABELS = {"exc": "Excitatory", "inh": "Inhibitory"}
PLACES = {"exc": Place(0.0, -100.0), "inh": Place(230.0, 110.0), "drive": Place(-300.0, -60.0)}

NOTES = """A block of cells in space. Near cells are connected, far ones hardly: activity that noise kindles somewhere \
spreads to its neighbours, is caught by inhibition, and flares up elsewhere.

Sources: Senk J et al. (2022) Connectivity concepts in neuronal network modeling. PLoS Comput. Biol. 18:e1010086, for \
the rule; sizes and strengths are ours."""
WORDS = """Press Run, then Ctrl+Shift+M: the activity map. Turn it with the mouse, play it with the space bar.

Make the excitatory connections wider (their line, d expression) and run again."""


def cells(name: str) -> Population:
    """A population on its grid."""
    size, apart, first = SIZES[name]
    grid = Frozen(dx=apart, dy=apart, dz=apart, x0=first, y0=first, z0=first)
    initial = Frozen(v=Distribution("uniform", Frozen(low=-65.0, high=-50.0)))
    role = Role.EXCITATORY if name == "exc" else Role.INHIBITORY
    records = (Recording("spikes"), Recording("v", 3, 0.5)) if name == "exc" else (Recording("spikes"),)
    cell = Component("IF_cond_exp", Frozen(tau_m=20.0, cm=0.25, tau_syn_E=5.0, tau_syn_I=10.0, tau_refrac=3.0))
    return Population(name, LABELS[name], cell, size, Component("Grid3D", grid), initial, records, role, PLACES[name])


def network() -> Network:
    """The block, its drive, and who projects to whom."""
    projections = []
    for (pre, post), (most, width, weight) in RULES.items():
        rule = Component(
            "DistanceDependentProbabilityConnector",
            Frozen(d_expression=f"{most} * exp(-(d / {width})**2)", allow_self_connections=False),
        )
        synapse = Component("StaticSynapse", Frozen(weight=weight, delay=Expression("0.5 + d / 300")))
        receptor = "excitatory" if pre == "exc" else "inhibitory"
        projections.append(
            Projection(f"{pre}_{post}", f"{LABELS[pre]} → {LABELS[post]}", pre, post, rule, synapse, receptor)
        )
    source = Component("SpikeSourcePoisson", Frozen(rate=RATE))
    drive = Population("drive", "Drive", source, 1000, role=Role.STIMULUS, place=PLACES["drive"])
    push = Component("StaticSynapse", Frozen(weight=DRIVE, delay=1.0))
    projections.append(
        Projection("drive_exc", "Drive → Excitatory", "drive", "exc", Component("OneToOneConnector"), push)
    )
    note = Note("lesson", "What to try", WORDS, Place(-40.0, 300.0), Extent(440.0, 110.0))
    return Network([cells("exc"), cells("inh"), drive, *projections, note], "A layer in space", NOTES, Settings())


if __name__ == "__main__":
    save(network(), HERE / "resources" / "examples" / "layer.pine")
