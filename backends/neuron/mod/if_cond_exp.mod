TITLE Leaky integrate-and-fire cell with exponentially decaying synaptic conductances

COMMENT
The membrane equation is linear in vm with coefficients that change in time: dvm/dt = (target - vm) g / cm. The integral
of g/cm is known exactly; during half a step the target is taken as linear in that integral. So the solution stays
between the reversal potentials however large the conductances become.
ENDCOMMENT

NEURON {
    THREADSAFE
    POINT_PROCESS IFCondExp
    RANGE tau_syn_E, tau_syn_I, e_rev_E, e_rev_I, g_exc, g_inh, half_e, half_i, in_e, in_i
}

INCLUDE "firing.inc"

PARAMETER {
    tau_syn_E = 5 (ms)
    tau_syn_I = 5 (ms)
    e_rev_E = 0 (mV)
    e_rev_I = -70 (mV)
}

ASSIGNED {
    g_exc (uS)
    g_inh (uS)
    in_e (uS)   : what arrives during this step
    in_i (uS)
    half_e      : how much of a conductance remains after half a step
    half_i
}

BREAKPOINT {
    SOLVE advance METHOD after_cvode
}

PROCEDURE prepare() {   : whenever a parameter has changed
    half_e = exp(-width / 2 / tau_syn_E)
    half_i = exp(-width / 2 / tau_syn_I)
}

PROCEDURE advance() {
    half()
    half()
    g_exc = g_exc + in_e
    g_inh = g_inh + in_i
    in_e = 0
    in_i = 0
    fire()
}

PROCEDURE half() {   : half a step
    LOCAL before, after, passed, kept, lag
    before = target()
    passed = (width / 2 / tau_m) + (g_exc * tau_syn_E * (1 - half_e) + g_inh * tau_syn_I * (1 - half_i)) / cm
    g_exc = g_exc * half_e
    g_inh = g_inh * half_i
    if (resting == 0) {
        after = target()
        kept = exp(-passed)
        lag = 1 - passed / 2
        if (passed > 1e-6) {
            lag = (1 - kept) / passed
        }
        vm = after + (vm - before) * kept - (after - before) * lag
    }
}

FUNCTION target() (mV) {   : where the potential is drawn to with the present conductances
    LOCAL g
    g = cm / tau_m
    target = (g * v_rest + g_exc * e_rev_E + g_inh * e_rev_I + i_offset + i_in) / (g + g_exc + g_inh)
}

NET_RECEIVE (weight (uS), receptor) {
    if (receptor == 0) {
        in_e = in_e + weight
    } else {
        in_i = in_i + weight
    }
}
