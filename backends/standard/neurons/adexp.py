"""Adaptive exponential integrate-and-fire membrane."""

from backends.standard import adex
from backends.standard.declaration import NeuronModel
from backends.standard.parameters import SPIKES, V

AD_EXP = NeuronModel(
    name="AdExp",
    title="Adaptive exponential",
    doc="Spikes take off exponentially, a current adapts.",
    parameters=adex.PARAMETERS,
    states=adex.MEMBRANE_STATES,
    recordable=(SPIKES, V, adex.ADAPTATION),
    less=adex.LESS,
    equations=adex.MEMBRANE_EQUATIONS,
    source=adex.SOURCE,
    precision=adex.PRECISION,
    order=1,
)
