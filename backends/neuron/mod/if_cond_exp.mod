TITLE Leaky integrate-and-fire cell with exponentially decaying synaptic conductances

NEURON {
    POINT_PROCESS IFCondExp
}

INCLUDE "firing.inc"
INCLUDE "conductance_exp.inc"
INCLUDE "relaxing.inc"

BREAKPOINT {
    SOLVE advance METHOD after_cvode
}

PROCEDURE prepare() {   : whenever a parameter has changed
    prepare_membrane()
    prepare_synapses()
}

PROCEDURE advance() {
    relax()
    arrive()
    fire()
}

FUNCTION conductance() (uS) {
    conductance = leak + g_exc + g_inh
}

FUNCTION drive() (nA) {
    drive = leak * v_rest + g_exc * e_rev_E + g_inh * e_rev_I + i_offset + i_in
}

FUNCTION passed() {
    passed = ease + opened() / cm
}

PROCEDURE go_on() {
    decay()
}
