TITLE Connections with several release sites

COMMENT
Each site that has recovered releases with a probability that is facilitated: Loebel, Silberberg, Helbig, Markram,
Tsodyks and Richardson (2009), Front. Comput. Neurosci. 3:27. A connection that was at rest begins with U.
ENDCOMMENT

NEURON {
    POINT_PROCESS QuantalBundle
}

INCLUDE "bundle.inc"
INCLUDE "chance.inc"

DEFINE U 3
DEFINE TAU_REC 4
DEFINE TAU_FACIL 5
DEFINE SITES 6
DEFINE READY 7
DEFINE SHARE 8
DEFINE LAST 9

FUNCTION transmitted(connection) {
    LOCAL passed, share, ready, released
    passed = t - told(LAST, connection)
    begin_drawing(connection)
    share = told(U, connection)
    if (told(TAU_FACIL, connection) > 0) {
        share = share + told(SHARE, connection) * (1 - share) * exp(-passed / told(TAU_FACIL, connection))
    }
    ready = told(READY, connection)
    ready = ready + hits(told(SITES, connection) - ready, 1 - exp(-passed / told(TAU_REC, connection)))
    released = hits(ready, share)
    end_drawing(connection)
    remember(READY, connection, ready - released)
    remember(SHARE, connection, share)
    remember(LAST, connection, t)
    transmitted = told(WEIGHT, connection) * released
}

FUNCTION hits(tries, probability) {   : how many of some tries succeed
    LOCAL left
    left = tries
    hits = 0
    while (left > 0.5) {
        hits = hits + chance(probability)
        left = left - 1
    }
}

NET_RECEIVE (first, count) {
    INITIAL {   : lest NEURON makes the count 0 when other cells begin
    }
    fan_out(first, count)
}
