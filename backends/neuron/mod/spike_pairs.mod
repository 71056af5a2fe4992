TITLE Connections that change with each pair of a presynaptic and a postsynaptic spike

COMMENT
Changes grow with a power of the distance to the bound that the weight moves to: 0 is additive, 1 multiplicative.
ENDCOMMENT

NEURON {
    POINT_PROCESS SpikePairBundle
}

INCLUDE "bundle.inc"
INCLUDE "plasticity.inc"

DEFINE A_PLUS 12
DEFINE A_MINUS 13
DEFINE MU_PLUS 14
DEFINE MU_MINUS 15

FUNCTION after_post(connection, trace) {
    LOCAL weight, share
    weight = told(WEIGHT, connection)
    share = room(connection, told(W_MAX, connection) - weight)
    after_post = weight + told(A_PLUS, connection) * breadth(connection) * share^told(MU_PLUS, connection) * trace
}

FUNCTION after_pre(connection, trace) {
    LOCAL weight, share
    weight = told(WEIGHT, connection)
    share = room(connection, weight - told(W_MIN, connection))
    after_pre = weight - told(A_MINUS, connection) * breadth(connection) * share^told(MU_MINUS, connection) * trace
}

FUNCTION breadth(connection) {
    breadth = told(W_MAX, connection) - told(W_MIN, connection)
}

FUNCTION room(connection, distance) {   : as a share of the range
    room = distance / breadth(connection)
    if (room < 0) {
        room = 0
    }
}
