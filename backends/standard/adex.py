"""What the adaptive exponential integrate-and-fire cells have in common: all but the shape of their synapses."""

from dataclasses import replace

from backends.standard.declaration import Parameter, Variable
from backends.standard.parameters import GSYN, I_OFFSET, SPIKES, TAU_REFRAC, V

PARAMETERS = (
    Parameter("cm", 0.281, "nF", "Capacity of the membrane", low=0.0, open_low=True),
    TAU_REFRAC,
    Parameter("v_spike", -40.0, "mV", "Membrane potential at which a spike is detected, and ends"),
    Parameter("v_reset", -70.6, "mV", "Membrane potential after a spike"),
    Parameter("v_rest", -70.6, "mV", "Resting membrane potential"),
    Parameter("tau_m", 9.3667, "ms", "Membrane time constant", low=0.0, open_low=True),
    I_OFFSET,
    Parameter("a", 4.0, "nS", "Adaptation below threshold: conductance that drives w"),
    Parameter("b", 0.0805, "nA", "Adaptation by spikes: what each adds to w"),
    Parameter("delta_T", 2.0, "mV", "Sharpness of the rise of a spike", low=0.0, open_low=True),
    Parameter("tau_w", 144.0, "ms", "Time constant of the adaptation", low=0.0, open_low=True),
    Parameter("v_thresh", -50.4, "mV", "Membrane potential at which spikes take off"),
)
ADAPTATION = Variable("w", "nA", "Adaptation current")
MEMBRANE_STATES = (replace(V, initial=-70.6), ADAPTATION)
STATES = (*MEMBRANE_STATES, *GSYN)
RECORDABLE = (SPIKES, V, ADAPTATION, *GSYN)
PRECISION = 1e-3  # the reset comes within a step or at its end
LESS = (("v_reset", "v_spike"), ("v_thresh", "v_spike"))
MEMBRANE_EQUATIONS = (
    "cm dv/dt = cm/tau_m (v_rest - v + delta_T exp((v - v_thresh)/delta_T)) - w + isyn + i_offset\n"
    "tau_w dw/dt = a (v - v_rest) - w; v -> v_reset and w -> w + b when v reaches v_spike"
)
EQUATIONS = f"{MEMBRANE_EQUATIONS}\nisyn = gsyn_exc (e_rev_E - v) + gsyn_inh (e_rev_I - v)\n"
SOURCE = "Brette and Gerstner (2005), J. Neurophysiol. 94:3637-3642"
