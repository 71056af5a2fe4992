TITLE A Poisson train of constant rate; spikes are emitted at the end of the step in which they fall

NEURON {
    THREADSAFE
    POINT_PROCESS PoissonSource
    RANGE rate, start, duration, upcoming
    RANDOM train
}

INCLUDE "emit.inc"

PARAMETER {
    rate = 1 (Hz)
    start = 0 (ms)
    duration = 1e10 (ms)
}

ASSIGNED {
    dt (ms)
    upcoming (ms)   : when the next spike falls
}

BREAKPOINT {
    SOLVE advance METHOD after_cvode
}

PROCEDURE prepare(now (ms)) {   : whenever a parameter has changed: without memory, the train may begin anew at any time
    upcoming = start
    if (upcoming < now) {
        upcoming = now
    }
    wait()
}

PROCEDURE wait() {
    if (rate > 0) {
        upcoming = upcoming + random_negexp(train) * 1000 / rate
    } else {
        upcoming = 1e300
    }
}

PROCEDURE advance() {
    while (upcoming <= t + dt * 1e-6 && upcoming <= start + duration) {
        emit()
        wait()
    }
}

NET_RECEIVE (weight) {
}
