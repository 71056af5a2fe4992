"""Parameters that several models share, written once."""

from backends.standard.declaration import Kind, Parameter, Variable

V_REST = Parameter("v_rest", -65.0, "mV", "Resting membrane potential")
CM = Parameter("cm", 1.0, "nF", "Capacity of the membrane", low=0.0, open_low=True)
TAU_M = Parameter("tau_m", 20.0, "ms", "Membrane time constant", low=0.0, open_low=True)
TAU_REFRAC = Parameter("tau_refrac", 0.1, "ms", "Duration of the refractory period", low=0.0)
V_RESET = Parameter("v_reset", -65.0, "mV", "Membrane potential after a spike")
V_THRESH = Parameter("v_thresh", -50.0, "mV", "Membrane potential at which a spike is emitted")
I_OFFSET = Parameter("i_offset", 0.0, "nA", "Constant current into the cell")

MEMBRANE = (V_REST, CM, TAU_M, TAU_REFRAC)
FIRING = (I_OFFSET, V_RESET, V_THRESH)

WEIGHT = Parameter(
    "weight", 0.0, "", "Strength: nA for currents, uS for conductances, mV for jumps of the membrane potential"
)
DELAY = Parameter("delay", None, "ms", "Time from the spike to its effect", low=0.0, open_low=True)
ALLOW_SELF = Parameter(
    "allow_self_connections",
    True,
    doc="Whether a cell may be connected to itself, where the two populations are the same",
    kind=Kind.BOOLEAN,
    random=False,
)

SPIKES = Variable("spikes", "ms", "Times of the spikes")
V = Variable("v", "mV", "Membrane potential", initial=-65.0)


def with_replacement(default: bool, doc: str) -> Parameter:
    """Whether a rule may choose the same once more."""
    return Parameter("with_replacement", default, doc=doc, kind=Kind.BOOLEAN, random=False)


def synaptic_time_constants(default: float) -> tuple[Parameter, Parameter]:
    """Decay (or rise) times of the excitatory and the inhibitory synapse."""
    return (
        Parameter("tau_syn_E", default, "ms", "Time constant of excitatory synapses", low=0.0, open_low=True),
        Parameter("tau_syn_I", default, "ms", "Time constant of inhibitory synapses", low=0.0, open_low=True),
    )
