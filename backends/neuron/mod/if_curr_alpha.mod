TITLE Leaky integrate-and-fire cell with alpha-shaped synaptic currents, solved exactly

NEURON {
    POINT_PROCESS IFCurrAlpha
    RANGE tau_syn_E, tau_syn_I, i_exc, i_inh, slope_e, slope_i, leak, decay_e, decay_i, charge_e, charge_i, ramp_e, ramp_i
}

INCLUDE "firing.inc"
INCLUDE "kernels.inc"

PARAMETER {
    tau_syn_E = 0.5 (ms)
    tau_syn_I = 0.5 (ms)
}

ASSIGNED {
    leak        : how much of the distance to where the potential is drawn remains after a step
    i_exc (nA)
    i_inh (nA)
    slope_e (nA/ms)   : the current after s ms of decay is (i + slope s) exp(-s/tau)
    slope_i (nA/ms)
    decay_e
    decay_i
    charge_e (Mohm)
    charge_i (Mohm)
    ramp_e (Mohm)
    ramp_i (Mohm)
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
    ramp_e = sweep(tau_syn_E)
    ramp_i = sweep(tau_syn_I)
}

PROCEDURE advance() {
    LOCAL final
    if (resting == 0) {
        final = v_rest + (i_offset + i_in) * tau_m / cm
        vm = final + (vm - final) * leak
        vm = vm + i_exc * charge_e + slope_e * ramp_e + i_inh * charge_i + slope_i * ramp_i
    }
    i_exc = (i_exc + slope_e * width) * decay_e
    i_inh = (i_inh + slope_i * width) * decay_i
    slope_e = slope_e * decay_e + (in_e + rest_e) * exp(1) / tau_syn_E
    slope_i = slope_i * decay_i + (in_i + rest_i) * exp(1) / tau_syn_I
    fire()
}
