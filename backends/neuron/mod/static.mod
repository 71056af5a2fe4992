TITLE Connections that pass on each spike with their weight

NEURON {
    POINT_PROCESS StaticBundle
}

INCLUDE "bundle.inc"

FUNCTION transmitted(connection) {
    transmitted = told(WEIGHT, connection)
}

NET_RECEIVE (first, count) {
    fan_out(first, count)
}
