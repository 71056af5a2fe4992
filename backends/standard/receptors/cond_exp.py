"""A synaptic conductance that decays exponentially."""

from backends.standard.declaration import ReceptorModel
from backends.standard.parameters import CONDUCTANCE, E_SYN, TAU_SYN

COND_EXP = ReceptorModel(
    name="CondExpPostSynapticResponse",
    title="Exponential conductance",
    doc="Each spike adds a conductance, weight at first, that decays exponentially.",
    parameters=(E_SYN, TAU_SYN),
    state=CONDUCTANCE,
    decay="tau_syn",
    reversal="e_syn",
    short="ExpPSR",
    equations="isyn = gsyn (e_syn - v); dgsyn/dt = -gsyn/tau_syn; gsyn -> gsyn + weight at each spike",
    order=1,
)
