TITLE Hodgkin-Huxley cell with the channels of Traub and Miles, and exponentially decaying synaptic conductances

COMMENT
A spike is emitted at the end of the first step in which the potential falls again from above v_offset + 30 mV, and none
for 2 ms after one.
ENDCOMMENT

NEURON {
    POINT_PROCESS HHCondExp
    RANGE gbar_Na, gbar_K, g_leak, cm, v_offset, e_rev_Na, e_rev_K, e_rev_leak, e_rev_E, e_rev_I, tau_syn_E, tau_syn_I
    RANGE i_offset, m, h, n, g_exc, g_inh, resting, pace
}

INCLUDE "cell.inc"
INCLUDE "solver.inc"

PARAMETER {
    gbar_Na = 20 (uS)
    gbar_K = 6 (uS)
    g_leak = 0.01 (uS)
    cm = 0.2 (nF)
    v_offset = -63 (mV)
    e_rev_Na = 50 (mV)
    e_rev_K = -90 (mV)
    e_rev_leak = -65 (mV)
    e_rev_E = 0 (mV)
    e_rev_I = -80 (mV)
    tau_syn_E = 0.2 (ms)
    tau_syn_I = 2 (ms)
    i_offset = 0 (nA)
}

ASSIGNED {
    m
    h
    n
    g_exc (uS)
    g_inh (uS)
    resting     : steps in which no spike will be emitted
    pace (ms)   : of the solver
}

BREAKPOINT {
    SOLVE advance METHOD after_cvode
}

VERBATIM
static double ratio(double x) {   // x/(exp(x) - 1)
    return std::fabs(x) < 1e-4 ? 1 - x / 2 + x * x / 12 : x / (exp(x) - 1);
}
ENDVERBATIM

PROCEDURE prepare() {   : whenever a parameter has changed
    pace = width
}

PROCEDURE advance() {
    VERBATIM
    double const sodium = gbar_Na, potassium = gbar_K, leak = g_leak, inverse = 1 / cm, shift = v_offset,
                 e_sodium = e_rev_Na, e_potassium = e_rev_K, e_leak = e_rev_leak, excites = e_rev_E,
                 inhibits = e_rev_I, rise = 1 / tau_syn_E, fall = 1 / tau_syn_I, given = i_offset + i_in;
    auto slope = [&](State<6> const& y, State<6>& dy) {
        double const at = y[0], u = at - shift, opens = y[1], ready = y[2], slow = y[3];
        dy[0] = (sodium * opens * opens * opens * ready * (e_sodium - at) + leak * (e_leak - at) + given
                 + potassium * slow * slow * slow * slow * (e_potassium - at)
                 + y[4] * (excites - at) + y[5] * (inhibits - at)) * inverse;
        dy[1] = 1.28 * ratio((13 - u) / 4) * (1 - opens) - 1.4 * ratio((u - 40) / 5) * opens;
        dy[2] = 0.128 * exp((17 - u) / 18) * (1 - ready) - 4 / (1 + exp((40 - u) / 5)) * ready;
        dy[3] = 0.16 * ratio((15 - u) / 5) * (1 - slow) - 0.5 * exp((10 - u) / 40) * slow;
        dy[4] = -y[4] * rise;
        dy[5] = -y[5] * fall;
    };
    State<6> y{vm, m, h, n, g_exc, g_inh};
    double own = pace;
    solve(y, width, own, slope, [](State<6> const&) { return false; });
    if (resting > 0) {
        resting -= 1;
    } else if (vm > y[0] && y[0] >= v_offset + 30) {
        resting = floor(2 / width + 0.5);
        emit(_threadargs_);
    }
    pace = own;
    vm = y[0];
    m = y[1];
    h = y[2];
    n = y[3];
    g_exc = y[4] + (in_e + rest_e);
    g_inh = y[5] + (in_i + rest_i);
    ENDVERBATIM
    begin_anew()
}
