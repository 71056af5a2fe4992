"""Adaptive exponential integrate-and-fire cell with exponential synaptic conductances."""

from backends.standard import adex
from backends.standard.declaration import CellModel
from backends.standard.parameters import reversal_potentials, synaptic_time_constants

EIF_COND_EXP_ISFA_ISTA = CellModel(
    name="EIF_cond_exp_isfa_ista",
    title="Adaptive exponential, exponential conductances",
    doc="Spikes take off exponentially, a current adapts; each input adds a conductance that decays exponentially.",
    parameters=(*adex.PARAMETERS, *reversal_potentials(-80.0), *synaptic_time_constants(5.0)),
    states=adex.STATES,
    receptors=("excitatory", "inhibitory"),
    recordable=adex.RECORDABLE,
    weight_unit="uS",
    less=adex.LESS,
    equations=adex.EQUATIONS + "dgsyn/dt = -gsyn/tau_syn",
    source=adex.SOURCE,
    precision=adex.PRECISION,
    order=6,
)
