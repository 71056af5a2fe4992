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
BOUNDS = (
    Parameter("w_min", 0.0, "", "Smallest weight, in the unit of the weight"),
    Parameter("w_max", 1.0, "", "Greatest weight, in the unit of the weight"),
)
RELEASE = Parameter("U", 0.5, "", "Share of the resources that a spike uses after a long rest", low=0.0, high=1.0)
TAU_FACIL = Parameter("tau_facil", 0.0, "ms", "Time constant of facilitation; 0: there is none", low=0.0)
ALLOW_SELF = Parameter(
    "allow_self_connections",
    True,
    doc="Whether a cell may be connected to itself, where the two populations are the same",
    kind=Kind.BOOLEAN,
    random=False,
)

START = Parameter("start", 0.0, "ms", "Time of the first possible spike", low=0.0)
DURATION = Parameter("duration", 1e10, "ms", "How long the spikes go on", low=0.0)

# A number for a current source: one source is one current, whatever the cells.
ONSET = Parameter("start", 0.0, "ms", "Time at which the current begins", low=0.0, random=False)
END = Parameter("stop", 1e12, "ms", "Time at which the current ends", low=0.0, random=False)

SPIKES = Variable("spikes", "ms", "Times of the spikes")
V = Variable("v", "mV", "Membrane potential", initial=-65.0)
GSYN = (
    Variable("gsyn_exc", "uS", "Excitatory synaptic conductance"),
    Variable("gsyn_inh", "uS", "Inhibitory synaptic conductance"),
)
E_SYN = Parameter("e_syn", 0.0, "mV", "Potential towards which the receptor drives the cell")
TAU_SYN = Parameter("tau_syn", 5.0, "ms", "Time constant of the response", low=0.0, open_low=True)
CONDUCTANCE = Variable("gsyn", "uS", "Conductance of the receptor")


def with_replacement(default: bool, doc: str) -> Parameter:
    """Whether a rule may choose the same once more."""
    return Parameter("with_replacement", default, doc=doc, kind=Kind.BOOLEAN, random=False)


def recovery(default: float) -> Parameter:
    """How fast a synapse recovers its resources."""
    return Parameter("tau_rec", default, "ms", "Time constant of recovery", low=0.0, open_low=True)


def reversal_potentials(inhibitory: float) -> tuple[Parameter, Parameter]:
    """Potentials towards which excitatory and inhibitory synapses drive the cell."""
    return (
        Parameter("e_rev_E", 0.0, "mV", "Reversal potential of excitatory synapses"),
        Parameter("e_rev_I", inhibitory, "mV", "Reversal potential of inhibitory synapses"),
    )


def synaptic_time_constants(default: float, inhibitory: float | None = None) -> tuple[Parameter, Parameter]:
    """Decay (or rise) times of the excitatory and the inhibitory synapse (None: as long as the excitatory one)."""
    other = default if inhibitory is None else inhibitory
    return (
        Parameter("tau_syn_E", default, "ms", "Time constant of excitatory synapses", low=0.0, open_low=True),
        Parameter("tau_syn_I", other, "ms", "Time constant of inhibitory synapses", low=0.0, open_low=True),
    )
