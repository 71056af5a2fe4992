"""The cell of the analogue chip of the FACETS project, its first stage."""

from backends.standard.declaration import CellModel, Parameter
from backends.standard.parameters import GSYN, SPIKES, V, synaptic_time_constants

IF_FACETS_HARDWARE1 = CellModel(
    name="IF_facets_hardware1",
    title="Integrate-and-fire, as on the FACETS chip",
    doc="Leaky integrate-and-fire with exponential conductances, within what the FACETS stage 1 chip can set.",
    parameters=(
        Parameter("g_leak", 40.0, "nS", "Leak conductance; the capacity is 0.2 nF", low=0.0, open_low=True),
        *synaptic_time_constants(30.0),
        Parameter("v_reset", -80.0, "mV", "Membrane potential after a spike, for 1 ms"),
        Parameter("e_rev_I", -80.0, "mV", "Reversal potential of inhibitory synapses; that of excitatory ones is 0"),
        Parameter("v_rest", -65.0, "mV", "Resting membrane potential"),
        Parameter("v_thresh", -55.0, "mV", "Membrane potential at which a spike is emitted"),
    ),
    states=(V, *GSYN),
    receptors=("excitatory", "inhibitory"),
    recordable=(SPIKES, V, *GSYN),
    weight_unit="uS",
    less=(("v_reset", "v_thresh"),),
    equations=(
        "0.2 nF dv/dt = g_leak (v_rest - v) + gsyn_exc (0 - v) + gsyn_inh (e_rev_I - v)\ndgsyn/dt = -gsyn/tau_syn"
    ),
    source="Brüderle et al. (2009), Front. Neuroinform. 3:17",
    order=12,
)
