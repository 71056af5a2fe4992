TITLE Leaky integrate-and-fire cell with exponentially decaying synaptic currents, solved exactly

NEURON {
    POINT_PROCESS IFCurrExp
    RANGE tau_syn_E, tau_syn_I, i_exc, i_inh, leak, decay_e, decay_i, charge_e, charge_i
}

INCLUDE "firing.inc"
INCLUDE "kernels.inc"

PARAMETER {
    tau_syn_E = 5 (ms)
    tau_syn_I = 5 (ms)
}

ASSIGNED {
    leak        : how much of the distance to where the potential is drawn remains after a step
    i_exc (nA)
    i_inh (nA)
    decay_e
    decay_i
    charge_e (Mohm)
    charge_i (Mohm)
}

BREAKPOINT {
    SOLVE advance METHOD after_cvode
}

PROCEDURE prepare() {   : whenever a parameter has changed
    leak = exp(-width / tau_m)
    decay_e = exp(-width / tau_syn_E)
    decay_i = exp(-width / tau_syn_I)
    charge_e = charge(tau_syn_E)
    charge_i = charge(tau_syn_I)
}

PROCEDURE advance() {
    LOCAL final
    if (resting == 0) {
        final = v_rest + (i_offset + i_in) * tau_m / cm
        vm = final + (vm - final) * leak + i_exc * charge_e + i_inh * charge_i
    }
    i_exc = i_exc * decay_e + (in_e + rest_e)
    i_inh = i_inh * decay_i + (in_i + rest_i)
    fire()
}
