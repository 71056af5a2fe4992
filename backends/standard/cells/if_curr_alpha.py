"""Leaky integrate-and-fire cell with alpha-shaped synaptic currents."""

from backends.standard.declaration import CellModel, Variable
from backends.standard.parameters import FIRING, MEMBRANE, SPIKES, V, synaptic_time_constants

IF_CURR_ALPHA = CellModel(
    name="IF_curr_alpha",
    title="Integrate-and-fire, alpha currents",
    doc="Leaky integrate-and-fire with a fixed threshold; each spike adds an alpha-shaped current of peak weight.",
    parameters=(*MEMBRANE, *synaptic_time_constants(0.5), *FIRING),
    states=(
        V,
        Variable("isyn_exc", "nA", "Excitatory synaptic current"),
        Variable("isyn_inh", "nA", "Inhibitory synaptic current"),
    ),
    receptors=("excitatory", "inhibitory"),
    recordable=(SPIKES, V),
    weight_unit="nA",
    less=(("v_reset", "v_thresh"),),
    equations=(
        "cm dv/dt = cm (v_rest - v)/tau_m + isyn_exc + isyn_inh + i_offset\n"
        "isyn(t) = weight (t/tau_syn) exp(1 - t/tau_syn) after each spike"
    ),
    source="Rotter and Diesmann (1999), Biol. Cybern. 81:381-402",
    order=2,
)
