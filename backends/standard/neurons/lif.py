"""Leaky integrate-and-fire membrane."""

from backends.standard.declaration import NeuronModel
from backends.standard.parameters import FIRING, MEMBRANE, SPIKES, V

LIF = NeuronModel(
    name="LIF",
    title="Integrate-and-fire",
    doc="Leaky integrate-and-fire with a fixed threshold.",
    parameters=(*MEMBRANE, *FIRING),
    states=(V,),
    recordable=(SPIKES, V),
    less=(("v_reset", "v_thresh"),),
    equations="cm dv/dt = cm (v_rest - v)/tau_m + isyn + i_offset; v -> v_reset when v reaches v_thresh",
    source="Lapicque (1907), J. Physiol. Pathol. Gen. 9:620-635",
    order=0,
)
