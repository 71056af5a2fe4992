"""An alpha-shaped synaptic conductance."""

from backends.standard.declaration import ReceptorModel
from backends.standard.parameters import CONDUCTANCE, E_SYN, TAU_SYN

COND_ALPHA = ReceptorModel(
    name="CondAlphaPostSynapticResponse",
    title="Alpha conductance",
    doc="Each spike adds an alpha-shaped conductance, whose peak is the weight.",
    parameters=(E_SYN, TAU_SYN),
    state=CONDUCTANCE,
    rise="tau_syn",
    decay="tau_syn",
    reversal="e_syn",
    short="AlphaPSR",
    equations="isyn = gsyn (e_syn - v); gsyn(t) = weight (t/tau_syn) exp(1 - t/tau_syn) after each spike",
    source="Roth and van Rossum (2009), in Computational Modeling Methods for Neuroscientists, MIT Press, 139-160",
    order=2,
)
