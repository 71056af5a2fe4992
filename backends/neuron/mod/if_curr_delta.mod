TITLE Leaky integrate-and-fire cell whose potential jumps with each input spike, solved exactly

NEURON {
    POINT_PROCESS IFCurrDelta
    RANGE leak
}

INCLUDE "firing.inc"

ASSIGNED {
    leak        : how much of the distance to where the potential is drawn remains after a step
}

BREAKPOINT {
    SOLVE advance METHOD after_cvode
}

PROCEDURE prepare() {   : whenever a parameter has changed
    leak = exp(-width / tau_m)
}

PROCEDURE advance() {
    LOCAL final
    if (resting == 0) {   : while it rests, jumps are lost
        final = v_rest + (i_offset + i_in) * tau_m / cm
        vm = final + (vm - final) * leak + (in_e + rest_e) + (in_i + rest_i)
    }
    fire()
}
