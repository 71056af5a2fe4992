TITLE Adaptive exponential integrate-and-fire cell with alpha-shaped synaptic conductances

NEURON {
    POINT_PROCESS EIFCondAlpha
}

INCLUDE "adex.inc"

PROCEDURE arrive() {   : at the end of a step
    slope_e = slope_e + (in_e + rest_e) * exp(1) / tau_syn_E
    slope_i = slope_i + (in_i + rest_i) * exp(1) / tau_syn_I
}
