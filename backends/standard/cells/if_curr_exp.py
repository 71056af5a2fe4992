"""Leaky integrate-and-fire cell with exponentially decaying synaptic currents."""

from backends.standard.declaration import CellModel, Variable
from backends.standard.parameters import FIRING, MEMBRANE, SPIKES, V, synaptic_time_constants

IF_CURR_EXP = CellModel(
    name="IF_curr_exp",
    title="Integrate-and-fire, exponential currents",
    doc="Leaky integrate-and-fire with a fixed threshold; each input spike adds a current that decays exponentially.",
    parameters=(*MEMBRANE, *synaptic_time_constants(5.0), *FIRING),
    states=(
        V,
        Variable("isyn_exc", "nA", "Excitatory synaptic current"),
        Variable("isyn_inh", "nA", "Inhibitory synaptic current"),
    ),
    receptors=("excitatory", "inhibitory"),
    recordable=(SPIKES, V),
    weight_unit="nA",
    less=(("v_reset", "v_thresh"),),
    equations="cm dv/dt = cm (v_rest - v)/tau_m + isyn_exc + isyn_inh + i_offset\ndisyn/dt = -isyn/tau_syn",
    source="Rotter and Diesmann (1999), Biol. Cybern. 81:381-402",
    order=1,
)
