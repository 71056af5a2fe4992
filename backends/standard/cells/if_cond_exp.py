"""Leaky integrate-and-fire cell with exponentially decaying synaptic conductances."""

from backends.standard.declaration import CellModel
from backends.standard.parameters import (
    FIRING,
    GSYN,
    MEMBRANE,
    SPIKES,
    V,
    reversal_potentials,
    synaptic_time_constants,
)

IF_COND_EXP = CellModel(
    name="IF_cond_exp",
    title="Integrate-and-fire, exponential conductances",
    doc="Leaky integrate-and-fire with a fixed threshold; each spike adds a conductance that decays exponentially.",
    parameters=(*MEMBRANE, *synaptic_time_constants(5.0), *reversal_potentials(-70.0), *FIRING),
    states=(V, *GSYN),
    receptors=("excitatory", "inhibitory"),
    recordable=(SPIKES, V, *GSYN),
    weight_unit="uS",
    less=(("v_reset", "v_thresh"),),
    equations=(
        "cm dv/dt = cm (v_rest - v)/tau_m + gsyn_exc (e_rev_E - v) + gsyn_inh (e_rev_I - v) + i_offset\n"
        "dgsyn/dt = -gsyn/tau_syn"
    ),
    source="Vogels and Abbott (2005), J. Neurosci. 25:10786-10795",
    order=4,
)
