TITLE Connections that pass on each spike with their weight

NEURON {
    POINT_PROCESS StaticBundle
}

INCLUDE "bundle.inc"

FUNCTION transmitted(connection) {
    transmitted = told(WEIGHT, connection)
}

NET_RECEIVE (first, count) {
    INITIAL {   : lest NEURON makes the count 0 when other cells begin
    }
    fan_out(first, count)
}
