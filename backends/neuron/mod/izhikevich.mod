TITLE Izhikevich's simple model

COMMENT
A map from one time step to the next: Euler's forward method with the time step, as its parameters are meant.
ENDCOMMENT

NEURON {
    POINT_PROCESS IzhikevichCell
    RANGE a, b, c, d, i_offset, u
}

INCLUDE "cell.inc"

DEFINE CAPACITY 1   : pF

PARAMETER {
    a = 0.02 (/ms)
    b = 0.2 (/ms)
    c = -65 (mV)
    d = 2 (mV/ms)
    i_offset = 0 (nA)
}

ASSIGNED {
    u (mV/ms)
}

BREAKPOINT {
    SOLVE advance METHOD after_cvode
}

PROCEDURE prepare() {   : nothing follows from the parameters
}

PROCEDURE advance() {
    LOCAL before, pull
    before = vm
    pull = 0.04 * before * before + 5 * before + 140 - u + (i_offset + i_in) * 1000 / CAPACITY
    vm = vm + width * pull + (in_e + rest_e) + (in_i + rest_i)
    u = u + width * a * (b * before - u)
    if (vm >= 30) {
        vm = c
        u = u + d
        emit()
    }
    begin_anew()
}
