"""Hodgkin-Huxley cell with the channels of Traub and Miles."""

from backends.standard.declaration import CellModel, Parameter, Variable
from backends.standard.parameters import GSYN, I_OFFSET, SPIKES, V, reversal_potentials, synaptic_time_constants

HH_COND_EXP = CellModel(
    name="HH_cond_exp",
    title="Hodgkin-Huxley, exponential conductances",
    doc="Sodium and potassium channels make the spikes; each input spike adds a conductance that decays exponentially.",
    parameters=(
        Parameter("gbar_Na", 20.0, "uS", "Greatest conductance of the sodium channels", low=0.0),
        Parameter("gbar_K", 6.0, "uS", "Greatest conductance of the potassium channels", low=0.0),
        Parameter("g_leak", 0.01, "uS", "Leak conductance", low=0.0, open_low=True),
        Parameter("cm", 0.2, "nF", "Capacity of the membrane", low=0.0, open_low=True),
        Parameter("v_offset", -63.0, "mV", "Potential by which the curves of the channels are shifted"),
        Parameter("e_rev_Na", 50.0, "mV", "Reversal potential of sodium"),
        Parameter("e_rev_K", -90.0, "mV", "Reversal potential of potassium"),
        Parameter("e_rev_leak", -65.0, "mV", "Reversal potential of the leak"),
        *reversal_potentials(-80.0),
        *synaptic_time_constants(0.2, 2.0),
        I_OFFSET,
    ),
    states=(
        V,
        *GSYN,
        Variable("h", "", "Share of sodium channels that are not inactivated", initial=1.0),
        Variable("m", "", "Activation of the sodium channels"),
        Variable("n", "", "Activation of the potassium channels"),
    ),
    receptors=("excitatory", "inhibitory"),
    recordable=(SPIKES, V, *GSYN),
    weight_unit="uS",
    less=(("e_rev_K", "e_rev_Na"),),
    equations=(
        "cm dv/dt = gbar_Na m^3 h (e_rev_Na - v) + gbar_K n^4 (e_rev_K - v) + g_leak (e_rev_leak - v)\n"
        "           + gsyn_exc (e_rev_E - v) + gsyn_inh (e_rev_I - v) + i_offset\n"
        "dx/dt = alpha_x (1 - x) - beta_x x for x = m, h, n, rates as in the source, of v - v_offset\n"
        "dgsyn/dt = -gsyn/tau_syn"
    ),
    source="Traub and Miles (1991), Neuronal Networks of the Hippocampus; Brette et al. (2007), 23:349-398",
    order=9,
)
