TITLE Connections that transmit some of the spikes

NEURON {
    POINT_PROCESS BernoulliBundle
}

INCLUDE "bundle.inc"
INCLUDE "chance.inc"

DEFINE P 3

FUNCTION transmitted(connection) {
    begin_drawing(connection)
    transmitted = 0
    if (chance(told(P, connection))) {
        transmitted = told(WEIGHT, connection)
    }
    end_drawing(connection)
}

NET_RECEIVE (first, count) {
    INITIAL {   : lest NEURON makes the count 0 when other cells begin
    }
    fan_out(first, count)
}
