TITLE Leaky integrate-and-fire cell whose potential jumps with each input spike, solved exactly

NEURON {
    THREADSAFE
    POINT_PROCESS IFCurrDelta
    RANGE leak, jump
}

INCLUDE "firing.inc"

ASSIGNED {
    leak        : how much of the distance to where the potential is drawn remains after a step
    jump (mV)   : what arrives during this step; while refractory it is lost
}

BREAKPOINT {
    SOLVE advance METHOD after_cvode
}

PROCEDURE prepare() {   : whenever a parameter has changed
    leak = exp(-width / tau_m)
}

PROCEDURE advance() {
    LOCAL final
    if (resting == 0) {
        final = v_rest + (i_offset + i_in) * tau_m / cm
        vm = final + (vm - final) * leak + jump
    }
    jump = 0
    fire()
}

NET_RECEIVE (weight (mV), receptor) {
    jump = jump + weight
}
