TITLE Connections that grow with each pair of spikes, and shrink with each presynaptic one

NEURON {
    POINT_PROCESS VogelsBundle
}

INCLUDE "bundle.inc"
INCLUDE "plasticity.inc"

DEFINE ETA 12
DEFINE RHO 13

FUNCTION after_post(connection, trace) {
    after_post = told(WEIGHT, connection) + told(ETA, connection) * trace
}

FUNCTION after_pre(connection, trace) {   : rho is in Hz
    LOCAL grown
    grown = bounded(connection, told(WEIGHT, connection) + told(ETA, connection) * trace)
    after_pre = grown - told(ETA, connection) * 2 * told(RHO, connection) * told(TAU_PRE, connection) / 1000
}
