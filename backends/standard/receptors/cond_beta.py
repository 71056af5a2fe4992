"""A synaptic conductance that rises and decays with time constants of its own."""

from backends.standard.declaration import Parameter, ReceptorModel
from backends.standard.parameters import CONDUCTANCE, E_SYN

COND_BETA = ReceptorModel(
    name="CondBetaPostSynapticResponse",
    title="Beta conductance",
    doc="Each spike adds a conductance that rises and decays exponentially; its peak is the weight.",
    parameters=(
        E_SYN,
        Parameter("tau_rise", 0.2, "ms", "Time constant of the rise", low=0.0, open_low=True),
        Parameter("tau_decay", 1.7, "ms", "Time constant of the decay", low=0.0, open_low=True),
    ),
    state=CONDUCTANCE,
    rise="tau_rise",
    decay="tau_decay",
    reversal="e_syn",
    short="BetaPSR",
    equations=(
        "isyn = gsyn (e_syn - v)\n"
        "gsyn(t) = weight c (exp(-t/tau_decay) - exp(-t/tau_rise)) after each spike; c: such that its peak is weight"
    ),
    source="Roth and van Rossum (2009), in Computational Modeling Methods for Neuroscientists, MIT Press, 139-160",
    order=3,
)
