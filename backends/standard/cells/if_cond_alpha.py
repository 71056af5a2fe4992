"""Leaky integrate-and-fire cell with alpha-shaped synaptic conductances."""

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

IF_COND_ALPHA = CellModel(
    name="IF_cond_alpha",
    title="Integrate-and-fire, alpha conductances",
    doc="Leaky integrate-and-fire with a fixed threshold; each spike adds an alpha-shaped conductance of peak weight.",
    parameters=(*MEMBRANE, *synaptic_time_constants(0.3, 0.5), *reversal_potentials(-70.0), *FIRING),
    states=(V, *GSYN),
    receptors=("excitatory", "inhibitory"),
    recordable=(SPIKES, V, *GSYN),
    weight_unit="uS",
    less=(("v_reset", "v_thresh"),),
    equations=(
        "cm dv/dt = cm (v_rest - v)/tau_m + gsyn_exc (e_rev_E - v) + gsyn_inh (e_rev_I - v) + i_offset\n"
        "gsyn(t) = weight (t/tau_syn) exp(1 - t/tau_syn) after each spike"
    ),
    source="Meffin, Burkitt and Grayden (2004), J. Comput. Neurosci. 16:159-175",
    order=5,
)
