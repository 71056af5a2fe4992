TITLE Adaptive exponential integrate-and-fire cell with exponentially decaying synaptic conductances

NEURON {
    POINT_PROCESS EIFCondExp
}

INCLUDE "adex.inc"

PROCEDURE arrive() {   : at the end of a step
    g_exc = g_exc + (in_e + rest_e)
    g_inh = g_inh + (in_i + rest_i)
}
