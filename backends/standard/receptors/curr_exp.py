"""A synaptic current that decays exponentially."""

from backends.standard.declaration import ReceptorModel, Variable
from backends.standard.parameters import TAU_SYN

CURR_EXP = ReceptorModel(
    name="CurrExpPostSynapticResponse",
    title="Exponential current",
    doc="Each spike adds a current, weight at first, that decays exponentially.",
    parameters=(TAU_SYN,),
    state=Variable("isyn", "nA", "Current through the receptor"),
    decay="tau_syn",
    equations="disyn/dt = -isyn/tau_syn; isyn -> isyn + weight at each spike",
    order=0,
)
