"""Leaky integrate-and-fire cell whose potential jumps with each input spike."""

from backends.standard.declaration import CellModel
from backends.standard.parameters import FIRING, MEMBRANE, SPIKES, V

IF_CURR_DELTA = CellModel(
    name="IF_curr_delta",
    title="Integrate-and-fire, instantaneous jumps",
    doc="Leaky integrate-and-fire with a fixed threshold; each input spike moves the membrane potential by its weight.",
    parameters=(*MEMBRANE, *FIRING),
    states=(V,),
    receptors=("excitatory", "inhibitory"),
    recordable=(SPIKES, V),
    weight_unit="mV",
    less=(("v_reset", "v_thresh"),),
    equations="dv/dt = (v_rest - v)/tau_m + i_offset/cm\nv -> v + weight at each input spike",
    source="Brunel (2000), J. Comput. Neurosci. 8:183-208",
    order=3,
)
