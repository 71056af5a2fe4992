TITLE A current that changes at given times, and flows into any number of cells of one thread

COMMENT
It is added to the cells' in the middle of each step, where NEURON works out currents. NEURON does so at other moments
too, when it takes in what is new: then nothing is added.
ENDCOMMENT

NEURON {
    THREADSAFE
    POINT_PROCESS Electrode
    RANGE amplitude, present, last
    POINTER times, amplitudes   : the first of as many numbers as there are amplitudes
    POINTER targets             : the cells' own variables, as handles: NEURON may move what they stand for
}

UNITS {
    (nA) = (nanoamp)
}

VERBATIM
#include <vector>
using Targets = std::vector<neuron::container::data_handle<double>>;
ENDVERBATIM

ASSIGNED {
    dt (ms)
    times (ms)
    amplitudes (nA)
    targets
    amplitude (nA)   : during the step that begins now
    present          : which of the amplitudes it is
    last
}

CONSTRUCTOR {
VERBATIM
    _p_targets = new Targets;
ENDVERBATIM
}

DESTRUCTOR {
VERBATIM
    delete static_cast<Targets*>(_p_targets);
ENDVERBATIM
}

PROCEDURE reach() {   : flow into one cell more, too; the argument is a reference to its variable
VERBATIM
    static_cast<Targets*>(_p_targets)->push_back(hoc_hgetarg<double>(1));
ENDVERBATIM
}

BREAKPOINT {
    SOLVE advance METHOD after_cvode
}

PROCEDURE advance() {
VERBATIM
    while (present < last && (&times)[(int) present + 1] <= t + dt / 4) {
        present += 1;
    }
    amplitude = (&amplitudes)[(int) present];
ENDVERBATIM
}

BEFORE BREAKPOINT {
VERBATIM
    if (fabs(t / dt - floor(t / dt) - 0.5) < 0.25) {
        for (auto& target : *static_cast<Targets*>(_p_targets)) {
            *target += amplitude;
        }
    }
ENDVERBATIM
}
