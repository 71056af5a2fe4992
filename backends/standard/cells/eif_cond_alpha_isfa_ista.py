"""Adaptive exponential integrate-and-fire cell with alpha synaptic conductances."""

from backends.standard import adex
from backends.standard.declaration import CellModel
from backends.standard.parameters import reversal_potentials, synaptic_time_constants

EIF_COND_ALPHA_ISFA_ISTA = CellModel(
    name="EIF_cond_alpha_isfa_ista",
    title="Adaptive exponential, alpha conductances",
    doc="Spikes take off exponentially, a current adapts; each input adds an alpha-shaped conductance of peak weight.",
    parameters=(*adex.PARAMETERS, *reversal_potentials(-80.0), *synaptic_time_constants(5.0)),
    states=adex.STATES,
    receptors=("excitatory", "inhibitory"),
    recordable=adex.RECORDABLE,
    weight_unit="uS",
    less=adex.LESS,
    equations=adex.EQUATIONS + "gsyn(t) = weight (t/tau_syn) exp(1 - t/tau_syn) after each spike",
    source=adex.SOURCE,
    precision=adex.PRECISION,
    order=7,
)
