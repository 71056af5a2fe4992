TITLE A cell composed of a membrane and any number of receptors

COMMENT
The membrane is adaptive exponential; without upswing (delta_T = 0) and adaptation (a = b = 0) it is leaky
integrate-and-fire. Each receptor is a row of numbers, a Response. While no spike arrives, which is at the end of steps
only, responses are known in closed form: after s ms, state exp(-s/decay) plus slope times the integral of what began
with exp(-u/rise) and went on with exp(-(s - u)/decay).
ENDCOMMENT

NEURON {
    POINT_PROCESS PointNeuronCell
    RANGE cm, tau_refrac, v_spike, v_reset, v_rest, tau_m, i_offset, a, b, delta_T, tau_w, v_thresh
    RANGE w, resting, pace, receptors
    POINTER responses   : the first number of the first receptor
}

INCLUDE "body.inc"
INCLUDE "solver.inc"

PARAMETER {
    cm = 1 (nF)
    tau_refrac = 0.1 (ms)
    v_spike = -50 (mV)
    v_reset = -65 (mV)
    v_rest = -65 (mV)
    tau_m = 20 (ms)
    i_offset = 0 (nA)
    a = 0 (uS)
    b = 0 (nA)
    delta_T = 0 (mV)
    tau_w = 144 (ms)
    v_thresh = -50 (mV)
}

ASSIGNED {
    w (nA)
    resting     : steps of the refractory period that are still to come
    pace (ms)   : of the solver
    receptors   : how many there are
    responses
}

BREAKPOINT {
    SOLVE advance METHOD after_cvode
}

VERBATIM
struct Response {
    double state, slope;    // nA or uS, and its change per ms
    double brought, rest;   // what spikes bring during a step, in two numbers: see cell.inc
    double rise, decay;     // ms; a rise of 0: at once
    double reversal;        // mV
    double conducts;        // 1: state is a conductance, 0: a current
    double height, climb;   // how a spike of weight 1 changes state and slope

    double after(double s) const {
        double const ended = exp(-s / decay);
        if (rise == 0) {
            return state * ended;
        }
        double const apart = s * (1 / decay - 1 / rise), begun = exp(-s / rise);
        double const mean = std::fabs(apart) < 1e-5 ? begun * (1 - apart / 2) : (begun - ended) / apart;
        return state * ended + slope * s * mean;
    }

    void go_on(double s) {
        state = after(s) + (brought + rest) * height;
        slope = (rise == 0 ? 0 : slope * exp(-s / rise)) + (brought + rest) * climb;
        brought = rest = 0;
    }

    void arrive(double amount) {
        double const sum = brought + amount, part = sum - brought;
        rest += (brought - (sum - part)) + (amount - part);
        brought = sum;
    }
};
ENDVERBATIM

PROCEDURE prepare() {   : whenever a parameter has changed
    pace = width
}

PROCEDURE advance() {
    VERBATIM
    auto* const first = reinterpret_cast<Response*>(&responses);
    auto* const last = first + (int) receptors;
    double const at_rest = v_rest, peak = v_spike, take_off = v_thresh, sharp = delta_T, leak = cm / tau_m,
                 given = i_offset + i_in, inverse = 1 / cm, slow = 1 / tau_w, coupling = a;
    bool held = resting > 0;
    auto pull = [&](State<3> const& y, State<3>& dy) {   // potential, adaptation, time
        double const at = std::min(y[0], peak);
        double current = leak * (at_rest - at) - y[1] + given;
        if (sharp > 0) {
            current += leak * sharp * exp(std::min((at - take_off) / sharp, 50.0));
        }
        for (auto* response = first; response < last && !held; ++response) {
            current += response->after(y[2]) * (response->conducts ? response->reversal - at : 1);
        }
        dy = {held ? 0 : current * inverse, (coupling * (at - at_rest) - y[1]) * slow, 1};
    };
    State<3> y{vm, w, 0};
    double own = pace;
    double const left = solve(y, width, own, pull, [&](State<3> const& y) { return !held && y[0] >= peak; });
    if (!held && y[0] >= peak) {
        resting = floor(tau_refrac / width + 0.5);
        y[0] = v_reset;
        y[1] += b;
        held = true;
        solve(y, left, own, pull, [](State<3> const&) { return false; });
        emit(_threadargs_);
    } else if (held) {
        resting -= 1;
    }
    pace = own;
    vm = y[0];
    w = y[1];
    i_in = 0;
    for (auto* response = first; response < last; ++response) {
        response->go_on(width);
    }
    ENDVERBATIM
}

NET_RECEIVE (weight, receptor) {
    VERBATIM
    reinterpret_cast<Response*>(&responses)[(int) _args[1]].arrive(_args[0]);
    ENDVERBATIM
}
