TITLE Passes on each event that it is sent, at once

NEURON {
    THREADSAFE
    ARTIFICIAL_CELL SpikeRelay
}

NET_RECEIVE (weight) {
    net_event(t)
}
