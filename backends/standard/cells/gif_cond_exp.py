"""Generalised integrate-and-fire cell: a stochastic threshold that moves, and currents that follow each spike."""

from backends.standard.declaration import CellModel, Kind, Parameter, Variable
from backends.standard.parameters import (
    GSYN,
    I_OFFSET,
    MEMBRANE,
    SPIKES,
    V_RESET,
    V,
    reversal_potentials,
    synaptic_time_constants,
)

I_ETA = Variable("i_eta", "nA", "Sum of the currents that spikes have left")
V_T = Variable("v_t", "mV", "Threshold", initial=-48.0)
REST, CM, TAU_M, _ = MEMBRANE

GIF_COND_EXP = CellModel(
    name="GIF_cond_exp",
    title="Generalised integrate-and-fire",
    doc="Fires at a rate that rises with the distance from a threshold; each spike moves it and leaves a current.",
    parameters=(
        REST,
        CM,
        TAU_M,
        Parameter("tau_refrac", 4.0, "ms", "Duration of the refractory period", low=0.0),
        *synaptic_time_constants(5.0),
        *reversal_potentials(-70.0),
        V_RESET,
        I_OFFSET,
        Parameter("delta_v", 0.5, "mV", "How sharply the rate rises at threshold", low=0.0, open_low=True),
        Parameter("v_t_star", -48.0, "mV", "Threshold long after any spike"),
        Parameter("lambda0", 1.0, "Hz", "Rate of spikes at threshold", low=0.0),
        Parameter(
            "tau_eta",
            (1.0, 10.0, 100.0),
            "ms",
            "Time constants of the currents after a spike",
            low=0.0,
            open_low=True,
            kind=Kind.SEQUENCE,
        ),
        Parameter(
            "tau_gamma",
            (1.0, 10.0, 100.0),
            "ms",
            "Time constants of the threshold's moves after a spike",
            low=0.0,
            open_low=True,
            kind=Kind.SEQUENCE,
        ),
        Parameter("a_eta", (1.0, 1.0, 1.0), "nA", "Sizes of the currents after a spike", kind=Kind.SEQUENCE),
        Parameter("a_gamma", (1.0, 1.0, 1.0), "mV", "Sizes of the threshold's moves after a spike", kind=Kind.SEQUENCE),
    ),
    states=(V, V_T, I_ETA, *GSYN),
    receptors=("excitatory", "inhibitory"),
    recordable=(SPIKES, V, *GSYN, I_ETA, V_T),
    weight_unit="uS",
    as_many=(("tau_eta", "a_eta"), ("tau_gamma", "a_gamma")),
    equations=(
        "cm dv/dt = cm (v_rest - v)/tau_m - i_eta + gsyn_exc (e_rev_E - v) + gsyn_inh (e_rev_I - v) + i_offset\n"
        "rate of spikes = lambda0 exp((v - v_t)/delta_v), v_t = v_t_star + sum of a_gamma exp(-t/tau_gamma)\n"
        "i_eta = sum of a_eta exp(-t/tau_eta) over the times t since each spike"
    ),
    source="Pozzorini et al. (2015), PLoS Comput. Biol. 11:e1004275",
    order=10,
)
