"""Integrate-and-fire cell with conductances that adapt it and make it refractory for a while."""

from backends.standard.declaration import CellModel, Parameter, Variable
from backends.standard.parameters import (
    FIRING,
    GSYN,
    MEMBRANE,
    SPIKES,
    V,
    reversal_potentials,
    synaptic_time_constants,
)

AFTER_SPIKES = (
    Variable("g_r", "nS", "Conductance of the relative refractoriness"),
    Variable("g_s", "nS", "Conductance of the adaptation"),
)

IF_COND_EXP_GSFA_GRR = CellModel(
    name="IF_cond_exp_gsfa_grr",
    title="Integrate-and-fire, adapting",
    doc="Each spike raises two conductances: a slow one adapts the cell, a fast one keeps it refractory.",
    parameters=(
        *MEMBRANE,
        *synaptic_time_constants(5.0),
        *reversal_potentials(-70.0),
        *FIRING,
        Parameter("tau_sfa", 100.0, "ms", "Time constant of the adaptation", low=0.0, open_low=True),
        Parameter("e_rev_sfa", -75.0, "mV", "Reversal potential of the adaptation"),
        Parameter("q_sfa", 15.0, "nS", "What a spike adds to the conductance of the adaptation", low=0.0),
        Parameter("tau_rr", 2.0, "ms", "Time constant of the relative refractoriness", low=0.0, open_low=True),
        Parameter("e_rev_rr", -75.0, "mV", "Reversal potential of the relative refractoriness"),
        Parameter("q_rr", 3000.0, "nS", "What a spike adds to the conductance of the refractoriness", low=0.0),
    ),
    states=(V, *AFTER_SPIKES, *GSYN),
    receptors=("excitatory", "inhibitory"),
    recordable=(SPIKES, V, *AFTER_SPIKES, *GSYN),
    weight_unit="uS",
    less=(("v_reset", "v_thresh"),),
    equations=(
        "cm dv/dt = cm (v_rest - v)/tau_m + gsyn_exc (e_rev_E - v) + gsyn_inh (e_rev_I - v) + g_s (e_rev_sfa - v)\n"
        "           + g_r (e_rev_rr - v) + i_offset\n"
        "dg_s/dt = -g_s/tau_sfa, dg_r/dt = -g_r/tau_rr; g_s -> g_s + q_sfa and g_r -> g_r + q_rr at each spike"
    ),
    source="Muller, Buesing, Schemmel and Meier (2007), Neural Comput. 19:2958-3010",
    order=11,
)
