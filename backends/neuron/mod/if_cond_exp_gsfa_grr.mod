TITLE Leaky integrate-and-fire cell whose spikes raise two conductances, which adapt it and keep it refractory

NEURON {
    POINT_PROCESS IFCondExpGsfaGrr
    RANGE tau_sfa, e_rev_sfa, q_sfa, tau_rr, e_rev_rr, q_rr, g_s, g_r, half_s, half_r
}

INCLUDE "firing.inc"
INCLUDE "conductance_exp.inc"
INCLUDE "relaxing.inc"

PARAMETER {
    tau_sfa = 100 (ms)
    e_rev_sfa = -75 (mV)
    q_sfa = 0.015 (uS)
    tau_rr = 2 (ms)
    e_rev_rr = -75 (mV)
    q_rr = 3 (uS)
}

ASSIGNED {
    g_s (uS)
    g_r (uS)
    half_s   : how much of a conductance remains after half a step
    half_r
}

BREAKPOINT {
    SOLVE advance METHOD after_cvode
}

PROCEDURE prepare() {   : whenever a parameter has changed
    prepare_membrane()
    prepare_synapses()
    half_s = exp(-width / 2 / tau_sfa)
    half_r = exp(-width / 2 / tau_rr)
}

PROCEDURE advance() {
    relax()
    arrive()
    if (resting == 0 && vm >= v_thresh) {
        g_s = g_s + q_sfa
        g_r = g_r + q_rr
    }
    fire()
}

FUNCTION conductance() (uS) {
    conductance = leak + g_exc + g_inh + g_s + g_r
}

FUNCTION drive() (nA) {
    drive = leak * v_rest + g_exc * e_rev_E + g_inh * e_rev_I + g_s * e_rev_sfa + g_r * e_rev_rr + i_offset + i_in
}

FUNCTION passed() {
    passed = ease + (opened() + g_s * tau_sfa * (1 - half_s) + g_r * tau_rr * (1 - half_r)) / cm
}

PROCEDURE go_on() {
    decay()
    g_s = g_s * half_s
    g_r = g_r * half_r
}
