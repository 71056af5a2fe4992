TITLE Passes on each event that it is sent, at once

NEURON {
    THREADSAFE
    ARTIFICIAL_CELL SpikeRelay
}

NET_RECEIVE (weight) {
    VERBATIM
    double now = t;
    if (now <= 0) {   // a spike at 0 belongs to a step that was never gone through: see emit.inc
        t = -0.75 * dt;
    }
    net_event(_pnt, t);
    t = now;
    ENDVERBATIM
}
